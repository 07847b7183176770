"""The names in a template: which an expression uses, and to which it gives a meaning."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import nodes


def names_in(node: nodes.Node) -> Iterator[str]:
    """The names that an expression uses."""
    if isinstance(node, nodes.Name):
        yield node.name
    yield from (one.name for one in node.find_all(nodes.Name))


def names_given(tree: nodes.Template) -> Iterator[str]:
    """Every name that a template gives a meaning to, as often as it does."""
    for one in tree.find_all(nodes.Name):
        if one.ctx != "load":
            yield one.name
    yield from names_made(tree)


def names_set(tree: nodes.Template) -> Iterator[str]:
    """Those of them that keep the meaning from there on."""
    for one in tree.find_all(nodes.Assign):
        yield from names_in(one.target)
    for block in tree.find_all(nodes.AssignBlock):
        yield from names_in(block.target)
    yield from names_made(tree)


def names_made(tree: nodes.Template) -> Iterator[str]:
    """Those of macros and of what is imported."""
    for made in tree.find_all(nodes.Macro):
        yield made.name
    for imported in tree.find_all(nodes.Import):
        yield imported.target
    for taken in tree.find_all(nodes.FromImport):
        yield from (name if isinstance(name, str) else name[1] for name in taken.names)
