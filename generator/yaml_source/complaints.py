"""What the parser says when it gives up, in the words of somebody who writes incidents.

PyYAML has two parsers, one in C and one in Python, which word the same complaint differently; both wordings are met here.
"""

import re
from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

import yaml

from generator.problems import Place, Problem, Rule
from generator.yaml_source.directives import directive
from generator.yaml_source.slips import CURLY, without_space
from generator.yaml_source.text_rules import ONE_DOCUMENT, SYNTAX, TAG
from generator.yaml_source.white_space import Position, misuse

_QUOTE = "put the whole value in quotes"


class _At(Enum):
    """Which place needs the editor's hand."""

    END = auto()  # where the parser gave up
    OPENING = auto()  # where the unfinished thing began
    OPENING_ABOVE = auto()  # there, if that is another line
    BACKSLASH = auto()  # the last one before the parser gave up


class _Saying(NamedTuple):
    """Our words for the complaints that match: `{c}` is the character at the place, `{said}` the complaint itself."""

    complaints: str
    message: str
    hint: str
    rule: Rule = SYNTAX
    at: _At = _At.END


# The first that matches is said. What stands before the place in its line is appended to the complaint in brackets.
_SAYINGS = (
    _Saying(
        "(parsing|scanning) a tag|undefined tag handle",
        'a value begins with "!", which makes it a tag',
        f"delete the tag; if it is a part of the text, {_QUOTE}",
        TAG,
        _At.OPENING,
    ),
    _Saying(
        r"mapping values are not allowed.*\[a field name in curly quotes\]",
        f"curly quotes ({CURLY[0]} {CURLY[1]}) are no quotes here",
        'use straight ones: "…"',
    ),
    _Saying(
        r"mapping values are not allowed.*\[a field name\]",
        "a colon followed by a space stands within an unquoted value",
        f"{_QUOTE}, or begin a new line if this is another field",
    ),
    _Saying(
        "mapping values are not allowed",
        "a field cannot begin here",
        f"indent it like its neighbours and complete the line above; if it is a part of a text, {_QUOTE}",
    ),
    _Saying(
        r"cannot start any token \[```\]",
        '"```" marks code in Markdown, and is no part of a file',
        "delete the lines with ```",
    ),
    _Saying("cannot start any token", 'an unquoted value cannot begin with "{c}"', _QUOTE),
    _Saying("scanning an? (anchor|alias)", 'an unquoted value cannot begin with "{c}"', _QUOTE, at=_At.OPENING),
    _Saying(
        "could not find expected ':'",
        'this is neither a field, "name: value", nor an item of a list, "- value"',
        "add the missing colon, or indent the line if it goes on with the text above",
        at=_At.OPENING,
    ),
    _Saying(
        "unexpected (end of stream|document)",
        "a quoted text begins here and never ends",
        "add the closing quote; an apostrophe within single quotes is written twice",
        at=_At.OPENING,
    ),
    _Saying(
        "unknown escape|hexadecimal|hexdecimal|Unicode character escape",
        "within double quotes a backslash begins a sign such as \\n or \\u00e9, and this is none",
        "write the backslash twice, or use single quotes",
        at=_At.BACKSLASH,
    ),
    _Saying(
        "sequence entries are not allowed",
        "an item of a list cannot begin here",
        f'begin it in a line of its own below the field name; if "-" is a part of the text, {_QUOTE}',
    ),
    _Saying("mapping keys are not allowed", "a question mark cannot stand alone here", _QUOTE),
    _Saying(
        "expected ',' or ']'",
        'a comma or the closing "]" of a list is missing',
        'a list ends in "]"; put items in quotes that hold a comma, a colon or a bracket',
        at=_At.OPENING_ABOVE,
    ),
    _Saying(
        "expected ',' or '}'",
        'a comma or the closing "}" of a group of fields is missing',
        'a group ends in "}"; put values in quotes that hold a comma, a colon or a bracket',
        at=_At.OPENING_ABOVE,
    ),
    _Saying(
        r"expected (the )?node content.*\[the end\]",
        "a value is missing before the end of the file",
        'close the list with "]", or the group of fields with "}"',
    ),
    _Saying(
        "expected (the )?node content",
        'a value is missing before "{c}"',
        f"delete a comma too many; if this is a part of the text, {_QUOTE}",
    ),
    _Saying(
        "block scalar",
        'nothing but a line break can follow the "|" or ">" that begins a text block',
        f"begin the text in the next line, indented by two spaces; if the sign is a part of the text, {_QUOTE}",
    ),
    _Saying(
        r"expected (key|'-' indicator|'?<(block end|document start)>).*\[closing\]",
        'one "{c}" too many',
        f"delete it, or add the one that opens; if it is a part of the text, {_QUOTE}",
    ),
    _Saying(
        r"expected (key|'-' indicator|'?<(block end|document start)>).*\[",
        "the value has ended before this",
        f"{_QUOTE}; an apostrophe within single quotes is written twice",
    ),
    _Saying(
        "expected (key|'-' indicator|'?<(block end|document start)>)",
        "this line does not fit the lines above it",
        "indent fields like their neighbours, and items of a list like theirs",
    ),
    _Saying("", "this is not well-formed YAML: {said}", f"if it is a part of a text, {_QUOTE}"),
)
_NO_FIELD = "mapping values are not allowed|could not find expected ':'"  # complaints about a text in a field's place
_OPENED = {
    "block mapping": "the group of fields",
    "block collection": "the list",
    "block sequence": "the list",
    "flow sequence": "the list",
    "flow mapping": "the group of fields",
}


def complaint(file: str, lines: Sequence[str], error: yaml.MarkedYAMLError) -> Problem:
    """The parser's complaint in plain words, at the place that needs the editor's hand."""
    end = _position(lines, error.problem_mark)
    if _character(lines, end) == "\t" and "quoted" not in str(error.context):
        return misuse(file, lines, end)
    begun = _position(lines, error.context_mark or error.problem_mark)
    if lines[begun[0]].startswith("%") and begun[1] == 0:
        return directive(Place(file, begun[0] + 1, 1))
    unspaced = _without_space(file, lines, begun[0]) or _without_space(file, lines, end[0] - 1)
    if unspaced and re.search(_NO_FIELD, str(error.problem)):
        return unspaced
    said = f"{error.context}: {error.problem} {_around(lines, end)}"
    saying = next(each for each in _SAYINGS if re.search(each.complaints, said))
    number, column = _place(saying.at, lines, begun, end)
    message = saying.message.replace("{c}", _character(lines, (number, column))).replace("{said}", str(error.problem))
    place = Place(file, number + 1, column + 1)
    return Problem(place, saying.rule.code, message + _within(error, place, lines), saying.hint)


def trailing_text(file: str, lines: Sequence[str], error: yaml.MarkedYAMLError) -> Problem:
    """The complaint about text after `...`, the line that ends a document."""
    message = 'more text follows the line "...", which ends the document'
    number, column = _position(lines, error.problem_mark)
    place = Place(file, number + 1, column + 1)
    return Problem(place, ONE_DOCUMENT.code, message, 'delete the line "...", or make two files')


def _place(at: _At, lines: Sequence[str], begun: Position, end: Position) -> Position:
    opening_above = at is _At.OPENING_ABOVE and begun[0] < end[0]
    if at is _At.OPENING or opening_above or end == _last(lines):
        return begun
    if at is _At.BACKSLASH:
        return end[0], max(0, lines[end[0]].rfind("\\", 0, end[1] + 1))
    return end


def _within(error: yaml.MarkedYAMLError, place: Place, lines: Sequence[str]) -> str:
    opened = _OPENED.get((error.context or "").removeprefix("while parsing a ").removeprefix("while scanning a "))
    in_mid_line = lines[place.line - 1][: place.column - 1].strip()
    if not opened or in_mid_line or error.context_mark is None or error.context_mark.line + 1 == place.line:
        return ""
    return f", in {opened} that begins in line {error.context_mark.line + 1}"


def _position(lines: Sequence[str], mark: yaml.Mark | None) -> Position:
    # Where nothing but blank lines follows, the end of the text.
    last = _last(lines)
    return min((mark.line, mark.column), last) if mark else last


def _last(lines: Sequence[str]) -> Position:
    number = max((number for number, line in enumerate(lines) if line.strip()), default=0)
    return number, len(lines[number].rstrip(" "))


def _character(lines: Sequence[str], position: Position) -> str:
    return lines[position[0]][position[1] : position[1] + 1]


def _around(lines: Sequence[str], position: Position) -> str:
    before, after = lines[position[0]][: position[1]], lines[position[0]][position[1] :]
    if after.startswith("```"):
        return "[```]"
    if before.strip() and after.startswith(("]", "}")):
        return "[closing]"
    if position == _last(lines):
        return "[the end]"
    if re.search(rf":\s+[{CURLY}]", before):
        return "[a field name in curly quotes]"
    if re.search(r":\s", before):
        return "[a field name]"
    return "[text]" if before.strip(" -") else ""


def _without_space(file: str, lines: Sequence[str], number: int) -> Problem | None:
    # A line in which the colon of a field has no space behind it is a text, to which the next line belongs.
    line = lines[max(0, number)]
    written = without_space(line.strip(" ").removeprefix("- ").lstrip(" "))
    if not written:
        return None
    name, value = written
    place = (max(0, number), line.index(f"{name}:") + len(name) + 1)
    if value[0].isspace():
        return misuse(file, lines, place)
    message, hint = f'a space is missing after the colon of "{name}"', f"write {name}: and then a space"
    return Problem(Place(file, place[0] + 1, place[1] + 1), SYNTAX.code, message, hint)
