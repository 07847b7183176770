"""What is timed of other generators, each as fast as it can sensibly be set."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from tests.bench import tools
from tests.bench.measuring import Command, from_saving, timed, together
from tests.bench.ours import OUTAGES
from tests.bench.places import Place, remove, write_title
from tests.bench.rows import Row

HUGO, CITING, ELEVENTY, ZENSICAL = "Hugo", "Hugo, with citation files", "Eleventy", "Zensical"
MATERIAL, CHECKING = "MkDocs with Material", "yamllint and check-jsonschema"
OTHERS = (HUGO, CITING, ELEVENTY, ZENSICAL, MATERIAL, CHECKING)
YAMLLINT = (
    "{extends: default, rules: {line-length: disable, document-start: disable, braces: disable, truthy: disable}}"
)


@dataclass(frozen=True)
class Peer:
    """A project of another generator, and how it is built and served."""

    who: str
    make: Callable[[], Path]
    words: tuple[str | Path, ...]
    pages: str
    output: str
    kept: tuple[str, ...] = ()
    serve: tuple[str | Path, ...] = ()
    port: int = 0
    environment: dict[str, str] = field(default_factory=dict)

    @cached_property
    def root(self) -> Path:
        """Its folder."""
        return self.make()

    def row(self, what: str, prepare: Callable[[], None], limit: float) -> Row:
        """One way of building it."""
        command = Command(self.words, self.root, self.environment)
        return Row(self.who, what, partial(timed, command, limit), prepare, self.root / self.output)

    def clean(self) -> None:
        """Nothing is built and nothing is kept."""
        remove(self.root / self.output, *(self.root / one for one in self.kept))

    def page(self, incident_id: str) -> Path:
        """The source of an incident's page."""
        return self.root / self.pages / "incidents" / f"{incident_id}.md"

    def served(self, incident_id: str, limit: float) -> Row:
        """From saving a file to its page being served."""
        command = Command(self.serve, self.root, self.environment)
        address = f"http://127.0.0.1:{self.port}/incidents/{incident_id}.html"
        save = partial(write_title, self.page(incident_id))
        return Row(self.who, "served", partial(from_saving, command, address, save, limit))


def again(one: Peer, place: Place, limit: float) -> list[Row]:
    """What is timed of a generator that keeps its output: cold, again, and after an edit."""

    def edit() -> None:
        write_title(one.page(place.changed[0]), f"edit {one.page(place.changed[0]).stat().st_mtime_ns}")

    rows = [
        one.row("cold", one.clean, limit),
        one.row("unchanged", lambda: None, limit),
        one.row("title", edit, limit),
    ]
    return [*rows, one.served(place.changed[0], limit)] if one.serve else rows


def hugo(place: Place, limit: float) -> tuple[list[Row], dict[str, str]]:
    """Hugo, and Hugo with the citation files that we write."""
    command = tools.python_tools("hugo") / "hugo"
    make = partial(place.peer, "hugo", "content")
    cache = {"HUGO_CACHEDIR": str(place.folder / "hugo" / "cache")}
    address = ("--bind", "127.0.0.1", "--port", "8418")
    plain = Peer(
        HUGO, make, (command, "--quiet"), "content", "public", ("resources", "cache"),
        (command, "server", *address), 8418, cache,
    )  # fmt: skip
    citing = Peer(
        CITING, lambda: plain.root, (command, "--quiet", "--config", "hugo.toml,citations.toml", "-d", "public-citing"),
        "content", "public-citing", environment=cache,
    )  # fmt: skip
    rows = [*again(plain, place, limit), *again(citing, place, limit)]
    return rows, {HUGO: tools.pinned("hugo", "hugo")}


def eleventy(place: Place, limit: float) -> tuple[list[Row], dict[str, str]]:
    """Eleventy; its incremental way works while it watches, and not from one run to the next."""
    node, command = tools.eleventy()
    serve = (node, command, "--quiet", "--serve", "--incremental", "--port", "8419")
    one = Peer(
        ELEVENTY, partial(place.peer, "eleventy", "content"), (node, command, "--quiet"), "content", "public",
        (".cache",), serve, 8419,
    )  # fmt: skip
    version = json.loads((tools.PEERS / "eleventy" / "package.json").read_text("utf-8"))["devDependencies"]
    return again(one, place, limit), {ELEVENTY: version["@11ty/eleventy"]}


def zensical(place: Place, limit: float) -> tuple[list[Row], dict[str, str]]:
    """Zensical, with its cache."""
    command = tools.python_tools("zensical") / "zensical"
    make = partial(place.peer, "zensical", "docs", lists=True)
    serve = (command, "serve", "--dev-addr", "127.0.0.1:8420")
    one = Peer(ZENSICAL, make, (command, "build"), "docs", "site", (".cache",), serve, 8420)
    return again(one, place, limit), {ZENSICAL: tools.pinned("zensical", "zensical")}


def material(place: Place, limit: float) -> tuple[list[Row], dict[str, str]]:
    """Stock MkDocs with Material, with its search and without; every build of it is one from nothing."""
    command = tools.python_tools("material") / "mkdocs"
    make = partial(place.peer, "material", "docs", lists=True)
    words = (command, "build", "--quiet")
    one = Peer(MATERIAL, make, words, "docs", "site")
    searched = Peer(
        MATERIAL, lambda: one.root, (*words, "-f", "search.yml", "-d", "site-searched"), "docs", "site-searched"
    )
    version = f"{tools.pinned('material', 'mkdocs-material')} (MkDocs {tools.pinned('material', 'mkdocs')})"
    rows = [one.row("cold", one.clean, limit), searched.row("with_search", searched.clean, limit)]
    return rows, {MATERIAL: version}


def checking(place: Place, limit: float) -> tuple[list[Row], dict[str, str]]:
    """Two checkers of YAML, with our own schema, on the same files."""
    commands = tools.python_tools("checking")
    root, schema = place.project, place.folder / "incident.schema.json"
    schema.write_text(timed(Command([OUTAGES, "schema"], root), 120).said, "utf-8")
    folder = root / "incidents"
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.yml"))
    may = frozenset({0, 1})
    lint = Command([commands / "yamllint", "-d", YAMLLINT, "."], folder, may_end_with=may)
    shape = Command(
        [commands / "check-jsonschema", "--quiet", "--schemafile", schema, *files], folder, may_end_with=may
    )
    row = Row(CHECKING, "check", lambda: together([timed(lint, limit), timed(shape, limit)]))
    versions = [tools.pinned("checking", name) for name in ("yamllint", "check-jsonschema")]
    return [row], {CHECKING: " and ".join(versions)}


PEERS = {
    "hugo": (HUGO, hugo),
    "eleventy": (ELEVENTY, eleventy),
    "zensical": (ZENSICAL, zensical),
    "material": (MATERIAL, material),
    "checking": (CHECKING, checking),
}
