"""The Chromium that the browser tests drive: which one, and how it is started."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator

from playwright.sync_api import sync_playwright

ARGUMENTS = (
    # Playwright's own default too: a container's root has no sandbox to give, and the only pages opened are ours.
    "--no-sandbox",
    "--disable-gpu",
    # Without these Chromium looks for its maker at every start.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
)
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium() -> str | None:
    """The first Chromium here that starts: the one named by CHROMIUM and no other, or Playwright's own, or one on PATH."""
    return next((path for path in _candidates() if _starts(path)), None)


def _candidates() -> Iterator[str]:
    if named := os.environ.get("CHROMIUM"):
        yield named
        return
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    yield own
    yield from filter(None, map(shutil.which, NAMES))


def _starts(path: str) -> bool:
    # A file is not enough: its libraries can be missing, and Ubuntu's chromium-browser only advises a snap.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [path, "--headless", *ARGUMENTS, f"--user-data-dir={profile}", "--dump-dom", "about:blank"]
        try:
            return subprocess.run(command, capture_output=True, timeout=60, check=False).returncode == 0
        except (OSError, subprocess.TimeoutExpired):
            return False
