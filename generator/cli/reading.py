"""The commands that read: check, explain, schema, and the ledger of published ids."""

from __future__ import annotations

import sys
from contextlib import closing
from difflib import get_close_matches
from functools import partial
from pathlib import Path

import click

from generator import checking
from generator.briefs import ids_to_publish
from generator.cli.terminal import (
    PROBLEMS,
    CouldNotRun,
    called,
    counted,
    counting,
    lists_of,
    pass_root,
    project_root,
    unreadable,
)
from generator.folder import id_of, incident_files
from generator.kept import Kept
from generator.ledger import LEDGER, ledger_text, read_ledger
from generator.loading import Loaded, load_files
from generator.methodology import rule_in_full, topic_in_full, topics
from generator.problems import report
from generator.rounds import HandLost
from generator.rulebook import ALL_RULES
from generator.schema import schema_text


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--warnings/--no-warnings", default=True, help="Whether warnings are shown where there are no problems (they are)."
)
@click.option("--strict", is_flag=True, help="Take warnings for problems: exit with 1 where there are any.")
@pass_root
def check(root: Path, paths: tuple[Path, ...], warnings: bool, strict: bool) -> None:
    """Check incident files and say everything that is wrong with them.

    PATHS are files or folders; without any, the whole archive is checked, with the ids it has published. The lists in
    site_config/ are checked with whatever is. Warnings are shown where there is no problem that they would hide. The
    exit code is 0 where all is well or there are warnings only, 1 where there are problems, 2 where the check could
    not run.
    """
    files = chosen_files(root, paths)
    loaded = check_with_progress(root, files)
    shown = (*loaded.problems, *loaded.warnings) if strict else loaded.problems or (loaded.warnings if warnings else ())
    if shown:
        click.echo(report(shown, loaded.lines))
    if loaded.problems or (strict and loaded.warnings):
        sys.exit(PROBLEMS)
    click.echo(f"{counted(len(files), 'file')}, no problems." if files else "No incidents; no problems in the lists.")


def chosen_files(root: Path, paths: tuple[Path, ...]) -> list[Path]:
    """The incident files that the paths name; every incident where none is named."""
    if not (root / "incidents").is_dir():
        raise CouldNotRun("there is no folder incidents/ in this project")
    found = [file for path in paths for file in files_at(root, path)] if paths else incident_files(root)
    return list(dict.fromkeys(found))


def files_at(root: Path, path: Path) -> list[Path]:
    """The incident files at a path: a folder at or above incidents/ means all; a list in site_config/ means none."""
    incidents, place = (root / "incidents").resolve(), path.resolve()
    if place.is_relative_to((root / "site_config").resolve()):
        return []
    if incidents.is_relative_to(place):
        return incident_files(root)
    if path.suffix.casefold() == ".csv":  # it is checked with the record that it stands beside
        path, csv = path.with_name(f"{id_of(path)}.yml"), path
        if not path.is_file():
            raise CouldNotRun(f"there is no {path.name} beside {csv.name}, so nobody says what it is")
    return [path] if path.is_file() else incident_files(root, path)


def check_with_progress(root: Path, files: list[Path]) -> Loaded:
    """Check files, telling a terminal how far it has come."""
    with (
        counting("Reading incidents", len(files)) as progress,
        closing(Kept(root, partial(click.echo, err=True))) as kept,
    ):
        try:
            return checking.check(root, files, kept, progress)
        except HandLost as error:
            raise CouldNotRun(str(error)) from error
        except OSError as error:
            raise unreadable(error) from error


def load_with_progress(root: Path, files: list[Path]) -> Loaded:
    """Read files, telling a terminal how far it has come."""
    with counting("Reading incidents", len(files)) as progress:
        try:
            return load_files(root, files, progress)
        except OSError as error:
            raise unreadable(error) from error


@click.command()
@click.argument("code", required=False)
@click.pass_obj
def explain(chosen: Path | None, code: str | None) -> None:
    """Explain a code of a problem: the rule, why it is one, an example of wrong and right.

    CODE may also be a topic of the methodology, such as confidence: then the rules by which that is worked out.
    Without CODE, list every rule and every topic.
    """
    rules = {rule.code: rule_in_full(rule) for rule in ALL_RULES}
    if code is not None and code.upper() in rules:
        click.echo(rules[code.upper()])
        return
    told = {topic.name: topic for topic in topics(lists_of(project_root(chosen)))}
    if code is None:
        click.echo("\n".join(f"{rule.code}  {rule.statement}" for rule in ALL_RULES))
        click.echo("\n" + "\n".join(f"{topic.name:12}  {topic.title}" for topic in told.values()))
    elif code.lower() in told:
        click.echo(topic_in_full(told[code.lower()]))
    else:
        near = get_close_matches(code.upper(), rules, n=1) or get_close_matches(code.lower(), told, n=1)
        hint = f'did you mean "{near[0]}"?' if near else f"`{called()} explain` lists all codes and topics"
        raise CouldNotRun(f'there is no rule "{code}": {hint}')


@click.command("publish-ids")
@pass_root
def publish_ids(root: Path) -> None:
    """Add the ids of published records to the ledger of published ids; drafts stay out, and nothing is removed."""
    loaded = load_with_progress(root, chosen_files(root, ()))
    if loaded.problems:
        raise CouldNotRun(f"nothing was written: the archive has problems; `{called()} check` says which")
    listed = read_ledger(root).ids
    new = {one for incident in loaded.archive.incidents for one in ids_to_publish(incident)} - listed
    if not new:
        click.echo(f"{LEDGER} has every published id already.")
        return
    try:
        (root / LEDGER).write_text(ledger_text(listed | new), encoding="utf-8", newline="\n")
    except OSError as error:
        raise CouldNotRun(f"cannot write {LEDGER}: {error.strerror}") from error
    click.echo("\n".join([f"Added {counted(len(new), 'id')} to {LEDGER}:", *(f"  {one}" for one in sorted(new))]))


@click.command()
@pass_root
def schema(root: Path) -> None:
    """Print the JSON Schema (draft 2020-12) of an incident file."""
    click.echo(schema_text(lists_of(root)), nl=False)
