"""Tests of `graph.analysis.gaps`: five sorts of gaps of priorities, told apart."""

from __future__ import annotations

import pytest

from graph.analysis.examples import case_of
from graph.analysis.gaps import priority_gaps

WHOLE = """
Priority o1 -owned_by-> Role w1
Improvement i1 wte=1 -delivers-> o1
Measure m1 -measures[measure_type=outcome]-> o1
Feedback f1 -informs-> o1
"""
ALL = {"no_work", "no_measure", "no_owner", "no_resource", "no_feedback"}


def gaps(text: str, priority: str = "o1") -> set[str]:
    case = case_of(text)
    return {name for name, ids in priority_gaps(case).record(case).items() if priority in ids}


def test_LS_03_a_priority_that_lacks_nothing_has_no_gap() -> None:
    assert gaps(WHOLE) == set()


def test_LS_03_a_bare_priority_has_all_five_gaps() -> None:
    assert gaps("Priority o1") == ALL


@pytest.mark.parametrize(
    ("lost", "gap"),
    [
        ("Priority o1 -owned_by-> Role w1", {"no_owner"}),
        ("Measure m1 -measures[measure_type=outcome]-> o1", {"no_measure"}),
        ("Feedback f1 -informs-> o1", {"no_feedback"}),
        ("Improvement i1 wte=1 -delivers-> o1", {"no_work", "no_resource"}),
    ],
)
def test_LS_03_each_sort_of_gap_is_told_apart(lost: str, gap: set[str]) -> None:
    assert gaps(WHOLE.replace(lost, "Priority o1")) == gap


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("Improvement i1 -delivers-> o1", {"no_resource"}),
        ("Improvement i1 wte=0 budget=0 -delivers-> o1", {"no_resource"}),
        ("Improvement i1 budget=5 -delivers-> o1", set()),
        ("Process r1 -contributes_to-> o1; Plan k1 -allocates[wte=1]-> r1", set()),
        ("Process r1 -contributes_to-> o1; Plan k1 status=draft -allocates[wte=1]-> r1", {"no_resource"}),
        ("Activity a1 wte=1 work_type=mandated -belongs_to-> o1", {"no_work"}),
        ("Improvement i1 wte=1 -delivers-> Objective b1; b1 -aligns_to-> o1", set()),
    ],
)
def test_LS_03_work_and_resources_count_however_they_lead_to_it(text: str, gap: set[str]) -> None:
    assert gaps(WHOLE.replace("Improvement i1 wte=1 -delivers-> o1", text)) == gap


def test_only_live_priorities_among_those_asked_about_are_listed() -> None:
    case = case_of("Priority o1; Priority o2; Priority o3 status=draft; Objective b1")

    assert priority_gaps(case).no_work == (1, 2)
    assert priority_gaps(case, positions=[0, 2, 3]).no_work == (2,)
