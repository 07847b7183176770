"""A tree of plain values that knows where each of them stands in the file."""

from dataclasses import dataclass, field

from generator.yaml_source.scalars import Scalar

Span = tuple[int, int, int]  # line and column from 1, length in characters
Path = tuple[str | int, ...]
Plain = Scalar | list["Plain"] | dict[str, "Plain"]


@dataclass(slots=True)
class Node:
    """A value, where it stands, and its parts: those of a list go by number, those of a group of fields by name."""

    data: Plain
    span: Span
    parts: dict[str | int, "Node"] = field(default_factory=dict)
    names: dict[str | int, Span] = field(default_factory=dict)

    def add(self, name: str | int, value: "Node") -> None:
        """Take the value in. What has no text of its own to point at stands where its name stands."""
        self.parts[name] = value
        match self.data:
            case list() as items:
                items.append(value.data)
            case dict() as fields:
                fields[str(name)] = value.data
        if value.data is None or isinstance(value.data, list | dict):
            value.span = self.names.get(name, value.span)

    def follow(self, path: Path) -> "Node":
        """What the path leads to; a step that the file leaves out is passed over."""
        node = self
        for index, step in enumerate(path):
            if not node._is_short_for_one(path[index:]):
                node = node._part(step)
        return node

    def name_span(self, path: Path) -> Span:
        """Where the name stands that ends the path, or else what the path leads to."""
        names = self.follow(path[:-1]).names if path else {}
        return names.get(path[-1], self.follow(path).span) if path else self.span

    def _is_short_for_one(self, path: Path) -> bool:
        # [nation, voa] stands for [{sources: [nation, voa]}]; there the path goes on with 0, sources, 1.
        if not isinstance(self.data, list) or len(path) != 3:
            return False
        return path[0] == 0 and isinstance(path[2], int) and not any(isinstance(one, list | dict) for one in self.data)

    def _part(self, name: str | int) -> "Node":
        # Of a list of names, the item that reads so is the part of that name.
        named = self.parts.get(name)
        if named is None and isinstance(self.data, list) and isinstance(name, str):
            named = next((item for item in self.parts.values() if item.data == name), None)
        return named or self
