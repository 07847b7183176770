"""The plugin: what MkDocs calls while it builds."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from generator.addresses import SITEMAP, SiteFile
from generator.assets import frame
from generator.frames import Framed, Frames
from generator.interface import Interface
from generator.languages import direction_of
from generator.plugin.reading import (
    Progress,
    checked_assets,
    checked_interfaces,
    checked_site,
    publication_of,
    root_of,
)
from generator.plugin.ready import PromisedFiles, Promises, file_of_page
from generator.plugin.specimens import Specimens

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from generator.site import Site

MADE_ANEW = (".css", ".js")
log = logging.getLogger("mkdocs.plugins.outages")


class Options(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves its hook for subclasses untyped
    """What can be set under `outages` in mkdocs.yml. `fast: false`: MkDocs renders the theme anew for every page."""

    fast = config_options.Type(bool, default=True)


class OutagesPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]  # as above
    """Makes the pages of the archive before MkDocs writes anything, and indexes them for search at the end."""

    # None of the archive where somebody else makes its pages: then `promises` tells which files there will be.
    site: Site | None = None
    promises: Promises | None = None
    interfaces: Mapping[str, Interface]
    assets: tuple[SiteFile, ...] = ()
    # The theme once MkDocs has built its pages.
    specimens: Specimens
    nav: Navigation
    env: Any
    files: Files
    left_aside: tuple[str, ...] = ()
    serving: bool = False
    progress: Progress = staticmethod(lambda doing, done: None)

    @contextmanager
    def without_archive(self, promises: Promises, serving: bool) -> Iterator[OutagesPlugin]:
        """For one build, leave out all that needs the archive. MkDocs has one plugin for all builds of a process."""
        before, self.promises, self.serving = self.serving, promises, serving
        try:
            yield self
        finally:
            self.promises, self.serving = None, before

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this is a preview."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read, check and render everything; MkDocs has not touched the old site yet."""
        root = root_of(config)
        self.site = None if self.promises else checked_site(root, publication_of(config, self.serving), self.progress)
        self.interfaces = self.site.interfaces if self.site else checked_interfaces(root)
        self.assets = checked_assets(config, self.interfaces)
        config.theme.static_templates.discard(SITEMAP)
        # MkDocs would look through Material's ten thousand pictures, of which no page has one.
        self.left_aside = tuple(config.theme.dirs)
        config.theme.dirs = [folder for folder in self.left_aside if folder == config.theme.custom_dir]
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated pages and files to those that MkDocs found; leave out what no page asks for."""
        for file in [one for one in files if is_left_out(one, config)]:
            files.remove(file)
        for made in (*(self.site.files if self.site else ()), *self.assets):
            files.append(File.generated(config, made.path, content=made.content))
        pages = self.site.pages if self.site else ()
        if self.is_stamped:
            return PromisedFiles(files, config, self.promises or frozenset(one.path for one in pages).__contains__)
        for page in pages:
            files.append(file_of_page(page, config))
        return files

    @property
    def is_stamped(self) -> bool:
        """Whether the generated pages are put into their frames here, and not by MkDocs."""
        return self.config.fast or self.promises is not None

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Remember what stands in every frame."""
        self.nav, self.files = nav, files
        return nav

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """The frame speaks the language of its page: `interfaces`, by the code of the language."""
        config.theme.dirs = env.loader.searchpath = list(self.left_aside)
        env.trim_blocks = env.lstrip_blocks = True
        env.globals["interfaces"] = self.interfaces
        env.globals["direction_of"] = direction_of
        env.globals["frame"] = frame(root_of(config), self.serving)
        self.env = env
        return env

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Stamp the generated pages, and index the finished ones, if this is the whole site."""
        if isinstance(self.files, PromisedFiles):
            self.specimens = Specimens(config, self.nav, self.env, self.files)
        if not self.site:
            return
        pages = self.site.pages
        if self.is_stamped:
            stamp(pages, self.specimens, Path(config.site_dir))
        # In a preview the search box uses the catalogue, so that saving stays quick.
        if not self.serving:
            finish(Path(config.site_dir), len(pages), self.progress)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Build anew when an incident, a word, a template or the style changes."""
        for folder in ("incidents", "site_config"):
            server.watch(str(root_of(config) / folder))
        server.builder = partial(build_or_report, builder)
        return server


def stamp(pages: Iterable[Framed], specimens: Specimens, folder: Path) -> None:
    """Write pages, each in the frame of its kind."""
    frames = specimens.more(specimens.frames(), pages)
    for page in pages:
        write_page(page, frames, folder)


def write_page(page: Framed, frames: Frames, folder: Path) -> None:
    """Write one page in its frame, in the way of MkDocs."""
    path = folder / page.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(frames.fill_file(page))


def finish(folder: Path, pages: int, progress: Progress) -> None:
    """What can be made only of the finished pages."""
    from generator.offline import write_offline_copy
    from generator.search_index import SearchIndexFailed, build_search_index

    progress("Indexing pages for search", pages)
    try:
        build_search_index(folder)
    except SearchIndexFailed as error:
        raise Abort(str(error)) from error
    progress("Packing the copy to take away", 1)
    write_offline_copy(folder)


def build_or_report(build_anew: Callable[[], None]) -> None:
    """Build anew; where the archive has problems, say which, and go on with the pages as they were."""
    from generator.pages.mistakes import TemplateMistake, words_for

    try:
        build_anew()
    except Abort as error:
        # MkDocs would answer no request until the next build succeeds. The check comes before anything is written.
        error.show()
    except TemplateMistake as mistake:
        log.error(words_for(mistake))  # noqa: TRY400 - where in the template says more than where in the program


def is_left_out(file: File, config: MkDocsConfig) -> bool:
    """Whether a file belongs to Material or MkDocs, or is one of ours that is made into another: a style, a script."""
    if file.src_dir != config.theme.custom_dir:
        return file.src_dir != config.docs_dir
    folder, ending = file.src_uri.split("/")[0], Path(file.src_uri).suffix
    return folder == "partials" or (folder == "assets" and ending in MADE_ANEW)
