"""Tests of `graph.analysis.rule_pages`: the page of rules is made from them, and is fresh."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from graph.analysis.case import Case
from graph.analysis.rule import Judgement, Rule, all_rules
from graph.analysis.rule_pages import rules_page, thresholds_read
from graph.settings import described_thresholds
from tests.conftest import Golden

DOCS = {threshold.name: threshold.doc for threshold in described_thresholds()}


def a_rule(rule_id: str, *, needs_anchor: bool = False) -> Rule:
    def check(case: Case) -> Iterator[Judgement]:
        assert case.thresholds.duplicate < 1
        assert case.thresholds.stall > 0
        yield from ()

    fires = {"Purpose p1\nNeed d1": ("p1", "d1")}
    return Rule(
        rule_id, "A title", "L", "us", "Act.", fires, ("Need d3",), check, needs_anchor, "a_rule", "Why.\n\nNo."
    )


def test_the_page_of_rules_is_fresh(golden: Golden) -> None:
    golden(Path("docs/rules.md"), rules_page(all_rules()))


def test_every_rule_stands_on_the_page_under_its_group() -> None:
    page = rules_page([a_rule("A99"), a_rule("Z98"), a_rule("Z99")])

    headings = [line for line in page.splitlines() if line.startswith("#") and "finds" not in line]
    assert headings == [
        "# Rules",
        "## Alignment",
        "### A99: A title",
        "## Other rules",
        "### Z98: A title",
        "### Z99: A title",
    ]


def test_a_rule_shows_why_what_to_do_what_decides_and_its_examples() -> None:
    page = rules_page([a_rule("A99", needs_anchor=True)])

    assert page.partition("### A99: A title\n")[2] == (
        "\nWhy.\n\nNo.\n\n"
        "- Severity: tidy (`L`)\n"
        "- What to do: Act.\n"
        "- Source: us\n"
        f"- Threshold `duplicate`, usually 60 %: {DOCS['duplicate']}\n"
        f"- Threshold `stall`, usually 90 days: {DOCS['stall']}\n"
        "- Withheld while no purpose is recorded: nobody could tell.\n"
        "\n```text\n# finds p1, d1\nPurpose p1\nNeed d1\n\n# finds nothing\nNeed d3\n```\n"
    )


def test_thresholds_are_those_that_the_examples_make_a_rule_read() -> None:
    assert [threshold.name for threshold in thresholds_read(a_rule("A99"))] == ["duplicate", "stall"]


def test_every_threshold_a_rule_names_stands_beside_it() -> None:
    by_id = {rule.id: {threshold.name for threshold in thresholds_read(rule)} for rule in all_rules()}

    assert by_id["P05"] == {"voice"}
    assert by_id["A04"] == {"initiatives"}
    assert by_id["A05"] == {"priorities"}
    assert by_id["P02"] == set()
