"""Tests of `graph.analysis.steward_queue`: one question each, those first that most answers hang on."""

from __future__ import annotations

from graph.analysis.examples import case_of
from graph.analysis.findings import findings
from graph.analysis.steward_queue import Wanted, steward_queue


def queue(text: str) -> list[Wanted]:
    case = case_of(text)
    return steward_queue(case, findings(case))


def test_what_most_hangs_on_is_asked_first() -> None:
    found = queue(
        "Purpose p1 -exists_to_meet-> Need d1; Service s1 -meets[basis=agreed]-> d1\n"
        "Process r1 -produces-> s1; Process r2 -flows_to-> r1; Process r3 -flows_to-> r2"
    )

    links = [one for one in found if one.sort == "link"]
    assert [(one.ask, one.effect) for one in links] == [
        ("Do both sides agree that “r1” produces “s1”?", 3),
        ("Do both sides agree that “r2” flows to “r1”?", 2),
        ("Do both sides agree that “r3” flows to “r2”?", 1),
    ]
    assert [one.effect for one in found] == sorted((one.effect for one in found), reverse=True)


def test_an_empty_field_that_a_rule_waits_for_is_asked_for() -> None:
    assert "What is the importance of “d1”?" in [one.ask for one in queue("Need d1")]


def test_what_seems_to_be_there_twice_is_asked_about() -> None:
    asks = [one.ask for one in queue('Service s1 "Day clinic" -meets-> Need d1; Service s2 "day-clinic" -meets-> d1')]

    assert "Are s1 and s2, both called “Day clinic”, the same?" in asks


def test_what_is_joined_to_nothing_is_asked_about() -> None:
    assert "What does “v1” belong to?" in [one.ask for one in queue("Value v1")]


def test_what_is_out_of_date_is_asked_about() -> None:
    asks = [one.ask for one in queue("Assurance a1 done_on=2024-01-01; Risk k1 -assured_by-> a1")]

    assert "Is “a1” still as recorded, and since when?" in asks


def test_only_what_is_within_the_scope_is_asked() -> None:
    case = case_of("Value v1")

    assert steward_queue(case, findings(case), lambda _: False) == []
