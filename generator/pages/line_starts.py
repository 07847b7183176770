"""Blank space at the beginnings of lines, left out of a template once where it can be, and not of every page anew.

It can be where what stands before is known: a line that a template ends, and not a value.
"""

from __future__ import annotations

from collections.abc import Iterable

from jinja2 import nodes

from generator.pages.blanks import BLANKS
from generator.pages.template_names import Parts

PLAIN = (nodes.Assign, nodes.ExprStmt, nodes.Import, nodes.FromImport)


def shorten(body: Iterable[nodes.Node], parts: Parts) -> None:
    """Leave such space out of the texts of a page; where some text among its parts is set as it is, all stay as they are."""
    if not any(isinstance(one, nodes.TemplateData) and "<pre" in one.data for one in parts):
        Shortening(changes=True).over(body, at_start=False)


class Shortening:
    """A way through a template. What it tells of each part: whether the text ends with the end of a line after it."""

    def __init__(self, changes: bool) -> None:
        self.changes = changes

    def over(self, statements: Iterable[nodes.Node], at_start: bool) -> bool:
        """Over statements, one after the other."""
        for one in statements:
            at_start = self.over_one(one, at_start)
        return at_start

    def over_one(self, one: nodes.Node, at_start: bool) -> bool:
        """Over a statement."""
        if isinstance(one, nodes.Output):
            for part in one.nodes:
                at_start = isinstance(part, nodes.TemplateData) and self.over_text(part, at_start)
            return at_start
        if isinstance(one, nodes.If):
            return self.over_choice(one, at_start)
        if isinstance(one, nodes.For):
            return self.over_loop(one, at_start)
        if isinstance(one, nodes.Scope):
            return self.over(one.body, at_start)
        # What a macro gives stands wherever it is called, and what else there is may give anything.
        for body in (getattr(one, "body", ()), getattr(one, "else_", ())):
            self.over(body, at_start=False)
        return isinstance(one, (*PLAIN, nodes.Macro)) and at_start

    def over_text(self, text: nodes.TemplateData, at_start: bool) -> bool:
        """Over a text of the template."""
        short = BLANKS.sub("\n", text.data)
        short = short.lstrip() if at_start else short
        if self.changes:
            text.data = short
        return short.endswith("\n") if short else at_start

    def over_choice(self, one: nodes.If, at_start: bool) -> bool:
        """Over all ways that may be taken."""
        bodies = [one.body, *(other.body for other in one.elif_), one.else_]
        ends = [self.over(body, at_start) for body in bodies]  # each of them, whatever came of the one before
        return all(ends)

    def over_loop(self, one: nodes.For, at_start: bool) -> bool:
        """Over what comes after what stands before it, after itself, or not at all."""
        begins = at_start and not one.recursive and Shortening(changes=False).over(one.body, at_start=True)
        ends = self.over(one.body, begins)
        return self.over(one.else_, at_start) and ends
