"""Tests of `graph.analysis.since` and `graph.analysis.lapse`: on which day the latest of a finding's facts began."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from graph.analysis.examples import case_of
from graph.analysis.findings import findings
from graph.analysis.rule import Counted, Fact, Given, Hit, Last, Missing, Seen, Through
from graph.analysis.since import not_serving_since, since


def began(text: str, *facts: Fact, nodes: tuple[int, ...] = (0,), day: int | None = None) -> str | None:
    return since(case_of(text), Hit(nodes, "", facts, since=day))


def test_a_finding_began_when_the_latest_of_its_facts_did() -> None:
    text = (
        "Need d1 valid_from=2026-01-01 -felt_by[valid_from=2026-03-01]-> StakeholderGroup g1 valid_from=2026-02-01\n"
        "Need d2 valid_from=2026-04-01"
    )

    assert began(text) == "2026-01-01"
    assert began(text, Missing(0, "meets", "in")) == "2026-01-01"
    assert began(text, Through(0)) == "2026-03-01"
    assert began(text, Counted("needs", (0, 1))) == "2026-04-01"
    assert began(text, Given(1, "importance"), Through(0)) == "2026-04-01"
    assert began(text, nodes=(0, 1)) == "2026-04-01"


def test_a_day_that_a_rule_knows_counts_with_the_others() -> None:
    text = "Need d1 valid_from=2026-05-01"

    assert began(text, day=date(2026, 6, 1).toordinal()) == "2026-06-01"
    assert began(text, day=date(2026, 4, 1).toordinal()) == "2026-05-01"


def test_a_thread_began_with_its_last_link() -> None:
    text = (
        "Improvement i1 -delivers[valid_from=2026-03-01]-> Priority o1 valid_from=2026-05-01\n"
        "o1 -aligns_to-> Purpose p1; Measure m1 valid_from=2026-06-01; m1 @ 2026-06-20 = 1"
    )

    assert began(text, Seen(0)) == "2026-05-01"
    assert began(text, Last(1)) == "2026-06-01"


def test_what_has_not_begun_began_nothing() -> None:
    assert began("Need d1 valid_from=2026-07-02; Need d2 valid_from=2026-06-01", nodes=(0, 1)) == "2026-06-01"


def test_without_a_day_it_is_not_known_since_when() -> None:
    assert began("Need d1", Missing(0, "felt_by")) is None


def test_an_absence_began_on_the_day_after_the_last_link() -> None:
    text = """
    Process r1 -owned_by[valid_to=2026-01-31]-> Role w1; r1 -owned_by-> Role w2 valid_to=2026-03-31
    r1 -owned_by[valid_to=2026-04-30]-> Role w3 status=archived valid_to=2026-02-28; r1 -owned_by-> Role w4 status=draft
    r1 -owned_by[valid_from=2026-07-02]-> w1
    """

    assert began(text, Missing(0, "owned_by")) == "2026-04-01"


def test_an_absence_on_the_other_side_began_when_what_led_there_ended() -> None:
    text = "Need d1; Service s1 status=stopped valid_to=2026-05-31 -meets-> d1; Service s2 status=stopped -meets-> d1"

    assert began(text, Missing(0, "meets", "in")) == "2026-06-01"


def test_what_has_ended_began_to_be_over_on_the_day_after_its_last() -> None:
    assert began("Improvement i1 status=completed end_actual=2026-03-31") == "2026-04-01"
    assert began("Improvement i1 status=completed end_actual=2026-03-31 valid_to=2026-02-28") == "2026-03-01"
    assert began("Activity a1 valid_from=2026-01-01 status=stopped") == "2026-01-01"
    assert began("Activity a1 valid_to=2026-06-30") == "2026-07-01"
    assert began("Improvement i1 end_actual=2026-03-31") is None


PURPOSE = "Purpose p1 -exists_to_meet-> Need d1; "


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Activity a1 -belongs_to[valid_to=2026-02-28]-> Process r1; r1 -meets-> d1", "2026-03-01"),
        (
            "Activity a1 -belongs_to[valid_to=2026-02-28]-> Process r1; r1 -meets-> d1; "
            "a1 -belongs_to-> Process r2 valid_to=2026-04-30; r2 -meets[valid_to=2026-03-31]-> d1",
            "2026-04-01",
        ),
        (
            "Activity a1 -belongs_to-> Improvement i1 status=completed end_actual=2026-01-31; "
            "i1 -delivers-> Priority q1; q1 -aligns_to-> p1",
            "2026-02-01",
        ),
        ("Activity a1 -belongs_to-> Process r1 status=stopped; r1 -meets-> d1", None),
        ("Activity a1 -belongs_to-> Process r1 status=draft valid_to=2026-02-28; r1 -meets-> d1", None),
    ],
)
def test_work_lapsed_when_the_last_of_its_threads_did(text: str, day: str | None) -> None:
    case = case_of(PURPOSE + text)

    assert since(case, Hit((0,), "", (Seen(case.snapshot.position("a1") or 0),))) == day


def test_work_lapsed_when_the_purpose_that_named_its_need_ended() -> None:
    case = case_of(
        "Purpose p1 status=archived valid_to=2026-02-28 -exists_to_meet-> Need d1; Purpose p2\n"
        "Activity a1 -belongs_to-> Process r1; r1 -meets-> d1"
    )

    assert since(case, Hit((0,), "", (Seen(case.snapshot.position("a1") or 0),))) == "2026-03-01"


# What each rule says of its own: a day recorded, the day a threshold was passed.
OF_RULES = {
    "A18:a1": (PURPOSE + "Activity a1 -belongs_to[valid_to=2026-02-28]-> Process r1; r1 -meets-> d1", "2026-03-01"),
    "C01:f1": ("Feedback f1 received_on=2026-05-01 state=new", "2026-06-01"),
    "I03:i1": ("Improvement i1 stage=testing start=2026-01-01", "2026-04-02"),
    "I07:i1": ("Improvement i1 status=stopped end_actual=2026-04-30", "2026-05-01"),
    "M05:m1": ("Measure m1 frequency=monthly; m1 @ 2026-01-31 = 4", "2026-04-04"),
    "P05:g1": (
        "StakeholderGroup g1 customer=current; Feedback f1 received_on=2025-06-01 -raised_by-> g1",
        "2026-06-02",
    ),
    "R02:k1": ("Risk k1 likelihood=4 consequence=4 scored_on=2026-05-05 valid_from=2026-01-01", "2026-05-05"),
    "R05:x1": ("Assurance x1 done_on=2026-01-01 next_due=2026-05-31", "2026-06-01"),
    "S01:r1": ("Process r1 valid_from=2026-01-01 -owned_by[valid_to=2026-05-31]-> Role w1", "2026-06-01"),
    "S03:r1": (
        "Process r1 lane=mainstay -standardised_by-> StandardWork s1 review_due=2026-04-30",
        "2026-05-01",
    ),
}


@pytest.mark.parametrize("finding", OF_RULES)
def test_a_rule_knows_since_when(finding: str) -> None:
    text, day = OF_RULES[finding]

    told = {one.id: one.since for one in findings(case_of(text)).findings}

    assert told[finding] == day


# Of a score it is only known when it was last judged; what it was before is not.
@pytest.mark.parametrize("finding", [finding for finding in OF_RULES if finding != "R02:k1"])
def test_on_that_day_it_held_and_on_the_day_before_it_did_not(finding: str) -> None:
    text, day = OF_RULES[finding]
    # Small graphs have no history: a status that has ended is told by hand as it was.
    was = text.replace("status=stopped ", "") if finding == "I07:i1" else text
    eve = (date.fromisoformat(day) - timedelta(days=1)).isoformat()

    assert finding in findings(case_of(text, day)).ids
    assert finding not in findings(case_of(was, eve)).ids


@pytest.mark.parametrize(
    ("organisation", "since"),
    [
        ("Process d lane=support", None),
        ("Process d lane=support valid_from=2026-02-03", "2026-02-03"),
        (
            "Purpose p -exists_to_meet-> Need n; Priority q valid_to=2026-03-31 -aligns_to-> p; "
            "Process d lane=support -contributes_to-> q",
            "2026-04-01",
        ),
    ],
)
def test_work_does_not_serve_since_its_last_thread_ended_or_since_it_began(
    organisation: str, since: str | None
) -> None:
    case = case_of(organisation)
    at = case.snapshot.position("d")

    assert at is not None
    assert not_serving_since(case, at) == since
