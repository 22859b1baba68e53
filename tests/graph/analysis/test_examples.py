"""Tests of `graph.analysis.examples`: the notation as a case, and what a rule says of it."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.case import Case
from graph.analysis.examples import case_of, hits, untold
from graph.analysis.rule import EXAMPLE_DATE, CannotTell, Given, Hit, Judgement, Rule
from graph.settings import Thresholds


def says(*judgements: Judgement, needs_anchor: bool = False) -> Rule:
    def check(_case: Case) -> Iterator[Judgement]:
        yield from judgements

    return Rule("X01", "A title", "L", "us", "Act.", {}, (), check, needs_anchor, "a_rule", "Why.")


def test_a_text_is_judged_on_the_day_of_examples_unless_another_is_given() -> None:
    assert case_of("Need d1").snapshot.date == EXAMPLE_DATE
    assert case_of("Need d1", "2025-01-01").snapshot.date == "2025-01-01"


def test_a_text_brings_its_nodes_links_and_readings() -> None:
    case = case_of("Measure m1 -measures-> Need d1; m1 @ 2026-06-01 = 4", thresholds=Thresholds(voice=9))

    assert case.snapshot.ids == ["d1", "m1"]
    assert case.out(1, "measures") == [0]
    assert [reading.value for reading in case.readings(1)] == [4.0]
    assert case.thresholds.voice == 9


def test_hits_are_ids_in_order_and_gaps_are_told_apart() -> None:
    rule = says(Hit((1, 0), "", ()), CannotTell(1, "importance"), Hit((0,), "", (Given(0, "importance"),)))

    assert hits(rule, case_of("Need d1; Need d2")) == [("d1",), ("d2", "d1")]
    assert untold(rule, case_of("Need d1; Need d2")) == [("d2", "importance")]


def test_a_rule_that_needs_a_purpose_is_silent_without_one() -> None:
    rule = says(Hit((0,), "", ()), CannotTell(0, "name"), needs_anchor=True)

    assert hits(rule, case_of("Need d1")) == untold(rule, case_of("Need d1")) == []
    assert hits(rule, case_of("Purpose p1")) == [("p1",)]
