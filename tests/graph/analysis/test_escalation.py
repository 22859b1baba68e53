"""Issues: what can be mended where it is, and what was passed up with its rule, clock and way back."""

from __future__ import annotations

import pytest

from graph.analysis.escalation import Escalation, Issues
from graph.analysis.examples import case_of, monthly

UNITS = "OrgUnit u1 -runs-> Process r1; OrgUnit u2 -runs-> Process r2\nIssue x1 state=open raised_on=2026-06-01\n"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("x1 -about-> r1", "in_one_unit"),
        ("x1 -about-> r1; x1 -about-> r2", "several_units"),
        ("x1 -about-> r1; r1 -depends_on-> r2", "depends_on_others"),
        ("x1 -about-> r1; Resource a1; r1 -depends_on-> a1", "in_one_unit"),
        ("", "no_place"),
        ("x1 -about-> Service s1", "no_place"),
        (
            "x1 -about-> r1; Measure m1 direction=increase -measures-> r1; " + monthly("m1", *[10, 12] * 6, 0),
            "not_steady",
        ),
    ],
)
def test_QC_08_each_issue_is_local_or_needs_help_with_its_reason(text: str, reason: str) -> None:
    (found,) = Issues(case_of(UNITS + text)).open

    assert (found.reason, found.is_local) == (reason, reason == "in_one_unit")


def test_QC_08_the_two_lists_share_nothing() -> None:
    text = UNITS + "x1 -about-> r1; Issue x2 state=escalated -about-> r1; Issue x3 state=resolved -about-> r1"
    case = case_of(text)

    found = Issues(case).open

    assert [(case.snapshot.ids[one.issue], one.is_local) for one in found] == [("x1", True), ("x2", False)]


def test_QC_05_what_was_mended_on_the_spot_is_kept_without_anybody_asked() -> None:
    case = case_of(
        "Issue x1 state=resolved fixed_locally=true resolved_on=2026-06-01; Issue x2 state=resolved\n"
        "Issue x3 state=resolved fixed_locally=true resolved_on=2026-06-20\n"
        "Issue x4 state=resolved fixed_locally=true resolved_on=2026-01-01"
    )

    assert [case.snapshot.ids[one] for one in Issues(case).fixed] == ["x3", "x1"]


def only(text: str) -> Escalation:
    """Return the only issue of a text that is passed up."""
    (found,) = Issues(case_of(text)).passed_up
    return found


def test_QC_07_the_ladder_tells_rule_route_response_time_and_return() -> None:
    text = (
        "Issue x1 state=escalated tier_now=2 raised_on=2026-06-01; Forum h1\n"
        "x1 -escalated_to[on=2026-06-02 answered_on=2026-06-04]-> h1; x1 -escalated_to[on=2026-06-29]-> Forum h2\n"
        "h1 -reports_to-> h2; h2 -reports_to-> Forum h3 type=board"
    )
    case = case_of(text)

    record = Issues(case).passed_up[0].record(case)

    assert record == {
        "id": "x1", "tier": 2, "limit": 1, "reaches_board": True, "late": True, "route": ["h3"],
        "rungs": [
            {"forum": "h1", "on": "2026-06-02", "answered": "2026-06-04", "waited": 2},
            {"forum": "h2", "on": "2026-06-29", "answered": None, "waited": 2},
        ],
    }  # fmt: skip


@pytest.mark.parametrize(("tier", "limit", "late"), [(1, 1, True), (2, 1, True), (3, 3, False), (4, 14, False)])
def test_QC_07_how_long_an_answer_may_take_depends_on_the_tier(tier: int, limit: int, late: bool) -> None:
    found = only(f"Issue x1 state=escalated tier_now={tier} raised_on=2026-06-28 -escalated_to-> Forum h1")

    assert (found.limit, found.is_late, found.reaches_board) == (limit, late, False)


def test_QC_07_an_issue_that_nobody_was_asked_about_waits_since_it_was_raised() -> None:
    assert only("Issue x1 state=escalated tier_now=1 raised_on=2026-06-28").is_late


def test_an_answer_that_came_is_late_no_more() -> None:
    text = "Issue x1 state=escalated tier_now=1 raised_on=2026-01-01 -escalated_to[answered_on=2026-06-01]-> Forum h1"

    assert not only(text).is_late


def test_what_was_raised_after_the_day_is_not_there() -> None:
    assert Issues(case_of("Issue x1 state=open raised_on=2026-07-02")).all == []


def test_an_issue_belongs_to_the_units_of_what_it_is_about() -> None:
    case = case_of(UNITS + "x1 -about-> r1")

    inside, outside = (Issues(case, case.snapshot.index[unit]).all for unit in ("u1", "u2"))

    assert (len(inside), len(outside)) == (1, 0)
