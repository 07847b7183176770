"""A problem is a value with a place; a report is one way to print problems."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

_WIDTH = 100  # characters of a line shown at most
_LEAD = 40  # of them, those shown before the place
_LONGEST = 400  # characters of a message or a hint
_JOINERS = "\u200c\u200d"  # needed to write Persian, Urdu and others; harmless
_UNPRINTED = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


@dataclass(frozen=True, order=True)
class Place:
    """Where in the project's files: lines and columns count from 1, columns and lengths in characters."""

    file: str
    line: int
    column: int
    length: int = 1


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong (`message`) and what to do about it (`hint`). A warning does not refuse the file."""

    place: Place
    code: str
    message: str
    hint: str = ""
    warning: bool = False


@dataclass(frozen=True)
class Rule:
    """What must hold, under a code that never changes.

    `wrong` and `right` are YAML: a whole file if they hold both `title` and `sources` or the rule is on the text of a
    file; else some fields, which replace those of the minimal valid incident. Of a rule on the name of a file, a
    comment with that name; of a rule on several files, the files one after another, each under a comment with its name.
    """

    code: str
    statement: str
    wrong: str
    right: str
    why: str = ""
    warning: bool = False


def report(problems: Iterable[Problem], lines_of: Callable[[str], Sequence[str]]) -> str:
    """The problems as text, in the order of the files, each once; an empty text when there are none.

    `lines_of` gives the lines of a file as they stand in it, or none where the file has no text to show.
    """
    ordered = sorted(set(problems), key=_order)
    if not ordered:
        return ""
    return "\n\n".join([*(_entry(problem, lines_of(problem.place.file)) for problem in ordered), _count(ordered)])


def _order(problem: Problem) -> tuple[str, int, int, str, str, str]:
    place = problem.place
    return place.file, place.line, place.column, problem.code, problem.message, problem.hint


def _count(problems: Sequence[Problem]) -> str:
    warnings = sum(problem.warning for problem in problems)
    counts = [(len(problems) - warnings, "problem"), (warnings, "warning")]
    found = " and ".join(_number(count, noun) for count, noun in counts if count)
    return f"{found} in {_number(len({problem.place.file for problem in problems}), 'file')}."


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _entry(problem: Problem, lines: Sequence[str]) -> str:
    return "\n".join([_headline(problem), *_excerpt(problem.place, lines), *_help(problem)])


def _headline(problem: Problem) -> str:
    place = problem.place
    code = f"warning {problem.code}" if problem.warning else problem.code
    return f"{_shown(place.file)}:{place.line}:{place.column}: {code} {_shown(_clipped(problem.message))}"


def _help(problem: Problem) -> Iterator[str]:
    if problem.hint:
        yield f"{_gutter(problem.place)} = help: {_shown(_clipped(problem.hint))}"


def _clipped(text: str) -> str:
    # What a message quotes from a file can be of any length; what it says stands before and after that.
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]} … {text[-_LONGEST // 2 :]}"


def _gutter(place: Place, number: str = "") -> str:
    return "  " + number.rjust(len(str(place.line)))


def _excerpt(place: Place, lines: Sequence[str]) -> Iterator[str]:
    line = lines[place.line - 1] if 0 < place.line <= len(lines) else ""
    line = line[: max(place.column, len(line.rstrip()))]
    if not line:
        return
    first = max(0, min(place.column - 1 - _LEAD, len(line) - _WIDTH))
    window = line[first : first + _WIDTH]
    before = "…" if first else ""
    after = "…" if first + _WIDTH < len(line) else ""
    start, end = _marked(window, place.column - 1 - first, place.length)
    margin = _columns(before) + _columns(window[:start])
    yield f"{_gutter(place, str(place.line))} | {before}{_shown(window)}{after}"
    yield f"{_gutter(place)} | {' ' * margin}{'^' * max(1, _columns(window[start:end]))}"


def _marked(window: str, start: int, length: int) -> tuple[int, int]:
    # A terminal may show a run of right-to-left text from its end: then only the whole run has a known place.
    end = start + length
    for first, last in _right_to_left_runs(window):
        if first < end and start < last:
            start, end = min(start, first), max(end, last)
    return start, end


def _right_to_left_runs(text: str) -> Iterator[tuple[int, int]]:
    first = last = -1
    for index, direction in enumerate(map(unicodedata.bidirectional, text)):
        if direction in _RIGHT_TO_LEFT:
            first, last = (index if first < 0 else first), index + 1
        elif direction == "L" and first >= 0:
            yield first, last
            first = -1
    if first >= 0:
        yield first, last


def _columns(text: str) -> int:
    return sum(map(_character_columns, text))


def _character_columns(character: str) -> int:
    if _shown(character) != character:
        return len(_shown(character))
    if character in _JOINERS or unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _shown(text: str) -> str:
    # Text of a file may hold terminal commands or turn the direction of writing: it is named, never sent.
    return text if text.isprintable() else "".join(map(_shown_character, text))


def _shown_character(character: str) -> str:
    if character == "\t":
        return "→"
    if character in _JOINERS or unicodedata.category(character) not in _UNPRINTED:
        return character
    return f"<U+{ord(character):04X}>"
