"""The methodology page and `outages explain` say the rules in the same words, and the words follow the code."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import methodology
from generator.addresses import METHODOLOGY
from generator.evidence import LEVELS
from generator.evidence.accounts import SELF_CONTRADICTION
from generator.evidence.confidence import CLASS_OF_SOURCE, GRANTING, IN_CHARGE, SIGNS
from generator.evidence.differences import DIFFERENCES
from generator.methodology import Topic, quoted, topics
from generator.patterns import PATTERN_RULES
from generator.problems import Rule
from generator.rulebook import ALL_RULES
from tests.parsed_pages import ParsedPage, parse
from tests.sample_projects import real_lists

TOPICS = topics(real_lists())
BY_NAME = {topic.name: topic for topic in TOPICS}


@pytest.fixture(scope="module")
def page(site_folder: Path) -> ParsedPage:
    return parse(site_folder, METHODOLOGY)


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_the_page_says_each_topic_in_the_words_that_explain_prints(page: ParsedPage, topic: Topic) -> None:
    text = squeezed(page.text)
    assert topic.name in page.ids
    assert squeezed(topic.about) in text
    assert [rule for title, rule in topic.rules if f"{title} {squeezed(rule)}" not in text] == []


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
def test_the_page_lists_every_rule_of_the_check_with_an_anchor(page: ParsedPage, rule: Rule) -> None:
    assert rule.code.lower() in page.ids
    assert f"{rule.code}{' warning' * rule.warning} {squeezed(rule.statement)}" in squeezed(page.text)


def test_the_levels_of_confidence_stand_in_the_words_of_their_vocabulary_from_the_top() -> None:
    levels = real_lists()["confidence"]
    expected = [(levels[level.term].label, levels[level.term].meaning) for level in LEVELS]
    assert list(BY_NAME["confidence"].rules[: len(LEVELS)]) == expected


def test_all_that_counts_as_evidence_is_named_and_so_is_all_that_does_not() -> None:
    lists = real_lists()
    words = " ".join(rule for _title, rule in BY_NAME["confidence"].rules)
    named = [
        *(("source_types", one.id) for one in lists["source_types"]),
        *(("stances", one) for one in GRANTING),
        *(("actor_roles", one) for one in IN_CHARGE),
        *(("measurement_types", one) for one in SIGNS),
    ]
    assert [one for name, one in named if f"“{lists[name].label(one)}”" not in words] == []


def test_the_words_follow_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    title = "What supports nothing by itself"
    before = dict(BY_NAME["confidence"].rules)[title]
    monkeypatch.setattr(methodology, "CLASS_OF_SOURCE", {**CLASS_OF_SOURCE, "opinion": "report"})
    after = dict(methodology.confidence_topic(real_lists()).rules)
    assert "“Opinion”" in before
    assert "“Opinion”" not in after[title]
    assert "“Opinion”" in after["A report"]


def test_rules_of_differences_statements_and_patterns_are_those_of_the_code() -> None:
    assert BY_NAME["disagreement"].rules == DIFFERENCES
    assert BY_NAME["statements"].rules == SELF_CONTRADICTION
    assert BY_NAME["patterns"].rules == tuple((rule.title, rule.words) for rule in PATTERN_RULES)


def test_every_group_that_is_counted_has_its_rule() -> None:
    groups = [(one.label, one.meaning) for one in real_lists()["kind_groups"]]
    assert list(BY_NAME["counting"].rules[: len(groups)]) == groups


def test_terms_are_quoted_in_the_order_of_their_list() -> None:
    tiers = real_lists()["source_tiers"]
    assert quoted(tiers, ["primary"]) == "“Primary”"
    assert quoted(tiers, ["supporting", "primary"], "and") == "“Primary” and “Supporting”"
    assert quoted(tiers, {"supporting", "semi_primary", "primary"}) == "“Primary”, “Semi-primary” or “Supporting”"
