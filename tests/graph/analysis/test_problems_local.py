"""Tests of `graph.analysis.problems_local`: where a problem can be put right, and why not where it arises."""

from __future__ import annotations

import pytest

from graph.analysis.examples import case_of
from graph.analysis.problems_local import placed_issues

UNITS = "OrgUnit u1; OrgUnit u2; Process r1 unit=u1; Process r2 unit=u2\n"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Issue x1 state=open -about-> r1", "local"),
        ("Issue x1 state=open -about-> r1; x1 -about-> r2", "several units"),
        ("r1 -depends_on-> Resource z1; Issue x1 state=open -about-> r1", "hangs on others"),
        ("Issue x1 state=escalated -about-> r1", "escalated"),
        ("Issue x1 state=open", "not known"),
    ],
)
def test_a_problem_is_local_or_the_reason_is_told(text: str, why: str) -> None:
    case = case_of(UNITS + text)

    (placed,) = placed_issues(case, case.live_of("Issue"))

    assert (placed.why, placed.is_local) == (why, why == "local")


@pytest.mark.parametrize("state", ["resolved", "accepted", "open raised_on=2026-07-02"])
def test_what_is_not_open_on_the_day_is_no_problem(state: str) -> None:
    case = case_of(f"{UNITS}Issue x1 state={state} -about-> r1")

    assert placed_issues(case, case.live_of("Issue")) == []
