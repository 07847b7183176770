"""Projects that can be built, and the commands run on them as people run them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

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
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


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


def contents(folder: Path) -> dict[str, bytes]:
    """Every file in a folder and what it holds, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
