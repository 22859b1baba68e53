"""How a series ends: its last value, since when that holds, and how many values there are."""

from __future__ import annotations

from graph.analysis.spc import judge
from graph.analysis.spc_end import End, end_of
from graph.analysis.spc_settings import Rebase, Settings
from tests.graph.analysis.charted import months, series

STEADY = [10.0, 12.0] * 6


def test_a_series_ends_as_its_last_value_says_and_since_when() -> None:
    days = months(20)

    end = end_of(judge(series([*STEADY, *[4.0] * 8]), Settings("increase", target=30.0)))

    assert end == End("concerning", "fail", 20, 0, days[0], days[19], days[12], days[11], (days[0],))


def test_only_values_since_limits_began_anew_count() -> None:
    days = months(16)
    anew = Rebase(days[12], "a second theatre", "the board")

    end = end_of(judge(series([*STEADY, 20.0, 22.0, 20.0, 22.0]), Settings("increase", rebases=(anew,))))

    assert end == End("common", None, 4, 2, days[12], days[15], days[12], "")


def test_a_target_that_begins_later_is_told_of_from_then_on() -> None:
    end = end_of(judge(series([*STEADY, 11.0]), Settings("increase", target=30.0, target_from="2000-12-15")))

    assert end is not None
    assert end.told_from == "2000-12-15"


def test_a_series_without_values_has_no_end() -> None:
    assert end_of(judge(series([None, None]))) is None
    assert end_of(judge(series([]))) is None


def test_each_run_of_improving_values_has_its_first_day() -> None:
    days = months(17)

    end = end_of(judge(series([*STEADY, 30.0, 11.0, 12.0, 10.0, 30.0]), Settings("increase")))

    assert end is not None
    assert end.gained_on == (days[12], days[16])
