"""The moving-range chart equals the published one, and takes no range where none can be."""

from __future__ import annotations

import pytest

from graph.analysis.spc import judge
from graph.analysis.spc_ranges import judge_ranges
from graph.analysis.spc_rebase import sustained_shift
from graph.analysis.spc_settings import Rebase, Settings
from tests.graph.analysis.charted import flagged, months, series
from tests.graph.analysis.test_spc import COSTS


def test_the_upper_limit_and_the_large_step_are_the_published_ones() -> None:
    judgement = judge_ranges(series(COSTS), Settings("decrease", fix_after=20))

    limits = judgement.segments[0].limits
    assert (limits.centre, limits.lower) == (pytest.approx(7.789474, abs=1e-6), 0)
    assert limits.upper == pytest.approx(25.448211, abs=1e-6)
    assert [point.date for point in judgement.points if point.rule] == [months(39)[-1]]
    assert {point.variation for point in judgement.points} == {"common", "neutral"}


def test_the_first_value_of_a_segment_has_no_range() -> None:
    judgement = judge_ranges(series(COSTS), Settings(rebases=(Rebase(months(21)[-1]),)))

    assert [segment.size for segment in judgement.segments] == [19, 19]
    assert months(21)[-1] not in {point.date for point in judgement.points}


def test_no_range_is_taken_across_two_missing_values() -> None:
    judgement = judge_ranges(series([1.0, 2, None, 4, None, None, 9]))

    assert [point.value for point in judgement.points] == [1.0, 2.0]


@pytest.mark.parametrize("values", [[1.0, 2.0, 9.0], [4.0] * 20])
def test_few_or_equal_values_have_no_limit(values: list[float]) -> None:
    judgement = judge_ranges(series(values))

    assert not judgement.has_limits
    assert flagged(judgement) == {}


def test_the_chart_of_moving_ranges_is_one_of_all_charts() -> None:
    judgement = judge(series(COSTS), Settings("decrease", chart="mr", fix_after=5))

    assert judgement.points == judge_ranges(series(COSTS)).points
    assert [problem.value for problem in judgement.problems] == ["5"]
    assert sustained_shift(judgement) is None


def test_one_value_has_no_range() -> None:
    assert judge_ranges(series([1.0])).points == ()
