"""Sees to it that the browser tests have a Chromium: python -m tests.browser.get_chromium."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence

from tests.browser.chromium import find_chromium

MINUTES = 15
NONE_TO_BE_HAD = """\
The tests in a browser need Chromium: none was found here, and none could be installed.
Install one in any of these ways, then run the tests again:
  .venv/bin/playwright install --with-deps chromium
  your system's package: chromium on Debian, Fedora and Arch
  or say where one is: CHROMIUM=/path/to/chromium make test"""


def main() -> int:
    """0 where a Chromium that starts is there in the end, 1 where none is; says what it does."""
    if path := find_chromium():
        return _found(path)
    if named := os.environ.get("CHROMIUM"):
        print(f"CHROMIUM names {named}, which is not there or does not start.", file=sys.stderr)
        return 1
    for install in (_playwrights_own, _debians):
        if install() and (path := find_chromium()):
            return _found(path)
    print(NONE_TO_BE_HAD, file=sys.stderr)
    return 1


def _found(path: str) -> int:
    print(f"Chromium for the browser tests: {path}")
    return 0


def _playwrights_own() -> bool:
    return _run([sys.executable, "-m", "playwright", "install", "--no-shell", "chromium"])


def _debians() -> bool:
    if not (shutil.which("apt-get") and _is_root()):
        return False
    return _run(["apt-get", "update"]) and _run(["apt-get", "install", "--yes", "--no-install-recommends", "chromium"])


def _is_root() -> bool:
    user: Callable[[], int] | None = getattr(os, "geteuid", None)  # Windows has none
    return user is not None and user() == 0


def _run(command: Sequence[str]) -> bool:
    print("No Chromium that starts yet. Trying:", *command, flush=True)
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command,
            env=quiet,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=MINUTES * 60,
            check=False,
        )
    except subprocess.TimeoutExpired:
        print(f"  gave up after {MINUTES} minutes")
        return False
    if done.returncode:
        print(f"  failed: {_reason(done.stderr or done.stdout)}")
    return done.returncode == 0


def _reason(output: str) -> str:
    lines = [line.strip() for line in output.splitlines()]
    return next(
        (line for line in lines if line.lower().startswith(("error", "e:"))), lines[-1] if lines else "it said nothing"
    )


if __name__ == "__main__":
    sys.exit(main())
