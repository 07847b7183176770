"""The ordinary file, read in a quarter of the time: its plain values, without the place of each.

Nearly every file has nothing in it that a problem could be made of. It is read here; any other comes to nothing here,
and is read by `parsing`, which knows where everything stands and says what is wrong.
"""

import re
from typing import Any

from yaml import YAMLError
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from generator.yaml_source import parsing
from generator.yaml_source.decoding import HIDDEN, sound_text
from generator.yaml_source.scalars import NOTHING, plain_value
from generator.yaml_source.text_rules import DEPTH_LIMIT
from generator.yaml_source.tree import Plain

_ODD_SPACE = re.compile("[\n\r] *[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")  # of which a problem can be made
_NO_NAMES = NOTHING | {"<<"}


class _OutOfTheOrdinaryError(Exception):
    """Something stands here of which a problem may have to be made."""


def ordinary_fields(content: bytes) -> dict[str, Plain] | None:
    """What an ordinary file says; nothing of any other, be it right or wrong."""
    text = sound_text(content)
    if text is None or _has_odd_lines(text):
        return None
    loader = parsing.LOADER(content)  # which is UTF-8, as the parser wants it
    try:
        return _Taker(loader, text).fields()
    except (_OutOfTheOrdinaryError, YAMLError, ValueError, OverflowError):
        return None
    finally:
        loader.dispose()


def _has_odd_lines(text: str) -> bool:
    if "\t" in text or ("%" in text and (text[:1] == "%" or "\n%" in text or "\r%" in text)):
        return True
    return not text.isascii() and _ODD_SPACE.search(f"\n{text}") is not None


def _has_comments_behind(text: str) -> bool:
    # What stands before a comment in a line of its own is a line break, and spaces.
    before = f"\n{text}".split(" #")[:-1]
    return not all(one.rstrip(" ").endswith(("\n", "\r")) for one in before)


class _Taker:
    """Takes the events of one document of fields."""

    def __init__(self, loader: Any, text: str) -> None:
        self._next = loader.get_event
        self._text = text
        # Only beside these can a value be marked or have a tag, hold what cannot be seen, or be cut off by a comment.
        self._look_closer = "&" in text or "!" in text or "\\" in text or _has_comments_behind(text)

    def fields(self) -> dict[str, Plain]:
        """The fields of the document."""
        self._expect(StreamStartEvent)
        self._expect(DocumentStartEvent)
        group = self._expect(MappingStartEvent)
        if self._look_closer:
            self._look(group)
        found = self._group(1)
        self._expect(DocumentEndEvent)
        self._expect(StreamEndEvent)
        return found

    def _expect(self, wanted: type) -> Any:
        event = self._next()
        if type(event) is not wanted:
            raise _OutOfTheOrdinaryError
        return event

    def _value(self, event: Any, depth: int) -> Plain:
        if self._look_closer:
            self._look(event)
        kind = type(event)
        if kind is ScalarEvent:
            return event.value if event.style else plain_value(event.value)
        if depth < DEPTH_LIMIT and kind is SequenceStartEvent:
            return self._list(depth + 1)
        if depth < DEPTH_LIMIT and kind is MappingStartEvent:
            return self._group(depth + 1)
        raise _OutOfTheOrdinaryError

    def _list(self, depth: int) -> list[Plain]:
        found: list[Plain] = []
        while type(event := self._next()) is not SequenceEndEvent:
            found.append(self._value(event, depth))
        return found

    def _group(self, depth: int) -> dict[str, Plain]:
        found: dict[str, Plain] = {}
        while type(event := self._next()) is ScalarEvent:
            name = event.value
            if name in found or (name in _NO_NAMES and not event.style):
                raise _OutOfTheOrdinaryError
            if self._look_closer:
                self._look(event)
            found[name] = self._value(self._next(), depth)
        if type(event) is not MappingEndEvent:
            raise _OutOfTheOrdinaryError
        return found

    def _look(self, event: Any) -> None:
        if event.anchor or event.tag or (type(event) is ScalarEvent and self._is_odd(event)):
            raise _OutOfTheOrdinaryError

    def _is_odd(self, text: Any) -> bool:
        # An escape for what cannot be seen in a text with quotes, or a comment behind one without.
        if text.style:
            return HIDDEN.search(text.value) is not None
        return parsing.COMMENT.match(self._text, text.end_mark.index) is not None
