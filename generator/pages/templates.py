"""The templates of a project as a page is filled in with them: by quick code, and by Jinja's own where that fails."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Any

from jinja2 import BytecodeCache, DictLoader, Environment
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from generator import addresses
from generator.interface import Words
from generator.kept import Store, key_of
from generator.pages import blanks, compiling, leaves, line_starts, loops, preparing, template_names
from generator.pages.compiling import Quick, QuickTemplate, gives_html

ENDINGS = ("html", "svg")


class Templates(Environment):
    """Jinja's own code, with quick code beside it for the words of each language.

    `store`: where compiled templates are kept for the next process.
    """

    template_class = QuickTemplate

    def __init__(self, store: Store | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.options, self.store = options, store
        self.quick: dict[Words, Quick] = {}

    def filled(self, name: str, words: Words, values: Mapping[str, Any]) -> str:
        """A template filled in."""
        try:
            return self.quickly(words).get_template(name).render(values)
        except Exception:  # noqa: BLE001 - whatever it is: Jinja's own code can do it, or says where the mistake is
            return self.get_template(name).render(values)

    def prepare(self, name: str, words: Words) -> None:
        """Compile a template for whoever fills it in next, if it can be; what is wrong with it is told then."""
        with suppress(Exception):
            self.quickly(words).get_template(name)

    def quickly(self, words: Words) -> Quick:
        """The quick code for pages with these words."""
        if words not in self.quick:
            self.quick[words] = self.made_quick(words)
        return self.quick[words]

    def made_quick(self, words: Words) -> Quick:
        """The same, made; all of its templates are as they are now, so that what is kept of them is of one state."""
        sources = {name: self.source_of(name) for name in self.list_templates(ENDINGS)}
        quick = Quick(**{**self.options, "loader": DictLoader(sources), "optimized": False, "cache_size": -1})
        quick.filters, quick.globals, quick.fixed = self.filters, self.globals, fixed_with(words)
        if self.store is not None:
            quick.bytecode_cache = Compiled(self.store, *what_code_depends_on(quick, sources))
        return quick

    def source_of(self, name: str) -> str:
        """The text of a template."""
        assert self.loader  # noqa: S101 - templates stand in a folder
        return self.loader.get_source(self, name)[0]


class Compiled(BytecodeCache):
    """Compiled templates, kept under all that their code comes from."""

    def __init__(self, store: Store, *upon: str) -> None:
        self.store, self.upon = store, upon

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is kept of a template."""
        found = self.store.get(self.key(bucket))
        if found is not None:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template."""
        self.store.put(self.key(bucket), bucket.bytecode_to_string())

    def key(self, bucket: Bucket) -> str:
        """Under which a template is kept; `bucket.key` comes from its name."""
        return key_of("template", bucket.key, *self.upon)


def fixed_with(words: Words) -> dict[str, Any]:
    """Names that have the same value on every page with these words."""
    return {"t": words, "addresses": addresses, "worked_out_mark": worked_out_mark(words)}


@lru_cache
def worked_out_mark(words: Words) -> Markup:
    """What stands at a value that no source states."""
    return Markup(f'<span class="worked-out">{escape(words.frame.worked_out)}</span>')  # noqa: S704


def what_code_depends_on(quick: Quick, sources: Mapping[str, str]) -> Iterator[str]:
    """All that the code of templates comes from: their texts, which include each other, the words, and how it is made."""
    yield from (f"{name}\n{text}" for name, text in sorted(sources.items()))
    words = quick.fixed["t"]
    yield repr((words.plain, quick.fixed["worked_out_mark"]))
    yield repr(sorted((name, value) for name, value in vars(addresses).items() if type(value) in (str, int)))
    yield repr(sorted((name, name_of(made), gives_html(made), pass_of(made)) for name, made in quick.filters.items()))
    yield repr(sorted((name, pass_of(value), isinstance(value, Mapping)) for name, value in quick.globals.items()))
    yield repr((sys.version, version("jinja2"), version("markupsafe")))
    yield from (
        text_of(module) for module in (blanks, compiling, leaves, line_starts, loops, preparing, template_names)
    )


def name_of(made: object) -> str:
    """By which a filter is known in the code of this program."""
    return str(getattr(made, "__qualname__", ""))


def pass_of(made: object) -> str:
    """What a filter or function wants to be given besides, as Jinja marks it."""
    return str(getattr(made, "jinja_pass_arg", ""))


def text_of(module: ModuleType) -> str:
    """The code of a module of ours."""
    assert module.__file__  # noqa: S101 - it stands beside this one
    return Path(module.__file__).read_text("utf-8")
