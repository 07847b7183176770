"""The names in a template: which an expression uses, and to which it gives a meaning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from jinja2 import nodes

Parts = Sequence[nodes.Node]
# Macros, and what is imported: they have names of their own.
LIBRARY = (nodes.Macro, nodes.Import, nodes.FromImport)


def nodes_in(tree: nodes.Node) -> Parts:
    """A part of a template and all parts within it; Jinja's own way to find some of them takes twice as long."""
    found = [tree]
    for node in found:  # and of those that it finds on the way
        for name in node.fields:
            part = getattr(node, name, None)
            if isinstance(part, nodes.Node):
                found.append(part)
            elif isinstance(part, list):
                found += [one for one in part if isinstance(one, nodes.Node)]
    return found


def names_in(node: nodes.Node) -> Iterator[str]:
    """The names that an expression uses."""
    return names_used(nodes_in(node))


def names_used(parts: Parts) -> Iterator[str]:
    """The names that these parts use or give a meaning to."""
    return (one.name for one in parts if isinstance(one, nodes.Name))


def names_given(parts: Parts) -> Iterator[str]:
    """Every name to which one of these parts gives a meaning, as often as one does."""
    for one in parts:
        if isinstance(one, nodes.Name):
            if one.ctx != "load":
                yield one.name
        elif isinstance(one, LIBRARY):
            yield from names_made(one)


def names_set(parts: Parts) -> Iterator[str]:
    """Those of them that keep the meaning from there on."""
    for one in parts:
        if isinstance(one, nodes.Assign | nodes.AssignBlock):
            yield from names_in(one.target)
        elif isinstance(one, LIBRARY):
            yield from names_made(one)


def names_made(node: nodes.Macro | nodes.Import | nodes.FromImport) -> Iterable[str]:
    """Those of a macro, and of what is imported."""
    if isinstance(node, nodes.Macro):
        return [node.name]
    if isinstance(node, nodes.Import):
        return [node.target]
    return [name if isinstance(name, str) else name[1] for name in node.names]
