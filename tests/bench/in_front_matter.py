"""The incident files as Hugo takes them: python -m tests.bench.in_front_matter PROJECT FOLDER.

Nothing is worked out and nothing is put into other words. A file becomes the front matter of a page as it stands, line by
line, and its account the text below. What is added are a day to sort by and lists of names to make lists of incidents from,
for Hugo takes both from the front matter only; and for each translation a page that names its record. Vocabulary and
registry become Hugo's data as they stand.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

ACCOUNT = re.compile(r"^write_up: [|>][-+]?\n((?:(?:  .*)?\n)+)", re.MULTILINE)
DATA = ("vocabulary", "registry")


def pages_of(incident_id: str, text: str) -> dict[str, str]:
    """The pages of an incident file, each under the name of its file."""
    record = yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - every value is text
    account = ACCOUNT.search(text)
    day = incident_id[:10]
    pages = {
        f"{incident_id}.md": page(
            [ACCOUNT.sub("", text, count=1), *in_lines({"date": day} | lists_of(incident_id, record))],
            dedented(account[1]) if account else "",
        )
    }
    for code, words in record.get("translations", {}).items():
        about = {"date": day, "record": f"/incidents/{incident_id}", "layout": "translation", "outputs": ["html"]}
        facts = {key: value for key, value in words.items() if key != "write_up"} | about
        pages[f"{incident_id}-{code.lower()}.md"] = page(in_lines(facts), words.get("write_up", ""))
    return pages


def lists_of(incident_id: str, record: Mapping[str, Any]) -> dict[str, list[str]]:
    """What lists of incidents are made by, where the record has it in another form than a list of names."""
    beside = in_any_number(record.get("context", []))
    found = {
        "in_platforms": [name for name, effect in record.get("platforms", {}).items() if is_affected(effect)],
        "in_years": [incident_id[:4]],
        "in_events": [one["event"] for one in beside if "event" in one],
        "in_contexts": sorted({one["type"] for one in beside if "type" in one}),
    }
    return {key: names for key, names in found.items() if names}


def is_affected(effect: Any) -> bool:
    """Whether a source says that a platform was affected: a plain list of sources does."""
    return any(
        not isinstance(one, dict) or one.get("affected", "yes") == "yes"
        for one in (effect if isinstance(effect, list) else [effect])
    )


def in_any_number(value: Any) -> list[Any]:
    """A field that takes one or several, as several."""
    return value if isinstance(value, list) else [value]


def in_lines(facts: Mapping[str, Any]) -> Iterator[str]:
    """Facts as lines of YAML."""
    return (f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in facts.items())


def page(lines: list[str] | Iterator[str], text: str) -> str:
    """Front matter, and the text below it."""
    return f"---\n{''.join(lines)}---\n{text}"


def dedented(block: str) -> str:
    """The lines of a block of YAML as they are meant."""
    return re.sub(r"^  ", "", block, flags=re.MULTILINE)


def write(project: Path, folder: Path) -> None:
    """Every page of a project, and the data that the layouts look into."""
    pages = folder / "content" / "incidents"
    pages.mkdir(parents=True)
    for file in sorted((project / "incidents").rglob("*.yml")):
        for name, text in pages_of(file.stem, file.read_text("utf-8")).items():
            (pages / name).write_text(text, encoding="utf-8", newline="\n")
    for name in DATA:
        shutil.copytree(project / "site_config" / name, folder / "data" / name)


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
