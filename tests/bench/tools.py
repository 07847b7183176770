"""What is measured beside us, installed where nothing else stands: each generator in a folder of its own in .cache/bench/tools."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from pathlib import Path

from tests.node import tools as node

ROOT = Path(__file__).parents[2]
PEERS = Path(__file__).parent / "peers"
PLACE = ROOT / ".cache" / "bench"
MINUTES = 15


class NotInstalled(Exception):
    """A generator that can't be had here."""


def python_tools(name: str) -> Path:
    """The folder with the commands of what `peers/requirements` lists under a name, installed where they are not yet."""
    wanted = PEERS / "requirements" / f"{name}.txt"
    folder = PLACE / "tools" / name
    done = folder / "installed.txt"
    if not (done.is_file() and done.read_bytes() == wanted.read_bytes()):
        print(f"Installing {name} into {folder.relative_to(ROOT)}", flush=True)
        venv.create(folder, clear=True, with_pip=True)
        run([folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", wanted])
        shutil.copy(wanted, done)
    return folder / "bin"


def eleventy() -> tuple[str, Path]:
    """Node, and the command of Eleventy."""
    wanted, folder = PEERS / "eleventy", PLACE / "tools" / "eleventy"
    command, lock = folder / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs", folder / "package-lock.json"
    if not node.find_node() and node.main(node.VALIDITY) != 0:
        raise NotInstalled("there is no Node here")
    if not (command.is_file() and lock.read_bytes() == (wanted / lock.name).read_bytes()):
        print(f"Installing eleventy into {folder.relative_to(ROOT)}", flush=True)
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", lock.name, ".npmrc"):
            shutil.copy(wanted / name, folder)
        run([*node.npm_command(), "ci"], folder)
    found = node.find_node()
    assert found
    return found, command


def run(words: list[str | Path], folder: Path | None = None) -> None:
    """Run a command that installs something."""
    try:
        done = subprocess.run(words, cwd=folder, capture_output=True, text=True, timeout=60 * MINUTES, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotInstalled(str(error)) from error
    if done.returncode:
        lines = (done.stderr or done.stdout).strip().splitlines()
        raise NotInstalled(lines[-1] if lines else f"it ended with {done.returncode}")


def pinned(name: str, package: str) -> str:
    """The version of a package that `peers/requirements` asks for."""
    lines = (PEERS / "requirements" / f"{name}.txt").read_text("utf-8").splitlines()
    return next(line.partition("==")[2] for line in lines if line.startswith(f"{package}=="))


def python_version() -> str:
    """The Python of this run."""
    return ".".join(map(str, sys.version_info[:3]))
