"""Loops of templates: one that asks only for the places of its items gets them with the items."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

# What a loop may ask of itself without more than its place and whether it is at its end.
PLACES = ("first", "last", "index", "index0")
PLACE, LAST = "loop_place", "loop_at_end"


def numbered(values: Iterable[Any]) -> Iterable[tuple[int, bool, Any]]:
    """The items of a loop, each with its place and whether it is the last."""
    items = list(values)
    ends = [False] * (len(items) - 1) + [True]
    return zip(range(len(items)), ends, items, strict=False)  # none has an end


def with_places(node: nodes.For) -> nodes.Node:
    """A loop whose places come with its items, if it asks for no more: an object for each loop, as Jinja has it, is slow."""
    asked = list(of_loop(node.body))
    if not asked or node.recursive or node.test or any(attr not in PLACES for attr in asked):
        return node
    items = nodes.Call(nodes.EnvironmentAttribute("numbered"), [node.iter], [], None, None)
    targets: list[nodes.Expr] = [nodes.Name(PLACE, "store"), nodes.Name(LAST, "store"), node.target]  # type: ignore[list-item]
    body = [InPlaces().visit(one) for one in node.body]
    return nodes.For(nodes.Tuple(targets, "store"), items, body, node.else_, None, node.recursive, lineno=node.lineno)


class InPlaces(NodeTransformer):
    """What a loop is asked for, taken from what comes with its items."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802
        """A loop within has places of its own; what it goes through is still a matter of the outer one."""
        node.iter = self.visit(node.iter)
        return node

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802
        """The place of an item, or whether it is the first or the last."""
        if not is_loop(node.node):
            return self.generic_visit(node)
        place = nodes.Name(PLACE, "load")
        found: Mapping[str, Callable[[], nodes.Expr]] = {
            "index0": lambda: place,
            "index": lambda: nodes.Add(place, nodes.Const(1)),
            "first": lambda: nodes.Compare(place, [nodes.Operand("eq", nodes.Const(0))]),
            "last": lambda: nodes.Name(LAST, "load"),
        }
        return found[node.attr]()


def of_loop(inside: Iterable[nodes.Node]) -> Iterator[str]:
    """What a loop is asked for by what stands in it; where it is named itself, an empty name."""
    for node in inside:
        if isinstance(node, nodes.Getattr) and is_loop(node.node):
            yield node.attr
        elif is_loop(node) or isinstance(node, nodes.Include | nodes.Import | nodes.FromImport):
            yield ""
        elif isinstance(node, nodes.For):
            yield from of_loop([node.iter])
            yield from ("" for _attr in of_loop(node.else_))
            yield from ("" for _within in node.find_all((nodes.Include, nodes.Import, nodes.FromImport)))
        else:
            yield from of_loop(node.iter_child_nodes())


def is_loop(node: nodes.Node) -> bool:
    """Whether an expression is the loop that it stands in."""
    return isinstance(node, nodes.Name) and node.name == "loop"
