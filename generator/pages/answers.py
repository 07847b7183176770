"""An answer to a question on an incident: in short, what it rests on, and who gives it. Of each form of a question one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from generator import addresses
from generator.evidence.accounts import Told
from generator.evidence.answers import Answer
from generator.evidence.questions import Question
from generator.local_time.words import local_words
from generator.pages.leaves import Filter, citations, escaped, finished, many
from generator.pages.readings import Sayings, reading_time, sourced
from generator.vocabulary import Lists

WEBSITES = "websites"


def value(html: str) -> str:
    """What is answered, as HTML."""
    return f'<p class="value">{html}</p>\n'


def detail(html: str) -> str:
    """What belongs to it, as HTML."""
    return f'<p class="detail">{html}</p>\n'


def remark(html: str) -> str:
    """What stands behind it in small letters, as HTML."""
    return f' <span class="detail">{html}</span>'


def rests_on(answer: Answer, words: Any) -> str:
    """How many sources give an answer, and how many of them are independent of each other."""
    return in_numbers(len(answer.sources), answer.groups, words)


@lru_cache(maxsize=1024)
def in_numbers(sources: int, groups: int, words: Any) -> str:
    """So many sources of so many groups, as HTML; they are few numbers, over and over."""
    independent = f", {words.answer_independent.format(n=groups)}" if sources > 1 else ""
    return detail(escaped(f"{many(sources, words.answer_sources)}{independent}"))


@dataclass(frozen=True)
class Answering:
    """How an answer of each form is shown, with terms and actors as the closed lists have them."""

    lists: Lists
    leaves: Mapping[str, Filter]
    told: Sayings

    @pass_context
    def shown(self, context: Context, answer: Answer, question: Question) -> Markup:
        """An answer to a question."""
        form: Callable[[Context, Question, Answer], str] = getattr(self, f"of_{question.form}")
        return finished(form(context, question, answer))

    def of_time(self, context: Context, question: Question, answer: Answer) -> str:
        """When it was."""
        return value(reading_time(context, answer.behind[0])) + self.with_sayings(context, answer)

    def of_term(self, context: Context, question: Question, answer: Answer) -> str:
        """A term of a closed list."""
        return value(self.term(context, answer.behind[0].value, question.terms)) + self.with_sayings(context, answer)

    def of_names(self, context: Context, question: Question, answer: Answer) -> str:
        """Which platforms or websites."""
        words, is_websites = context["t"].incident, question.terms == WEBSITES
        if is_websites:
            others: Sequence[str] = answer.unaffected
            named = ", ".join([f"<code>{escaped(one)}</code>" for one in answer.items])
        else:
            others = self.labels("platforms", answer.unaffected)
            named = escaped(", ".join(self.labels("platforms", answer.items)))
        unaffected = detail(escaped(f"{words.not_affected} {', '.join(others)}")) if named and others else ""
        by = remark(f"{escaped(words.naming)} {self.actors(answer.actors)}") if answer.actors else ""
        said = f'<ul class="sayings">\n<li>{citations(context, answer.sources)}{by}</li>\n</ul>\n'
        return value(named or escaped(answer.words)) + unaffected + rests_on(answer, words) + said

    def of_scope(self, context: Context, question: Question, answer: Answer) -> str:
        """How far it reached."""
        scope, words = answer.behind[0], context["t"].incident
        level = self.term(context, scope.level, "scope_level") if scope.level else escaped(words.reach_not_named)
        reached = (
            (words.places, scope.areas),
            (words.networks, self.labels("networks", scope.networks)),
            (words.operators, self.labels("operators", scope.operators)),
            (words.as_numbers, [str(one) for one in scope.asns]),
        )
        parts = [detail(escaped(f"{title}: {', '.join(names)}")) for title, names in reached if names]
        return value(level) + "".join(parts) + self.with_sayings(context, answer)

    def of_statements(self, context: Context, question: Question, answer: Answer) -> str:
        """What those in charge said, each statement with its place in the thread."""
        stated, words = answer.behind[0], context["t"].incident
        reason = (
            f"{escaped(words.reason_given)} {self.term(context, stated.reason, 'justifications')}"
            if stated.reason
            else ""
        )
        behind = {id(one) for one in answer.behind}
        told = "".join(
            [
                f"<li>{self.actors(one.statement.by)}\n{remark(in_thread(context, one)).lstrip()}</li>\n"
                for one in context["told"]
                if id(one.statement) in behind
            ]
        )
        head = value(self.term(context, stated.stance, "stances")) + (detail(reason).rstrip() if reason else "")
        return f'{head}{rests_on(answer, words)}<ul class="sayings">\n{told}</ul>\n'

    def of_people(self, context: Context, question: Question, answer: Answer) -> str:
        """How many people, and which of them are counted."""
        reach, words = answer.behind[0], context["t"].incident
        about = f"{words.people_about} " if reach.approximate else ""
        operator = f" {words.people_of} {self.lists['operators'].label(reach.operator)}" if reach.operator else ""
        whose = f"{operator}, {reach.year}" if reach.year else operator
        counted = detail(f"\n{self.term(context, reach.counts, 'reach_counts')}{escaped(whose)}")
        notes = "".join([sourced(context, one) for one in answer.behind])
        return value(escaped(f"{about}{reach.people:,}")) + counted + rests_on(answer, words) + notes

    def with_sayings(self, context: Context, answer: Answer) -> str:
        """What an answer rests on, and who gives it."""
        return f"{rests_on(answer, context['t'].incident)}{self.told.listed(context, answer.behind)}"

    def term(self, context: Context, key: str, list_name: str) -> str:
        """A term as a link to its meaning."""
        return str(self.leaves["term"](context, key, list_name))

    def actors(self, ids: Iterable[str]) -> str:
        """Who they are."""
        return str(self.leaves["actors"](ids))

    def labels(self, list_name: str, keys: Iterable[str]) -> list[str]:
        """What entries of a closed list are called."""
        return [self.lists[list_name].label(key) for key in keys]


def answers_of(lists: Lists, leaves: Mapping[str, Filter]) -> dict[str, Filter]:
    """Answers as a filter; `leaves` are the parts that they are made of."""
    return {"answered": Answering(lists, leaves, Sayings(lists, leaves)).shown}


def in_thread(context: Context, told: Told) -> str:
    """The time of a statement as a link to its place in the thread."""
    address = f"{escaped(context['on_evidence'])}#{addresses.statement_anchor(told.number)}"
    at = told.statement.at
    words = local_words(at, context["incident"].zone) if at else context["t"].incident.no_time
    return f'<a href="{address}">{escaped(words)}</a>'
