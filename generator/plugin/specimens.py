"""MkDocs once its own pages are built: it can still render a specimen of any kind of page, and so make its frame."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from traceback import extract_tb
from typing import Any

from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation

from generator.frames import Frame, Framed, Frames, Kind, Specimen, WrongFrame, cut, specimen_of, unnamed
from generator.plugin.ready import PromisedFiles, ReadyPage, file_at, source_of

TEMPLATE = "main.html"


class Specimens:
    """The theme, ready to render. No specimen is among MkDocs' files, and none leaves a file behind."""

    def __init__(self, config: MkDocsConfig, nav: Navigation, env: Any, files: PromisedFiles) -> None:
        self.config, self.nav, self.env, self.files = config, nav, env, files

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the interface."""
        return tuple(self.env.globals["interfaces"])

    def frames(self, kinds: Iterable[Kind] = ()) -> Frames:
        """The frames of these kinds; raises Abort where the theme does what no frame can."""
        listed = frozenset(page.file.dest_uri for page in self.nav.pages)
        named = frozenset(file.dest_uri for file in self.files.promised.values())
        return Frames({kind: self.frame(kind) for kind in kinds}, listed, named)

    def more(self, frames: Frames, pages: Iterable[Framed]) -> Frames:
        """Frames for these pages too."""
        return frames.with_more([self.frame(kind) for kind in frames.missing(pages)])

    def frame(self, kind: Kind) -> Frame:
        """The frame of one kind."""
        try:
            return cut(self.rendered(specimen_of(kind)), kind, bool(self.config.site_url))
        except WrongFrame as wrong:
            raise Abort(f"{place_of(wrong)}{wrong}") from wrong

    def rendered(self, specimen: Specimen) -> str:
        """A specimen in its frame, as MkDocs renders pages."""
        page, config = self.page_of(specimen), self.config
        page.read_source(config)
        page.render(config, self.files)
        page.active = True
        try:
            context = get_context(self.nav, self.files, config, page)
            context = config.plugins.on_page_context(context, page=page, config=config, nav=self.nav)
            html: str = self.env.get_template(TEMPLATE).render(context)
            return config.plugins.on_post_page(html, page=page, config=config)
        finally:
            page.active, page.title = False, unnamed()

    def page_of(self, specimen: Specimen) -> ReadyPage:
        """The page at the place of a specimen; one that the navigation lists is the one in the navigation."""
        file: File | None = self.files.promised.get(source_of(specimen.path))
        page = file.page if file else None
        if not isinstance(page, ReadyPage):
            page = ReadyPage(specimen.title, file_at(specimen.path, self.config), self.config)
        return page.take(specimen)


def place_of(wrong: WrongFrame) -> str:
    """The file and line of the template where it went wrong, if it was there; Jinja puts templates into the traceback."""
    lines = [one for one in extract_tb(wrong.__traceback__) if one.filename.endswith(".html")]
    return f"{Path(lines[-1].filename).name}:{lines[-1].lineno}: " if lines else ""
