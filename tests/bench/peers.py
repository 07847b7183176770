"""What is timed of other generators, each as fast as it can sensibly be set."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from tests.bench import tools
from tests.bench.measuring import Command, from_saving, timed, together
from tests.bench.ours import OUTAGES, Project
from tests.bench.places import Place, remove, write_title
from tests.bench.rows import Row

# What each is given: the incident files themselves, or Markdown in which all is worked out and said.
FILES, BARE = "Hugo on the incident files, with charts", "Hugo on the incident files, without charts"
HUGO = "Hugo on Markdown"
CITING = "Hugo on Markdown, with citation files"
ELEVENTY, ZENSICAL = "Eleventy on Markdown", "Zensical on Markdown"
MATERIAL, STOCK = "Material at its best", "Material as it comes"
CHECKING = "yamllint and check-jsonschema"
OTHERS = (FILES, BARE, HUGO, CITING, ELEVENTY, ZENSICAL, MATERIAL, STOCK, CHECKING)
# Who keeps nothing from one run to the next: to build again is to build from nothing.
KEEPING_NOTHING = (CITING, ELEVENTY, MATERIAL, STOCK)
# Seconds that a run of the slow ones may take, up to a thousand incidents and above: all is to be over in half an hour.
MAY_TAKE = {ZENSICAL: (120, 240), MATERIAL: (120, 420), STOCK: (180, 480), CHECKING: (120, 120)}
A_THOUSAND = 1000
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


def at_most(who: str, place: Place, limit: float) -> float:
    """How many seconds a run of somebody may take."""
    return min(limit, MAY_TAKE[who][place.number > A_THOUSAND])


def again(one: Peer, place: Place, limit: float) -> list[Row]:
    """What is timed of a generator that keeps its output: from nothing, again, after an edit, and served."""

    def edit() -> None:
        write_title(one.page(place.changed[0]), f"edit {one.page(place.changed[0]).stat().st_mtime_ns}")

    rows = [
        one.row("pages", one.clean, limit),
        one.row("unchanged", lambda: None, limit),
        one.row("title", edit, limit),
    ]
    return [*rows, one.served(place.changed[0], limit)] if one.serve else rows


def hugo(place: Place, limit: float) -> tuple[list[Row], dict[str, str]]:
    """Hugo on the incident files, and on Markdown in which all is said."""
    command = tools.python_tools("hugo") / "hugo"
    rows = [*hugo_on_files(command, place, limit), *hugo_on_markdown(command, place, limit)]
    return rows, {"Hugo": tools.pinned("hugo", "hugo")}


def hugo_on_files(command: Path, place: Place, limit: float) -> list[Row]:
    """Hugo on the incident files with the charts that our pages have, and from nothing without charts, too."""
    cache = {"HUGO_CACHEDIR": str(place.folder / "hugo_files" / "cache")}
    charted = Peer(
        FILES, lambda: place.on_files("hugo_files", site_of_ours(place, limit)), (command, "--quiet"), "content",
        "public", ("resources", "cache"), (command, "server", "--bind", "127.0.0.1", "--port", "8421"), 8421, cache,
    )  # fmt: skip
    bare = Peer(
        BARE, lambda: charted.root,
        (command, "--quiet", "--config", "hugo.toml,without_charts.toml", "-d", "public-without-charts"),
        "content", "public-without-charts", environment=cache,
    )  # fmt: skip
    return [*again(charted, place, limit), bare.row("pages", bare.clean, limit)]


def site_of_ours(place: Place, limit: float) -> Path:
    """Our site of the archive as the code of now makes it, before anything is edited."""
    place.tell("Building our site for the charts that others get ready-made")
    ours = Project(place, limit)
    ours.stand()
    return ours.site


def hugo_on_markdown(command: Path, place: Place, limit: float) -> list[Row]:
    """Hugo on Markdown in which all is said, and on that with the citation files that we write."""
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
    return [*again(plain, place, limit), citing.row("pages", citing.clean, limit)]


def eleventy(place: Place, limit: float) -> tuple[list[Row], dict[str, str]]:
    """Eleventy; its incremental way works while it watches, and not from one run to the next."""
    node, command = tools.eleventy()
    serve = (node, command, "--quiet", "--serve", "--incremental", "--port", "8419")
    one = Peer(
        ELEVENTY, partial(place.peer, "eleventy", "content"), (node, command, "--quiet"), "content", "public",
        (".cache",), serve, 8419,
    )  # fmt: skip
    version = json.loads((tools.PEERS / "eleventy" / "package.json").read_text("utf-8"))["devDependencies"]
    rows = [one.row("pages", one.clean, limit), one.served(place.changed[0], limit)]
    return rows, {"Eleventy": version["@11ty/eleventy"]}


def zensical(place: Place, limit: float) -> tuple[list[Row], dict[str, str]]:
    """Zensical, with its cache; above a thousand incidents only from nothing, for each run takes minutes."""
    command = tools.python_tools("zensical") / "zensical"
    make = partial(place.peer, "zensical", "docs", lists=True)
    serve = (command, "serve", "--dev-addr", "127.0.0.1:8420")
    one = Peer(ZENSICAL, make, (command, "build"), "docs", "site", (".cache",), serve, 8420)
    limit = at_most(ZENSICAL, place, limit)
    rows = again(one, place, limit) if place.number <= A_THOUSAND else [one.row("pages", one.clean, limit)]
    return rows, {"Zensical": tools.pinned("zensical", "zensical")}


def material(place: Place, limit: float) -> tuple[list[Row], dict[str, str]]:
    """Stock MkDocs with Material, at its best and as it comes: with search, and with every page in its navigation."""
    command = tools.python_tools("material") / "mkdocs"
    make = partial(place.peer, "material", "docs", lists=True)
    words = (command, "build", "--quiet")
    best = Peer(MATERIAL, make, words, "docs", "site")
    stock = Peer(STOCK, lambda: best.root, (*words, "-f", "as_it_comes.yml", "-d", "site-stock"), "docs", "site-stock")
    rows = [one.row("pages", one.clean, at_most(one.who, place, limit)) for one in (best, stock)]
    version = f"{tools.pinned('material', 'mkdocs-material')} (MkDocs {tools.pinned('material', 'mkdocs')})"
    return rows, {"Material": version}


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
    limit = at_most(CHECKING, place, limit)
    row = Row(CHECKING, "check", lambda: together([timed(lint, limit), timed(shape, limit)]))
    versions = [tools.pinned("checking", name) for name in ("yamllint", "check-jsonschema")]
    return [row], {CHECKING: " and ".join(versions)}


PEERS = {
    "hugo": ("Hugo", hugo),
    "eleventy": ("Eleventy", eleventy),
    "zensical": ("Zensical", zensical),
    "material": ("MkDocs with Material", material),
    "checking": (CHECKING, checking),
}
