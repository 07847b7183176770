"""A build makes what changed and nothing else, and the site is what it would be if nothing were ever kept."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import building
from generator.building import Build, InvalidArchive
from generator.kept import FILE, FOLDER, Kept
from generator.ledger import LEDGER
from generator.outputs import standing
from generator.plugin import build as build_through_mkdocs
from generator.program import digests
from generator.theme import Maker
from tests.bench import corpus
from tests.whole_projects import contents, differing

MADE_UP = 13
PLACE = "incidents/{year}/{name}"


@pytest.fixture(scope="session")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a few made-up incidents, with traces and in Urdu too. Copied, and never changed."""
    folder = tmp_path_factory.mktemp("few") / "project"
    corpus.project(MADE_UP, folder)
    return folder


@pytest.fixture(scope="session")
def drawn(few: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is kept of the drawings of that project: it spares each test the drawing, and can decide nothing else."""
    root = shutil.copytree(few, tmp_path_factory.mktemp("drawn") / "project")
    build(root)
    return root / FOLDER / FILE


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where one test after the other has its project: what is kept says where its site stands."""
    return tmp_path_factory.mktemp("built")


@pytest.fixture(scope="session")
def original(few: Path, drawn: Path, place: Path) -> Path:
    """The project with its site, built once, and with all that is kept of that. Copied, and never changed."""
    root = copied(few, place / "project", drawn)
    with pytest.MonkeyPatch.context() as patched:
        leave_out_the_search_index(patched)
        assert build(root)
    return root.rename(place / "original")


@pytest.fixture
def root(original: Path, place: Path) -> Iterator[Path]:
    """A copy of that project, for one test to do with as it likes."""
    with emptied(place / "project") as folder:
        yield shutil.copytree(original, folder)


@pytest.fixture(autouse=True)
def without_a_search_index(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages and files are what is compared here; the index and the copy are made of these alone."""
    leave_out_the_search_index(monkeypatch)


def leave_out_the_search_index(patched: pytest.MonkeyPatch) -> None:
    # Lists so short that there are several pages of most, as there are of an archive of thousands.
    patched.setattr("generator.pages.listings.ROWS_A_PAGE", 3)
    patched.setattr("generator.nearby.TOGETHER", 4)
    patched.setattr(Build, "index", lambda self, fresh: [])
    patched.setattr(Build, "pack", lambda self, fresh: [])


def build(root: Path, site: str = "site", number: int = 1) -> bool:
    """Build a project; whether anything had changed."""
    kept = Kept(root, pytest.fail)
    try:
        upon = digests(root)
        return Build(root, root / site, Maker(root, upon.pages, kept, strict=False), upon, number=number).run()
    finally:
        kept.close()


def copied(few: Path, folder: Path, drawn: Path | None = None) -> Path:
    """A copy of a project, with its drawings."""
    root = shutil.copytree(few, folder)
    if drawn:
        kept_drawings(drawn, root)
    return root


def kept_drawings(drawn: Path, root: Path) -> None:
    """Let a project have drawings, and nothing else that was kept."""
    (root / FOLDER).mkdir(parents=True, exist_ok=True)
    shutil.copy(drawn, root / FOLDER / FILE)
    kept = Kept(root)
    kept.write(("delete from kept where key not like ? and key not like ?", [("drawing:%", "vega:%")]))
    kept.close()


@dataclass(frozen=True)
class Project:
    """A project that is being worked on. `number` says which of the things that an edit could be made to is meant."""

    root: Path

    @property
    def files(self) -> list[Path]:
        """The incident files."""
        return sorted((self.root / "incidents").rglob("*.yml"))

    def file(self, number: int) -> Path:
        """One of them."""
        return self.files[number % len(self.files)]

    def replace(self, path: Path, old: str, new: str) -> None:
        """Edit a file."""
        text = path.read_text("utf-8")
        assert old in text, path
        path.write_text(text.replace(old, new, 1), "utf-8", newline="\n")

    def title(self, number: int) -> None:
        """Another title, which stands in lists and on the pages of others too."""
        self.replace(self.file(number), "title: ", f"title: No. {number}, ")

    def account(self, number: int) -> None:
        """Another word in an account, which stands on one page."""
        self.replace(self.file(number), "write_up: |\n  ", f"write_up: |\n  Word {number}. ")

    def summary(self, number: int) -> None:
        """Another summary, which the first page shows of the latest incidents."""
        self.replace(self.file(-1 - number), 'summary: "', f'summary: "In short {number}: ')

    def language(self, number: int) -> None:
        """A title in another language, which every list marks."""
        if "language: " not in self.file(number).read_text("utf-8"):
            self.replace(self.file(number), "title: ", "language: sd\ntitle: ")

    def time(self, number: int) -> None:
        """No more than the year in which it began, by which it stands elsewhere in each list, and before others."""
        path = self.file(number)
        text = path.read_text("utf-8")
        begin, end = text.index("\nstart:\n"), text.index("\nend:\n") if "\nend:\n" in text else text.index("\nscope:")
        start = f"\nstart:\n  - {{value: {path.stem[:4]}, basis: reported, sources: [s1]}}"
        path.write_text(text[:begin] + start + text[end:], "utf-8", newline="\n")

    def country(self, number: int) -> None:
        """One country more, so that two that had nothing in common have."""
        path = self.file(number)
        text = path.read_text("utf-8")
        other = next(code for code in ("IR", "BD", "PK") if f"countries: [{code}" not in text)
        found = re.sub(r"^countries: \[(\w\w).*?\]", rf"countries: [\1, {other}]", text, count=1, flags=re.MULTILINE)
        path.write_text(found, "utf-8", newline="\n")

    def kind(self, number: int) -> None:
        """Another kind, with which it can count elsewhere."""
        kinds = ("power_outage", "full_shutdown", "service_blocking")
        path = self.file(number)
        found = re.sub(r"^kinds: .*", f"kinds: [{kinds[number % 3]}]", path.read_text("utf-8"), flags=re.MULTILINE)
        path.write_text(found, "utf-8", newline="\n")

    def add(self, number: int) -> None:
        """One incident more."""
        stem, text, series = next(islice(corpus.incidents(MADE_UP + 60), MADE_UP + number % 60, None))
        folder = self.root / "incidents" / stem[:4]
        folder.mkdir(exist_ok=True)
        (folder / f"{stem}.yml").write_text(text, "utf-8", newline="\n")
        for name, values in series.items():
            (folder / f"{stem}.{name}.csv").write_text(values, "utf-8", newline="\n")

    def remove(self, number: int) -> None:
        """One incident less, and what is beside it."""
        if len(self.files) > 2:
            gone = self.file(number)
            for path in gone.parent.glob(f"{gone.stem}.*"):
                path.unlink()

    def rename(self, number: int) -> None:
        """Another id for an incident, and what is beside it."""
        old = self.file(number)
        for path in sorted(old.parent.glob(f"{old.stem}.*")):
            path.rename(path.with_name(path.name.replace(old.stem, f"{old.stem}-{number}", 1)))

    def registry(self, number: int) -> None:
        """Another name for an actor that many incidents have."""
        actors = self.root / "site_config" / "registry" / "actors.yml"
        self.replace(actors, "label: Regulator of ", f"label: Authority {number} of ")

    def template(self, number: int) -> None:
        """Another word in every page of an incident."""
        template = self.root / "site_config" / "templates" / "incident" / "record.html"
        template.write_text(f"{template.read_text('utf-8')}<p>{number}</p>\n", "utf-8", newline="\n")

    def name(self, number: int) -> None:
        """Another name for the site, which stands in every frame."""
        self.replace(self.root / "mkdocs.yml", "site_name: ", f"site_name: No. {number} ")

    def trace(self, number: int) -> None:
        """Another number in what was measured."""
        tables = sorted((self.root / "incidents").rglob("*.csv"))
        if tables:
            table = tables[number % len(tables)]
            *lines, last = table.read_text("utf-8").rstrip("\n").split("\n")
            time = last.split(",")[0]
            table.write_text("\n".join([*lines, f"{time},{number % 100}", ""]), "utf-8", newline="\n")

    def ledger(self, number: int) -> None:
        """A published id more, which changes no page."""
        (self.root / LEDGER).write_text(f"{self.file(number).stem}\n", "utf-8", newline="\n")

    def tampered(self, number: int) -> None:
        """A page of the site changed by hand, and another lost."""
        pages = sorted((self.root / "site").rglob("*.html"))
        pages[number % len(pages)].write_text("by hand", "utf-8")
        pages[(number * 7 + 1) % len(pages)].unlink()

    def nothing(self, number: int) -> None:
        """All as it was."""


EDITS: tuple[Callable[[Project, int], None], ...] = (
    Project.title,
    Project.account,
    Project.summary,
    Project.language,
    Project.time,
    Project.country,
    Project.kind,
    Project.add,
    Project.remove,
    Project.rename,
    Project.registry,
    Project.template,
    Project.name,
    Project.trace,
    Project.ledger,
    Project.tampered,
    Project.nothing,
)
SEQUENCES = st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 99)), min_size=1, max_size=3)


@contextmanager
def emptied(folder: Path) -> Iterator[Path]:
    """A folder for one example among many."""
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SEQUENCES)
def test_after_any_edits_the_site_is_what_it_would_be_if_nothing_were_kept(
    original: Path, drawn: Path, place: Path, edits: list[tuple[Callable[[Project, int], None], int]]
) -> None:
    with emptied(place / "project") as root:
        shutil.copytree(original, root)
        for edit, number in edits:
            edit(Project(root), number)
            build(root)
        shutil.rmtree(root / FOLDER)
        kept_drawings(drawn, root)
        build(root, "anew")
        assert differing(contents(root / "site"), contents(root / "anew")) == []


@pytest.mark.parametrize("edit", EDITS[:-1], ids=lambda edit: edit.__name__)
def test_only_files_that_changed_are_written(root: Path, edit: Callable[[Project, int], None]) -> None:
    before, times = contents(root / "site"), standing(root / "site")
    edit(Project(root), 3)
    anything = build(root)
    after, now = contents(root / "site"), standing(root / "site")
    rewritten = {path for path in after.keys() & before.keys() if now[path] != times[path]}
    if edit is Project.tampered:
        assert differing(after, before) == []
        assert len(rewritten) == 2
    else:
        assert rewritten == {path for path in after.keys() & before.keys() if after[path] != before[path]}
        assert anything is (after != before)


def test_where_nothing_changed_nothing_is_done(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "replace_site", lambda *given, **named: pytest.fail("nothing is to be written"))
    assert not build(root)


def test_what_an_edit_changes_on_other_pages_alone_is_made_anew_too(root: Path) -> None:
    Project(root).title(MADE_UP - 1)  # the latest: lists begin with it
    build(root)
    name = Project(root).file(MADE_UP - 1).stem
    told = [path for path, text in contents(root / "site").items() if f"No. {MADE_UP - 1}, ".encode() in text]
    assert f"incidents/{name}.html" in told
    assert {"incidents/index.html", "catalogue.js"} <= set(told)


def test_one_hand_and_many_make_the_same(root: Path, drawn: Path) -> None:
    shutil.rmtree(root / FOLDER)
    kept_drawings(drawn, root)
    build(root, "many", number=3)
    assert differing(contents(root / "site"), contents(root / "many")) == []


def test_what_is_stamped_is_what_the_slow_way_makes(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.plugin.door.finish", lambda *given: None)
    config = root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("  - outages\n", "  - outages: {fast: false}\n"), "utf-8")
    build_through_mkdocs(config, root / "slow", False, lambda doing, done: None)
    assert differing(contents(root / "site"), contents(root / "slow")) == []


def test_with_a_problem_in_a_file_the_site_stays_and_the_next_build_goes_on_from_it(root: Path) -> None:
    before = contents(root / "site")
    path = Project(root).file(1)
    right = path.read_text("utf-8")
    path.write_text(f"{right}nonsense: 1\n", "utf-8")
    with pytest.raises(InvalidArchive, match="nonsense"):
        build(root)
    assert differing(contents(root / "site"), before) == []
    path.write_text(right, "utf-8")
    assert not build(root)


def test_a_full_disk_leaves_the_old_site(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(root / "site")
    Project(root).template(1)
    with monkeypatch.context() as patched:
        patched.setattr("generator.making.put", full_after(40))
        with pytest.raises(OSError, match="No space"):
            build(root)
    assert differing(contents(root / "site"), before) == []
    assert not [path for path in root.iterdir() if ".site.new" in path.name or ".site.old" in path.name]
    build(root)
    assert contents(root / "site") != before


def full_after(number: int) -> Callable[..., object]:
    """A way to write files that finds the disk full after so many."""
    from generator.outputs import put

    written = 0

    def put_while_there_is_room(*given: object) -> object:
        nonlocal written
        written += 1
        if written > number:
            raise OSError(28, "No space left on device")
        return put(*given)  # type: ignore[arg-type]  # handed on as it came

    return put_while_there_is_room
