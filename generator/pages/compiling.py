"""Templates compiled to quick code: every text of a page goes into one list, and values are asked for as Python does it.

What is compiled here gives the text that Jinja's own code gives, or fails: with any mistake, and where a template asks a
value for something in another way than its own. Whoever fills a template in then takes Jinja's own code, which says
where the mistake is; see `filling`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from keyword import iskeyword
from types import CodeType
from typing import Any

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.idtracking import VAR_LOAD_RESOLVE
from jinja2.runtime import Context
from markupsafe import Markup, escape

from generator.pages.leaves import escaped
from generator.pages.loops import numbered
from generator.pages.preparing import page_of
from generator.pages.template_names import nodes_in

# What these say of a value that is not there is no mistake.
OF_MISSING = frozenset({"default", "d", "defined", "undefined"})


class QuickTemplate(Template):
    """A template that looks at text before it escapes it: in most there is nothing to escape."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002 - so Jinja calls it
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """The template that compiled code is; what it may name is a plain mapping, for it is copied for every include."""
        template = super().from_code(environment, code, dict(globals), uptodate)
        template.root_render_func.__globals__["escape"] = escaped
        return template


class QuickContext(Context):
    """What a page is filled in with; its parts ask for values by their names a hundred times a page."""

    def __getitem__(self, key: str) -> Any:
        """A value by its name. Raises KeyError."""
        return self.vars[key] if key in self.vars else self.parent[key]

    def resolve_or_missing(self, key: str) -> Any:
        """The same; where there is none, what says so whatever it is asked, so that nobody has to look before he asks."""
        return self[key] if key in self.vars or key in self.parent else self.environment.undefined(name=key)


class QuickCode(CodeGenerator):
    """Python that fails where a value has no such attribute or item, and loses no time where it has."""

    careful = False

    def pull_dependencies(self, within: Iterable[nodes.Node]) -> None:
        """Name the filters and tests that are used; where one is not there, that is a mistake."""
        parts = [one for node in within for one in nodes_in(node)]
        self.filters = self.named("filters", {one.name for one in parts if isinstance(one, nodes.Filter)})
        self.tests = self.named("tests", {one.name for one in parts if isinstance(one, nodes.Test)})

    def named(self, kind: str, used: Iterable[str]) -> dict[str, str]:
        """A name in the code for each filter, or each test, that is used."""
        names = {name: self.temporary_identifier() for name in sorted(used)}
        for name, short in names.items():
            self.writeline(f"{short} = environment.{kind}[{name!r}]")
        return names

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:  # noqa: N802 - so Jinja calls it
        """A name; whether there is a value, `resolve_or_missing` says once, when it is looked up."""
        ref = frame.symbols.ref(node.name)
        how, _where = frame.symbols.find_load(ref) or (None, None)
        if node.ctx == "load" and how == VAR_LOAD_RESOLVE:
            self.write(ref)
        else:
            super().visit_Name(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """An attribute; of a plain mapping that all templates know, an item."""
        if self.careful or iskeyword(node.attr):
            super().visit_Getattr(node, frame)
        elif self.is_item(node):
            self.bracketed(node.node, frame)
            self.write(f"[{node.attr!r}]")
        else:
            self.bracketed(node.node, frame)
            self.write(f".{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        """An item, or a slice."""
        if self.careful:
            super().visit_Getitem(node, frame)
        else:
            self.bracketed(node.node, frame)
            self.write("[")
            self.visit(node.arg, frame)
            self.write("]")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """A call of what wants to know nothing but what it is given."""
        if forward_caller or node.dyn_args or node.dyn_kwargs or self.wants_more(node.node):
            super().visit_Call(node, frame, forward_caller=forward_caller)
        else:
            self.bracketed(node.node, frame)
            self.write("(")
            for one in (*node.args, *node.kwargs):
                self.visit(one, frame)
                self.write(", ")
            self.write(")")

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802
        """A filter."""
        with self.careful_of(node.name):
            super().visit_Filter(node, frame)

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802
        """A test."""
        with self.careful_of(node.name):
            super().visit_Test(node, frame)

    @contextmanager
    def careful_of(self, name: str) -> Iterator[None]:
        """What a filter or a test is given need not be there, if it is one that speaks of that."""
        before, self.careful = self.careful, self.careful or name in OF_MISSING
        yield
        self.careful = before

    def bracketed(self, node: nodes.Node, frame: Frame) -> None:
        """An expression by itself."""
        self.write("(")
        self.visit(node, frame)
        self.write(")")

    def is_item(self, node: nodes.Getattr) -> bool:
        """Whether what is written like an attribute is an item."""
        return isinstance(self.known(node.node), Mapping) and not hasattr(self.known(node.node), node.attr)

    def wants_more(self, called: nodes.Node) -> bool:
        """Whether a function of the environment wants to know the page besides."""
        return hasattr(self.known(called), "jinja_pass_arg")

    def known(self, node: nodes.Node) -> object:
        """What all templates know by a name."""
        return self.environment.globals.get(node.name) if isinstance(node, nodes.Name) else None

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        """What is finished HTML stands as it is."""
        if self.is_finished(node):
            self.write("(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        """A text that is known; what else is the same on every page was made one when the template was made ready."""
        if not isinstance(node, nodes.Const | nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)

    def is_finished(self, node: nodes.Node) -> bool:
        """Whether an expression is finished HTML whatever its values."""
        if isinstance(node, nodes.Const):
            return isinstance(node.value, str) and escape(node.value) == node.value
        if isinstance(node, nodes.CondExpr):
            return node.expr2 is not None and self.is_finished(node.expr1) and self.is_finished(node.expr2)
        made = self.environment.filters.get(node.name) if isinstance(node, nodes.Filter) else None
        return gives_html(made)


def gives_html(filter_: object) -> bool:
    """Whether a filter says that it gives finished HTML."""
    return getattr(filter_, "__annotations__", {}).get("return") in ("Markup", Markup)


class Quick(Environment):
    """Jinja for pages in one language, by quick code. `fixed`: names that have the same value on each of them."""

    code_generator_class = QuickCode
    context_class = QuickContext
    template_class = QuickTemplate
    fixed: Mapping[str, Any] = {}
    numbered = staticmethod(numbered)

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        """The code of a template; Jinja's own hook."""
        return super()._generate(page_of(source, self, name or "", self.fixed), name, filename, defer_init)
