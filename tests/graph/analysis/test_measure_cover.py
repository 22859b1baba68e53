"""Tests of `graph.analysis.measure_cover`: which results measures tell of, and what adds up to measures at the top."""

from __future__ import annotations

from graph.analysis.examples import case_of
from graph.analysis.measure_cover import measure_cover

TERMS = """
FrameworkItem q1 scheme=quadruple_aim code=1; FrameworkItem q2 scheme=quadruple_aim code=2
FrameworkItem c1 scheme=outcome_class code=equity; FrameworkItem d1 scheme=hcqs_2023 code=D1
"""


def terms(text: str) -> dict[str, list[str]]:
    """Return the measures that tell of each term."""
    case = case_of(f"{TERMS}\n{text}")
    return {one["id"]: one["measures"] for one in measure_cover(case).record(case)["terms"]}


def bare(text: str) -> list[str]:
    """Return the measures at the top that nothing adds up to."""
    case = case_of(text)
    return [case.snapshot.ids[one.measure] for one in measure_cover(case).bare]


def test_ME_01_an_aim_that_no_measure_tells_of_is_listed() -> None:
    assert terms("Measure m1 -classified_as-> q1; Measure m2 -classified_as-> c1; Measure m3 -classified_as-> d1") == {
        "c1": ["m2"],
        "q1": ["m1"],
        "q2": [],
    }


def test_ME_01_a_measure_tells_of_what_the_thing_it_measures_belongs_to() -> None:
    text = "Measure m1 -measures[measure_type=outcome]-> Priority p1; p1 -classified_as-> q2"

    assert terms(text)["q2"] == ["m1"]


def test_ME_01_a_measure_that_is_over_tells_of_nothing() -> None:
    assert terms("Measure m1 status=stopped -classified_as-> q1")["q1"] == []


def test_ME_02_a_measure_of_a_priority_that_nothing_adds_up_to_is_listed() -> None:
    assert bare("Measure m1 -measures[measure_type=outcome]-> Priority p1") == ["m1"]


def test_ME_02_a_measure_closer_to_the_work_connects_a_measure_at_the_top_with_it() -> None:
    text = """
    Measure m1 -measures[measure_type=outcome]-> Priority p1
    Measure m3 -rolls_up_to-> Measure m2; m2 -rolls_up_to-> m1
    """
    case = case_of(text)

    assert measure_cover(case).record(case)["summits"] == [{"id": "m1", "parts": ["m2", "m3"]}]
    assert bare(text) == []


def test_ME_02_measures_that_add_up_in_a_circle_are_no_parts_of_themselves() -> None:
    text = (
        "Measure m1 -measures[measure_type=outcome]-> Priority p1; m1 -rolls_up_to-> Measure m2; m2 -rolls_up_to-> m1"
    )
    case = case_of(text)

    assert measure_cover(case).record(case)["summits"] == [{"id": "m1", "parts": ["m2"]}]


def test_ME_02_a_measure_of_work_is_not_at_the_top() -> None:
    assert bare("Measure m1 -measures[measure_type=process]-> Process r1") == []
