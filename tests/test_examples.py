"""What contributors copy is valid as it stands."""

from __future__ import annotations

import re

import pytest

from generator.problems import report
from generator.traces import read_trace
from generator.traces.trace_rules import ROW_LIMIT
from tests.sample_projects import ROOT, read, with_fields

TEMPLATE = (ROOT / "site_config" / "incident-template.yml").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
WHOLE_FILES = [block for block in re.findall(r"```yaml\n(.*?)```", README, re.DOTALL) if block.startswith("title:")]


def test_the_template_is_valid_under_the_name_that_it_gives() -> None:
    (name,) = set(re.findall(r"incidents/2022/([a-z0-9-]+)\.yml", TEMPLATE))
    reading = read(TEMPLATE, name)
    assert reading.problems == (), report(reading.problems, lambda file: reading.source.lines)
    assert reading.incident
    assert str(reading.incident.duration) == "about 2 h"


def test_the_trace_that_the_template_shows_is_valid_once_it_is_taken_out_of_its_comment() -> None:
    head, begun, rest = TEMPLATE.partition("    # traces:\n")
    shown, _, after = rest.partition("\n\n")
    fields = "\n".join(line.replace("# ", "", 1) for line in shown.split("\n"))
    reading = read(f"{head}    traces:\n{fields}\n\n{after}", "2022-09-06-pk-youtube")
    assert begun
    assert reading.problems == (), report(reading.problems, lambda file: reading.source.lines)
    assert reading.incident
    (trace,) = reading.incident.measurements[0].traces
    assert f"2022-09-06-pk-youtube.{trace.file}.csv" in TEMPLATE


def test_the_trace_that_contributors_copy_is_valid() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (values,) = re.findall(r"```text\n(time,value\n.*?)```", text, re.DOTALL)
    done = read_trace("x.csv", values.encode())
    assert done.problems == ()
    assert done.trace
    assert len(done.trace.gaps) == 1
    assert f"{ROW_LIMIT:,} rows" in text
    (fields,) = re.findall(r"```yaml\n(measurements:.*?)```", text, re.DOTALL)
    reading = read(with_fields(fields.replace("[ioda]", "[netblocks]")))
    assert reading.problems == (), report(reading.problems, lambda file: reading.source.lines)


def test_the_readme_shows_a_whole_file() -> None:
    assert WHOLE_FILES


@pytest.mark.parametrize("text", WHOLE_FILES)
def test_a_whole_file_in_the_readme_is_valid_and_short(text: str) -> None:
    assert read(text).problems == ()
    assert len(text.splitlines()) < 20


def test_a_mistake_in_one_field_does_not_hide_what_is_wrong_with_the_others() -> None:
    text = TEMPLATE.replace("kinds: [service_blocking]", "kinds: [service_blocking]\nsummry: x").replace(
        "end: {value: 2022-09-06T22:00", "end: {value: 2022-09-05T22:00"
    )
    assert [problem.code for problem in read(text, "2022-09-06-pk-youtube").problems] == ["OUT202", "OUT310"]


def test_what_only_a_wrong_field_would_show_is_not_called_missing() -> None:
    text = TEMPLATE.replace("record_status: draft", "record_status: withdrawn\nrecord_note: [x]")
    assert {problem.code for problem in read(text, "2022-09-06-pk-youtube").problems} == {"OUT204"}
