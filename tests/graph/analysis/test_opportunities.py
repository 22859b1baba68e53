"""Where it may help most to improve."""

from __future__ import annotations

from graph.analysis.examples import case_of, monthly
from graph.analysis.opportunities import Opportunities
from graph.model import Record

MAP = (
    "Process r1 -produces-> Service s1; s1 -meets-> Need d1 importance=5; s1 -meets-> Need d2\n"
    "Process r2; Measure m1 direction=increase -measures-> r2\n"
)
BAD = "Feedback f1 polarity=bad received_on=2026-06-01 -about-> "


def found(text: str) -> list[Record]:
    """Return the opportunities of a text."""
    case = case_of(text)
    return [one.record(case) for one in Opportunities(case).found]


def test_LS_21_each_opportunity_has_its_evidence_and_the_needs_it_serves() -> None:
    assert found(MAP + BAD + "r1; Improvement i1 -improves-> r1") == [
        {"id": "r1", "evidence": [{"sort": "heard", "nodes": ["f1"]}], "needs": ["d1", "d2"], "in_hand": ["i1"]}
    ]


def test_LS_21_the_list_changes_when_feedback_does() -> None:
    text = MAP + BAD + "r1"

    assert found(text.replace("bad", "good")) == []
    assert found(text.replace("2026-06-01", "2025-06-30")) == []


def test_LS_21_the_list_changes_when_a_series_does() -> None:
    assert found(MAP + monthly("m1", *[10, 12] * 6)) == []
    assert found(MAP + monthly("m1", *[10, 12] * 6, 0))[0]["evidence"] == [{"sort": "worse", "nodes": ["m1"]}]


def test_LS_21_where_more_sorts_of_evidence_meet_comes_first_then_what_more_needs_hang_on() -> None:
    text = (
        MAP + BAD + "r1; Feedback f2 polarity=bad received_on=2026-06-02 -about-> r1; Process r3 current_state=2\n"
        "Risk k1 likelihood=3 consequence=4 -threatens-> r2; Issue x1 state=open -about-> r2\n"
        "Issue x2 state=resolved -about-> r3; Risk k2 likelihood=2 consequence=2 -threatens-> r3"
    )

    assert [one["id"] for one in found(text)] == ["r2", "r1", "r3"]
    assert [one["sort"] for one in found(text)[0]["evidence"]] == ["risks", "issues"]
