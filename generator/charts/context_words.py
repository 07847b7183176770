"""What a chart says of events beside disruptions: how many began how near, and what it leaves out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.charts.context_pairs import EARLIER, LATER, OPEN, WITHIN, Beside
from generator.charts.counted import MOST_ROWS, Counted, in_csv, incidents_in_words, number_of

ALLEGED = "alleged_reason"
CAUTION = "How near two things lie does not say that one brought about the other."


def notes_below(
    every: Sequence[Beside], known: Sequence[Beside], drawn: Sequence[Beside], shown: Counted
) -> Iterator[str]:
    """What the marks mean, what is not drawn, and what the drawing does not say."""
    yield "Each mark is an event beside one incident; a bar reaches as far as its distance is uncertain."
    if any(one.distance and one.distance.until for one in drawn):
        yield "A thin line runs to the end of the event."
    if any(one.relation == ALLEGED for one in drawn):
        yield "Dashed or hollow: a source names the event as the reason."
    yield CAUTION
    yield from left_out(every, known, drawn, shown)


def left_out(
    every: Sequence[Beside], known: Sequence[Beside], drawn: Sequence[Beside], shown: Counted
) -> Iterator[str]:
    """What is not drawn, and why."""
    if len(known) > len(drawn):
        yield f"Not drawn, because there is no room: {number_of(len(known) - len(drawn), 'pair')}."
    if len(every) > len(known):
        yield f"Not drawn, because no date is known: {len(every) - len(known)}."
    if len(every) > MOST_ROWS:
        yield f"The table has {MOST_ROWS} pairs at the most, of {len(every)}."
    yield from in_csv(len(every), " pairs with the incidents")
    yield from shown.left_out_words


def described(
    every: Sequence[Beside], known: Sequence[Beside], drawn: Sequence[Beside], shown: Counted
) -> Iterator[str]:
    """How many events began how near, type by type, and what is left out."""
    incidents, events = len({one.incident.id for one in known}), len({one.place for one in known})
    yield (
        f"{number_of(events, 'event')} beside {incidents_in_words(incidents)}, {number_of(len(known), 'pair')} in all. "
        f"When the event began: {nearness(known)}."
    )
    for kind, of_kind in groupby(known, key=lambda one: one.type):
        yield f"{kind}: {nearness(list(of_kind))}."
    yield CAUTION
    yield from left_out(every, known, drawn, shown)


def nearness(pairs: Sequence[Beside]) -> str:
    """In how many pairs the event began within a day of the disruption, before that, after that, and where it is open."""
    found = Counter([one.lies for one in pairs])
    return ", ".join(f"{words} in {found[words]}" for words in (WITHIN, EARLIER, LATER, OPEN) if found[words])
