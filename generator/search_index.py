"""Full-text search over the finished pages. The only room that knows Pagefind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from generator.addresses import SEARCH_INDEX

# What search-panel.js makes a browser load. The rest of what Pagefind writes are boxes of its own, and a second copy of
# its program for a worker and for languages without a stemmer.
LOADED = (
    "pagefind.js",
    "pagefind-entry.json",
    "wasm.en.pagefind",
    "*.pf_meta",
    "index/*.pf_index",
    "fragment/*.pf_fragment",
)


class SearchIndexFailed(RuntimeError):
    """Pagefind could not index the pages; carries what it printed."""


def build_search_index(site: Path) -> None:
    """Index every page under `site` that marks a body to search, into a folder of its own there.

    Pagefind's command is used and not its Python service, which takes a tenth of a second a page. One index serves
    all languages of the write-ups.
    """
    options = ["--site", str(site), "--output-subdir", SEARCH_INDEX, "--force-language", "en", "--quiet"]
    command = [sys.executable, "-m", "pagefind", *options]
    settings_of_the_machine_left_out = {
        key: value for key, value in os.environ.items() if not key.startswith("PAGEFIND_")
    }
    ran = subprocess.run(  # noqa: S603 - our own command on our own folder
        command,
        cwd=site,
        env=settings_of_the_machine_left_out,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if ran.returncode:
        raise SearchIndexFailed(f"Pagefind could not build the search index:\n{ran.stdout}{ran.stderr}")
    remove_unloaded(site / SEARCH_INDEX)


def remove_unloaded(index: Path) -> None:
    """Take away what no page loads."""
    loaded = {path for pattern in LOADED for path in index.glob(pattern)}
    for path in index.rglob("*"):
        if path.is_file() and path not in loaded:
            path.unlink()
