"""The text of a file -> plain values, the place of each, and problems. The only room that knows PyYAML.

Read as YAML 1.2, without what makes a file hard to follow: anchors, aliases, tags, merge keys, several documents.
No bytes make this fail: whatever is wrong comes back as problems.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from generator.problems import Place, Problem
from generator.yaml_source.decoding import decode
from generator.yaml_source.naming import name_of
from generator.yaml_source.ordinary import ordinary_fields
from generator.yaml_source.parsing import parse
from generator.yaml_source.slips import dash, slip, without_space
from generator.yaml_source.text_rules import EMPTY, FIELDS, RULES
from generator.yaml_source.tree import Node, Path

__all__ = ["RULES", "Path", "YamlSource", "dash", "read_yaml", "slip", "without_space"]


@dataclass(frozen=True)
class YamlSource:
    """What a file says: `data` is a dict of plain values, or None where the file could not be read as one.

    Data is there in spite of problems if the file could be read to its end; an alias then stands as None, the second
    of two fields of one name, a field without a name and a merge key are left out. Lines are those an editor counts.

    The bytes alone are kept and sent elsewhere. What they say is worked out when it is asked for, and the place of each
    value only then: of a file without problems nobody asks.
    """

    file: str
    content: bytes = field(repr=False)

    @property
    def data(self) -> object:
        """The plain values."""
        return self._said[0]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong with the text."""
        return self._said[1]

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the file."""
        return decode(self.file, self.content).lines

    @property
    def at_rest(self) -> YamlSource:
        """The same, without what was worked out."""
        return YamlSource(self.file, self.content)

    @cached_property
    def _said(self) -> tuple[object, tuple[Problem, ...]]:
        fields = ordinary_fields(self.content)
        if fields is not None:
            return fields, ()
        root, problems = self._parsed
        return root.data if root else None, problems

    @cached_property
    def _parsed(self) -> tuple[Node | None, tuple[Problem, ...]]:
        return _parsed(self.file, self.content)

    def __reduce__(self) -> tuple[type[YamlSource], tuple[str, bytes]]:
        return YamlSource, (self.file, self.content)

    def place_of(self, path: Path) -> Place:
        """Where the value at the path stands; for a list or a group of fields, its name.

        The record has short forms, so a step that the file leaves out is passed over, and the name of a field also
        finds the item of a list that reads like it. Any path leads to some place.
        """
        return Place(self.file, *root.follow(path).span) if (root := self._parsed[0]) else Place(self.file, 1, 1)

    def name_of(self, path: Path) -> str:
        """The path as an editor says it, such as sources.voa.url or statements[2].by; steps left out are not said."""
        return name_of(self.data, path)

    def place_of_key(self, path: Path) -> Place:
        """Where the field name stands that ends the path; if it is not in the file, the place of the value."""
        return Place(self.file, *root.name_span(path)) if (root := self._parsed[0]) else Place(self.file, 1, 1)


def read_yaml(file: str, content: bytes) -> YamlSource:
    """What the bytes of a file say, with every problem of its text."""
    return YamlSource(file, content)


def _parsed(file: str, content: bytes) -> tuple[Node | None, tuple[Problem, ...]]:
    # The fields of a file, where they can be read, and every problem of its text.
    decoded = decode(file, content)
    if decoded.text is None:
        return None, decoded.problems
    root, problems = parse(file, decoded.text, decoded.lines)
    if root and not isinstance(root.data, dict):
        problems += (_not_fields(file, root),)
    elif not root and not problems:
        problems = (_empty(file),)
    return root if root and isinstance(root.data, dict) else None, (*decoded.problems, *problems)


def _empty(file: str) -> Problem:
    return Problem(Place(file, 1, 1), EMPTY.code, "the file is empty", "write its fields, or delete the file")


def _not_fields(file: str, root: Node) -> Problem:
    if root.data is None:
        return _empty(file)
    what = "a list" if isinstance(root.data, list) else "a single value"
    hint = 'begin each line with the name of a field and a colon: "name: value"'
    return Problem(Place(file, *root.span), FIELDS.code, f"the file is {what}, not a group of fields", hint)
