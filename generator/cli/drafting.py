"""The command that begins a new incident, and the questions that it asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from generator.cli.terminal import CouldNotRun, called, from_here, lists_of, pass_root, project_root
from generator.countries import clocks_of
from generator.drafts import Draft, slug
from generator.fields import as_moment, chosen, country, zone
from generator.folder import incident_files
from generator.problems import report
from generator.reader import read_incident
from generator.rules import Known
from generator.shape import Mistake, mistake
from generator.vocabulary import Lists
from generator.web_addresses import web_address

LONGEST_TITLE = 120


@dataclass(frozen=True)
class Checked(click.ParamType[object]):
    """An answer that is checked as the same field of a file would be, so that a wrong one is asked for again."""

    name: str
    check: Callable[[Lists, str], object]
    several: bool = False
    optional: bool = False

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> object:
        """The answer, or several of them with commas between."""
        if not isinstance(value, str) or ctx is None:
            return value
        lists = lists_of(project_root(ctx.obj))
        answers = self.answers_in(value)
        try:
            for answer in answers:
                self.check(lists, answer)
        except Mistake as error:
            said = error.context or {}
            self.fail(f"{said['said']} ({said['hint']})" if said["hint"] else str(said["said"]), param, ctx)
        return tuple(answers) if self.several else answers[0]

    def answers_in(self, value: str) -> list[str]:
        """What was answered, without the blanks around; nothing is an answer to be checked where one is needed."""
        parts = [part.strip() for part in value.split(",") if part.strip()] if self.several else [value.strip()]
        return parts if parts or self.optional else [""]


def term_of(list_name: str) -> Callable[[Lists, str], object]:
    """A check that an answer is a term of a list."""
    return lambda lists, answer: chosen(answer, lists[list_name])


def short_title(lists: Lists, answer: str) -> None:
    """A title says something, in no more letters than a page has room for."""
    if not 0 < len(answer) <= LONGEST_TITLE:
        raise mistake("OUT208", f"a title has 1 to {LONGEST_TITLE} letters, not {len(answer)}")


def end_of_name(lists: Lists, answer: str) -> None:
    """The end of a file's name is left of an answer when all but small letters and digits is taken away."""
    if not slug(answer):
        raise mistake(
            "OUT220",
            f'"{answer}" leaves nothing for a file name',
            "use Latin letters or digits here, such as internet-cut",
        )


TITLE = Checked("text", short_title)
WHAT = Checked("words", end_of_name)
COUNTRIES = Checked("codes", lambda lists, answer: country(answer), several=True)
KINDS = Checked("terms", term_of("kinds"), several=True)
PLATFORMS = Checked("ids", term_of("platforms"), several=True, optional=True)
SOURCE_TYPE = Checked("term", term_of("source_types"))
MOMENT = Checked("time", lambda lists, answer: as_moment(answer))
ZONE = Checked("zone", lambda lists, answer: zone(answer))
ADDRESS = Checked("url", lambda lists, answer: web_address(answer))


@click.command()
@click.option("--title", type=TITLE, prompt="Title: what happened, and where", help="What happened, where and when.")
@click.option(
    "--what",
    type=WHAT,
    prompt="For the file's name, in two or three words (for example social media)",
    help="The end of the id.",
)
@click.option(
    "--countries",
    type=COUNTRIES,
    prompt="Countries (for example PK, or PK,IN)",
    help="ISO 3166-1 codes, with commas between.",
)
@click.option("--time-zone", type=ZONE, help="Where the country has several, the IANA zone of local times.")
@click.option("--kinds", type=KINDS, prompt="Kinds (for example service_blocking)", help="Terms of the list of kinds.")
@click.option(
    "--start", type=MOMENT, prompt="Start (for example 2024-01-20, or 2024-01-20T18:40+05:00)", help="When it began."
)
@click.option("--platforms", type=PLATFORMS, help="Platforms that were affected, if any.")
@click.option(
    "--source-type",
    type=SOURCE_TYPE,
    prompt="Type of your source (for example journalism)",
    help="A term of the source types.",
)
@click.option("--publisher", prompt="Publisher of your source", help="Who published it.")
@click.option("--url", type=ADDRESS, prompt="Address of your source", help="Its web address.")
@pass_root
def new(root: Path, /, **answers: Any) -> None:
    """Begin a new incident: a valid draft file, from a few questions or from options.

    An answer that is in no list is refused with the nearest that is, and with where the list stands.
    """
    if answers["platforms"] is None:
        question = "Platforms that were affected (for example x,youtube; Enter for none)"
        answers["platforms"] = ask(question, PLATFORMS, default="") if is_asking() else ()
    zones = clocks_of(answers["countries"][0]) if answers["countries"] else ()
    if len(zones) > 1 and not answers["time_zone"]:
        answers["time_zone"] = ask(f"Time zone of local times (for example {zones[0]})", ZONE)
    draft = Draft(**answers)
    refuse_faulty(root, draft)
    path = root / draft.path
    try:
        write_new(path, draft.text)
    except FileExistsError as error:
        raise CouldNotRun(f"{draft.path} exists already; choose another --what") from error
    except OSError as error:
        raise CouldNotRun(f"cannot write {draft.path}: {error.strerror}") from error
    click.echo(
        f"Wrote {from_here(path)}\nOpen it and add what the sources say; then run: {called()} check {from_here(path)}"
    )
    click.echo("When it is ready to be published, delete the line record_status: draft")


def is_asking() -> bool:
    """Whether somebody is there who answers: one who gave all that is needed as options is asked nothing."""
    context = click.get_current_context()
    return any(context.get_parameter_source(name) is ParameterSource.PROMPT for name in context.params)


def ask(question: str, answer: Checked, default: str | None = None) -> object:
    """The answer to a question that not everyone is asked."""
    context = click.get_current_context()
    prompt = partial(click.prompt, question, value_proc=lambda said: answer.convert(said, None, context))
    return prompt() if default is None else prompt(default=default, show_default=False)


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
