"""Projects that can be built, and the commands run on them as people run them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.sample_projects import MINIMAL, MINIMAL_ID, project

BIN = Path(sys.executable).parent
OUTAGES, MKDOCS = BIN / "outages", BIN / "mkdocs"
PATIENCE = 120  # seconds


def small_project(folder: Path) -> Path:
    """A whole project with one incident, which builds in a second."""
    project(folder)
    save(folder, MINIMAL_ID, MINIMAL)
    return folder


def save(root: Path, incident_id: str, text: str) -> Path:
    """Write an incident into a project."""
    path = root / "incidents" / incident_id[:4] / f"{incident_id}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    # In one step, as editors do: who watches the folder sees no file that is half there.
    half = root / ".half-written"
    half.write_text(text, encoding="utf-8", newline="\n")
    return half.replace(path)


def environment(**changed: str) -> dict[str, str]:
    """The environment of a command, with some of it changed."""
    return os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": ""} | changed


def run(*command: Path | str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """What a command came to, whatever that is; UMASK is that of its process and not of its environment."""
    umask = int(env.pop("UMASK", "-1"), base=8)
    return subprocess.run(
        command,
        cwd=cwd,
        env=environment(**env),
        umask=umask,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )


def built(root: Path, **env: str) -> Path:
    """The folder of the site of a project that must build."""
    done = run(OUTAGES, "build", cwd=root, **env)
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


# What commands keep in a project for the next time, beside a site: what was made, and the site before that one.
KEPT = frozenset({".cache", ".site.before", ".site.lock"})


def contents(folder: Path) -> dict[str, bytes]:
    """Every file in a folder and what it holds, by its path; what commands keep for the next time is passed over."""
    found = {path: path.relative_to(folder) for path in sorted(folder.rglob("*")) if path.is_file()}
    return {name.as_posix(): path.read_bytes() for path, name in found.items() if KEPT.isdisjoint(name.parts)}


def differing(left: Mapping[str, bytes], right: Mapping[str, bytes]) -> list[str]:
    """The files that one of two folders lacks, or that hold something else in each."""
    return sorted(path for path in left.keys() | right.keys() if left.get(path) != right.get(path))


def made_once(tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that one of the processes that run tests makes, and all of them read.

    `make` must put it there in one step, as a build does: whoever else needs it goes on as soon as it is there.
    """
    base = tmp_path_factory.getbasetemp()
    # Under pytest-xdist each process has a folder of its own within that of the run.
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, claim = shared / name, shared / f"{name}.in-the-making"
    until = time.monotonic() + 2 * PATIENCE
    while not folder.exists():
        assert time.monotonic() < until, f"{folder} is still not there"
        try:
            claim.mkdir()
        except FileExistsError:
            time.sleep(0.1)
            continue
        try:
            if not folder.exists():
                make(folder)
        finally:
            claim.rmdir()
    return folder
