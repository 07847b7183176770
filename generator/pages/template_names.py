"""The names in a template: which an expression uses, and to which it gives a meaning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jinja2 import nodes


def nodes_in(tree: nodes.Node) -> list[nodes.Node]:
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
    return (one.name for one in nodes_in(node) if isinstance(one, nodes.Name))


def names_given(tree: nodes.Template) -> Iterator[str]:
    """Every name that a template gives a meaning to, as often as it does."""
    for one in nodes_in(tree):
        if isinstance(one, nodes.Name) and one.ctx != "load":
            yield one.name
        yield from names_made(one)


def names_set(tree: nodes.Template) -> Iterator[str]:
    """Those of them that keep the meaning from there on."""
    for one in nodes_in(tree):
        if isinstance(one, nodes.Assign | nodes.AssignBlock):
            yield from names_in(one.target)
        yield from names_made(one)


def names_made(node: nodes.Node) -> Iterable[str]:
    """Those of a macro, and of what is imported."""
    if isinstance(node, nodes.Macro):
        return [node.name]
    if isinstance(node, nodes.Import):
        return [node.target]
    if isinstance(node, nodes.FromImport):
        return [name if isinstance(name, str) else name[1] for name in node.names]
    return ()
