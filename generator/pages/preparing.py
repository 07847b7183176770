"""A template made ready to be compiled to quick code: its includes put in, and all that is the same on every page written out.

What comes of it gives the same text as the template itself. It names no places any more: a line of it can stand in any
of several files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from jinja2 import Environment, TemplateNotFound, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from generator.pages.leaves import heading, heading_of
from generator.pages.line_starts import shorten
from generator.pages.loops import with_places
from generator.pages.template_names import LIBRARY, Parts, names_given, names_in, names_set, names_used, nodes_in

# What a heading is made of: its words and its key.
HEADING = 2
# Of these, blank space at the beginnings of lines is no part.
PAGES = ".html"
# Names that Jinja gives a meaning to.
SPECIAL = ("loop", "caller", "varargs", "kwargs", "self", "super")


class Unknown(Exception):
    """The value is not known before a page is made."""


@dataclass(frozen=True)
class Scope:
    """What names mean in a part of a template: those with a value that all pages share, and those for an expression."""

    values: Mapping[str, Any]
    meanings: Mapping[str, nodes.Expr]
    within: tuple[str, ...]
    # Every name that a template around it gives a meaning to.
    given: frozenset[str] = frozenset()

    def without(self, names: Iterable[str]) -> Scope:
        """The same where these names mean something else."""
        own = frozenset(names)
        values = {name: value for name, value in self.values.items() if name not in own}
        meanings = {name: node for name, node in self.meanings.items() if not own & {name, *names_in(node)}}
        return replace(self, values=values, meanings=meanings, given=self.given | own)

    def meaning(self, made: nodes.Assign) -> Scope:
        """The same where a name is given to an expression."""
        name, meant = made.target, made.node
        assert isinstance(name, nodes.Name)  # noqa: S101 - asked only of those
        assert isinstance(meant, nodes.Expr)  # noqa: S101 - as above
        return replace(self, meanings={**self.meanings, name.name: meant})

    def value(self, node: nodes.Node) -> Any:
        """The value of an expression. Raises Unknown."""
        if isinstance(node, nodes.Const):
            return node.value
        if isinstance(node, nodes.Name) and node.name in self.values:
            return self.values[node.name]
        if isinstance(node, nodes.Getattr):
            return attribute(self.value(node.node), node.attr)
        if isinstance(node, nodes.Concat):
            return "".join([plain_text(self.value(one)) for one in node.nodes])
        raise Unknown


def attribute(value: object, name: str) -> Any:
    """An attribute of a value. Raises Unknown where it has none, for there the page says what is wrong."""
    try:
        return getattr(value, name)
    except AttributeError:
        raise Unknown from None


def plain_text(value: object) -> str:
    """A text that is not finished HTML. Raises Unknown."""
    if type(value) is not str:
        raise Unknown
    return value


class Preparing(NodeTransformer):
    """One template, or one that is included, in the scope where it stands."""

    def __init__(self, environment: Environment, scope: Scope) -> None:
        self.environment = environment
        self.scope = scope

    def body(self, statements: Iterable[nodes.Node], stored: list[str]) -> Iterator[nodes.Node]:
        """The statements of a template. A name that is given to an expression of shared values once means that expression."""
        self.scope = self.scope.without(stored)
        for one in statements:
            made = self.visit(one)
            if isinstance(made, nodes.Assign) and self.is_shared(made, stored):
                self.scope = self.scope.meaning(made)
            if made is not None:
                yield made

    def is_shared(self, made: nodes.Assign, stored: list[str]) -> bool:
        """Whether a name is given here only, and to a value that is known."""
        if not isinstance(made.target, nodes.Name) or stored.count(made.target.name) > 1:
            return False
        try:
            self.scope.value(made.node)
        except Unknown:
            return False
        return True

    def visit_Name(self, node: nodes.Name) -> nodes.Node:  # noqa: N802 - so Jinja calls it
        """A name that means an expression is that expression, and one that has finished text is that text."""
        if node.name in self.scope.meanings:
            return self.scope.meanings[node.name]
        value = self.scope.values.get(node.name)
        return nodes.Const(value, lineno=node.lineno) if type(value) is Markup else node

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802
        """A word that all pages share is that word."""
        return self.shared(self.generic_visit(node))

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        """So is a text put together of them."""
        return self.shared(self.generic_visit(node))

    def shared(self, node: nodes.Node) -> nodes.Node:
        """An expression as its value, if that is known and is a text or a number."""
        try:
            value = self.scope.value(node)
        except Unknown:
            return node
        return nodes.Const(value, lineno=node.lineno) if type(value) in (str, int) else node

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802
        """What is nothing where a condition does not hold is an empty text, and a heading that all pages share is text."""
        self.generic_visit(node)
        node.nodes = [part for one in node.nodes for part in self.parts(one)]
        for one in node.nodes:
            if isinstance(one, nodes.CondExpr) and one.expr2 is None:
                one.expr2 = nodes.Const("", lineno=one.lineno)
        return node

    def parts(self, node: nodes.Expr) -> Iterable[nodes.Expr]:
        """A heading as its text, after the page was told of the section; anything else as it is."""
        if not isinstance(node, nodes.Filter) or self.environment.filters.get(node.name) is not heading:
            return [node]
        given = [node.node, *node.args]
        values = [one.value for one in given if isinstance(one, nodes.Const)]
        if len(values) != len(given) or len(values) != HEADING:
            return [node]
        title, key = values
        told = nodes.Call(nodes.Name("section", "load"), [nodes.Const(key), nodes.Const(title)], [], None, None)
        nothing = nodes.CondExpr(told, nodes.Const(""), nodes.Const(""))
        return [nothing, nodes.TemplateData(str(heading_of(title, key)))]

    def visit_Include(self, node: nodes.Include) -> nodes.Node | None:  # noqa: N802
        """The template that is included, in a scope of its own."""
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        if not isinstance(name, str) or not node.with_context or name in self.scope.within:
            return node
        try:
            tree = tree_of(self.environment, name)
        except TemplateNotFound:
            return None if node.ignore_missing else node
        parts = nodes_in(tree)
        if self.scope.given.intersection(names_set(parts)):
            return node  # what such a name means before it is set is another thing for a template of its own
        scope = replace(self.scope, within=(*self.scope.within, name))
        return nodes.Scope(prepared(tree, parts, self.environment, scope), lineno=node.lineno)

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802
        """A loop, with the places of its items."""
        self.generic_visit(node)
        return with_places(node)


def tree_of(environment: Environment, name: str) -> nodes.Template:
    """A template as its parts. Raises TemplateNotFound."""
    assert environment.loader  # noqa: S101 - templates stand in a folder
    source, filename, _is_current = environment.loader.get_source(environment, name)
    return environment.parse(source, name, filename)


def prepared(tree: nodes.Template, parts: Parts, environment: Environment, scope: Scope) -> list[nodes.Node]:
    """The statements of a template of these parts, made ready."""
    return list(Preparing(environment, scope).body(tree.body, list(names_given(parts))))


def page_of(tree: nodes.Template, environment: Environment, name: str, values: Mapping[str, Any]) -> nodes.Template:
    """A template ready to be compiled; one that makes a page makes it as one text."""
    made = nodes.Template(prepared(tree, nodes_in(tree), environment, Scope(values, {}, (name,))), lineno=1)
    return made if is_library(tree) else as_one_text(made, blanks_count=not name.endswith(PAGES))


def as_one_text(made: nodes.Template, blanks_count: bool) -> nodes.Template:
    """A template that makes its page as one text."""
    parts = nodes_in(made)
    if not blanks_count:
        shorten(made.body, parts)
    as_one = nodes.Filter(None, "string", [], [], None, None)
    return nodes.Template([nodes.FilterBlock([*asked_once(parts), *made.body], as_one, lineno=1)], lineno=1)


def is_library(tree: nodes.Template) -> bool:
    """Whether a template is there to be imported, or to be filled in by another: others name what it holds."""
    return any(isinstance(one, nodes.Extends | nodes.Block) for one in tree.body) or all(
        isinstance(one, LIBRARY) or is_blank(one) for one in tree.body
    )


def is_blank(node: nodes.Node) -> bool:
    """Whether this is white space between macros."""
    return isinstance(node, nodes.Output) and all(
        isinstance(one, nodes.TemplateData) and not one.data.strip() for one in node.nodes
    )


def asked_once(parts: Parts) -> Iterator[nodes.Node]:
    """Statements that name what a page is filled in with, so that it is looked up once and not in every loop."""
    for name in sorted(set(names_used(parts)).difference(names_given(parts), SPECIAL)):
        yield nodes.ExprStmt(nodes.Name(name, "load"))
