"""Values in a file that several processes may use at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import Any

from generator.kept.form import IN_USE, Change, opened, transaction
from generator.kept.keys import sealed, unsealed

FOLDER = Path(".cache/outages")
FILE = "kept.sqlite"
LIMIT = 2 * 1024**3  # bytes in use, above which what the last builds did not ask for is thrown away
LAST_BUILDS = 4  # so many count as the last; that a value was used is not written down again within them
ROOM = 8 * 1024**2  # bytes that may wait to be written together
AT_ONCE = 500  # keys that one question names


def say_nothing(_words: str) -> None:
    """Tell nobody."""


class Kept:
    """A file of values in the folder of a project, which several processes may use at once. `tell` hears once what is amiss.

    What is put waits until there is enough of it to be written together, or until `flush`, `over` or `close`.
    """

    def __init__(self, root: Path, tell: Callable[[str], None] = say_nothing, limit: int = LIMIT) -> None:
        self.file = root / FOLDER / FILE
        self.tell: Callable[[str], None] | None = tell
        self.limit = limit
        self.waiting: dict[str, bytes] = {}
        self.room = ROOM
        self.used: set[str] = set()
        self.lock = RLock()  # a preview builds in another thread than the one that opened it
        self.base: sqlite3.Connection | None = None
        self.build = 0
        with self.or_without():
            self.connect()

    def get(self, key: str, /) -> bytes | None:
        """The value of a key, if it is kept."""
        with self.lock:
            found = self.waiting.get(key)
            if found is None:
                with self.or_without():
                    found = self.read([key]).get(key)
            return found

    def get_many(self, keys: Iterable[str]) -> dict[str, bytes]:
        """The values of those keys that are kept."""
        with self.lock:
            asked = list(dict.fromkeys(keys))
            found = {key: self.waiting[key] for key in asked if key in self.waiting}
            rest = [key for key in asked if key not in found]
            for first in range(0, len(rest), AT_ONCE):
                with self.or_without():
                    found |= self.read(rest[first : first + AT_ONCE])
            return found

    def read(self, keys: Sequence[str]) -> dict[str, bytes]:
        """What the file has of some keys."""
        marks = ",".join("?" * len(keys))
        question = f"select key, value, build from kept left join used using (key) where key in ({marks})"  # noqa: S608 - marks only
        found = {}
        for key, kept, build in self.ask(question, keys):
            value = unsealed(key, kept)
            if value is not None:
                found[key] = value
                if build is None or build + LAST_BUILDS <= self.build:
                    self.used.add(key)
        return found

    def put(self, key: str, value: bytes, /) -> None:
        """Keep a value."""
        self.put_many({key: value})

    def put_many(self, values: Mapping[str, bytes]) -> None:
        """Keep some values."""
        with self.lock:
            if self.base:
                self.waiting |= values
                self.room -= sum(map(len, values.values()))
                if self.room < 0:
                    self.flush()

    def flush(self) -> None:
        """Write what waits to be written: all of it, or nothing."""
        with self.lock:
            rows = [(key, sealed(key, value)) for key, value in self.waiting.items()]
            used = [(key, self.build) for key in (*self.waiting, *self.used)]
            self.waiting, self.room, self.used = {}, ROOM, set()
            if used:
                self.write(("replace into kept values (?, ?)", rows), ("replace into used values (?, ?)", used))

    def over(self) -> None:
        """A build is over: where there is too much, what the last builds did not ask for is thrown away."""
        with self.lock:
            self.flush()
            if self.size > self.limit:
                old = [(self.build - LAST_BUILDS,)]
                self.write(
                    ("delete from kept where key in (select key from used where build <= ?)", old),
                    ("delete from used where build <= ?", old),
                )
                with self.or_without():
                    if self.base:
                        self.base.executescript("pragma incremental_vacuum")  # `execute` would take a single step
            self.write(("update builds set number = max(number, ?)", [(self.build + 1,)]))
            self.build += 1

    @property
    def size(self) -> int:
        """How many bytes of the file are in use."""
        found: list[int] = []
        with self.or_without():
            found = [size for (size,) in self.ask(IN_USE)]
        return sum(found)

    def close(self) -> None:
        """Write what waits, and let go of the file."""
        with self.lock:
            self.flush()
            if self.base:
                self.base.close()
            self.base = None

    def connect(self) -> None:
        """Take hold of the file: made, if it is not there, and made anew, if it is not one of these."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.base, self.build = opened(self.file)

    def ask(self, question: str, values: Sequence[str] = ()) -> list[Any]:
        """What the file answers."""
        return self.base.execute(question, values).fetchall() if self.base else []

    def write(self, *changes: Change) -> None:
        """Make changes as one: others, and those that come after a process that was killed, see all of them or none."""
        with self.or_without():
            if self.base:
                with transaction(self.base):
                    for change, rows in changes:
                        self.base.executemany(change, rows)

    @contextmanager
    def or_without(self) -> Iterator[None]:
        """What is done within may fail: a file that is damaged is made anew, and without a file all goes on."""
        try:
            yield
        except sqlite3.OperationalError as wrong:  # locked, full, or not to be written: no fault of what it holds
            self.warn(f"could not be used: {wrong}")
        except (sqlite3.Error, ValueError, TypeError) as wrong:
            self.warn(f"was not readable and is made anew: {wrong}")
            with suppress(sqlite3.Error, OSError):
                self.make_anew()
        except OSError as wrong:
            self.warn(f"could not be used: {wrong.strerror}")

    def make_anew(self) -> None:
        """Throw the file away and begin another."""
        if self.base:
            self.base.close()
        self.base = None
        for ending in ("", "-wal", "-shm", "-journal"):
            Path(f"{self.file}{ending}").unlink(missing_ok=True)
        self.connect()

    def warn(self, what: str) -> None:
        """Tell what is amiss, the first time."""
        if self.tell is not None:
            self.tell(f"{(FOLDER / FILE).as_posix()} {what}. The site comes out the same, after a longer time.")
        self.tell = None
