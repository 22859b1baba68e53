"""The small graph: an organisation with every finding that it must give, and none other, whichever rules there are."""

from __future__ import annotations

from functools import cache

import pytest

from graph.analysis.case import Case
from graph.analysis.examples import case_of
from graph.analysis.findings import Finding, Findings, findings

SMALL = """
OrgUnit U0 "Dyffryn Health" level=organisation
OrgUnit U1 "Planned Care" level=directorate -part_of-> U0
OrgUnit U2 "Corporate Services" level=directorate -part_of-> U0
StakeholderGroup G1 "people waiting for treatment" stake=citizen_user customer=current
StakeholderGroup G2 "families and carers" stake=carer_family customer=current
Need D1 "treatment within a safe time" importance=5 -felt_by-> G1
Need D2 "to know how long the wait will be" importance=4 -felt_by-> G2
Need D3 "to get there without a car" importance=3
Purpose P1 "Keep the valley well" statement="People are treated in time." type=purpose unit=U0 -exists_to_meet-> D1
Priority O1 "Shorter waits" horizon=strategic unit=U0 -aligns_to-> P1
Priority O2 "Care closer to home" horizon=strategic unit=U0 -aligns_to-> P1
Priority O3 "A good place to work" horizon=strategic unit=U0 -aligns_to-> P1
Objective O4 "First visit sooner" level=directorate intent=improve unit=U1 -aligns_to[strength=2]-> O1
Objective O5 "One booking system" level=directorate intent=enable unit=U2
Service S1 "Planned treatment" -meets-> D1
Process R1 "Plan clinics" lane=driver unit=U1 -steers-> R2
Process R2 "Receive referrals" lane=mainstay unit=U1 -flows_to-> R3
Process R3 "Triage referrals" lane=mainstay unit=U1 -flows_to-> R6
Process R6 "Treat people" lane=mainstay unit=U1 -produces-> S1
Process R4 "Book appointments" lane=support unit=U2 -enables-> R3
Process R5 "Print leaflets" lane=support unit=U2
R3 -contributes_to-> O1; R3 -owned_by-> W1; R6 -owned_by-> W1
Role W1 "Flow lead"
Improvement I1 "Improve flow" work_type=strategic tier=directorate wte=2 aim="Halve 14 weeks by 2027-03" -delivers-> O4
Improvement I2 "Replace booking" work_type=strategic tier=project wte=1 aim="All 12 clinics by 2027-03" -delivers-> O5
Improvement I3 "Notice boards" work_type=local tier=project wte=1 aim="9 waiting rooms by 2027-03"
Improvement I4 "Village clinics" work_type=strategic tier=project status=completed aim="40 visits by 2026"
I4 -delivers-> O2
I1 -improves-> R3; I1 -sponsored_by-> W1; I1 -led_by-> W1
Activity A1 "Monthly paper return" work_type=legacy
Measure M1 "Weeks to first visit" direction=decrease measured_in=weeks frequency=weekly definition="Median of the week"
Measure M2 "Triaged in two days" direction=increase measured_in="per cent" frequency=weekly definition="Share of all"
Measure M3 "Sheets of paper" direction=decrease measured_in=sheets frequency=monthly definition="Sheets delivered"
M1 -measures[measure_type=outcome]-> O1; M1 -measures[measure_type=outcome]-> I1
M2 -measures[measure_type=process]-> R3
Risk K1 "Too few people" likelihood=4 consequence=4 target_likelihood=2 target_consequence=4 scored_on=2026-06-15
Risk K2 "Village rooms lost" likelihood=3 consequence=5 target_likelihood=2 target_consequence=3 scored_on=2026-06-15
Control C1 "Weekly look at rotas"
K1 -threatens-> O1; K1 -mitigated_by-> C1; K2 -threatens-> O2
"""
EXPECTED = """
P03 D3 · P04 D2 · P06 P1 · A01 I3, A1 · A02 I2 · A03 O2, O3 · A07 O5 · A10 A1 · A11 U0 · S01 R1, R2, R4, R5
S02 R1, R2, R4, R5, R6 · S03 R2, R3, R6 · S05 R5 · S06 U0 · S07 R5 · M01 O2, O3, O4, O5, I2, I3 · M02 O1, I1 · M03 I1
M04 M3 · M15 M1, M2, M3 · I01 I2, I3 · I07 I4 · I10 I1, I2, I3 · A08 O2, O3 · P05 G1, G2 · B02 U0 · R01 O3 · R02 K2
R03 C1
"""
NOT_RAISED = {"P01", "P02", "S04", "A04", "A05", "A12", "A16", "A17", "A18"}


@cache
def small() -> Case:
    return case_of(SMALL)


@cache
def found() -> Findings:
    return findings(small())


def finding(finding_id: str) -> Finding:
    return next(finding for finding in found().findings if finding.id == finding_id)


def expected() -> dict[str, set[str]]:
    entries = (entry.split(maxsplit=1) for line in EXPECTED.strip().splitlines() for entry in line.split(" · "))
    return {rule: set(nodes.split(", ")) for rule, nodes in entries}


def test_it_gives_exactly_the_expected_findings_and_none_other() -> None:
    by_rule: dict[str, set[str]] = {}
    for one in found().findings:
        by_rule.setdefault(one.rule, set()).add("+".join(one.nodes))

    assert by_rule == expected()


def test_what_is_not_to_be_raised_is_not_raised() -> None:
    assert NOT_RAISED.isdisjoint(one.rule for one in found().findings)


def test_nothing_is_withheld_and_everything_can_be_told() -> None:
    assert found().withheld == ()
    assert found().cannot_tell == ()


def test_LS_03_a_priority_nobody_works_on_is_listed_apart_from_one_nobody_measures() -> None:
    no_work = [one.nodes for one in found().findings if one.rule == "A03"]
    no_measure = [one.nodes for one in found().findings if one.rule == "M01" and one.nodes[0] in {"O1", "O2", "O3"}]

    assert sorted(no_work) == [("O2",), ("O3",)]
    assert sorted(no_measure) == [("O2",), ("O3",)]


def test_severities_follow_what_the_graph_says() -> None:
    severities = {one.id: one.severity for one in found().findings}

    assert severities["S01:R2"] == "H"
    assert severities["S01:R4"] == "M"
    assert severities["P04:D2"] == "H"
    assert severities["R02:K2"] == "H"
    assert severities["R03:C1"] == "H"


@pytest.mark.parametrize(
    ("finding_id", "reason"),
    [
        ("P03:D3", "No group of people is recorded as having the need “to get there without a car”."),
        (
            "A11:U0",
            "2 of 4 whole-time equivalents of improvement effort in “Dyffryn Health” (50 %) lead to no priority.",
        ),
        ("R02:K2", "The risk “Village rooms lost” stands at 15 (3 × 5), and nothing recorded keeps it down."),
    ],
)
def test_reasons_are_plain_sentences(finding_id: str, reason: str) -> None:
    assert finding(finding_id).reason == reason


def test_the_owner_of_the_process_can_help() -> None:
    assert finding("S02:R6").who_can_help == [{"role": "W1", "name": "Flow lead"}]


def test_what_reaches_further_into_the_work_comes_first_among_equals() -> None:
    order = [one.id for one in found().findings]

    assert order.index("S01:R2") < order.index("A03:O2") < order.index("A02:I2") < order.index("M04:M3")
