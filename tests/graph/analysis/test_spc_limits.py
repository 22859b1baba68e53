"""Limits move with the values: by shift and scale, by denominator, and with how much the values really vary."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.spc import judge
from graph.analysis.spc_settings import Settings
from tests.graph.analysis.charted import flagged, ratios, series

VALUES = st.lists(st.integers(-50, 50).map(float), min_size=6, max_size=40)


@given(VALUES, st.integers(-9, 9), st.sampled_from([0.5, 1.0, 4.0]))
def test_limits_move_with_shift_and_scale(values: list[float], shift: int, scale: float) -> None:
    plain = judge(series(values), Settings("increase"))

    moved = judge(series([value * scale + shift for value in values]), Settings("increase"))

    found, expected = moved.segments[0].limits, plain.segments[0].limits
    assert found.centre == pytest.approx(expected.centre * scale + shift, abs=1e-6)
    if expected.upper is None:
        assert found.upper is None
    else:
        assert found.upper == pytest.approx(expected.upper * scale + shift, abs=1e-6)
    assert flagged(moved) == flagged(plain)


@given(VALUES)
def test_a_mirrored_series_has_the_same_rules_on_the_other_side(values: list[float]) -> None:
    plain = judge(series(values), Settings("increase"))

    mirrored = judge(series([-value for value in values]), Settings("increase"))

    assert [(point.rule, -point.side) for point in mirrored.points] == [
        (point.rule, point.side) for point in plain.points
    ]


def test_cases_between_draw_the_median_and_take_limits_from_the_mean() -> None:
    counts = [12.0, 3, 40, 9, 22, 17, 8, 31]

    judgement = judge(series(counts), Settings("increase", chart="g"))

    mean = sum(counts) / 8
    limits = judgement.segments[0].limits
    assert (limits.centre, limits.lower) == (14.5, 0)
    assert limits.upper == pytest.approx(mean + 3 * math.sqrt(mean * (mean + 1)))


@pytest.mark.parametrize("chart", ["p_prime", "u_prime"])
def test_large_denominators_have_limits_that_follow_the_real_variation(chart: str) -> None:
    sizes = [1e6, 1.1e6] * 10
    shares = [0.10, 0.11, 0.09, 0.12] * 5
    given_series = ratios([share * size for share, size in zip(shares, sizes, strict=True)], sizes)

    plain = judge(given_series, Settings("decrease", chart=chart[0]))  # type: ignore[arg-type]
    widened = judge(given_series, Settings("decrease", chart=chart))  # type: ignore[arg-type]

    assert len(flagged(plain)) == 20
    assert flagged(widened) == {}
    assert widened.points[0].limits.centre == plain.points[0].limits.centre


def test_the_widening_is_the_mean_range_of_the_standardised_values() -> None:
    counts, sizes = [30.0, 60, 25, 70, 20, 65, 40, 50], [400.0] * 8

    judgement = judge(ratios(counts, sizes), Settings(chart="u_prime", screen=False))

    centre = sum(counts) / sum(sizes)
    sigma = math.sqrt(centre / 400)
    scores = [(count / 400 - centre) / sigma for count in counts]
    widening = sum(abs(later - before) for before, later in pairwise(scores)) / 7 / 1.128
    assert judgement.points[0].limits.upper == pytest.approx(centre + 3 * sigma * widening)


def test_shares_in_per_cent_have_limits_in_per_cent() -> None:
    counts, sizes = [90.0, 95, 88, 91, 97, 93], [100.0] * 6
    per_cent = ratios(counts, sizes)
    hundredfold = type(per_cent)("m1", per_cent.dates, tuple(counts), per_cent.numerators, per_cent.denominators)

    judgement = judge(hundredfold, Settings("increase", chart="p"))

    assert judgement.points[0].limits.centre == pytest.approx(sum(counts) / 6)
    assert judgement.points[0].limits.upper == 100


def test_shares_that_are_all_nought_have_no_limits() -> None:
    judgement = judge(ratios([0.0] * 8, [50.0] * 8), Settings("decrease", chart="p"))

    assert not judgement.has_limits


def test_a_given_centre_is_kept() -> None:
    judgement = judge(series([1.0, 2, 1, 2, 1, 2, 1, 2]), Settings("increase", chart="run", centre=0.0))

    assert judgement.segments[0].limits.centre == 0
    assert set(flagged(judgement).values()) == {"shift"}
