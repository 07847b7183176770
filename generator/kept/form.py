"""The file that keeps: by what it is known to be one of ours, its tables, and how they are changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

PATIENCE = 20  # seconds to wait for another process that writes

# By which the file is known from one of another program, "outs" in letters, and from one of another form.
APPLICATION, FORM = 0x6F757473, 1
TABLES = (
    "create table kept (key text primary key, value blob not null)",
    "create table used (key text primary key, build integer not null) without rowid",
    "create table builds (number integer not null)",
    "insert into builds values (0)",
    f"pragma application_id = {APPLICATION}",
    f"pragma user_version = {FORM}",
)
IN_USE = (
    "select (page_count - freelist_count) * page_size "
    "from pragma_page_count, pragma_freelist_count, pragma_page_size"
)  # fmt: skip

Change = tuple[str, Sequence[Sequence[object]]]


def opened(file: Path) -> tuple[sqlite3.Connection, int]:
    """A file of ours, and the number of the build; raises DatabaseError where it is something else."""
    base = sqlite3.connect(file, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        prepare(base)
        ((build,),) = base.execute("select number from builds")
    except BaseException:
        base.close()
        raise
    return base, build


def prepare(base: sqlite3.Connection) -> None:
    """Make an empty file one of ours; raises DatabaseError where it is something else."""
    base.execute("pragma synchronous = off")  # what a power cut damages is found by its seal
    if form_of(base) == (0, 0) and not base.execute("select 1 from sqlite_master").fetchone():
        base.execute("pragma auto_vacuum = incremental")
        base.execute("pragma journal_mode = wal")
        with transaction(base):
            if form_of(base) == (0, 0):  # no other process was quicker
                for statement in TABLES:
                    base.execute(statement)
    if form_of(base) != (APPLICATION, FORM):
        raise sqlite3.DatabaseError("it is another program's, or of another form")


def form_of(base: sqlite3.Connection) -> tuple[int, int]:
    """Whose a file is, and of which form."""
    ((application,),), ((form,),) = (
        list(base.execute(f"pragma {name}")) for name in ("application_id", "user_version")
    )
    return application, form


@contextmanager
def transaction(base: sqlite3.Connection) -> Iterator[None]:
    """What is done within is done as one, or not at all."""
    base.execute("begin immediate")
    try:
        yield
        base.execute("commit")
    except BaseException:
        with suppress(sqlite3.Error):
            base.execute("rollback")
        raise
