"""Lists of incidents as pages of Markdown, for generators that make none by themselves."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

ROWS = 250
LISTS = {
    "countries": "Countries",
    "kinds": "Kinds",
    "platforms": "Platforms",
    "years": "Years",
    "events": "Events",
    "contexts": "Contexts",
}
HEAD = (
    "| Began | How long | Incident | Where | Kind | Platforms | How sure |\n| --- | --- | --- | --- | --- | --- | --- |"
)
Facts = Mapping[str, Any]


def lists_of(facts: Sequence[Facts]) -> Iterator[tuple[str, str]]:
    """Every list page of an archive: its path and its Markdown."""
    yield "index.md", home(facts)
    yield from pages_of("incidents", "All incidents", facts)
    for key, title in LISTS.items():
        values = sorted({value for one in facts for value in one[key]})
        groups = {value: [one for one in facts if value in one[key]] for value in values}
        yield f"{key}.md", index_of(key, title, groups)
        for value, members in groups.items():
            yield from pages_of(f"{key}/{slug(value)}", value, members)


def home(facts: Sequence[Facts]) -> str:
    """The home page."""
    latest = (f"- [{one['title']}](incidents/{one['id']}.md), {one['when']}" for one in facts[:20])
    return "\n".join(["# Outage Reports", "", f"{len(facts)} incidents.", "", *latest, ""])


def index_of(key: str, title: str, groups: Mapping[str, Sequence[Facts]]) -> str:
    """The values that there are, each with how many incidents it has."""
    lines = (f"- [{value}]({key}/{slug(value)}.md) {len(members)}" for value, members in groups.items())
    return "\n".join([f"# {title}", "", *lines, ""])


def pages_of(stem: str, title: str, facts: Sequence[Facts]) -> Iterator[tuple[str, str]]:
    """A list in pages."""
    count = max(1, -(-len(facts) // ROWS))
    for number in range(count):
        rows = facts[number * ROWS : (number + 1) * ROWS]
        yield page_path(stem, number), list_page(stem, title, rows, number, count)


def page_path(stem: str, number: int) -> str:
    """The first page of a list has no number."""
    return f"{stem}.page-{number + 1}.md" if number else f"{stem}.md"


def list_page(stem: str, title: str, facts: Sequence[Facts], number: int, count: int) -> str:
    """One page of a list."""
    up = "../" * stem.count("/")
    near = [("Previous", number - 1), ("Next", number + 1)]
    ways = [f"[{word}]({Path(page_path(stem, to)).name})" for word, to in near if 0 <= to < count]
    rows = [row(one, up) for one in facts]
    return "\n".join([f"# {title}", "", HEAD, *rows, "", f"Page {number + 1} of {count} {' '.join(ways)}", ""])


def row(one: Facts, up: str) -> str:
    """An incident in a list."""
    several = (", ".join(one[key]) for key in ("countries", "kinds", "platforms"))
    cells = [one["when"], one["lasted"], f"[{one['title']}]({up}incidents/{one['id']}.md)", *several, one["sure"]]
    return f"| {' | '.join(cells)} |"


def slug(text: str) -> str:
    """A value as a part of an address."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def write_lists(content: Path, docs: Path) -> None:
    """The lists of a folder of content as pages in `docs`."""
    for path, text in lists_of(json.loads((content / "facts.json").read_text("utf-8"))):
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(text, encoding="utf-8", newline="\n")
