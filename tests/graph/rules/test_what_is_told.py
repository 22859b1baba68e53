"""Rules of purpose, alignment, risk and balance: what they cannot tell, how pressing it is, and since when."""

from __future__ import annotations

import pytest

from graph.analysis.examples import case_of, hits, untold
from graph.analysis.findings import Finding, findings
from graph.analysis.rule import Rule, all_rules
from graph.settings import Thresholds

PURPOSE = "Purpose p1 -exists_to_meet-> Need d9; Service s9 -meets-> d9\n"
EIGHT = "OrgUnit u0; " + "; ".join(f"Priority o{number} horizon=strategic unit=u0" for number in range(7))


def rule(rule_id: str) -> Rule:
    return next(one for one in all_rules() if one.id == rule_id)


def only(rule_id: str, text: str) -> Finding:
    (finding,) = findings(case_of(text), rules=[rule(rule_id)]).findings
    return finding


@pytest.mark.parametrize(
    ("rule_id", "text", "missing"),
    [
        ("P01", "OrgUnit u0", ("u0", "level")),
        ("P01", "OrgUnit u0 level=organisation; Purpose p1", ("p1", "unit")),
        ("P04", "Need d1", ("d1", "importance")),
        ("P05", "StakeholderGroup g1", ("g1", "customer")),
        ("P05", "Feedback f1 -raised_by-> StakeholderGroup g1 customer=current", ("f1", "received_on")),
        ("P06", "Measure m1 -measures-> Purpose p1", ("m1", "measure_type")),
        ("A05", EIGHT + "; Priority o8 unit=u0", ("o8", "horizon")),
        ("A05", EIGHT + "; Priority o8 horizon=strategic", ("o8", "unit")),
        ("A07", "Objective b1 -aligns_to-> Objective b2 level=team; b2 -aligns_to-> Priority o1", ("b1", "level")),
        ("A07", "Objective b1 level=team -aligns_to-> Objective b2; b2 -aligns_to-> Priority o1", ("b2", "level")),
        ("A08", "OrgUnit u1 -part_of-> OrgUnit u0; Priority o1", ("o1", "unit")),
        ("A08", "OrgUnit u1; Priority o1 relevant=[u1]; Objective b1 -aligns_to-> o1", ("b1", "unit")),
        ("A10", PURPOSE + "Activity a1", ("a1", "work_type")),
        ("A14", "Directive l1", ("l1", "type")),
        ("A17", PURPOSE + "Improvement i1 -improves-> s9", ("i1", "work_type")),
        ("R02", "Risk k1 likelihood=5", ("k1", "consequence")),
        ("R02", "Risk k1 consequence=5", ("k1", "likelihood")),
        ("R03", "Risk k1 likelihood=5 -mitigated_by-> Control c1", ("k1", "consequence")),
        ("B02", "OrgUnit u0; Improvement i1; Process r1 unit=u0", ("r1", "lane")),
    ],
)
def test_a_rule_that_needs_an_empty_field_says_that_it_cannot_tell(
    rule_id: str, text: str, missing: tuple[str, str]
) -> None:
    assert untold(rule(rule_id), case_of(text)) == [missing]


@pytest.mark.parametrize(
    ("rule_id", "text"),
    [
        ("P01", "OrgUnit u0; Purpose p1 unit=u0"),
        ("P01", "OrgUnit u0 level=team; Purpose p1"),
        ("P04", "Service s1 -meets-> Need d1"),
        ("P05", "Feedback f1 -raised_by-> StakeholderGroup g1 customer=future"),
        ("P06", "Measure m1 -measures-> Purpose p1; Measure m2 -measures[measure_type=outcome]-> p1"),
        ("A05", "OrgUnit u0; Priority o1 unit=u0; Priority o2 horizon=strategic"),
        ("A07", "Objective b1 -aligns_to-> Priority o1; b1 -aligns_to-> Objective b2; b2 -aligns_to-> o1"),
        ("A10", PURPOSE + "Priority o1 -aligns_to-> p1; Activity a1 -belongs_to-> o1"),
        ("A14", "Directive l1 binding=true; Priority o1 -addresses-> Directive l2"),
        ("A17", PURPOSE + "Improvement i1"),
        ("R02", "Risk k1 likelihood=5 -mitigated_by-> Control c1"),
        ("R03", "Risk k1 -mitigated_by-> Control c1; Risk k2 likelihood=5 consequence=5; k2 -mitigated_by-> c1"),
        ("B02", "OrgUnit u0; Process r1 unit=u0"),
    ],
)
def test_a_field_that_would_change_nothing_is_not_asked_for(rule_id: str, text: str) -> None:
    assert untold(rule(rule_id), case_of(text)) == []


@pytest.mark.parametrize(
    ("rule_id", "text", "severity"),
    [
        ("P01", "OrgUnit u0 level=organisation", "H"),
        ("P01", "OrgUnit u0 level=directorate", "M"),
        ("P01", "OrgUnit u0 level=national", "M"),
        ("P04", "Need d1 importance=4", "H"),
        ("P04", "Improvement i1 mode=design -about-> Need d1 importance=4", "M"),
        ("P04", "Improvement i1 mode=redesign -about-> Need d1 importance=4", "H"),
        ("P04", "Improvement i1 mode=design status=paused -about-> Need d1 importance=4", "H"),
        ("P04", "Issue q1 -about-> Need d1 importance=4", "H"),
        ("R02", "Risk k1 likelihood=3 consequence=4", "M"),
        ("R02", "Risk k1 likelihood=3 consequence=5", "H"),
        ("R03", "Control c1", "M"),
        ("R03", "Risk k1 likelihood=3 consequence=4 -mitigated_by-> Control c1", "M"),
        ("R03", "Risk k1 likelihood=3 consequence=5 -mitigated_by-> Control c1", "H"),
        ("R03", "Risk k1 likelihood=3 consequence=5 status=completed -mitigated_by-> Control c1", "M"),
    ],
)
def test_what_is_more_pressing_comes_first(rule_id: str, text: str, severity: str) -> None:
    assert only(rule_id, text).severity == severity


@pytest.mark.parametrize(
    ("rule_id", "text", "since"),
    [
        ("P02", "Purpose p1", None),
        ("P05", "StakeholderGroup g1 customer=current valid_from=2020-01-01", "2020-01-01"),
        ("P05", "Feedback f1 received_on=2025-06-30 -raised_by-> StakeholderGroup g1 customer=current", "2026-07-01"),
        ("P05", "Feedback f1 received_on=2025-01-01 -raised_by-> StakeholderGroup g1 customer=current", "2026-01-02"),
        ("R01", "Priority o1 valid_from=2026-02-01", "2026-02-01"),
    ],
)
def test_a_finding_began_when_the_last_of_its_facts_did(rule_id: str, text: str, since: str | None) -> None:
    assert only(rule_id, text).since == since


@pytest.mark.parametrize(
    ("rule_id", "text", "thresholds"),
    [
        ("P05", "Feedback f1 received_on=2026-06-20 -raised_by-> StakeholderGroup g1 customer=current", {"voice": 10}),
        ("A04", "Improvement i1 -delivers-> Priority o1; Improvement i2 -delivers-> o1", {"initiatives": 1}),
        ("A05", "OrgUnit u0; Priority o1 horizon=strategic unit=u0", {"priorities": 0}),
    ],
)
def test_an_organisation_may_set_another_threshold(rule_id: str, text: str, thresholds: dict[str, int]) -> None:
    assert hits(rule(rule_id), case_of(text)) == []
    assert len(hits(rule(rule_id), case_of(text, thresholds=Thresholds(**thresholds)))) == 1


def test_effort_is_compared_exactly() -> None:
    board = "OrgUnit u0 level=organisation; Purpose p1 unit=u0; Priority o1 -aligns_to-> p1\n"
    tenths = "".join(f"Improvement i{number} wte=0.1 -delivers-> o1\n" for number in range(9))

    assert hits(rule("A11"), case_of(board + tenths + "Improvement i9 wte=0.1")) == []
    assert hits(rule("A11"), case_of(board + tenths + "Improvement i9 wte=0.11")) == [("u0",)]


def test_effort_is_told_for_each_organisation_apart() -> None:
    found = only(
        "A11",
        "OrgUnit u0 level=organisation; OrgUnit u1 level=organisation; Purpose p1; Priority o1 -aligns_to-> p1\n"
        "Role w0 -part_of-> u0; Role w1 -part_of-> u1; Improvement i0 wte=3 -led_by-> w0; i0 -delivers-> o1\n"
        "Improvement i1 wte=0.5 -led_by-> w1; Improvement i2 wte=1 -led_by-> w1; i2 -delivers-> o1\n"
        "Improvement i3 wte=9",
    )

    assert (
        found.reason == "0.5 of 1.5 whole-time equivalents of improvement effort in “u1” (33.3 %) lead to no priority."
    )
