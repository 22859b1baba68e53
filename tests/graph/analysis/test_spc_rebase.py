"""New limits are offered after a shift that lasts, and never made."""

from __future__ import annotations

import pytest

from graph.analysis.spc import judge
from graph.analysis.spc_rebase import Sustained, sustained_shift
from graph.analysis.spc_settings import Rebase, Settings
from tests.graph.analysis.charted import months, series

BEFORE = [10.0, 9, 11, 10, 9, 11, 10, 9, 11, 10, 9, 11]


def test_a_shift_to_the_end_is_offered_and_not_done() -> None:
    judgement = judge(series([*BEFORE, *[5.0, 6, 4, 5, 6, 4, 5, 6]]), Settings("decrease", fix_after=12))

    assert sustained_shift(judgement) == Sustained(months(13)[-1], 8, -1)
    assert len(judgement.segments) == 1


@pytest.mark.parametrize("after", [[5.0] * 7, [5.0] * 9 + [10.0], [5.0] * 9 + [12.0]])
def test_a_shift_that_is_short_or_over_is_not_offered(after: list[float]) -> None:
    assert sustained_shift(judge(series([*BEFORE, *after]), Settings("decrease", fix_after=12))) is None


def test_a_shift_does_not_reach_before_its_segment() -> None:
    judgement = judge(series([*BEFORE, *[5.0] * 9]), Settings("decrease", rebases=(Rebase(months(18)[-1]),)))

    assert sustained_shift(judgement) is None


def test_on_a_run_chart_values_on_the_median_are_passed_over() -> None:
    values = [*BEFORE, 5.0, 5, 5, 10, 5, 5, 5, 5, 5]

    eight = judge(series(values), Settings("decrease", chart="run", centre=10))
    nine = judge(series([*values, 5.0]), Settings("decrease", chart="run", centre=10))

    assert sustained_shift(eight) is None
    assert sustained_shift(nine) == Sustained(months(13)[-1], 9, -1)


def test_no_values_shift_nowhere() -> None:
    assert sustained_shift(judge(series([]))) is None
