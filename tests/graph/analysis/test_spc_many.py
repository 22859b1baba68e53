"""Many series at once are judged as each alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.spc import judge
from graph.analysis.spc_many import ManyJudged, ManySeries, judge_many
from graph.analysis.spc_many_rules import RULE_OF_CODE
from graph.analysis.spc_settings import ANHOEJ, IHI, IMPROVEMENT_ACADEMY, PLOT_THE_DOTS, POWER_BI, Rebase, Settings
from graph.errors import WrongUse
from tests.graph.analysis.charted import numbers, series

VALUES = st.one_of(
    st.none(), st.integers(0, 6).map(float), st.sampled_from([0.1 + 0.2, 0.3, 1e9, 1e9 + 0.1]), st.floats(-5, 5)
)
LISTS = st.lists(st.lists(st.tuples(VALUES, st.booleans()), max_size=30), min_size=1, max_size=8)
GRIDS = st.integers(1, 25).flatmap(
    lambda size: st.lists(st.lists(st.integers(0, 5), min_size=size, max_size=size), min_size=1)
)
WAYS = st.builds(
    Settings,
    direction=st.sampled_from(["increase", "decrease", "neutral"]),
    screen=st.booleans(),
    fix_after=st.sampled_from([None, None, 12, 5]),
    target=st.sampled_from([None, 2.0]),
    rule_set=st.sampled_from([None, PLOT_THE_DOTS, POWER_BI, IMPROVEMENT_ACADEMY]),
)


def many(lists: list[list[float | None]], excluded: list[list[bool]] | None = None) -> ManySeries:
    """Return series one after the other."""
    flat = [np.nan if value is None else value for values in lists for value in values]
    left_out = None if excluded is None else np.array([one for some in excluded for one in some], dtype=np.bool_)
    return ManySeries(np.array(flat, dtype=float), np.cumsum([len(values) for values in lists]), left_out)


def check_equal(judged: ManyJudged, lists: list[list[float | None]], out: list[list[int]], settings: Settings) -> None:
    """Compare what is said of many series with what is said of each alone."""
    row = 0
    for number, values in enumerate(lists):
        alone = judge(series(values, out[number]), settings)
        points = iter(alone.points)
        for value in values:
            code = int(judged.codes[row])
            point = None if value is None else next(points)
            assert (RULE_OF_CODE[abs(code)], np.sign(code)) == ((point.rule, point.side) if point else (None, 0))
            row += 1
        assert judged.assurance(number) == alone.assurance
        if alone.points:
            limits = alone.segments[0].limits
            expected = [limits.centre, *(np.nan if line is None else line for line in (limits.lower, limits.upper))]
            found = [judged.centres[number], judged.lowers[number], judged.uppers[number]]
            assert found == pytest.approx(expected, rel=1e-9, abs=1e-9, nan_ok=True)
            assert np.sign(judged.last[number]) == alone.points[-1].side


@given(LISTS, WAYS)
def test_many_series_are_judged_as_each_alone(
    given_lists: list[list[tuple[float | None, bool]]], way: Settings
) -> None:
    lists = [[value for value, _ in one] for one in given_lists]
    excluded = [[out for _, out in one] for one in given_lists]

    judged = judge_many(many(lists, excluded), way)

    check_equal(judged, lists, [[n for n, out in enumerate(one) if out] for one in excluded], way)


@given(
    st.integers(1, 25).flatmap(lambda n: st.lists(st.lists(st.integers(0, 5), min_size=n, max_size=n), min_size=1)),
    WAYS,
)
def test_equally_long_series_are_judged_as_each_alone(lists: list[list[float | None]], way: Settings) -> None:
    judged = judge_many(many(lists), replace(way, fix_after=None))

    check_equal(judged, lists, [[] for _ in lists], replace(way, fix_after=None))


@given(st.lists(st.lists(st.integers(0, 5), min_size=1, max_size=25), min_size=1), WAYS)
def test_series_of_many_lengths_are_judged_as_each_alone(lists: list[list[float | None]], way: Settings) -> None:
    judged = judge_many(many(lists), replace(way, fix_after=None))

    check_equal(judged, lists, [[] for _ in lists], replace(way, fix_after=None))


def test_chunks_do_not_change_what_is_said() -> None:
    random = np.random.default_rng(7)
    lengths = random.integers(1, 400, 700)
    values = random.normal(size=int(lengths.sum()))

    judged = judge_many(ManySeries(values, np.cumsum(lengths)), Settings("increase"))

    for number in (0, 250, 254, 255, 256, 699):
        end = int(lengths[: number + 1].sum())
        alone = judge_many(
            ManySeries(values[end - lengths[number] : end], lengths[number : number + 1]), Settings("increase")
        )
        assert judged.codes[end - lengths[number] : end].tolist() == alone.codes.tolist()


def test_each_series_may_have_a_target_of_its_own() -> None:
    values = numbers("1,2,1,2,1,2,1,2")
    series_of_three = many([list(values)] * 3)

    judged = judge_many(series_of_three, Settings("increase"), targets=np.array([9.0, np.nan, -9.0]))

    assert [judged.assurance(number) for number in range(3)] == ["fail", None, "pass"]


@pytest.mark.parametrize(
    "settings",
    [
        Settings(chart="run"),
        Settings(rebases=(Rebase("2026-01-01"),)),
        Settings(rule_set=IHI),
        Settings(rule_set=ANHOEJ),
    ],
)
def test_what_cannot_be_done_at_once_is_refused(settings: Settings) -> None:
    with pytest.raises(WrongUse, match="many series"):
        judge_many(many([[1.0]]), settings)


def test_no_series_are_no_answers() -> None:
    judged = judge_many(ManySeries(np.array([]), np.array([], dtype=np.int64)), Settings())

    assert (len(judged.codes), len(judged.centres)) == (0, 0)
