"""Text -> tree, with a problem for everything in it that is YAML but not for us."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from generator.problems import Place, Problem, Rule
from generator.yaml_source import text_rules as rules
from generator.yaml_source.complaints import complaint, trailing_text
from generator.yaml_source.decoding import HIDDEN, name_of
from generator.yaml_source.directives import without_directives
from generator.yaml_source.places import Places, end, start
from generator.yaml_source.scalars import Scalar, plain_value
from generator.yaml_source.tree import Node, Span
from generator.yaml_source.white_space import Position, Stretch, misused_white_space

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same events and marks, several times as fast

COMMENT = re.compile(r" +(#.*\S|#)")
_PLAIN_TEXT = "if it is a part of the text, put the whole value in quotes"


def parse(file: str, text: str, lines: Sequence[str]) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree of the first document, or None where that cannot be read to its end, and all problems met on the way."""
    text, directives = without_directives(file, text, lines)
    parser = _Parser(file, lines)
    parser.read(text)
    known = {(problem.code, problem.place.line) for problem in parser.problems}
    spaces = misused_white_space(file, lines, parser.texts, parser.stopped)
    new = (each for each in spaces if (each.code, each.place.line) not in known)
    return parser.root, (*directives, *parser.problems, *new)


@dataclass(slots=True)
class _Open:
    """A list or group of fields that is not closed yet; `name` is that of the field whose value comes next."""

    node: Node
    name: str | None = None
    name_comes_next: bool = True


class _Parser:
    """Takes the events one by one and keeps what is open on its own stack, so that no depth can exhaust Python's."""

    def __init__(self, file: str, lines: Sequence[str]) -> None:
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self.texts: list[Stretch] = []
        self.stopped: Position | None = None
        self._file = file
        self._lines = lines
        self._places = Places(lines)
        self._open: list[_Open] = []
        self._dots_met = False
        self._takers: dict[type[yaml.Event], Callable[[Any], None]] = {
            yaml.DocumentStartEvent: self._document_start,
            yaml.DocumentEndEvent: self._document_end,
            yaml.ScalarEvent: self._scalar,
            yaml.AliasEvent: self._alias,
            yaml.MappingStartEvent: self._group,
            yaml.SequenceStartEvent: self._list,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
        }

    def read(self, text: str) -> None:
        """Take events until there are no more, or the file is found to go where we do not follow."""
        loader = LOADER(text)
        try:
            while self.stopped is None and loader.check_event():
                self._take(loader.get_event())
        except yaml.MarkedYAMLError as error:
            self._give_up(error)
        except (ValueError, OverflowError):  # from the parser in Python, at "\UFFFFFFFF"
            self._give_up(
                yaml.MarkedYAMLError(problem="found unknown escape character", problem_mark=loader.get_mark())
            )
        finally:
            loader.dispose()

    def _take(self, event: yaml.Event) -> None:
        taker = self._takers.get(type(event))
        if taker:
            taker(event)

    def _give_up(self, error: yaml.MarkedYAMLError) -> None:
        mark = error.problem_mark
        self.stopped = (mark.line, mark.column) if mark else (0, 0)
        if self._dots_met:
            self.problems.append(trailing_text(self._file, self._lines, error))
            return
        self.root = None
        if not self._follows_a_comment():
            self.problems.append(complaint(self._file, self._lines, error))

    def _follows_a_comment(self) -> bool:
        # A text that goes on below a comment is cut off by it: one mistake, told already.
        last = self.problems[-1] if self.problems else None
        return last is not None and last.code == rules.COMMENT.code and last.place.line == (self.stopped or (0, 0))[0]

    def _refuse(self, rule: Rule, span: Span, message: str, hint: str) -> None:
        self.problems.append(Problem(Place(self._file, *span), rule.code, message, hint))

    # Documents

    def _document_start(self, event: yaml.DocumentStartEvent) -> None:
        if self.root:
            self.stopped = start(event)
            hint = 'delete the line "---", or make two files'
            self._refuse(rules.ONE_DOCUMENT, self._places.span(event), "a second document begins here", hint)

    def _document_end(self, event: yaml.DocumentEndEvent) -> None:
        self._dots_met = bool(event.explicit)

    # Values

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._check_properties(event)
        data = self._plain(event) if _is_plain(event) else self._quoted(event)
        self._put(Node(data, self._places.span(event)), event)

    def _plain(self, event: yaml.ScalarEvent) -> Scalar:
        number, column = self._places.in_file(end(event))
        comment = COMMENT.match(self._lines[number], column)
        if comment:
            span = (number + 1, comment.start(1) + 1, len(comment[1]))
            hint = "put the whole value in quotes; write comments on lines of their own"
            self._refuse(rules.COMMENT, span, 'what stands after "#" is a comment and is lost', hint)
        return plain_value(event.value)

    def _quoted(self, event: yaml.ScalarEvent) -> str:
        self.texts.append((start(event), end(event)))
        # Only an escape can bring these past the check of the file's characters.
        hidden = HIDDEN.search(event.value)
        if hidden:
            message = f"an escape stands for a hidden character: {name_of(hidden[0])}"
            self._refuse(
                rules.HIDDEN_CHARACTER, self._places.span(event), message, "delete the backslash and what follows it"
            )
        return HIDDEN.sub("\ufffd", event.value)

    def _alias(self, event: yaml.AliasEvent) -> None:
        message = f'"*{event.anchor}" repeats a value from elsewhere in the file'
        self._refuse(rules.ALIAS, self._places.span(event), message, f"write the value itself; {_PLAIN_TEXT}")
        self._put(Node(None, self._places.span(event)), event)

    def _list(self, event: yaml.SequenceStartEvent) -> None:
        self._begin(Node([], self._places.span(event, 1)), event)

    def _group(self, event: yaml.MappingStartEvent) -> None:
        self._begin(Node({}, self._places.span(event, 1)), event)

    def _begin(self, node: Node, event: yaml.CollectionStartEvent) -> None:
        self._check_properties(event)
        if len(self._open) == rules.DEPTH_LIMIT:
            self.root, self.stopped = None, start(event)
            message = f"lists and groups are nested deeper than {rules.DEPTH_LIMIT} levels"
            self._refuse(rules.DEPTH, node.span, message, "see whether brackets or indentation are as you meant them")
        self._put(node, event)
        self._open.append(_Open(node))

    def _close(self, _: yaml.CollectionEndEvent) -> None:
        self._open.pop()

    def _check_properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor:
            span = self._places.of_property(event, f"&{event.anchor}")
            message = f'"&{event.anchor}" marks a value for repetition'
            self._refuse(rules.ANCHOR, span, message, f"delete it; {_PLAIN_TEXT}")
        if event.tag:
            span = self._places.of_property(event, "!")
            self._refuse(
                rules.TAG, span, 'a value begins with "!", which makes it a tag', f"delete the tag; {_PLAIN_TEXT}"
            )

    # Where a value goes

    def _put(self, node: Node, event: yaml.NodeEvent) -> None:
        if not self._open:
            self.root = node
            return
        within = self._open[-1]
        if isinstance(within.node.data, list):
            within.node.add(len(within.node.data), node)
            return
        if within.name_comes_next:
            within.name = self._name(within.node, node, event)
        elif within.name is not None:
            within.node.add(within.name, node)
        within.name_comes_next = not within.name_comes_next

    def _name(self, group: Node, node: Node, event: yaml.NodeEvent) -> str | None:
        # The name of the field that begins here, or None if the field is refused.
        if isinstance(event, yaml.CollectionStartEvent):
            hint = 'write each field as "name: value"; put a text that begins with [ or { in quotes'
            self._refuse(rules.FIELD_NAME, node.span, "a list or a group stands where a field name is expected", hint)
            return None
        if not isinstance(event, yaml.ScalarEvent):
            return None
        if node.data is None:
            hint = 'write a name before the colon; put "null" in quotes if that is the name'
            self._refuse(rules.FIELD_NAME, node.span, "a field has no name", hint)
            return None
        return self._new_name(group, node, event)

    def _new_name(self, group: Node, node: Node, event: yaml.ScalarEvent) -> str | None:
        name = HIDDEN.sub("\ufffd", event.value)
        if name == "<<" and _is_plain(event):
            hint = "copy the fields of the other group to this place"
            self._refuse(rules.MERGE_KEY, node.span, '"<<" does not merge groups of fields here', hint)
            return None
        if name in group.names:
            message = f'the field "{_short(name)}" is already in line {group.names[name][0]}'
            self._refuse(rules.TWICE, node.span, message, "keep one of the two; a list can hold several values")
            return None
        group.names[name] = node.span
        return name


def _is_plain(event: yaml.ScalarEvent) -> bool:
    return not event.style


def _short(name: str) -> str:
    return name if len(name) <= 60 else f"{name[:59]}…"
