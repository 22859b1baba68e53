"""What is asked for, and what shows that it is followed."""

from __future__ import annotations

import pytest

from graph.analysis.assurance_balance import AssuranceBalance
from graph.analysis.assurance_standards import Standard, returns, standards
from graph.analysis.examples import case_of

FOLLOWED = "Requirement q1 binding=true -applies_to-> Process r1\n"


def only(text: str) -> Standard:
    """Return the only standard of a text."""
    (found,) = standards(AssuranceBalance(case_of(text)))
    return found


@pytest.mark.parametrize(
    ("text", "state", "age"),
    [
        ("Requirement q1", "nobody", None),
        (FOLLOWED, "not_checked", None),
        (FOLLOWED + "q1 -assured_by-> Assurance a1 done_on=2026-06-21", "covered", 10),
        (FOLLOWED + "Assurance a1 done_on=2026-06-21 -satisfies-> q1", "covered", 10),
        (FOLLOWED + "q1 -assured_by-> Assurance a1 done_on=2025-05-01", "out_of_date", 426),
        (FOLLOWED + "q1 -assured_by-> Assurance a1 done_on=2026-06-21 next_due=2026-06-30", "out_of_date", 10),
    ],
)
def test_QA_05_each_standard_has_its_state_and_the_age_of_its_evidence(text: str, state: str, age: int | None) -> None:
    assert (only(text).state, only(text).age) == (state, age)


def test_QA_05_work_measures_checks_and_documents_are_told() -> None:
    text = (
        FOLLOWED
        + "q1 -assured_by-> Assurance a1 done_on=2026-01-01; q1 -assured_by-> Assurance a2 done_on=2026-06-01\n"
        "Measure m1 -satisfies-> q1; q1 -evidenced_by-> Document d1"
    )
    case = case_of(text)

    record = standards(AssuranceBalance(case))[0].record(case)

    assert (record["follows"], record["measures"], record["documents"]) == (["r1"], ["m1"], ["d1"])
    assert record["checks"] == ["a2", "a1"]


def test_QA_09_measures_that_serve_several_returns_and_returns_that_nothing_answers_are_told() -> None:
    case = case_of(
        "Requirement q1; Requirement q2; Requirement q3; Requirement q4\n"
        "Measure m1 -satisfies-> q1; m1 -satisfies-> q2; Measure m2 -satisfies-> q2; Assurance a1 -satisfies-> q3"
    )

    found = returns(AssuranceBalance(case)).record(case)

    assert found == {"shared": [{"measure": "m1", "duties": ["q1", "q2"]}], "orphans": ["q4"], "reused": []}


def test_RP_04_evidence_that_serves_several_duties_is_counted_once_with_all_of_them() -> None:
    case = case_of(
        "Requirement q1; Requirement q2; Requirement q3\n"
        "Assurance a1 -satisfies-> q1; q2 -assured_by-> a1; q3 -assured_by-> Assurance a2\n"
        "Document d1; q1 -evidenced_by-> d1; q3 -evidenced_by-> d1"
    )

    found = returns(AssuranceBalance(case)).record(case)

    assert found["reused"] == [{"evidence": "a1", "duties": ["q1", "q2"]}, {"evidence": "d1", "duties": ["q1", "q3"]}]


def test_a_unit_is_asked_about_what_something_inside_it_has_to_follow() -> None:
    case = case_of("OrgUnit u1 -runs-> Process r1; OrgUnit u2; Requirement q1 -applies_to-> r1")

    inside, outside = (standards(AssuranceBalance(case, case.snapshot.index[unit])) for unit in ("u1", "u2"))

    assert (len(inside), len(outside)) == (1, 0)
