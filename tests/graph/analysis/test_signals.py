"""A special cause lights what it may touch, by dependence and line of sight, with the path; nothing else does."""

from __future__ import annotations

from graph.analysis.case import Case
from graph.analysis.examples import case_of, monthly
from graph.analysis.signals import signals

STEADY = [10, 12] * 6
MAP = """
Purpose p1 -exists_to_meet-> Need d1; p1 -exists_to_meet-> Need d2
Measure m1 direction=increase -measures-> Process r1; r1 -flows_to-> Process r2
r2 -produces-> Service s1; s1 -meets-> d1
r1 -contributes_to-> Priority o1; o1 -aligns_to-> p1; Improvement i1 -improves-> r1; Process r0 -flows_to-> r1
"""


def touched(case: Case) -> list[tuple[str, int]]:
    """Return what the first signal touches, each with how many steps away."""
    ids = case.snapshot.ids
    return [(ids[one.node], len(one.path)) for one in signals(case)[0].touches]


def test_what_lies_onwards_is_lit_the_nearest_first_and_what_lies_before_or_only_improves_is_not() -> None:
    assert touched(case_of(MAP + monthly("m1", *STEADY, 0))) == [("r1", 1), ("o1", 2), ("r2", 2), ("s1", 3), ("d1", 4)]


def test_a_need_is_lit_by_the_service_that_meets_it_and_never_by_way_of_the_purpose() -> None:
    assert "d2" not in dict(touched(case_of(MAP + monthly("m1", *STEADY, 0))))


def test_it_comes_with_the_path_and_as_a_hypothesis() -> None:
    case = case_of(MAP + monthly("m1", *STEADY, 0))

    record = signals(case)[0].record(case)

    assert (record["variation"], record["rule"], record["hypothesis"]) == ("concerning", "outside", True)
    assert [(step["node"], step["link"], step["to"]) for step in record["touches"][-1]["path"]] == [
        ("m1", "measures", "r1"), ("r1", "flows_to", "r2"), ("r2", "produces", "s1"), ("s1", "meets", "d1")
    ]  # fmt: skip


def test_QC_03_common_causes_light_nothing() -> None:
    assert signals(case_of(MAP + monthly("m1", *STEADY))) == []
    assert signals(case_of(MAP + monthly("m1", *STEADY, 0, 11))) == []


def test_good_news_and_what_has_no_direction_light_up_too() -> None:
    better = case_of(MAP + monthly("m1", *STEADY, 30))
    neutral = case_of(MAP.replace("direction=increase ", "") + monthly("m1", *STEADY, 30))

    assert [one.point.variation for one in (*signals(better), *signals(neutral))] == ["improving", "neutral"]


def test_of_two_ways_the_shorter_is_told() -> None:
    case = case_of(MAP + "m1 -measures-> s1\n" + monthly("m1", *STEADY, 0))

    assert ("d1", 2) in touched(case)


def test_a_measure_of_nothing_touches_nothing() -> None:
    assert signals(case_of(f"Measure m1; {monthly('m1', *STEADY, 0)}"))[0].touches == ()
