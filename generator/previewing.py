"""A preview: the site as it is now, shown while it is worked on. Saving shows at once; the search index follows."""

from __future__ import annotations

import logging
import shutil
import time
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import Lock, Timer
from urllib.parse import urlsplit

from generator.addresses import SEARCH_INDEX
from generator.building import Build, InvalidArchive, NotBuilt
from generator.kept import FOLDER, Kept
from generator.program import digests
from generator.search_index import SearchIndexFailed, build_search_index
from generator.tasks import ADDRESSES
from generator.theme import Maker, ThemeFailed

WATCHED = ("incidents", "site_config", "mkdocs.yml")
IDLE = 5.0  # seconds without a change before the search index is made
log = logging.getLogger("mkdocs.outages")


@dataclass
class Preview:
    """The preview of a project at an address of this machine."""

    root: Path
    kept: Kept
    host: str
    port: int
    idle: Timer | None = None
    at_the_site: Lock = field(default_factory=Lock)

    @property
    def folder(self) -> Path:
        """Where it is built: apart from the site, and kept for the next preview at this port."""
        return self.root / FOLDER / f"preview-{self.port}"

    @property
    def site(self) -> Path:
        """The folder that is shown."""
        return self.folder / "site"

    @cached_property
    def mount(self) -> str:
        """The path under which the site stands at its own address, and so here too; as it was when the preview began."""
        settings = Maker(self.root, digests(self.root).pages, self.kept, strict=False).settings
        path = urlsplit(settings.publication.url or "").path.strip("/")
        return f"/{path}/" if path else "/"

    @property
    def address(self) -> str:
        """Where it is shown."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}{self.mount}"

    def maker(self, upon: str) -> Maker:
        """The theme as it is now."""
        return Maker(self.root, upon, self.kept, strict=False, preview=self.address)

    def build(self) -> None:
        """Build what changed. Raises what a build raises."""
        begun = time.perf_counter()
        log.info("Building the preview...")
        upon = digests(self.root)
        with self.at_the_site:
            changed = Build(self.root, self.site, self.maker(upon.pages), upon, last=(ADDRESSES,)).run()
        log.info(f"Built in {time.perf_counter() - begun:.2f} seconds")
        if changed or not (self.site / SEARCH_INDEX).is_dir():
            self.index_when_idle()

    def build_or_tell(self) -> None:
        """Build what changed; where something is wrong, say what, and go on showing the pages as they were."""
        try:
            self.build()
        except (InvalidArchive, NotBuilt, ThemeFailed, OSError) as error:
            log.error(str(error))  # noqa: TRY400 - the words say where in the files; where in the program says nothing

    def index_when_idle(self) -> None:
        """Make the search index when nothing was saved for a while; until then the search box goes through the catalogue."""
        self.rest()
        self.idle = Timer(IDLE, self.index)
        self.idle.daemon = True
        self.idle.start()

    def index(self) -> None:
        """Make the search index of the pages as they are, and put it beside them if they still are."""
        made = self.folder / "index"
        shutil.rmtree(made, ignore_errors=True)
        before = self.site.stat().st_ino
        with suppress(SearchIndexFailed, OSError):  # pages were replaced meanwhile: another index follows
            build_search_index(self.site, made)
            with self.at_the_site:
                if self.site.stat().st_ino == before:
                    shutil.rmtree(self.site / SEARCH_INDEX, ignore_errors=True)
                    made.rename(self.site / SEARCH_INDEX)
                    log.info("The search index is up to date")

    def rest(self) -> None:
        """Leave off waiting to make a search index."""
        if self.idle:
            self.idle.cancel()
