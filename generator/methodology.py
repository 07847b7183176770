"""The rules by which we work things out, in words, made from the code: for `outages explain` and the methodology page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.evidence import LEVELS, NOT_IN_FORCE
from generator.evidence.accounts import SELF_CONTRADICTION
from generator.evidence.confidence import CLASS_OF_SOURCE, GRANTING, IN_CHARGE, SIGNS
from generator.evidence.differences import DIFFERENCES
from generator.figures import TIME_RULE
from generator.patterns import PATTERN_RULES
from generator.patterns.finding import EVERY
from generator.problems import Rule
from generator.traces import RULE_OF_GAPS
from generator.vocabulary import ClosedList, Lists, Term


@dataclass(frozen=True)
class Topic:
    """One thing that is worked out: its name for `outages explain` and as an anchor, and its rules, each with a title."""

    name: str
    title: str
    about: str
    rules: tuple[tuple[str, str], ...]


def topics(lists: Lists) -> tuple[Topic, ...]:
    """Everything that is worked out, in the order of the methodology page."""
    return (TIMES, DISAGREEMENT, confidence_topic(lists), STATEMENTS, TRACES, PATTERNS, counting_topic(lists))


TIMES = Topic(
    "times",
    "Times and lengths",
    "Times are kept as precisely as a source gives them. What follows from all of them taken together is a bracket and a length.",
    (
        (
            "Bracket",
            (
                "From the earliest to the latest time that the readings of a start or of an end allow. A coarse time that "
                "holds a finer one, such as a day and an hour of that day, does not widen it; one that holds none does. "
                "An incident does not end before it began."
            ),
        ),
        (
            "Length",
            (
                "From the shortest to the longest time that the two brackets allow. Where no source gives an end there is "
                "none; where a source says that it goes on, and none that it ended, it goes on."
            ),
        ),
        (
            "Deliberate or not",
            "Disputed where one reading says yes and another no. Allegations alone make it unknown, never deliberate.",
        ),
    ),
)

DISAGREEMENT = Topic(
    "disagreement",
    "Where sources differ",
    "Each question on an incident stands with all its answers, those who give them, and whether they differ. No answer is "
    "lost because another contradicts it.",
    DIFFERENCES,
)

STATEMENTS = Topic(
    "statements",
    "Statements that contradict each other",
    "Statements stand in a thread in time, beside the disruption. A body that contradicts what it said itself is marked.",
    SELF_CONTRADICTION,
)

TRACES = Topic(
    "traces",
    "Values over time",
    "A CSV file beside a record holds what an instrument measured over time. Its chart shows the values and nothing else: "
    "none is smoothed, guessed or filled in.",
    (
        ("Gaps", RULE_OF_GAPS),
        (
            "The level before",
            (
                "What its publisher gives as normal, where the record says so; else the median of all values before the "
                "disruption can have begun, if there are three or more."
            ),
        ),
        (
            "The lowest or the highest",
            (
                "Of the values from the earliest start to the latest end of the disruption, the one that is farthest from "
                "the level before. It is back when a later value has come as near as a tenth to that level."
            ),
        ),
        (
            "What is drawn",
            (
                "Every value, where there is room; else, of each four pixels, the lowest and the highest. The axis begins "
                "at zero unless zero means nothing in the unit, and then the chart says so. The CSV has every value."
            ),
        ),
    ),
)

PATTERNS = Topic(
    "patterns",
    "What recurs",
    EVERY,
    tuple((rule.title, rule.words) for rule in PATTERN_RULES),
)


def confidence_topic(lists: Lists) -> Topic:
    """How sure it is: the levels in the words of their vocabulary, and what counts as evidence for them."""
    levels = lists["confidence"]
    named = tuple((levels[level.term].label, levels[level.term].meaning) for level in LEVELS)
    return Topic("confidence", levels.title, levels.about, (*named, *evidence_rules(lists)))


COUNTED_EVIDENCE = (
    (
        "For what a source counts",
        (
            "A source counts as evidence where the record names it for a time of the start or the end, for how far it "
            "reached, or for a platform or site that was affected."
        ),
    ),
    (
        "Independent",
        (
            "Pieces of one speaker's body, one monitor or one evidence group are one piece, and count once, in the "
            "strongest class: acknowledgement, then measurement, then report. Sources are of one group where they name "
            "the same one, as mirrors and articles that repeat one post do; a source that names none is of the group of "
            "its publisher."
        ),
    ),
    (
        "What editors may do",
        "Lower the level, with a reason that stands on the page. They cannot raise it; only evidence can.",
    ),
)


def evidence_rules(lists: Lists) -> tuple[tuple[str, str], ...]:
    """What counts as a piece of evidence, and how pieces are counted."""
    kinds, instruments = lists["source_types"], lists["measurement_types"]
    of_class = {name: quoted(kinds, types_of(kinds, name)) for name in ("official", "measurement", "report")}
    return (
        (
            "An official acknowledgement",
            (
                f"A source of the type {of_class['official']}; or a statement by somebody in charge with "
                f"the stance {quoted(lists['stances'], GRANTING)}. In charge are actors in the role of "
                f"{quoted(lists['actor_roles'], IN_CHARGE)}."
            ),
        ),
        (
            "A measurement",
            (
                f"A source of the type {of_class['measurement']}; or a measurement on record with the finding "
                f"{quoted(lists['findings'], ['observed_change'])}. {quoted(instruments, SIGNS, 'and')} are signs, not "
                "measurements."
            ),
        ),
        ("A report", f"A source of the type {of_class['report']}."),
        ("What supports nothing by itself", f"A source of the type {quoted(kinds, types_of(kinds, None))}."),
        *COUNTED_EVIDENCE,
    )


def counting_topic(lists: Lists) -> Topic:
    """The groups that are counted, and the rules that hold for each."""
    groups = tuple((one.label, one.meaning) for one in lists["kind_groups"])
    return Topic(
        "counting",
        "Counting",
        "No count on this site was typed. Each is made from the records at every build, stands beside its rule, and links "
        "to the list of what was counted. An incident counts in one of these groups, and groups are never added together.",
        (
            *groups,
            (
                "Once",
                "An incident counts once, by its main kind, however long it lasted and however many kinds it has.",
            ),
            (
                "What counts nowhere",
                (
                    f"Records with the status {quoted(lists['record_status'], NOT_IN_FORCE)} are kept and listed, and "
                    "counted with no incidents. Uncorroborated claims are counted apart."
                ),
            ),
            ("Years", "The list of a year holds what began in that year, on the clocks of the place."),
            ("Total length", TIME_RULE),
        ),
    )


def types_of(kinds: ClosedList[Term], evidence_class: str | None) -> list[str]:
    """The types of source that are evidence of a class; of none, those that are no evidence."""
    return [one.id for one in kinds if CLASS_OF_SOURCE.get(one.id) == evidence_class]


def quoted(known: ClosedList[Term], terms: Iterable[str], before_last: str = "or") -> str:
    """Labels of terms in quotation marks, in the order of their list: “Legal”, “Court” or “Police”."""
    chosen = frozenset(terms)
    *most, last = [f"“{one.label}”" for one in known if one.id in chosen]
    return f"{', '.join(most)} {before_last} {last}" if most else last


def topic_in_full(topic: Topic) -> str:
    """A topic of the methodology, in the words of its page."""
    rules = (f"{title}\n{indented(rule)}" for title, rule in topic.rules)
    return "\n\n".join([topic.title, topic.about, *rules])


def rule_in_full(rule: Rule) -> str:
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
