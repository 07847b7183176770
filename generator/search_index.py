"""Full-text search over the finished pages. The only room that knows Pagefind."""

from __future__ import annotations

import gzip
import io
import os
import re
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

# A page in the table that a first search fetches, as Pagefind writes it (CBOR): what its file is called, how many words.
PAGE = re.compile(rb"\x82[\x60-\x77](en_[0-9a-f]{7,20})([\x00-\x17]|\x18.|\x19..|\x1a....)", re.DOTALL)
# How exactly the table gives the length of a page, in binary digits: within three per cent is enough to weigh it by.
DIGITS = 5


class SearchIndexFailed(RuntimeError):
    """Pagefind could not index the pages; carries what it printed."""


def build_search_index(site: Path, index: Path | None = None) -> None:
    """Index every page under `site` that marks a body to search, into a folder of its own, there or where `index` says.

    Pagefind's command is used and not its Python service, which takes a tenth of a second a page. One index serves
    all languages of the write-ups.
    """
    index = index or site / SEARCH_INDEX
    options = ["--site", str(site), "--output-path", str(index), "--force-language", "en", "--quiet"]
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
    remove_unloaded(index)
    shorten_table(index)


def remove_unloaded(index: Path) -> None:
    """Take away what no page loads."""
    loaded = {path for pattern in LOADED for path in index.glob(pattern)}
    for path in index.rglob("*"):
        if path.is_file() and path not in loaded:
            path.unlink()


def shorten_table(index: Path) -> None:
    """Number the pages, so that the table of them compresses: ten thousand hashes would be a third of a first search.

    The numbers follow a hash of them all, so that no browser takes a page of an older index for one of this.
    """
    for table in index.glob("*.pf_meta"):
        text = gzip.decompress(table.read_bytes())
        called = [page[1].decode() for page in PAGE.finditer(text)]
        files = {path.stem: path for path in index.glob("fragment/*.pf_fragment")}
        if sorted(called) != sorted(files):
            raise SearchIndexFailed("Pagefind writes its table of pages in another way than this program knows")
        together = table.stem.partition("_")[2][:7]
        number = {name: f"en_{together}{digits(at, len(called))}" for at, name in enumerate(called)}
        for name, path in files.items():
            path.rename(path.with_stem(number[name]))
        table.write_bytes(packed(PAGE.sub(lambda page: in_table(number[page[1].decode()], page[2]), text)))  # noqa: B023


def digits(number: int, of: int) -> str:
    """A number in as many digits as the largest has, the last first, which compresses best."""
    return f"{number:0{len(f'{of - 1:x}')}x}"[::-1]


def in_table(name: str, length: bytes) -> bytes:
    """A page in the table, its length rounded to a few digits."""
    form, number = (length[:1], length[1:]) if len(length) > 1 else (b"", length)
    words = int.from_bytes(number, "big")
    dropped = max(0, words.bit_length() - DIGITS)
    rounded = (words >> dropped << dropped).to_bytes(len(number), "big")
    return b"\x82" + bytes([0x60 + len(name)]) + name.encode() + form + rounded


def packed(text: bytes) -> bytes:
    """Compressed as Pagefind expects it, with no time and no machine in its head."""
    file = io.BytesIO()
    with gzip.GzipFile("", "wb", 9, file, mtime=0) as written:
        written.write(text)
    return file.getvalue()
