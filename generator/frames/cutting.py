"""A specimen as MkDocs rendered it, cut at its marks into a frame. Every mark is known and counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from urllib.parse import quote

from generator.frames.frame import OF_SECTION, VALUES, WRITINGS, Frame, Repeated, Slot
from generator.frames.kinds import CONTENTS_FROM, HEADING, Kind
from generator.frames.marks import ADVICE, CLOSE, OPEN, WrongFrame, mark

FOUND = re.compile(f"{OPEN}.*?{CLOSE}|{quote(OPEN)}.*?{quote(CLOSE)}", re.DOTALL)
# The beginnings of marks in every writing that does not lose them: what is left of one after cutting was broken.
REST = re.compile(f"[{OPEN}{CLOSE}]|%ef%b7%9[01]|\\\\ufdd[01]|&#(?:6497[67]|xfdd[01]);", re.IGNORECASE)
# Which file of site_config/theme prints a value.
PRINTED_IN: Mapping[str, str] = MappingProxyType(
    {
        "title": "main.html",
        "description": "main.html",
        "head": "main.html",
        "content": "partials/content.html",
        "file name": "main.html",
        "anchor": "partials/contents.html",
        "section": "partials/contents.html",
        "name in the navigation": "partials/site-links.html",
    }
)


@dataclass(frozen=True)
class Place:
    """A mark that was found: what stands there, and the text before it."""

    slot: Slot
    number: int
    before: str


def known() -> Iterator[tuple[str, tuple[Slot, int]]]:
    """Every mark in every writing in which a frame can have it."""
    numbered = [(name, 0) for name in VALUES]
    numbered += [(name, number) for name in OF_SECTION for number in range(1, CONTENTS_FROM + 1)]
    for name, number in numbered:
        for writing, write in WRITINGS.items():
            yield write(str(mark(name, number))), (Slot(name, writing), number)


KNOWN = dict(known())


def cut(html: str, kind: Kind, addressed: bool) -> Frame:
    """The frame of a kind, from its specimen; raises WrongFrame. `addressed`: the site stands somewhere, and pages say where."""
    marks, end = [], 0
    for found in FOUND.finditer(html):
        marks.append(known_mark(found[0], html[end : found.start()]))
        end = found.end()
    rest = html[end:]
    for text in (*(one.before for one in marks), rest):
        refuse_broken(text)
    refuse_miscounted(marks, expected(kind, addressed))
    return framed(kind, marks, rest)


def known_mark(text: str, before: str) -> Place:
    """A mark by its text; raises WrongFrame where the theme changed it, or it is of something that no frame can have."""
    if text in KNOWN:
        return Place(*KNOWN[text], before)
    name = named_in(text)
    if name in VALUES or name in OF_SECTION:
        raise WrongFrame(
            f"{at(name)} prints the {name} of a page changed{after(before)}; a frame can have it only as it is, or "
            f"escaped with `| e`. Print it so, {ADVICE}"
        )
    raise WrongFrame(
        f"{at(name)} prints {name or 'something'} that no frame can have{after(before)}. Leave it out, {ADVICE}"
    )


def named_in(text: str) -> str:
    """The name in a mark that was changed."""
    letters = re.sub(r"^\W+|(%[0-9a-f]{2})+", " ", text.casefold()).strip()
    return next((name for name in PRINTED_IN if letters.startswith(name)), "")


def refuse_broken(text: str) -> None:
    """Raise WrongFrame where half a mark is left in a text."""
    half = REST.search(text)
    if half:
        name = named_in(text[half.end() :])
        raise WrongFrame(
            f"{at(name)} prints a part of the {name or 'values'} of a page, or writes it in a way that no frame "
            f"knows{after(text[: half.start()])}. Print all of it as it is, or escaped with `| e`, {ADVICE}"
        )


def at(name: str) -> str:
    """The file that prints a value, or where to look for it."""
    file = PRINTED_IN.get(name)
    return f"site_config/theme/{file} (or a file beside it)" if file else "a file in site_config/theme"


def after(before: str) -> str:
    """What stands just before a place, to find it by."""
    words = " ".join(FOUND.sub("…", before)[-60:].split())
    return f", after `{words}`" if words else ""


def expected(kind: Kind, addressed: bool) -> dict[tuple[str, int], int]:
    """How often each mark stands in the frame of a kind: what the theme prints, told a second time, so that a slip shows."""
    titles = (not kind.is_home) + (HEADING not in kind.holds)
    counts = {name: int(name not in kind.lacks) for name in ("description", "head")}
    counts |= {"title": titles * ("title" not in kind.lacks), "content": 1}
    counts["file name"] = int(addressed and not kind.path)
    numbers = range(1, CONTENTS_FROM + 1) if kind.contents else ()
    return {(name, 0): count for name, count in counts.items()} | {
        (name, number): 1 for name in OF_SECTION for number in numbers
    }


def refuse_miscounted(marks: Sequence[Place], wanted: Mapping[tuple[str, int], int]) -> None:
    """Raise WrongFrame where a mark is missing, doubled or unexpected."""
    counts = Counter((one.slot.name, one.number) for one in marks)
    for (name, number), count in sorted({**dict.fromkeys(counts, 0), **wanted}.items()):
        if counts[name, number] != count:
            which = f"{name} (number {number})" if number else name
            last = next((after(one.before) for one in reversed(marks) if one.slot.name == name), "")
            raise WrongFrame(
                f"{at(name)} prints the {which} of a page {times(counts[name, number])} and not {times(count)}{last}. "
                f"If that is meant, say so in `expected` of generator/frames/cutting.py, {ADVICE}"
            )


def times(count: int) -> str:
    """How often, in words."""
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")


def framed(kind: Kind, marks: Sequence[Place], rest: str) -> Frame:
    """The frame of marks in their order; those of sections become one place for all of them."""
    slots: list[Slot | Repeated] = []
    texts: list[str] = []
    for of_sections, group in groupby(marks, key=lambda one: one.number > 0):
        run = list(group)
        texts += [run[0].before] if of_sections else [one.before for one in run]
        slots += [repeated(run)] if of_sections else [one.slot for one in run]
    return Frame(kind, tuple(slots), (*texts, rest))


def repeated(run: Sequence[Place]) -> Repeated:
    """What is alike in the entries of a list of contents; raises WrongFrame where one differs from the others."""
    entries = [list(group) for _number, group in groupby(run, key=lambda one: one.number)]
    shapes = {(tuple(one.slot for one in entry), tuple(one.before for one in entry[1:])) for entry in entries}
    betweens = {entry[0].before for entry in entries[1:]}
    if (
        len(shapes) > 1
        or len(betweens) > 1
        or [entry[0].number for entry in entries] != list(range(1, len(entries) + 1))
    ):
        raise WrongFrame(
            f"{at('section')} does not print the sections of a page one after another and all alike"
            f"{after(run[0].before)}. Print each in the same way, {ADVICE}"
        )
    ((slots, texts),) = shapes
    return Repeated(slots, texts, betweens.pop())
