"""Pages whose HTML is ready, as MkDocs knows pages; and those that it need not be given, but may be asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from pathlib import PurePath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.frames import Framed, unnamed

Promises = Callable[[str], bool]


class ReadyPage(MkDocsPage):
    """A page whose HTML is ready: MkDocs only puts the frame around it."""

    ready: Framed

    def take(self, page: Framed) -> ReadyPage:
        """This page, now showing that one."""
        self.ready, self.title = page, page.title
        return self

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
        self.toc = TableOfContents([AnchorLink(title_of(one), one[0], 2) for one in self.ready.sections])

    def __eq__(self, other: object) -> bool:
        # By the place alone: what MkDocs compares besides, the title, a page need not know.
        return isinstance(other, MkDocsPage) and other.file.dest_uri == self.file.dest_uri

    def __hash__(self) -> int:
        return hash(self.file.dest_uri)


def title_of(section: tuple[str, str]) -> str:
    """The title of a section as HTML. A mark stays a mark; when a frame is filled, it is escaped there."""
    title = section[1]
    return escape(title) if type(title) is str else title


def source_of(path: str) -> str:
    """The Markdown file that MkDocs takes a page to be made from."""
    return f"{path.removesuffix('.html')}.md" if path.endswith(".html") else path


def file_at(path: str, config: MkDocsConfig) -> File:
    """A page's file as MkDocs knows files, at the address that the page has."""
    file = File.generated(config, source_of(path), content="", inclusion=InclusionLevel.NOT_IN_NAV)
    file.dest_uri = path
    return file


def file_of_page(page: Framed, config: MkDocsConfig) -> File:
    """A page as a file that MkDocs knows."""
    file = file_at(page.path, config)
    ReadyPage(page.title, file, config).take(page)
    return file


class PromisedFiles(Files):
    """Files, and others that will be there too: MkDocs finds them when a link or the navigation names them, and builds none."""

    def __init__(self, files: Iterable[File], config: MkDocsConfig, promises: Promises) -> None:
        super().__init__(files)
        self.config, self.promises = config, promises
        self.promised: dict[str, File] = {}

    def get_file_from_path(self, path: str) -> File | None:
        """A file that is there, or will be."""
        return super().get_file_from_path(path) or self.promise(PurePath(path).as_posix())

    def promise(self, source: str) -> File | None:
        """A file that will be there. Of a page the address is known, and nothing else."""
        path = f"{source.removesuffix('.md')}.html" if source.endswith(".md") else source
        if source not in self.promised and self.promises(path):
            self.promised[source] = file = file_at(path, self.config)
            if source.endswith(".md"):
                ReadyPage(unnamed(), file, self.config)
        return self.promised.get(source)
