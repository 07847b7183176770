"""The door for MkDocs: hands it the pages and files of the site. The only room that knows MkDocs."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.addresses import SITEMAP, Publication, SiteFile
from generator.assets import WrongScript, WrongStyle, assets, frame
from generator.geometry import WrongGeometry
from generator.interface import WrongInterface
from generator.languages import ENGLISH, direction_of
from generator.loading import load_archive
from generator.offline import write_offline_copy
from generator.pages import Page
from generator.pages.mistakes import TemplateMistake, words_for
from generator.problems import report
from generator.search_index import SearchIndexFailed, build_search_index
from generator.site import Site, site_of

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

BuildFailed = MkDocsException
BASE_STYLE = "assets/stylesheets/main.*.min.css"
MADE_ANEW = (".css", ".js")
Progress = Callable[[str, int], None]
log = logging.getLogger("mkdocs.plugins.outages")


class InvalidArchive(Abort):
    """There are problems in the files; carries the whole report."""


class NoOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves its hook for subclasses untyped
    """There is nothing to set in mkdocs.yml: what can be set stands in site_config/."""


class OutagesPlugin(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]  # as above
    """Makes the pages of the archive before MkDocs writes anything, and indexes them for search at the end."""

    site: Site
    assets: tuple[SiteFile, ...] = ()
    serving: bool = False
    progress: Progress = staticmethod(lambda doing, done: None)

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this is a preview."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read, check and render everything; MkDocs has not touched the old site yet."""
        self.site = checked_site(root_of(config), publication_of(config, self.serving), self.progress)
        self.assets = checked_assets(config, self.site)
        config.theme.static_templates.discard(SITEMAP)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated pages and files to those that MkDocs found; leave out what no page asks for."""
        for file in [one for one in files if is_left_out(one, config)]:
            files.remove(file)
        for page in self.site.pages:
            files.append(file_of_page(page, config))
        for made in (*self.site.files, *self.assets):
            files.append(File.generated(config, made.path, content=made.content))
        return files

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """The frame speaks the language of its page: `interfaces`, by the code of the language."""
        env.trim_blocks = env.lstrip_blocks = True
        env.globals["interfaces"] = self.site.interfaces
        env.globals["direction_of"] = direction_of
        env.globals["frame"] = frame(root_of(config), self.serving)
        return env

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Index the finished pages; in a preview the search box uses the catalogue, so that saving stays quick."""
        if self.serving:
            return
        self.progress("Indexing pages for search", len(self.site.pages))
        try:
            build_search_index(Path(config.site_dir))
        except SearchIndexFailed as error:
            raise Abort(str(error)) from error
        self.progress("Packing the copy to take away", 1)
        write_offline_copy(Path(config.site_dir))

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Build anew when an incident, a word, a template or the style changes."""
        for folder in ("incidents", "site_config"):
            server.watch(str(root_of(config) / folder))
        server.builder = partial(build_or_report, builder)
        return server


class ReadyPage(MkDocsPage):
    """A page whose HTML is ready: MkDocs only puts the frame around it."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(page.title, file, config)
        self.ready = page

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no Markdown to read."""
        self.markdown = ""
        self.meta = {
            "title": self.ready.title,
            "description": self.ready.description,
            "head": self.ready.head,
            "language": self.ready.language,
            "generated": True,
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """The HTML as it is, with its sections as the table of contents."""
        self.content = self.ready.html
        # MkDocs takes the titles of a table of contents for HTML, as those that it makes itself are.
        self.toc = TableOfContents([AnchorLink(escape(title), anchor, 2) for anchor, title in self.ready.sections])


def build_or_report(build_anew: Callable[[], None]) -> None:
    """Build anew; where the archive has problems, say which, and go on with the pages as they were."""
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


def root_of(config: MkDocsConfig) -> Path:
    """The project's root: the folder that mkdocs.yml stands in."""
    return Path(config.config_file_path).parent


def publication_of(config: MkDocsConfig, serving: bool) -> Publication:
    """What the site is called and where it stands; a preview stands nowhere."""
    return Publication(config.site_name, None if serving else config.site_url or None)


def checked_site(root: Path, publication: Publication, progress: Progress) -> Site:
    """The site, or the whole report of what is wrong with the archive and nothing else."""
    if not (root / "incidents").is_dir():
        raise Abort("there is no folder incidents/ in this project; nothing was written")
    loaded = load_archive(root, partial(progress, "Reading incidents"))
    if loaded.problems:
        text = report(loaded.problems, loaded.lines)
        raise InvalidArchive(f"{text}\n\nNothing was written.")
    log.info(f"Read {len(loaded.archive.incidents)} incidents, all valid")
    try:
        return site_of(loaded.archive, root, publication, partial(progress, "Rendering pages"))
    except (WrongGeometry, WrongInterface) as wrong:
        raise Abort(f"{wrong}\n\nNothing was written.") from wrong


def checked_assets(config: MkDocsConfig, site: Site) -> tuple[SiteFile, ...]:
    """The style sheet, with what pages need of Material's in it, and the scripts."""
    (base,) = [path for folder in config.theme.dirs for path in Path(folder).glob(BASE_STYLE)]
    try:
        words = {code: interface.words for code, interface in site.interfaces.items()}
        return tuple(assets(root_of(config), base.read_text("utf-8"), words.pop(ENGLISH), words))
    except (WrongScript, WrongStyle) as wrong:
        raise Abort(f"{wrong}\n\nNothing was written.") from wrong


def file_of_page(page: Page, config: MkDocsConfig) -> File:
    """A page as a file that MkDocs knows, at the address that the page has."""
    source = page.path.removesuffix(".html") + ".md"
    file = File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    file.dest_uri = page.path
    ReadyPage(page, file, config)
    return file


def build(config_file: Path, site_dir: Path, strict: bool, progress: Progress) -> None:
    """Build the site into a folder, as `mkdocs build` does; raises BuildFailed, or InvalidArchive with the report."""
    config = settings(config_file, site_dir=str(site_dir), strict=strict)
    door = config.plugins.get("outages")
    if not isinstance(door, OutagesPlugin):
        raise BuildFailed(f"{config_file.name} does not name the plugin: add `- outages` under plugins:")
    door.progress = progress
    try:
        mkdocs_build.build(config)
    except TemplateMistake as mistake:
        raise BuildFailed(words_for(mistake)) from mistake


def serve(config_file: Path, address: str | None) -> None:
    """Preview the site and build it anew at each change, until interrupted."""
    chosen: Mapping[str, Any] = {"dev_addr": address} if address else {}
    mkdocs_serve.serve(str(config_file), livereload=True, **chosen)


def site_folder(config_file: Path) -> Path:
    """The folder that mkdocs.yml says the site is built into."""
    return Path(settings(config_file).site_dir)


def settings(config_file: Path, **changed: Any) -> MkDocsConfig:
    """What mkdocs.yml says, with some of it changed."""
    return load_config(str(config_file), **changed)
