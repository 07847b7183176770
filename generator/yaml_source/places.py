"""Where an event of the parser stands in the file."""

from collections.abc import Sequence

import yaml

from generator.yaml_source.tree import Span
from generator.yaml_source.white_space import Position


class Places:
    """The places in a file of these lines."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines

    def span(self, event: yaml.NodeEvent | yaml.DocumentStartEvent, length: int | None = None) -> Span:
        """Where an event stands; a value without text begins behind its line, and has the last character there."""
        (number, column), (last_number, last) = self.in_file(start(event)), self.in_file(end(event))
        line = self._lines[number]
        column = min(column, max(0, len(line) - 1))
        if last_number > number:
            last = len(line.rstrip())
        return number + 1, column + 1, length or max(1, last - column)

    def in_file(self, position: Position) -> Position:
        """A position that is in the file: the parser in C ends the last line for the file if the file does not."""
        return min(position, (len(self._lines) - 1, len(self._lines[-1])))

    def of_property(self, event: yaml.NodeEvent, sign: str) -> Span:
        """Where an anchor or a tag of an event stands."""
        number, column = start(event)
        found = self._lines[number].find(sign, column)
        return (number + 1, found + 1, len(sign)) if found >= 0 else self.span(event, 1)


def start(event: yaml.Event) -> Position:
    """Where an event begins, as the parser counts."""
    mark = event.start_mark
    return (mark.line, mark.column) if mark else (0, 0)


def end(event: yaml.Event) -> Position:
    """Where it ends."""
    mark = event.end_mark
    return (mark.line, mark.column) if mark else (0, 0)
