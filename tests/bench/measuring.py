"""What a command costs: seconds of the clock and of the processors, and the most memory that all its processes had at once."""

from __future__ import annotations

import ctypes
import os
import signal
import statistics
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from http.client import HTTPException
from pathlib import Path
from threading import Event, Thread

PROCESSES = Path("/proc")
APART = 0.1  # seconds between two looks at the memory
SHARE = 0.05  # of the time, at most, that looking may take
HEARD = 0.02  # seconds between two questions to a server
LEFT = 5.0  # seconds within which processes end that a command left behind
PR_SET_CHILD_SUBREAPER = 36  # prctl(2) of Linux


class CommandFailed(Exception):
    """A command that did not do what it should."""


class TookTooLong(CommandFailed):
    """A command that was ended because it took longer than it may; `taken`: what it took until then."""

    def __init__(self, words: str, taken: Taken) -> None:
        super().__init__(words)
        self.taken = taken


@dataclass(frozen=True)
class Command:
    """A command, where it runs, and what is different in its environment."""

    words: Sequence[str | Path]
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    # Of a checker it is no failure that it finds something.
    may_end_with: frozenset[int] = frozenset({0})


@dataclass(frozen=True)
class Taken:
    """What a run took; of a server that goes on, nothing is known of the processors. `said`: what it printed."""

    wall: float
    cpu: float | None
    peak: int
    said: str = ""


def timed(command: Command, limit: float) -> Taken:
    """Run a command to its end, and no longer than `limit` seconds."""
    adopt_what_is_left()
    os.sync()  # what the one before left to be written to the disk is not for this one to wait for
    with tempfile.TemporaryFile() as said:
        begun = time.perf_counter()
        with started(command, said.fileno()) as child, watched(child.pid) as memory:
            over = ended_at(child, limit)
            _, status, used = os.wait4(child.pid, 0)
            wall = time.perf_counter() - begun
            child.returncode = os.waitstatus_to_exitcode(status)
            over.set()
            cpu = used.ru_utime + used.ru_stime + sum(map(cpu_of_one_left, list(session(child.pid))))
        said.seek(0)
        text = said.read().decode(errors="replace")
    taken = Taken(wall, cpu, max(memory.peak, largest(used.ru_maxrss)), text)
    if child.returncode not in command.may_end_with:
        last = (text.strip().splitlines() or ["it said nothing"])[-1]
        words = f"{Path(command.words[0]).name} ended with {child.returncode} after {wall:.0f} s: {last}"
        raise TookTooLong(words, replace(taken, wall=limit)) if wall >= limit else CommandFailed(words)
    return taken


def adopt_what_is_left() -> None:
    """Be told what processes used that a command began and did not wait for, where the system can do that."""
    if PROCESSES.is_dir():
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)


def cpu_of_one_left(pid: int) -> float:
    """The seconds of the processors that a process used which its command left behind; it is ended if it does not end."""
    until = time.perf_counter() + LEFT
    with suppress(ChildProcessError, ProcessLookupError):
        while not (ended := os.wait4(pid, os.WNOHANG))[0]:
            if time.perf_counter() > until:
                os.kill(pid, signal.SIGKILL)
            time.sleep(HEARD)
        return ended[2].ru_utime + ended[2].ru_stime
    return 0


def together(runs: Sequence[Taken]) -> Taken:
    """Several commands, one after the other, as one."""
    return Taken(
        sum(one.wall for one in runs),
        sum(one.cpu or 0 for one in runs),
        max(one.peak for one in runs),
        "\n".join(one.said for one in runs),
    )


def largest(reported: int) -> int:
    """What the system reports of the largest process, in bytes, where it does not say what all have together."""
    return 0 if PROCESSES.is_dir() else reported


@contextmanager
def started(command: Command, output: int) -> Iterator[subprocess.Popen[bytes]]:
    """A command in a session of its own, all of which ends with this block."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": ""} | dict(command.environment)
    words = [str(word) for word in command.words]
    child = subprocess.Popen(
        words,
        cwd=command.folder,
        env=environment,
        stdout=output,
        stderr=output,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield child
    finally:
        stop(child)


def stop(child: subprocess.Popen[bytes]) -> None:
    """End a command with all processes that it started."""
    for pid in {child.pid} if child.returncode is None else set(session(child.pid)):
        with suppress(ProcessLookupError, PermissionError):
            os.kill(pid, signal.SIGTERM)
    if child.returncode is None:
        try:
            child.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()


def ended_at(child: subprocess.Popen[bytes], limit: float) -> Event:
    """An event; where it is not set in time, the command is ended."""
    over = Event()

    def wait() -> None:
        if not over.wait(limit):
            with suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)

    Thread(target=wait, daemon=True).start()
    return over


@dataclass
class Memory:
    """The most memory that was seen in use at once, in bytes."""

    peak: int = 0


@contextmanager
def watched(leader: int) -> Iterator[Memory]:
    """Look at the memory of a session again and again while the block runs."""
    memory, over = Memory(), Event()

    def look() -> None:
        pause = APART
        while not over.wait(pause):
            begun = time.perf_counter()
            memory.peak = max(memory.peak, sum(map(share_of_memory, session(leader))))
            pause = max(APART, (time.perf_counter() - begun) / SHARE)

    thread = Thread(target=look, daemon=True)
    thread.start()
    try:
        yield memory
    finally:
        over.set()
        thread.join()


def session(leader: int) -> Iterator[int]:
    """The processes of the session that a process leads, where the system tells of them."""
    for folder in PROCESSES.glob("[0-9]*"):
        with suppress(OSError, IndexError):
            # The name, which comes second, stands in brackets and may hold anything.
            after = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(after[3]) == leader:
                yield int(folder.name)


def share_of_memory(pid: int) -> int:
    """The memory of a process in bytes; what it shares with others counts for each in part."""
    with suppress(OSError):
        for line in (PROCESSES / str(pid) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def from_saving(command: Command, page: str, save: Callable[[str], None], limit: float, times: int = 3) -> Taken:
    """From saving a changed file to its page being served anew; the middle of some times.

    `save` writes a word into the source of the page, which is then waited for.
    """
    waits = []
    with tempfile.TemporaryFile() as said, started(command, said.fileno()) as child, watched(child.pid) as memory:
        wait_for(page, "", limit, child)
        time.sleep(1)
        for number in range(times):
            word = f"saved-{child.pid}-{number}"
            save(word)
            waits.append(wait_for(page, word, limit, child))
            time.sleep(1)
    return Taken(statistics.median(waits), None, memory.peak)


def wait_for(page: str, word: str, limit: float, child: subprocess.Popen[bytes]) -> float:
    """How many seconds it took until a page was served that holds a word."""
    begun = time.perf_counter()
    while True:
        said = asked(page)
        if said is not None and word in said:
            return time.perf_counter() - begun
        if time.perf_counter() - begun > limit or child.poll() is not None:
            raise CommandFailed(f"its page was not served with the change within {limit:.0f} s")
        time.sleep(HEARD)


def asked(page: str) -> str | None:
    """What a server answers; nothing while it does not."""
    try:
        with urllib.request.urlopen(page, timeout=60) as answer:  # noqa: S310 - an address on this machine
            return str(answer.read().decode("utf-8", "replace"))
    except (OSError, HTTPException):  # it is not there yet, or half of it is
        return None
