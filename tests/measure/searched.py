"""A made-up archive as large as one likes, as far as a search of it goes: pages with the marks of real ones, and the index.

The names, dates and kinds are those of `tests.made_archives`, the prose is that of `tests.bench.corpus`. The names, the
catalogue and the index are what the program makes of them.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

import yaml

from generator.catalogue import entry, search_files
from generator.search_index import build_search_index
from tests.bench.corpus import incidents
from tests.made_archives import made_archive

CITED = re.compile(r" ?\[@[^\]]*\]")
# A translation of one record in so many.
TRANSLATED = 12


def make_searched(site: Path, number: int, folder: Path) -> None:
    """The first page of a built site, with the scripts of its search box, over an archive of so many incidents."""
    (folder / "incidents").mkdir(parents=True)
    shutil.copy(site / "index.html", folder)
    shutil.copytree(site / "assets", folder / "assets")
    archive = made_archive(number)
    for file in search_files(archive):
        assert isinstance(file.content, str)
        (folder / file.path).write_text(file.content, "utf-8")
    known = (entry(archive, one) for one in archive.incidents)
    for path, html in pages(known, incidents(number)):
        (folder / path).write_text(html, "utf-8")
    build_search_index(folder)


def pages(known: Iterable[Mapping[str, Any]], files: Iterable[tuple[str, str, Any]]) -> Iterator[tuple[str, str]]:
    """The pages of incidents, and of some the translation, each by its path."""
    for at, (one, (_, text, _)) in enumerate(zip(known, files, strict=True)):
        made = yaml.load(text, yaml.CSafeLoader)
        # Two can have the same day and the same name.
        path = one["url"].removesuffix(".html") + f"-{at}"
        yield f"{path}.html", record(one, made)
        for told in made.get("translations", {}).values():
            if at % TRANSLATED == 0:
                yield f"{path}.ur.html", translation(one, told)


def record(one: Mapping[str, Any], made: Mapping[str, Any]) -> str:
    """The page of an incident, with what a search finds and shows of it."""
    stated = "".join(f"<li>{escape(said['stance'])}. {escape(said['says'])}</li>" for said in made["statements"])
    glance = f"<dt>Where</dt><dd>{escape(', '.join(one['places']))}</dd><dt>Began</dt><dd>{escape(one['date'])}</dd>"
    named = escape(", ".join((*one["platforms"], *one["actors"], *one["events"])))
    return page(
        one,
        one["title"],
        f"<dl data-pagefind-body>{glance}<dt>What</dt><dd>{escape(', '.join(one['kinds']))}</dd></dl>",
        f'<div class="lead" data-pagefind-body><p>{escape(made["summary"])}</p></div>',
        f"<div data-pagefind-body>{prose(made['write_up'])}</div>",
        f"<ol data-pagefind-body>{stated}</ol>",
        *(f"<p data-pagefind-body>{escape(other['name'])}</p>" for other in made["context"]),
        f"<p hidden data-pagefind-body>{named}</p>",
    )


def translation(one: Mapping[str, Any], told: Mapping[str, str]) -> str:
    """The page of an incident in another language."""
    return page(one, told["title"], f"<div data-pagefind-body><p>{escape(told['summary'])}</p></div>")


def page(one: Mapping[str, Any], title: str, *parts: str) -> str:
    """A page with what a result shows of it."""
    shown = {"place": one["places"][0], "date": one["date"], "kind": ", ".join(one["kinds"])}
    facts = "".join(f'<span data-pagefind-meta="{name}">{escape(words)}</span>' for name, words in shown.items())
    head = f'<h1 data-pagefind-body data-pagefind-meta="title">{escape(title)}</h1>'
    return f'<!doctype html>\n<html lang="en">\n<body>\n<p>{facts}</p>\n{head}\n{"".join(parts)}\n</body>\n</html>\n'


def prose(markdown: str) -> str:
    """An account as HTML, without its citations."""
    blocks = CITED.sub("", markdown).strip().split("\n\n")
    return "".join(
        f"<h3>{escape(block[4:])}</h3>" if block.startswith("### ") else f"<p>{escape(block)}</p>" for block in blocks
    )
