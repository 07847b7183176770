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
from generator.handover import Handover
from generator.kept import FOLDER, Kept
from generator.made import ADDRESSES, keep_site
from generator.program import Digests, digests
from generator.publishing import kept_beside
from generator.search_index import SearchIndexFailed, build_search_index
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
    handed: Handover = field(default_factory=Handover)  # from each build to the next
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
            changed = self.build_upon(upon)
        log.info(f"Built in {time.perf_counter() - begun:.2f} seconds")
        if changed or not (self.site / SEARCH_INDEX).is_dir():
            self.index_when_idle()

    def build_upon(self, upon: Digests) -> bool:
        """The same, with what the last build handed on; whether anything had changed."""
        handed, self.handed = self.handed, Handover(self.handed.results)  # which is all that holds if this one fails
        build = Build(self.root, self.site, self.maker(upon.pages), upon, last=(ADDRESSES,), handed=handed)
        changed = build.run()
        self.handed = build.hands_on
        with suppress(OSError):  # there is none, or the one before is not thrown away yet: then the next build does it
            (kept_beside(self.site) / SEARCH_INDEX).rename(self.old_index)
        return changed

    @property
    def old_index(self) -> Path:
        """Where a search index waits to be thrown away when nobody waits for a page."""
        return self.folder / "old index"

    def build_or_tell(self) -> None:
        """Build what changed; where something is wrong, say what, and go on showing the pages as they were."""
        try:
            self.build()
        except (InvalidArchive, NotBuilt, ThemeFailed, OSError) as error:
            log.error(str(error))  # noqa: TRY400 - the words say where in the files; where in the program says nothing

    def index_when_idle(self) -> None:
        """Make the search index when nothing was saved for a while; until then the search box goes through the catalogue."""
        self.wait_no_more()
        self.idle = Timer(IDLE, self.index)
        self.idle.daemon = True
        self.idle.start()

    def index(self) -> None:
        """Make the search index of the pages as they are, and put it beside them if they still are."""
        self.write_down()
        made = self.folder / "index"
        for folder in (made, self.old_index):
            shutil.rmtree(folder, ignore_errors=True)
        before = self.site.stat().st_ino
        with suppress(SearchIndexFailed, OSError):  # pages were replaced meanwhile: another index follows
            build_search_index(self.site, made)
            with self.at_the_site:
                if self.site.stat().st_ino == before:
                    shutil.rmtree(self.site / SEARCH_INDEX, ignore_errors=True)
                    made.rename(self.site / SEARCH_INDEX)
                    log.info("The search index is up to date")

    def write_down(self) -> None:
        """Keep for the next preview what stands in the folder."""
        with self.at_the_site:
            if self.handed.left:
                keep_site(self.kept, self.site, self.handed.left.site)
                self.kept.flush()

    def rest(self) -> None:
        """The preview is over."""
        self.wait_no_more()
        self.write_down()

    def wait_no_more(self) -> None:
        """Leave off waiting to make a search index."""
        if self.idle:
            self.idle.cancel()
