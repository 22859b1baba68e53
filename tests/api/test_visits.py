"""When somebody was here before: what a cookie tells, and when a visit is a new one."""

from __future__ import annotations

import pytest

from api.visits import QUIET, Mark, Visits, visits_of

FIRST, SECOND = Mark(3, "2026-05-01", "0a1b2c3d"), Mark(5, "2026-05-02", "0a1b2c3d")


def test_a_visit_goes_on_until_nothing_was_asked_for_half_an_hour() -> None:
    begun = Visits(0, FIRST).now(SECOND, QUIET)

    assert (begun.latest, begun.former) == (SECOND, None)


def test_the_visit_after_that_is_told_what_changed_since_the_one_before() -> None:
    back = Visits(0, FIRST).now(SECOND, QUIET + 1)

    assert back.former == FIRST
    assert back.now(SECOND, QUIET + 2).former == FIRST


@pytest.mark.parametrize("visits", [Visits(60, FIRST), Visits(60, SECOND, FIRST)])
def test_what_the_browser_keeps_is_read_back(visits: Visits) -> None:
    assert visits_of(f"other=1; seen={visits.text}", "seen") == visits


@pytest.mark.parametrize("held", ["", "seen=", "seen=x", "seen=1~2", "seen=1~3.2026-05-01.zz", 'seen="', "=;="])
def test_what_is_no_such_cookie_tells_nothing(held: str) -> None:
    assert visits_of(held, "seen") is None
