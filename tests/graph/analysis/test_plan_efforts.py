"""Efforts: labelled and justified, and strategic ones prioritised, resourced and sponsored."""

from __future__ import annotations

import pytest

from graph.analysis.examples import case_of
from graph.analysis.plan_efforts import Effort, efforts
from graph.analysis.plan_lines import RollingPlan

WHOLE = (
    "Purpose p1 -exists_to_meet-> Need d1; Priority o1 -aligns_to-> p1; Role w1\n"
    "Improvement i1 work_type=strategic wte=1 -delivers-> o1; i1 -sponsored_by-> w1\n"
)


def only(text: str) -> Effort:
    """Return the only effort of a text."""
    (found,) = efforts(RollingPlan(case_of(text)))
    return found


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        (("", ""), ()),
        (("; i1 -sponsored_by-> w1", ""), ("sponsored",)),
        ((" wte=1", ""), ("resourced",)),
        ((" wte=1", " wte=0"), ("resourced",)),
        ((" -delivers-> o1", ""), ("prioritised",)),
        ((" -aligns_to-> p1", ""), ("prioritised",)),
        (("strategic", "local"), ()),
    ],
)
def test_QP_03_the_missing_part_of_prioritised_resourced_and_sponsored_is_named(
    change: tuple[str, str], missing: tuple[str, ...]
) -> None:
    assert only(WHOLE.replace(*change)).missing == missing


def test_QP_03_a_plan_in_force_resources_an_effort() -> None:
    plan = "Plan l1 period_end={0} -allocates[wte=1]-> i1"

    assert only(WHOLE.replace(" wte=1", "", 1) + plan.format("2026-12-31")).missing == ()
    assert only(WHOLE.replace(" wte=1", "", 1) + plan.format("2026-06-30")).missing == ("resourced",)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Improvement i1 work_type=local", "local"),
        ("Improvement i1", None),
        ("Activity a1 work_type=legacy", None),
        ("Activity a1 work_type=unclassified", None),
        ("Activity a1 work_type=business_as_usual", "business_as_usual"),
    ],
)
def test_QP_02_an_effort_with_neither_label_is_told(text: str, label: str | None) -> None:
    assert only(text).label == label


@pytest.mark.parametrize(
    ("text", "justified"),
    [
        ("Improvement i1 work_type=strategic", False),
        ("Improvement i1; Decision c1 made_on=2026-01-01 -about-> i1", True),
        ("Improvement i1; Decision c1 made_on=2026-07-02 -about-> i1", False),
        ("Improvement i1; Plan l1 -allocates[wte=1]-> i1", True),
        ("Improvement i1 -improves-> Process r1; Plan l1 -covers[disposition=redesign]-> r1", True),
        ('Improvement i1 -improves[rationale="agreed in May"]-> Process r1', True),
    ],
)
def test_QP_02_the_label_is_justified_by_a_decision_a_plan_or_a_rationale(text: str, justified: bool) -> None:
    assert only(text).is_justified is justified


def test_standing_processes_and_services_are_no_efforts() -> None:
    assert efforts(RollingPlan(case_of("Process r1; Service s1"))) == []
