"""A CSV file beside an incident is read whole or told whole: every mistake with its line, and gaps kept as gaps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.moments import NotAMoment, moment
from generator.problems import Rule, report
from generator.traces import RULES, Gap, Row, Trace, TraceFile, read_trace, reading
from generator.traces.reading import SHOWN, in_bulk, read_rows
from generator.traces.rows import read_line
from generator.traces.trace import DAY, usual
from generator.traces.trace_rules import ROW_LIMIT, SIZE_LIMIT
from tests.golden import assert_golden

BAD = Path(__file__).parent / "bad_traces"
NAMES = sorted(path.stem for path in BAD.glob("*.csv"))
FILE = "incidents/2024/2024-01-20-pk-x.routes.csv"
NOON = datetime(2024, 1, 20, 12, tzinfo=UTC)


def read(text: str | bytes) -> TraceFile:
    return read_trace(FILE, text.encode() if isinstance(text, str) else text)


def sound(text: str | bytes) -> Trace:
    """The trace of a file in which nothing is wrong."""
    done = read(text)
    assert done.problems == (), report(done.problems, lambda _: done.lines)
    assert done.trace is not None
    return done.trace


def codes(text: str | bytes) -> list[str]:
    return [problem.code for problem in read(text).problems]


def clock_rows(*minutes_and_values: tuple[int, float | None]) -> str:
    """A file with rows so many minutes after noon."""
    rows = (
        f"{NOON + timedelta(minutes=minutes):%Y-%m-%dT%H:%MZ},{'' if value is None else value}"
        for minutes, value in minutes_and_values
    )
    return "\n".join(["time,value", *rows]) + "\n"


def minutes(gaps: tuple[Gap, ...]) -> list[tuple[int, int]]:
    """Gaps in minutes after noon."""
    start = int(NOON.timestamp())
    return [((gap.start - start) // 60, (gap.end - start) // 60) for gap in gaps]


# What is wrong


@pytest.mark.parametrize("name", NAMES)
def test_a_bad_file_gets_the_report_beside_it(name: str) -> None:
    done = read_trace(f"incidents/2024/2024-01-20-pk-x.{name}.csv", (BAD / f"{name}.csv").read_bytes())
    assert done.problems
    assert done.trace is None
    assert_golden(BAD / f"{name}.report", report(done.problems, lambda _: done.lines) + "\n")


def test_every_report_has_its_bad_file() -> None:
    assert {path.stem for path in BAD.glob("*.report")} == set(NAMES)


def test_every_rule_is_broken_in_some_file_but_for_the_size() -> None:
    reports = "".join(path.read_text("utf-8") for path in BAD.glob("*.report"))
    assert [rule.code for rule in RULES if f" {rule.code} " not in reports] == ["OUT501"]


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.code != "OUT501"], ids=lambda rule: rule.code)
def test_a_file_shown_as_wrong_breaks_that_rule_alone_and_one_shown_as_right_none(rule: Rule) -> None:
    assert set(codes(rule.wrong)) == {rule.code}
    assert codes(rule.right) == []


def test_a_file_may_be_so_large_and_no_larger() -> None:
    assert codes("time,value\n2024-01-20,1\n2024-01-21,2\n".ljust(SIZE_LIMIT, "\n")) == []
    assert codes("time,value\n2024-01-20,1\n2024-01-21,2\n".ljust(SIZE_LIMIT + 1, "\n")) == ["OUT501"]
    assert codes(clock_rows(*((minute, 1) for minute in range(ROW_LIMIT)))) == []
    assert codes(clock_rows(*((minute, 1) for minute in range(ROW_LIMIT + 1)))) == ["OUT501"]


def test_two_weeks_by_the_minute_fit() -> None:
    fortnight = clock_rows(*((minute, 12345.678) for minute in range(14 * 24 * 60)))
    assert len(sound(fortnight.replace("Z", "+05:00")).rows) == 20_160


def test_of_one_mistake_in_every_line_ten_are_shown_and_the_others_counted() -> None:
    text = clock_rows(*((minute, 1) for minute in range(600))).replace("Z", "")
    problems = read(text).problems
    assert len(problems) == SHOWN + 1
    assert problems[-1].message.endswith("; and 589 more like this below")
    few = clock_rows(*((minute, 1) for minute in range(SHOWN + 1))).replace("Z", "")
    assert not any("more like this" in problem.message for problem in read(few).problems)


def test_all_mistakes_of_a_file_are_told_at_once() -> None:
    assert set(codes((BAD / "every-mistake.csv").read_bytes())) == {"OUT503", "OUT504", "OUT505", "OUT506"}


def test_a_problem_stands_where_its_value_stands() -> None:
    (problem,) = read('time,value,low,high\n2024-01-20, 5 ,4,6\n"2024-01-21","x",4,6\n').problems
    assert (problem.place.line, problem.place.column, problem.place.length) == (3, 14, 3)


@pytest.mark.parametrize(
    "cell", ["1_000", "１２", "٣", "1,5", "1 000", "0x1f", "1e", "--1", "1.2.3", "inf", "-Infinity", "nan", "1e999", "=1", "'1", "𝟙", "½"]
)  # fmt: skip
def test_what_is_no_plain_number_is_refused(cell: str) -> None:
    assert codes(f'time,value\n2024-01-20,1\n2024-01-21,2\n2024-01-22,"{cell}"\n') == ["OUT506"]


# What is right


def test_a_file_is_read_as_it_is_written() -> None:
    trace = sound("time,value,low,high\n2024-01-20T18:40+05:00,5120,5000,5200\n2024-01-20T13:45:30Z,-0.5,,\n")
    start = int(datetime(2024, 1, 20, 13, 40, tzinfo=UTC).timestamp())
    assert trace.rows == (Row(start, 5120.0, 5000.0, 5200.0), Row(start + 330, -0.5))
    assert (trace.by_day, trace.bounded) == (False, True)


def test_a_trace_is_frozen() -> None:
    trace = sound("time,value\n2024-01-20,1\n2024-01-21,2\n")
    with pytest.raises(AttributeError):
        trace.rows[0].value = 5  # type: ignore[misc]
    with pytest.raises(AttributeError):
        trace.rows = ()  # type: ignore[misc]


def test_what_spreadsheets_add_changes_nothing() -> None:
    plain = "time,value\n2024-01-20,1.50\n2024-01-21,\n2024-01-22,2\n"
    quoted = '"time","value"\n"2024-01-20","1.50"\n"2024-01-21",""\n"2024-01-22",2\n'
    for other in (
        plain.replace("\n", "\r\n").encode(),
        plain.encode("utf-8-sig"),
        quoted.encode(),
        plain.replace(",", " , ").encode(),
        f"{plain}\n \n".encode(),
        plain.rstrip("\n").encode(),
    ):
        assert sound(other) == sound(plain)


def test_a_day_stays_a_day_and_a_zone_makes_an_instant() -> None:
    days = sound("time,value\n2024-01-20,1\n2024-01-21,2\n")
    assert (days.by_day, days.step, days.end - days.start) == (True, DAY, 2 * DAY)
    clocks = sound("time,value\n2024-01-20T00:00+05:00,1\n2024-01-19T20:00Z,2\n")
    assert (clocks.by_day, clocks.end - clocks.start) == (False, 3600)


@pytest.mark.parametrize("written", ["2024-01-20T24:00Z", "2024-01-20T18:60Z", "2024-01-20T18:40+15:00", "2024-01-20T18:40+05:60", "1959-01-20", "2023-02-29"])  # fmt: skip
def test_a_time_that_no_clock_shows_is_refused(written: str) -> None:
    assert codes(f"time,value\n{written},1\n") == ["OUT504"]


# Gaps


def test_where_nothing_is_missing_there_is_no_gap() -> None:
    trace = sound(clock_rows(*((5 * number, number) for number in range(20))))
    assert (trace.step, trace.gaps, len(trace.runs)) == (300, (), 1)


def test_an_empty_value_and_a_missing_row_are_gaps_alike() -> None:
    empty = sound(clock_rows((0, 1), (5, 2), (10, None), (15, 4), (20, 5)))
    missing = sound(clock_rows((0, 1), (5, 2), (15, 4), (20, 5)))
    assert minutes(empty.gaps) == minutes(missing.gaps) == [(5, 15)]
    assert (
        [[row.value for row in run] for run in empty.runs]
        == [[1, 2], [4, 5]]
        == [[row.value for row in run] for run in missing.runs]
    )


def test_empty_values_at_the_edges_are_gaps_too() -> None:
    trace = sound(clock_rows((0, None), (5, 1), (10, 2), (15, None), (20, None)))
    assert minutes(trace.gaps) == [(0, 5), (10, 20)]


def test_a_row_that_comes_a_little_late_is_not_missing() -> None:
    assert sound(clock_rows((0, 1), (10, 2), (21, 3), (30, 4), (44, 5))).gaps == ()
    assert minutes(sound(clock_rows((0, 1), (10, 2), (20, 3), (30, 4), (46, 5))).gaps) == [(30, 46)]


def test_of_rows_at_uneven_distances_only_those_without_a_value_are_gaps() -> None:
    trace = sound(clock_rows((0, 1), (1, 2), (7, 3), (30, 4), (31, None), (90, 5), (200, 6)))
    assert (trace.step, minutes(trace.gaps)) == (None, [(30, 90)])


def test_a_missing_day_is_a_gap_from_the_end_of_the_one_before() -> None:
    trace = sound("time,value\n2024-01-18,1\n2024-01-19,1\n2024-01-21,2\n2024-01-22,2\n")
    assert [(gap.end - gap.start) // DAY for gap in trace.gaps] == [1]
    assert trace.gaps[0].start == int(datetime(2024, 1, 20, tzinfo=UTC).timestamp())


@pytest.mark.parametrize(
    ("distances", "step"),
    [([], None), ([60], 60), ([60, 60, 600], 60), ([58, 60, 62, 61], 60), ([31, 29, 31, 30], 30), ([1, 10, 100], None)],
)
def test_the_usual_distance_is_one_that_half_of_all_have(distances: list[int], step: int | None) -> None:
    assert usual(distances) == step


VALUES = st.one_of(st.none(), st.integers(-1000, 1000))


@given(st.lists(st.tuples(st.integers(1, 4), VALUES), min_size=2, max_size=40))
def test_runs_and_gaps_part_a_trace_without_a_rest(steps: list[tuple[int, float | None]]) -> None:
    at, rows = 0, []
    for step, value in steps:
        at += step
        rows.append((at, value))
    done = read(clock_rows(*rows))
    if done.trace is None:
        assert [problem.code for problem in done.problems] == ["OUT508"]
        return
    trace = done.trace
    assert [row for run in trace.runs for row in run] == list(trace.measured)
    assert all(gap.start < gap.end for gap in trace.gaps)
    within = [row for row in trace.measured for gap in trace.gaps if gap.start < row.time < gap.end]
    assert within == []
    covered = sum(gap.end - gap.start for gap in trace.gaps) + sum(run[-1].time - run[0].time for run in trace.runs)
    assert covered == trace.end - trace.start


# Whatever comes


CELLS = st.sampled_from(
    ["", "2024-01-20", "2024-01-21", "2024-01-20T18:40Z", "2024-01-20T18:40+05:00", "5", "-1.5", "x", '"', '"5"', "=1", "NaN", " ", ";", "\t", "\u202e", "\0", "٣"]
)  # fmt: skip
LINES = st.lists(st.lists(CELLS, max_size=5).map(",".join), max_size=12)


def holds_together(done: TraceFile) -> bool:
    """Either a trace or problems, and every problem at a place that is there."""
    places = [problem.place for problem in done.problems]
    return (done.trace is None) == bool(places) and all(
        1 <= place.line <= max(1, len(done.lines)) and place.column >= 1 for place in places
    )


@given(st.binary(max_size=300))
def test_any_bytes_give_a_trace_or_problems(content: bytes) -> None:
    assert holds_together(read(content))


@given(LINES, st.sampled_from(["time,value", "time,value,low,high", "\ufefftime,value", "time"]))
def test_any_cells_give_a_trace_or_problems(lines: list[str], header: str) -> None:
    done = read("\n".join([header, *lines]))
    assert holds_together(done)
    assert len(report(done.problems, lambda _: done.lines)) < 60_000


TIMES = st.one_of(
    st.from_regex(r"(19[56]|2[012]0)\d-0[1-9]-[012]\dT[01]\d:[0-5]\d", fullmatch=True),
    st.from_regex(r"20[0-3]\d-[0-3]\d-[0-3]\d(T[0-2]\d:[0-6]\d(:[0-6]\d)?)?", fullmatch=True),
)


@given(TIMES, st.one_of(st.just(""), st.just("Z"), st.from_regex(r"[+-][01]\d:[0-6]\d", fullmatch=True)))
def test_the_quick_way_reads_what_the_slow_way_reads_and_no_more(time: str, zone: str) -> None:
    lines = ["1960-01-01,1" if len(time) == 10 else "1960-01-01T00:00Z,1", f"{time}{zone},12.5"]
    quick, slow = in_bulk(lines), read_line(lines[1], 2)
    if quick:
        assert (quick.rows[1], quick.by_day) == (slow.row, slow.by_day)
        moment(f"{time}{zone}")
    elif slow.row is None:
        with pytest.raises(NotAMoment):
            moment(f"{time}{zone}")


@given(st.lists(st.tuples(st.integers(0, 3), VALUES), min_size=2, max_size=20))
def test_a_file_is_read_alike_in_one_go_and_line_by_line(steps: list[tuple[int, float | None]]) -> None:
    at, rows = 0, []
    for step, value in steps:
        at += step
        rows.append((at, value))
    text = clock_rows(*rows)
    done = read(text)
    by_lines = read_rows(FILE, done.lines, text.splitlines(), ("time", "value"))
    assert (done.trace, done.problems) == (by_lines.trace, by_lines.problems)


def test_a_file_in_which_all_is_usual_is_read_in_one_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "read_rows", lambda *_: pytest.fail("its lines were looked at one by one"))
    assert len(sound(clock_rows(*((5 * number, number) for number in range(2000)))).rows) == 2000


def test_of_a_file_full_of_mistakes_the_first_are_told_and_the_rest_counted() -> None:
    problems = read("time,value\n" + "x,y\n" * ROW_LIMIT).problems
    assert len(problems) == 2 * (SHOWN + 1)
