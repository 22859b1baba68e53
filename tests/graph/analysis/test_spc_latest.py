"""The last value alone is judged as within its whole series."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.spc import judge
from graph.analysis.spc_latest import latest
from graph.analysis.spc_settings import POWER_BI, Rebase, Settings
from graph.errors import WrongUse
from tests.graph.analysis.charted import series

VALUES = st.one_of(st.integers(0, 6).map(float), st.sampled_from([0.1 + 0.2, 0.3, 1e9, 1e9 + 0.1]), st.floats(-5, 5))
TAILS = st.sampled_from([[], [2.0, 3, 4, 5, 6, 7], [9.0] * 6, [-9.0] * 7, [5.0, 5.5], [0.0, -0.5, -1, -2, -3, -4, -5]])
WAYS = st.builds(
    Settings,
    direction=st.sampled_from(["increase", "decrease", "neutral"]),
    screen=st.booleans(),
    fix_after=st.sampled_from([None, None, 12, 5]),
    target=st.sampled_from([None, 2.0, 50.0]),
)


@given(st.lists(VALUES, max_size=40), TAILS, VALUES, WAYS)
def test_the_last_value_is_judged_as_in_its_series(
    before: list[float], tail: list[float], last: float, way: Settings
) -> None:
    values = [*before, *tail, last]

    found = latest(values, way)

    judgement = judge(series(values), way)
    point = judgement.points[-1]
    assert (found.rule, found.side, found.variation) == (point.rule, point.side, point.variation)
    assert found.assurance == judgement.assurance
    assert found.limits.centre == pytest.approx(point.limits.centre)
    assert found.limits.upper == (None if point.limits.upper is None else pytest.approx(point.limits.upper))


@pytest.mark.parametrize(
    "settings",
    [Settings(chart="run"), Settings(rebases=(Rebase("2026-01-01"),)), Settings(rule_set=POWER_BI), Settings(centre=1)],
)
def test_what_it_cannot_do_is_refused(settings: Settings) -> None:
    with pytest.raises(WrongUse, match="plot_the_dots"):
        latest([1.0], settings)
