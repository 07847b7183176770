"""The door for people: the command `outages`. The only room that knows click."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from generator.archive import Loaded, incident_files, load_files
from generator.countries import zones_of
from generator.drafts import Draft
from generator.fields import as_moment, chosen, country, web_address, zone
from generator.problems import Rule, report
from generator.publishing import NotASite, replace_site
from generator.reader import read_incident
from generator.registry import read_lists
from generator.rulebook import ALL_RULES
from generator.rules import Known
from generator.schema import schema_text
from generator.shape import Mistake
from generator.vocabulary import Lists

PROBLEMS, COULD_NOT_RUN = 1, 2


class CouldNotRun(click.ClickException):
    """Something outside the files keeps the command from doing its work."""

    exit_code = COULD_NOT_RUN


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="outage-reports", prog_name="outages")
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The project's folder. Else the nearest one above with a mkdocs.yml.",
)
@click.pass_context
def main(context: click.Context, root: Path | None) -> None:
    """Record internet outages in YAML files, check them, and build a site from them."""
    context.obj = root or project_root(Path.cwd())


def project_root(start: Path) -> Path:
    """The nearest folder, from `start` upwards, that holds a project."""
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "site_config").is_dir():
            return folder
    raise CouldNotRun("no project here: there is no mkdocs.yml with a site_config/ in this folder or above it")


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.pass_obj
def check(root: Path, paths: tuple[Path, ...]) -> None:
    """Check incident files and say everything that is wrong with them.

    PATHS are files or folders; without any, the whole archive is checked. The exit code is 0 where all is well,
    1 where there are problems, 2 where the check could not run.
    """
    files = chosen_files(root, paths)
    loaded = load_with_progress(root, files)
    if loaded.problems:
        click.echo(report(loaded.problems, lambda file: loaded.lines.get(file, ())))
        sys.exit(PROBLEMS)
    click.echo(f"{counted(len(files), 'file')}, no problems.")


def chosen_files(root: Path, paths: tuple[Path, ...]) -> list[Path]:
    """The files that the paths name; every incident where none is named."""
    if not paths:
        return incident_files(root)
    found = (file for path in paths for file in ([path] if path.is_file() else incident_files(root, path)))
    return list(dict.fromkeys(found))


def load_with_progress(root: Path, files: list[Path]) -> Loaded:
    """Read files, telling a terminal how far it has come."""
    with counting("Reading incidents", len(files)) as progress:
        try:
            return load_files(root, files, progress)
        except OSError as error:
            raise unreadable(error) from error


def unreadable(error: OSError) -> CouldNotRun:
    """What to say of a file that cannot be read."""
    return CouldNotRun(f"cannot read {error.filename}: {error.strerror}")


@contextmanager
def counting(doing: str, of: int | None = None) -> Iterator[Callable[[int], None]]:
    """A counter on one line of the terminal; silent where nobody is watching."""
    with telling() as progress:
        yield lambda done: progress(f"{doing}{f', {of} in all' if of else ''}", done)


@contextmanager
def telling() -> Iterator[Callable[[str, int], None]]:
    """What is being done and how far it has come, on one line of the terminal; silent where nobody is watching."""
    watched = sys.stderr.isatty()

    def show(doing: str, done: int) -> None:
        if watched:
            click.echo(f"\r\x1b[K{doing}: {done}", nl=False, err=True)

    try:
        yield show
    finally:
        if watched:
            click.echo("\r\x1b[K", nl=False, err=True)


def counted(number: int, thing: str) -> str:
    """A number and what it counts."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


@main.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Explain a code of a problem: the rule, why it is one, an example of wrong and right.

    Without CODE, list every rule.
    """
    rules = {rule.code: rule for rule in ALL_RULES}
    if code is None:
        click.echo("\n".join(f"{rule.code}  {rule.statement}" for rule in rules.values()))
    elif rule := rules.get(code.upper()):
        click.echo(explanation(rule))
    else:
        near = get_close_matches(code.upper(), rules, n=1)
        hint = f'did you mean "{near[0]}"?' if near else "`outages explain` lists all codes"
        raise CouldNotRun(f'there is no rule "{code}": {hint}')


def explanation(rule: Rule) -> str:
    """A rule, in full."""
    parts = [
        f"{rule.code}: {rule.statement}",
        rule.why,
        f"Wrong:\n\n{indented(rule.wrong)}",
        f"Right:\n\n{indented(rule.right)}",
    ]
    return "\n\n".join(part for part in parts if part)


def indented(text: str) -> str:
    """An example, set off."""
    return "\n".join(f"    {line}" for line in text.rstrip("\n").split("\n"))


@main.command()
@click.pass_obj
def schema(root: Path) -> None:
    """Print the JSON Schema (draft 2020-12) of an incident file."""
    click.echo(schema_text(lists_of(root)), nl=False)


def lists_of(root: Path) -> Lists:
    """The closed lists, which must be sound."""
    try:
        lists, problems = read_lists(root)
    except OSError as error:
        raise unreadable(error) from error
    if problems:
        raise CouldNotRun("the lists in site_config/ have problems; `outages check` says which")
    return lists


@dataclass(frozen=True)
class Checked(click.ParamType[object]):
    """An answer that is checked as the same field of a file would be, so that a wrong one is asked for again."""

    name: str
    check: Callable[[Lists, str], object]
    several: bool = False

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> object:
        """The answer, or several of them with commas between."""
        if not isinstance(value, str) or ctx is None:
            return value
        lists = lists_of(ctx.obj)
        answers = [part.strip() for part in value.split(",") if part.strip()] if self.several else [value.strip()]
        try:
            for answer in answers or [""]:
                self.check(lists, answer)
        except Mistake as error:
            said = error.context or {}
            self.fail(f"{said['said']} ({said['hint']})" if said["hint"] else str(said["said"]), param, ctx)
        return tuple(answers) if self.several else answers[0]


def term_of(list_name: str) -> Callable[[Lists, str], object]:
    """A check that an answer is a term of a list."""
    return lambda lists, answer: chosen(answer, lists[list_name])


COUNTRIES = Checked("codes", lambda lists, answer: country(answer), several=True)
KINDS = Checked("terms", term_of("kinds"), several=True)
PLATFORMS = Checked("ids", term_of("platforms"), several=True)
SOURCE_TYPE = Checked("term", term_of("source_types"))
MOMENT = Checked("time", lambda lists, answer: as_moment(answer))
ZONE = Checked("zone", lambda lists, answer: zone(answer))
ADDRESS = Checked("url", lambda lists, answer: web_address(answer))


@main.command()
@click.option("--title", prompt="Title (what happened, where)", help="What happened, where and when.")
@click.option("--what", prompt="In two or three words, for the file's name (social media)", help="The end of the id.")
@click.option("--countries", type=COUNTRIES, prompt="Countries (PK)", help="ISO 3166-1 codes, with commas between.")
@click.option("--time-zone", type=ZONE, help="Where the country has several, the IANA zone of local times.")
@click.option("--kinds", type=KINDS, prompt="Kinds (service_blocking)", help="Terms of the list of kinds.")
@click.option("--start", type=MOMENT, prompt="Start (2024-01-20 or 2024-01-20T18:40+05:00)", help="When it began.")
@click.option("--platforms", type=PLATFORMS, default=(), help="Platforms that were affected.")
@click.option(
    "--source-type", type=SOURCE_TYPE, prompt="Type of your source (journalism)", help="A term of the source types."
)
@click.option("--publisher", prompt="Publisher of your source", help="Who published it.")
@click.option("--url", type=ADDRESS, prompt="Address of your source", help="Its web address.")
@click.pass_obj
def new(root: Path, /, **answers: Any) -> None:
    """Begin a new incident: a valid draft file, from a few questions or from options."""
    zones = zones_of(answers["countries"][0])
    if len(zones) > 1 and not answers["time_zone"]:
        answers["time_zone"] = ask(f"Time zone of local times ({zones[0]})", ZONE)
    draft = Draft(**answers)
    refuse_faulty(root, draft)
    try:
        write_new(root / draft.path, draft.text)
    except FileExistsError as error:
        raise CouldNotRun(f"{draft.path} exists already; choose another --what") from error
    except OSError as error:
        raise CouldNotRun(f"cannot write {draft.path}: {error.strerror}") from error
    click.echo(f"Wrote {draft.path}\nOpen it and add what the sources say; then run: outages check {draft.path}")


def ask(question: str, answer: Checked) -> object:
    """The answer to a question that not everyone is asked."""
    context = click.get_current_context()
    return click.prompt(question, value_proc=lambda said: answer.convert(said, None, context))


def write_new(path: Path, text: str) -> None:
    """Write a file that must not be there yet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)


def refuse_faulty(root: Path, draft: Draft) -> None:
    """A draft that would not pass the check is not written."""
    ids = frozenset(path.stem for path in incident_files(root))
    reading = read_incident(draft.path, draft.text.encode(errors="surrogatepass"), Known(lists_of(root), ids))
    if reading.problems:
        raise CouldNotRun("nothing was written:\n" + report(reading.problems, lambda file: reading.source.lines))


@main.command()
@click.option("--site-dir", type=click.Path(file_okay=False, path_type=Path), help="Where to; else as mkdocs.yml says.")
@click.option("--strict/--no-strict", default=True, help="Whether a warning of MkDocs fails the build (it does).")
@click.pass_obj
def build(root: Path, site_dir: Path | None, strict: bool) -> None:
    """Build the whole site; with a problem in any file, nothing is written and the old site stays."""
    from generator import plugin  # MkDocs takes half a second to import, which `check` need not wait for

    config = root / "mkdocs.yml"
    try:
        site = (site_dir or plugin.site_folder(config)).resolve()
        with telling() as progress:
            replace_site(site, lambda fresh: plugin.build(config, fresh, strict, progress))
    except plugin.InvalidArchive as invalid:
        click.echo(str(invalid))
        sys.exit(PROBLEMS)
    except (plugin.BuildFailed, NotASite, OSError) as error:
        raise CouldNotRun(str(error)) from error
    click.echo(f"The site is in {site}\nOpen {site / 'index.html'} in a browser, or run: outages serve")


@main.command()
@click.option("--address", help="Where to serve it, as host:port; else 127.0.0.1:8000.")
@click.pass_obj
def serve(root: Path, address: str | None) -> None:
    """Preview the site on this machine; it is built anew when a file changes. Ctrl-C ends it."""
    from generator import plugin  # as in `build`

    try:
        plugin.serve(root / "mkdocs.yml", address)
    except (plugin.BuildFailed, OSError) as error:
        raise CouldNotRun(str(error)) from error
