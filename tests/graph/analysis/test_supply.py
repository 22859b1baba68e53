"""Tests of `graph.analysis.supply`: what work asks for beside what there is."""

from __future__ import annotations

from graph.analysis.examples import case_of
from graph.analysis.supply import supply


def test_QP_06_skills_short_of_what_is_needed_come_first() -> None:
    case = case_of(
        "Process r1 -requires_capability[count=3]-> Capability c2; r1 -requires_capability-> Capability c1\n"
        "Role w1 -has_capability[count=1]-> c2; Role w2 -has_capability-> c1"
    )

    skills = supply(case).skills

    assert [(case.snapshot.ids[one.node], one.needed, one.held, one.short) for one in skills] == [
        ("c2", 3, 1, 2),
        ("c1", 1, 1, 0),
    ]


def test_QP_06_an_unfunded_line_and_one_that_takes_more_than_plans_give_are_told() -> None:
    case = case_of(
        "Improvement i1 wte=2; Plan p1 -allocates[wte=1.5,amount=100]-> i1; Improvement i2 budget=50; Improvement i3"
    )

    lines = supply(case).lines

    told = [(case.snapshot.ids[one.node], one.wte_given, one.money_given, one.is_short) for one in lines]
    assert told == [("i1", 1.5, 100.0, True), ("i2", 0, 0, True)]


def test_only_what_is_asked_about_is_counted() -> None:
    case = case_of("Process r1 -requires_capability-> Capability c1; Improvement i1 wte=1")

    found = supply(case, lambda _: False)

    assert (found.skills, found.lines) == ((), ())
    assert supply(case).record(case)["skills"] == [{"id": "c1", "needed": 1, "held": 0, "by": ["r1"]}]
