"""What is assured too little and too much, and control and assurance taken for one another."""

from __future__ import annotations

import pytest

from graph.analysis.assurance_balance import AssuranceBalance, Row
from graph.analysis.examples import case_of

CHECK = "Assurance {0} done_on={1} line={2} rating=reasonable\n"
NEW = "2026-06-01"
OLD = "2020-06-01"
SERVED = "Purpose p1 -exists_to_meet-> Need d1 importance=5\nService s1 -meets-> d1\nProcess r1 -produces-> s1\n"


def balance_of(text: str, unit: str = "") -> AssuranceBalance:
    """Return how assurance is spread over a text, or over one of its units."""
    case = case_of(text)
    return AssuranceBalance(case, case.snapshot.index[unit] if unit else None)


def rows(text: str, unit: str = "") -> list[tuple[str, str, str]]:
    """Return the rows of a text as node, side and why."""
    balance = balance_of(text, unit)
    return [(balance.case.snapshot.ids[row.node], row.balance, row.why) for row in balance.rows]


def row(text: str) -> Row:
    """Return the only row of a text."""
    (only,) = balance_of(text).rows
    return only


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Requirement q1 binding=true", [("q1", "under", "never")]),
        ("Requirement q1 binding=false", []),
        (CHECK.format("a1", OLD, 3) + "Requirement q1 binding=true -assured_by-> a1", [("q1", "under", "out_of_date")]),
        (CHECK.format("a1", NEW, 1) + "Requirement q1 binding=true -assured_by-> a1", [("q1", "under", "own_word")]),
        (CHECK.format("a1", NEW, 2) + "Requirement q1 binding=true -assured_by-> a1", []),
        ("Risk k1 likelihood=3 consequence=4", [("k1", "under", "never")]),
        ("Risk k1 likelihood=2 consequence=5", []),
        ("Risk k1 likelihood=1 consequence=1 principal=true", [("k1", "under", "never")]),
        ("Need d1 importance=4", [("d1", "under", "never")]),
        ("Need d1 importance=3", []),
    ],
)
def test_QA_02_what_matters_and_is_not_assured_is_listed(text: str, found: list[tuple[str, str, str]]) -> None:
    assert rows(text) == found


def test_QA_02_the_controls_of_serious_risks_should_be_checked() -> None:
    text = "Risk k1 likelihood=5 consequence=5 -mitigated_by-> Control c1\n"

    assert rows(text) == [("c1", "under", "never"), ("k1", "under", "never")]


@pytest.mark.parametrize("link", ["r1 -assured_by-> a1", "r1 -controlled_by-> Control c1; c1 -assured_by-> a1"])
def test_a_need_is_assured_where_something_that_helps_to_meet_it_is(link: str) -> None:
    assert rows(SERVED + CHECK.format("a1", NEW, 2) + link) == []


def test_a_purpose_assures_no_need_by_itself() -> None:
    text = "Purpose p1 -exists_to_meet-> Need d1 importance=5\nProcess r1 -contributes_to-> Priority o1\n"

    assert rows(text + "o1 -aligns_to-> p1; r1 -assured_by-> a1\n" + CHECK.format("a1", NEW, 2)) == [
        ("d1", "under", "never")
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (CHECK.format("a1", NEW, 2), "nothing"),
        (SERVED.replace("5", "1") + CHECK.format("a1", NEW, 2) + "Process r9 -assured_by-> a1", "no_purpose"),
    ],
)
def test_QA_02_checks_that_the_purpose_does_not_need_are_listed(text: str, why: str) -> None:
    assert rows(text) == [("a1", "over", why)]


def test_QA_02_the_same_result_again_and_again_is_too_much() -> None:
    checks = "".join(CHECK.format(f"a{number}", NEW, 2) for number in range(4))
    links = "Requirement q1 -assured_by-> a0; q1 -assured_by-> a1; q1 -assured_by-> a2; "

    assert rows(checks + links + "q1 -assured_by-> a3") == [("q1", "over", "repeated")]
    assert rows(checks.replace(CHECK.format("a3", NEW, 2), "") + links.rstrip("; ")) == []
    assert rows(checks.replace("reasonable", "limited", 1) + links + "q1 -assured_by-> a3") == []


def test_QA_02_what_the_law_asks_for_is_marked() -> None:
    checks = "".join(CHECK.format(f"a{number}", NEW, 2) for number in range(4))
    links = "; ".join(f"q1 -assured_by-> a{number}" for number in range(4))

    assert row(f"Requirement q1 binding=true\n{checks}{links}").required
    assert not row(f"Requirement q1\n{checks}{links}").required


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Control c1 cadence=annual", ("control", "seldom")),
        ("Assurance a1 line=1 done_on=2026-06-01 next_due=2026-07-02", ("assurance", "every_day")),
        (
            "FrameworkItem t1 scheme=qms_aspect code=assurance; Control c1 cadence=daily -classified_as-> t1",
            ("control", "placed_otherwise"),
        ),
    ],
)
def test_QA_03_control_and_assurance_taken_for_one_another_are_found(text: str, found: tuple[str, str]) -> None:
    assert [(one.called, one.why) for one in balance_of(text).confused] == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Control c1 cadence=weekly; Control c2",
        "Assurance a1 line=2 done_on=2026-06-01 next_due=2026-07-01",
        "Assurance a1 line=1 done_on=2026-06-01 next_due=2026-07-03",
    ],
)
def test_QA_03_what_keeps_to_its_rules_is_not(text: str) -> None:
    assert balance_of(text).confused == []


def test_a_unit_is_asked_about_its_own() -> None:
    text = "OrgUnit u1; OrgUnit u2; Role w1 -part_of-> u1\nRisk k1 likelihood=5 consequence=5 -owned_by-> w1"

    assert (rows(text, "u1"), rows(text, "u2")) == ([("k1", "under", "never")], [])
