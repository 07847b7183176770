"""Bytes of a file -> its text, fit for the parser, and the lines an editor sees."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.problems import Place, Problem
from generator.yaml_source.text_rules import BYTE_ORDER_MARK, ENCODING, HIDDEN_CHARACTER, SIZE, SIZE_LIMIT

_SEEN = "\t\n\r\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff"
HIDDEN = re.compile(f"[^{_SEEN}]")
_NOTHING_HIDDEN = re.compile(f"[{_SEEN}]*")  # finds out three times as fast as HIDDEN that there is nothing to find
_SEEN_IN_ASCII = bytes(code for code in range(128) if not HIDDEN.match(chr(code)))
_LINE_BREAK = re.compile("\r\n|\n|\r")
_BYTE_ORDER_MARK = "\ufeff"
# YAML 1.1 ended lines at these, YAML 1.2 and text editors do not: the parser must not meet them, or lines are miscounted.
_SEPARATORS = {"\x85": "next line", "\u2028": "line separator", "\u2029": "paragraph separator"}
_HIDDEN_NAMES = {**_SEPARATORS, _BYTE_ORDER_MARK: "byte order mark", "\0": "null"}
# Of the characters that only format text (Cf) those alone are hidden that turn the direction of writing.
_KINDS = {"Cc": "a control character", "Cf": "turns the direction of writing"}
_SAVE_AS_UTF_8 = 'save the file again as "UTF-8" (the encoding is a choice in your editor\'s "Save as")'
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class Decoded(NamedTuple):
    """`text` is as long as the lines, hidden characters blotted out; None where there is nothing to parse."""

    text: str | None
    lines: tuple[str, ...]
    problems: tuple[Problem, ...]


def decode(file: str, content: bytes) -> Decoded:
    """The text of the file, with a problem for everything in it that is not text."""
    if len(content) > SIZE_LIMIT:
        return Decoded(None, ("",), (_too_large(file, len(content)),))
    sound = sound_text(content)
    if sound is not None:
        return Decoded(sound, _lines(sound), ())
    written = content.decode("utf-8", errors="replace")
    text = written.removeprefix(_BYTE_ORDER_MARK)
    lines = _lines(text)
    if content.startswith(_UTF_16):
        return Decoded(None, tuple(_LINE_BREAK.split(content.decode("utf-16", errors="replace"))), (_utf_16(file),))
    problems = (
        *_encoding(file, content),
        *([_mark(file)] if text != written else []),
        *_hidden(file, lines if HIDDEN.search(text) else ()),
    )
    return Decoded(HIDDEN.sub(_blot, text), lines, problems)


def sound_text(content: bytes) -> str | None:
    """What the bytes say if nothing is wrong with them; nothing where something is."""
    if len(content) > SIZE_LIMIT:
        return None
    if not content.translate(None, _SEEN_IN_ASCII):  # as of most files, and told sooner
        return content.decode("ascii")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text if _NOTHING_HIDDEN.fullmatch(text) else None


def _lines(text: str) -> tuple[str, ...]:
    return tuple(_LINE_BREAK.split(text) if "\r" in text else text.split("\n"))


def _blot(found: re.Match[str]) -> str:
    return " " if found[0] in _SEPARATORS else "\ufffd"


def _too_large(file: str, size: int) -> Problem:
    message = f"the file has {size:,} bytes; at most {SIZE_LIMIT:,} are read"
    return Problem(
        Place(file, 1, 1), SIZE.code, message, "shorten it, or put measurement series into a CSV file beside it"
    )


def _utf_16(file: str) -> Problem:
    return Problem(Place(file, 1, 1), ENCODING.code, "the file is saved as UTF-16", _SAVE_AS_UTF_8)


def _encoding(file: str, content: bytes) -> Iterator[Problem]:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = _LINE_BREAK.split(content[: error.start].decode("utf-8").removeprefix(_BYTE_ORDER_MARK))
        place = Place(file, len(before), len(before[-1]) + 1)
        bad = content[error.start : error.start + 1]
        message = f"the byte 0x{bad.hex().upper()} is not UTF-8{_guess(bad)}"
        yield Problem(place, ENCODING.code, message, f"{_SAVE_AS_UTF_8}; then look at this letter and correct it")


def _guess(byte: bytes) -> str:
    letter = byte.decode("cp1252", errors="ignore")
    return f' (in Windows-1252 it is "{letter}")' if letter else ""


def _mark(file: str) -> Problem:
    message = "the file begins with a byte order mark, which cannot be seen"
    return Problem(Place(file, 1, 1), BYTE_ORDER_MARK.code, message, 'save the file again as "UTF-8" without BOM')


def _hidden(file: str, lines: Sequence[str]) -> Iterator[Problem]:
    for number, line in enumerate(lines, 1):
        found = HIDDEN.findall(line)
        if found:
            place = Place(file, number, line.index(found[0]) + 1)
            yield Problem(
                place, HIDDEN_CHARACTER.code, _what_is_hidden(found), "delete what cannot be seen, or retype the line"
            )


def _what_is_hidden(found: Sequence[str]) -> str:
    more = f", and {len(found) - 1} more in this line" if len(found) > 1 else ""
    return f"a hidden character does not belong here: {name_of(found[0])}{more}"


def name_of(character: str) -> str:
    """A name for a character that cannot be shown: its number in Unicode and what it is."""
    kind = _KINDS.get(unicodedata.category(character), "not a character")
    return f"U+{ord(character):04X} ({_HIDDEN_NAMES.get(character, kind)})"
