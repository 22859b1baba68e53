"""What checks found, with age, route and proof; and incidents that come again."""

from __future__ import annotations

import pytest

from graph.analysis.assurance_balance import AssuranceBalance
from graph.analysis.assurance_issues import gaps_found, incidents
from graph.analysis.examples import case_of

FOUND = "Issue x1 state={0} raised_on=2026-06-01 -found_by-> Assurance a1\n"


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        (FOUND.format("open"), "no_route"),
        (FOUND.format("open") + "Improvement i1 -about-> x1", "under_way"),
        (FOUND.format("open") + "Improvement i1 status=draft -about-> x1", "no_route"),
        (FOUND.format("escalated") + "x1 -escalated_to-> Forum h1", "under_way"),
        (FOUND.format("resolved"), "closed_without_proof"),
        (FOUND.format("resolved") + "x1 -evidenced_by-> Document d1", "closed"),
        (FOUND.format("accepted"), "accepted"),
    ],
)
def test_QA_07_what_was_found_has_a_route_and_a_closure_proof(text: str, stands: str) -> None:
    (gap,) = gaps_found(AssuranceBalance(case_of(text)))

    assert (gap.stands, gap.age) == (stands, 30)


def test_QA_07_open_findings_come_first_the_oldest_first() -> None:
    case = case_of(
        "Issue x1 state=open raised_on=2026-06-20 due=2026-06-30 -found_by-> Assurance a1\n"
        "Issue x2 state=open raised_on=2026-05-20 -found_by-> a1; Issue x3 state=accepted raised_on=2020-05-20\n"
        "x3 -found_by-> a1; Issue x4 state=open raised_on=2026-07-02 -found_by-> a1; Issue x5 state=open"
    )

    gaps = [gap.record(case) for gap in gaps_found(AssuranceBalance(case))]

    assert [(gap["id"], gap["age"], gap["overdue"]) for gap in gaps] == [
        ("x2", 42, False), ("x1", 11, True), ("x3", 2233, False),
    ]  # fmt: skip


def test_QA_06_incidents_are_joined_to_processes_risks_and_improvements() -> None:
    case = case_of(
        "Feedback f1 type=incident received_on=2026-05-01 -about-> Process r1\n"
        "Feedback f2 type=incident received_on=2026-06-01 -about-> r1; Risk k1 -threatens-> r1\n"
        "Feedback f3 type=incident received_on=2026-06-01 -about-> Process r2; Improvement i1 -improves-> r2\n"
        "Feedback f4 type=incident received_on=2020-06-01 -about-> r2; Feedback f5 type=staff -about-> r2"
    )

    found = [one.record(case) for one in incidents(AssuranceBalance(case))]

    assert found == [
        {"id": "r1", "items": ["f1", "f2"], "risks": ["k1"], "in_hand": []},
        {"id": "r2", "items": ["f3"], "risks": [], "in_hand": ["i1"]},
    ]
