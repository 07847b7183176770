"""What stands in the files of incidents/, by digests: a file is read again only where the disk does not tell that it is as it was.

The disk tells it by size, by the times of the last change to what is in it and to what is said of it, of which nobody can
put back the second, and by the file's number. Two changes within one tick of the disk's clock look like one. So what is
known of a file is written down only when both times lie clearly before the moment at which it was read; until then it is
read each time. Git knows its files in the same way, and has the same care: https://git-scm.com/docs/racy-git
"""

from __future__ import annotations

import os
import pickle
import time
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISREG
from tempfile import TemporaryFile

from generator.folder import Bundle, Folder
from generator.kept import Kept, key_of

KEY = key_of("files that were read")
CLEARLY = 2_000_000_000  # nanoseconds; the clocks of some disks tick every two seconds
FEW = 20  # of so many files one may be read each time before all is written down anew

# Of each file of a bundle: its path, its size, when it was written, when anything of it changed, its number.
Marks = tuple[str | int, ...]
Seen = dict[str, tuple[Marks, str]]  # by the path of a bundle, its marks and its digest


def digests_of(folder: Folder, kept: Kept, is_whole: bool) -> Iterator[str]:
    """A digest of each bundle, in their order.

    Of a folder that is the whole archive it is written down what was read, once all are told.
    """
    seen, before = seen_before(kept), moment_before(kept.file.parent)
    now: Seen = {}
    for bundle in folder.bundles:
        path, marks = os.fspath(bundle.path), marks_of(bundle)
        known = seen.get(path)
        now[path] = known = known if known and known[0] == marks else (marks, bundle.digest)
        yield known[1]
    if is_whole:
        write_down(now, seen, before, kept)


def marks_of(bundle: Bundle) -> Marks:
    """By what the files of a bundle are known again; nothing where one is a link, a folder or a device."""
    marks = mark_of(bundle.path)
    for path in bundle.beside:
        mark = mark_of(path)
        marks = marks + mark if marks and mark else ()
    return marks


def mark_of(path: Path) -> Marks:
    """By what a file is known again; nothing where it is a link, a folder or a device."""
    try:
        known = os.lstat(path)
    except OSError:
        return ()
    if not S_ISREG(known.st_mode):
        return ()
    return os.fspath(path), known.st_size, known.st_mtime_ns, known.st_ctime_ns, known.st_ino


def write_down(now: Seen, seen: Seen, before: int, kept: Kept) -> None:
    """Keep what can be relied upon of what was read, once there is enough of it that was not known."""
    new = {path: one for path, one in now.items() if one is not seen.get(path)}
    sure = {path: one for path, one in new.items() if is_older(one[0], before)}
    if len(sure) > len(now) // FEW:
        still = {path: one for path, one in now.items() if path not in new}
        kept.put(KEY, pickle.dumps(still | sure, pickle.HIGHEST_PROTOCOL))


def is_older(marks: Marks, before: int) -> bool:
    """Whether all files of a bundle were last changed before a moment, in whichever way."""
    times = (*marks[2::5], *marks[3::5])
    return bool(times) and all(isinstance(one, int) and one < before for one in times)


def seen_before(kept: Kept) -> Seen:
    """What was written down."""
    found = kept.get(KEY)
    seen: Seen = pickle.loads(found) if found else {}  # noqa: S301 - kept by this program in its own folder
    return seen


def moment_before(folder: Path) -> int:
    """A moment clearly before now, by the clock of this machine or that of the disk, whichever is slow; none that helps elsewhere."""
    if os.name != "posix":
        return 0  # the second time is that of the making there, and both can be put back
    try:
        with TemporaryFile(dir=folder) as file:
            return min(time.time_ns(), os.fstat(file.fileno()).st_mtime_ns) - CLEARLY
    except OSError:
        return 0
