"""A server that shows a folder to browsers of this machine and tells them when it was built anew; MkDocs' own, made quicker."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileClosedEvent, FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent
from watchdog.observers import Observer

WRITING = [FileClosedEvent, FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
QUIET = 0.05  # seconds without another change before a build begins; some editors write a file in several steps


class Changes:
    """Tells of files that were written; the system tells of them at once, where MkDocs looks twice a second.

    Files that are only read, as every build reads them, are no change.
    """

    def __init__(self) -> None:
        self.observer: Any = Observer()

    def schedule(self, handler: Any, path: str, recursive: bool) -> Any:
        """Watch a folder or a file."""
        return self.observer.schedule(handler, path, recursive=recursive, event_filter=WRITING)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.observer, name)


def serve_folder(
    folder: Path, host: str, port: int, mount: str, watched: Iterable[Path], build_anew: Callable[[], None]
) -> None:
    """Show a folder until interrupted, and build it anew when something that is watched changes. Raises OSError."""
    server = LiveReloadServer(build_anew, host, port, str(folder), mount)
    server.observer = Changes()  # type: ignore[assignment]  # it is asked for no more than Changes has
    server.build_delay = QUIET
    server.error_handler = lambda code: missing_page(folder) if code == 404 else None
    for path in watched:
        server.watch(str(path))
    try:
        with suppress(KeyboardInterrupt):
            server.serve()  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
    finally:
        server.shutdown()


def missing_page(folder: Path) -> bytes | None:
    """The page of an address that leads nowhere."""
    page = folder / "404.html"
    return page.read_bytes() if page.is_file() else None
