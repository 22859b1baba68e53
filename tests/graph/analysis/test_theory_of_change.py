"""Theories of change."""

from __future__ import annotations

from graph.analysis.examples import case_of
from graph.analysis.theory_of_change import Branch, ideas, theory_of_change

THEORY = (
    "Improvement i1 -delivers-> Objective o1; Driver a1 order=1 -drives-> o1; Driver a2 order=2 -drives-> a1\n"
    "ChangeIdea c1 -acts_on-> a2; ChangeIdea c2 -acts_on-> a1; Test t1 -tests-> c1; Measure m1 -measures-> a9\n"
).replace("; Measure m1 -measures-> a9", "")


def ids(branch: Branch, text: str = THEORY) -> object:
    """Return a theory as ids, each with what leads to it."""
    names = case_of(text).snapshot.ids
    return {names[branch.node]: [ids(one, text) for one in branch.below]}


def test_QI_05_the_theory_leads_from_the_aim_by_drivers_and_ideas_to_tests() -> None:
    case = case_of(THEORY)

    branch = theory_of_change(case, case.snapshot.index["i1"])

    assert ids(branch) == {"i1": [{"a1": [{"a2": [{"c1": [{"t1": []}]}]}, {"c2": []}]}]}


def test_QI_05_an_idea_without_a_measure_or_a_test_is_told() -> None:
    text = THEORY + "Measure m1 -measures[measure_type=process]-> i1"
    bare, measured = case_of(THEORY), case_of(text)

    without = ideas(theory_of_change(bare, bare.snapshot.index["i1"]), bare)
    with_one = ideas(theory_of_change(measured, measured.snapshot.index["i1"]), measured)

    assert [(one.is_untested, one.is_unmeasured) for one in without] == [(False, True), (True, True)]
    assert [(one.is_untested, one.is_unmeasured) for one in with_one] == [(False, False), (True, False)]


def test_an_aim_that_nothing_drives_has_no_branches() -> None:
    case = case_of("Objective o1")

    assert theory_of_change(case, 0).below == ()


def test_a_circle_is_followed_once() -> None:
    text = "Driver a1 -drives-> Objective o1; a1 -drives-> Driver a2; a2 -drives-> a1"
    case = case_of(text)

    assert ids(theory_of_change(case, case.snapshot.index["o1"]), text) == {"o1": [{"a1": [{"a2": []}]}]}
