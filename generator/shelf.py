"""Records that were read and wait for their pages: the first as they are, the rest packed, and where they are many, in a file."""

from __future__ import annotations

import copyreg
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path
from pickle import HIGHEST_PROTOCOL, Pickler, loads
from tempfile import TemporaryFile
from typing import IO, Any
from weakref import finalize

from generator.incident import Incident
from generator.incident.incident import LOOKED_UP
from generator.shape import Shape, with_fields
from generator.traces import Trace, trace_of_columns

AS_THEY_ARE = 500  # small things that are not packed, for that takes time; as records they take some 20 MB
TOGETHER = 10  # things that are packed as one: what they share, such as the names of fields, is packed once
ROOM = 2 * 1024**2  # bytes of packed things that are held in memory

Packed = bytes | tuple[int, int]  # itself, or where it begins in the file and how long it is


class Shelf:
    """Where things wait by their names until they are taken, which is quickest in the order in which they were put."""

    def __init__(self, folder: Path, room: int = ROOM, as_they_are: int = AS_THEY_ARE) -> None:
        self.folder, self.room, self.as_they_are = folder, room, as_they_are
        self.lying: dict[object, Any] = {}
        self.waiting: dict[object, Any] = {}
        self.packed: list[Packed] = []
        self.places: dict[object, int] = {}
        self.opened: tuple[int, dict[object, Any]] = (-1, {})
        self.file: IO[bytes] | None = None

    def put(self, name: object, thing: Any, is_small: bool = False) -> None:
        """Let a thing wait under a name; one that `is_small` as it is, while there are few."""
        for known in (self.lying, self.waiting, self.places):
            known.pop(name, None)
        if is_small and len(self.lying) < self.as_they_are:
            self.lying[name] = thing
            return
        self.waiting[name] = thing
        if len(self.waiting) >= TOGETHER:
            self.places |= dict.fromkeys(self.waiting, len(self.packed))
            self.packed.append(self.put_away(packed(self.waiting)))
            self.waiting = {}

    def take(self, name: object) -> Any:
        """The thing of a name, which then waits no longer, or nothing where there is none."""
        for things in (self.lying, self.waiting):
            if name in things:
                return things.pop(name)
        place = self.places.pop(name, None)
        if place is None:
            return None
        if place != self.opened[0]:
            self.opened = place, unpacked(self.taken_out(self.packed[place]))
        return self.opened[1][name]

    def put_away(self, content: bytes) -> Packed:
        """Into the file what has no room in memory; where there can be no file, it stays."""
        self.room -= len(content)
        if self.room < 0:
            with suppress(OSError):
                self.file = self.file or self.opened_file()
                begin = self.file.seek(0, 2)
                if self.file.write(content) == len(content):
                    return begin, len(content)
        return content

    def opened_file(self) -> IO[bytes]:
        """A file that has no name, and is gone with the shelf."""
        file = TemporaryFile(dir=self.folder, buffering=0)  # noqa: SIM115 - closed just below
        finalize(self, file.close)
        return file

    def taken_out(self, one: Packed) -> bytes:
        """What was put away."""
        if isinstance(one, bytes):
            return one
        assert self.file  # noqa: S101 - nothing has a place in a file that is not there
        begin, length = one
        self.file.seek(begin)
        return self.file.read(length)


def packed(things: object) -> bytes:
    """Things as bytes, for this process alone."""
    made = BytesIO()
    pickler = Pickler(made, HIGHEST_PROTOCOL)
    pickler.dispatch_table = ways()
    pickler.dump(things)
    return made.getvalue()


def unpacked(content: bytes) -> Any:
    """Things that were packed."""
    return loads(content)  # noqa: S301 - our own


# Pydantic's own way takes half as long again.


@cache
def ways() -> dict[type[Any], Callable[[Any], Any]]:
    """How things of each class are packed."""
    own: dict[type[Any], Callable[[Any], Any]] = {Incident: as_recorded, Trace: as_columns}
    return copyreg.dispatch_table | dict.fromkeys(kinds_of(Shape), as_fields) | own


def kinds_of(kind: type[Any]) -> Iterator[type[Any]]:
    """A class and all that are derived from it."""
    yield kind
    for one in kind.__subclasses__():
        yield from kinds_of(one)


def as_fields(one: Shape) -> tuple[object, ...]:
    """What is read from a file, as its class and its fields."""
    return with_fields, (type(one), one.__dict__)


def as_recorded(one: Incident) -> tuple[object, ...]:
    """The same of an incident: without what is looked up anew, such as a time zone."""
    return with_fields, (type(one), {name: value for name, value in one.__dict__.items() if name not in LOOKED_UP})


def as_columns(one: Trace) -> tuple[object, ...]:
    """A trace by its columns: it has few of them and many rows."""
    return trace_of_columns, (tuple(zip(*one.rows, strict=True)), one.by_day)
