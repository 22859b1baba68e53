"""Tests of `graph.analysis.evidence`: facts as records, each absence with its boundary, and since when."""

from __future__ import annotations

import orjson

from graph.analysis.evidence import evidence
from graph.analysis.examples import case_of
from graph.analysis.rule import Counted, Fact, Given, Last, Missing, Seen, Through
from graph.model import Record

SIGHT = [
    *("achieves", "acts_on", "aligns_to", "belongs_to", "contributes_to", "delivers", "drives", "enables"),
    *("exists_to_meet", "felt_by", "flows_to", "improves", "meets", "produces", "steers", "tests"),
]


def told(text: str, fact: Fact) -> Record:
    (record,) = evidence(case_of(text), [fact])
    assert orjson.loads(orjson.dumps(record)) == record
    return record


def test_a_missing_link_says_of_which_kinds_and_by_which_day_it_was_looked_for() -> None:
    assert told("Need d1", Missing(0, "felt_by")) == {
        "fact": "missing link",
        "node": "d1",
        "link": "felt_by",
        "towards": "out",
        "kinds": ["StakeholderGroup"],
        "date": "2026-07-01",
    }


def test_a_missing_link_to_a_node_names_the_kinds_that_could_have_it() -> None:
    record = told("Need d1", Missing(0, "meets", "in"))

    assert (record["towards"], record["kinds"]) == ("in", ["Service"])


def test_a_field_is_shown_as_it_was_given() -> None:
    assert told("Need d1 importance=5", Given(0, "importance")) == {
        "fact": "field",
        "node": "d1",
        "field": "importance",
        "value": 5,
    }
    assert told("Need d1", Given(0, "importance"))["value"] is None
    assert told("Need d1", Given(0, "status"))["value"] == "active"


def test_EN_06_a_field_that_can_name_a_person_is_never_shown() -> None:
    assert told('Role w1 holder="Ann Other"', Given(0, "holder"))["value"] is None


def test_a_link_says_what_it_rests_on() -> None:
    text = "Need d1 -felt_by[strength=2, basis=agreed, source=minutes, valid_from=2026-01-01]-> StakeholderGroup g1"

    assert told(text, Through(0)) == {
        "fact": "link",
        "from": "d1",
        "kind": "felt_by",
        "to": "g1",
        "strength": 2,
        "basis": "agreed",
        "confidence": "believed",
        "source": "minutes",
        "valid_from": "2026-01-01",
    }


def test_a_link_that_names_no_source_names_what_brought_it() -> None:
    record = told("Need d1 -felt_by-> StakeholderGroup g1", Through(0))

    assert (record["source"], record["valid_from"]) == ("notation", None)


def test_the_last_reading_is_the_last_one_up_to_the_day() -> None:
    text = "Measure m1; m1 @ 2026-06-01 = 4; m1 @ 2026-07-01 = 5; m1 @ 2026-07-02 = 6"

    assert told(text, Last(0)) == {
        "fact": "last reading",
        "measure": "m1",
        "on": "2026-07-01",
        "value": 5.0,
        "date": "2026-07-01",
    }


def test_a_last_reading_is_one_with_a_value() -> None:
    record = told("Measure m1; m1 @ 2026-06-01 numerator=3 denominator=4; m1 @ 2026-06-02 note=gap", Last(0))

    assert (record["on"], record["value"]) == ("2026-06-01", 0.75)


def test_a_measure_without_readings_has_no_last_one() -> None:
    record = told("Measure m1", Last(0))

    assert (record["on"], record["value"], record["date"]) == (None, None, "2026-07-01")


def test_the_sight_of_work_that_serves_is_its_proof() -> None:
    record = told("Improvement i1 -delivers-> Priority o1; o1 -aligns_to-> Purpose p1", Seen(0))

    assert (record["status"], record["absence"], record["frontier"]) == ("strategic", None, [])
    assert [(hop["node"], hop["link"], hop["to"]) for hop in record["proof"]] == [
        ("i1", "delivers", "o1"),
        ("o1", "aligns_to", "p1"),
    ]


def test_LS_24_the_sight_of_work_that_does_not_serve_says_how_far_was_looked() -> None:
    record = told("Improvement i1 -delivers-> Objective x1; Purpose p1", Seen(0))

    assert (record["status"], record["proof"]) == ("broken", None)
    assert record["absence"] == {"followed": SIGHT, "depth": 1, "date": "2026-07-01", "hidden": False}
    assert [part["nodes"] for part in record["frontier"]] == [["x1"]]


def test_a_count_says_what_was_counted_and_which_links_were_followed() -> None:
    assert told("Need d1; Need d2", Counted("needs", (1, 0))) == {
        "fact": "count",
        "what": "needs",
        "count": 2,
        "nodes": ["d2", "d1"],
        "followed": [],
        "date": "2026-07-01",
    }
    assert told("Need d1", Counted("work", (), role="sight"))["followed"] == SIGHT
