"""Tests of `graph.analysis.compare`: what time brings, and what becomes of sight and findings."""

from __future__ import annotations

from collections.abc import Sequence

from graph.analysis.compare import Comparison, Moved
from graph.analysis.examples import case_of
from graph.model import Change

PAST = """
Purpose p1 "Be well" -exists_to_meet-> Need d1 "Be seen"
Process r1 "Triage" valid_from=2026-02-01; Priority q1 "Sooner" valid_to=2026-03-31
r1 -contributes_to[valid_to=2026-03-31]-> q1
q1 -aligns_to-> p1; r1 -meets-> d1
Measure m1 "Wait" -measures[valid_from=2026-03-01]-> r1
m1 @ 2026-01-31 = 3; m1 @ 2026-02-28 = 4; m1 @ 2026-03-31 = 5; m1 @ 2026-05-31 = 5
Process r2 "Book" valid_from=2026-02-01 valid_to=2026-02-28
Process r3 "Plan" status=draft valid_from=2026-02-01
"""


def compared(
    first: str, last: str, before: str = PAST, after: str = PAST, changes: Sequence[Change] = ()
) -> Comparison:
    return Comparison(case_of(before, first), case_of(after, last), changes)


def test_what_began_and_ended_between_is_told_but_not_what_did_both_or_counts_for_nothing() -> None:
    found = compared("2026-01-31", "2026-04-30")

    assert found.sentences == (
        "Priority “Sooner” ended; its last day was 31 March 2026.",
        "Process “Triage” began on 1 February 2026.",
        "“Wait” measures “Triage” since 1 March 2026.",
        "“Wait” has 2 more readings.",
    )


def test_a_link_that_ended_with_its_ends_alive_is_told() -> None:
    found = compared("2026-02-28", "2026-04-30")

    assert "“Triage” no longer contributes to “Sooner” after 31 March 2026." in found.sentences


def test_the_last_day_itself_still_counts() -> None:
    assert compared("2026-02-28", "2026-03-31").sentences == (
        "Process “Book” ended; its last day was 28 February 2026.",
        "“Wait” measures “Triage” since 1 March 2026.",
        "“Wait” has 1 more reading.",
    )


def test_nothing_differs_on_one_day() -> None:
    found = compared("2026-02-28", "2026-02-28")

    assert (found.sentences, found.sight) == ((), ())
    assert (found.findings.appeared, found.findings.gone) == ((), ())


def test_another_status_is_told_once_and_not_as_an_end() -> None:
    before = 'Activity a1 "Post" valid_to=2026-03-31'
    after = 'Activity a1 "Post" valid_to=2026-03-31 status=stopped'

    found = compared("2026-03-01", "2026-04-30", before, after)

    assert found.sentences == ("Status of “Post” went from Active to Stopped.",)


def test_what_the_record_says_already_is_not_told_again() -> None:
    before, after = 'Activity a1 "Post"', 'Activity a1 "Post" valid_to=2026-03-31 status=stopped; Need d1'
    old = {"id": "a1", "kind": "Activity", "name": "Post"}
    new = old | {"fields": {"valid_to": "2026-03-31", "status": "stopped"}}
    changes = [Change("node", "a1", old, new), Change("node", "d1", None, {"id": "d1"})]

    assert compared("2026-03-01", "2026-04-30", before, after, changes).sentences == ()


def test_readings_that_the_record_tells_are_not_counted_again() -> None:
    text = 'Measure m1 "Wait"; m1 @ 2026-02-28 = 4'
    changes = [Change("reading", "m1\t2026-02-28", None, {"measure": "m1", "date": "2026-02-28", "value": 4})]

    assert compared("2026-01-01", "2026-04-30", 'Measure m1 "Wait"', text, changes).sentences == ()


def test_moves_in_sight_are_told_with_what_became_work_or_is_none_any_more() -> None:
    spring, summer = compared("2026-01-31", "2026-02-15"), compared("2026-02-15", "2026-04-30")

    assert spring.sight == (Moved("r1", "Triage", "", "strategic"), Moved("r2", "Book", "", "adrift"))
    assert summer.sight == (Moved("r1", "Triage", "strategic", "operational"), Moved("r2", "Book", "adrift", ""))
    assert summer.sight[1].record() == {"node": "r2", "name": "Book", "before": "adrift", "after": None}


def test_findings_that_appeared_and_went_are_told() -> None:
    found = compared("2026-02-15", "2026-04-30").findings

    assert "S01:r2" in {one.id for one in found.gone}
    assert "M05:m1" not in {one.id for one in found.gone}
    assert "S01:r1" not in {one.id for one in (*found.appeared, *found.gone)}
