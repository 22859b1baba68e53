"""Tests of `graph.analysis.question`: the query of a question holds the unit and the day, and nothing empty."""

from __future__ import annotations

from graph.analysis.question import Question, Reply, question
from graph.ontology import Label


def declared(shows: str, *rules: str) -> Question:
    declare = question(id="Q99", words=Label("Is it?", "Ydy e?"), source="us", examples={}, rules=rules, shows=shows)
    return declare(lambda _: Reply("Yes.", [], [], 1, 1))


def test_a_query_holds_the_unit_and_the_day_where_they_belong() -> None:
    asked = declared("needs(day, live: true) { name } processes(…) { totalCount }", "P01")

    assert asked.query("u1", "2026-05-01").splitlines() == [
        "{",
        '  needs(asOf: "2026-05-01", live: true) { name } processes(scope: "u1", asOf: "2026-05-01") { totalCount }',
        '  findings(rule: ["P01"], scope: "u1", asOf: "2026-05-01") { totalCount nodes { id reason action } }',
        "}",
    ]


def test_a_query_without_unit_and_day_has_no_empty_arguments() -> None:
    asked = declared("needs(day, live: true) { totalCount nodes { id } } processes(…) { totalCount }", "P01")

    assert asked.query().splitlines() == [
        "{",
        "  needs(live: true) { totalCount nodes { id } }",
        "  processes { totalCount }",
        '  findings(rule: ["P01"]) { totalCount nodes { id reason action } }',
        "}",
    ]


def test_the_part_of_a_question_follows_from_its_id() -> None:
    assert declared("").part == "operating"
