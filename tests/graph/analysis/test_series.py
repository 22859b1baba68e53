"""Readings become a series in order of their days, and what cannot be taken is told."""

from __future__ import annotations

import math

from graph.analysis.series import Series, series_of
from graph.model import Reading


def test_readings_stand_in_order_of_their_days() -> None:
    readings = [
        Reading("m1", "2026-03-01", 3.0, note="new ward"),
        Reading("m1", "2026-01-01"),
        Reading("m1", "2026-02-01", 2.0),
    ]

    series, problems = series_of("m1", readings)

    assert series == Series(
        "m1", ("2026-01-01", "2026-02-01", "2026-03-01"), (None, 2.0, 3.0), notes=("", "", "new ward")
    )
    assert problems == ()


def test_a_ratio_is_the_value_where_none_is_given() -> None:
    series, _ = series_of(
        "m1", [Reading("m1", "2026-01-01", numerator=3, denominator=4), Reading("m1", "2026-02-01", 0.5)]
    )

    assert series.values == (0.75, 0.5)
    assert (series.numerators, series.denominators) == ((3, None), (4, None))


def test_a_ratio_is_counted_in_the_unit_and_a_given_value_is_not() -> None:
    readings = [Reading("m1", "2026-01-01", numerator=3, denominator=4), Reading("m1", "2026-02-01", 50.0)]

    series, _ = series_of("m1", readings, per=100)

    assert series.values == (75.0, 50.0)


def test_what_is_left_out_stays_in_the_series() -> None:
    series, _ = series_of("m1", [Reading("m1", "2026-01-01", 3.0, excluded=True), Reading("m1", "2026-02-01", 1.0)])

    assert (series.values, series.excluded) == ((3.0, 1.0), (True, False))


def test_of_two_readings_of_one_day_the_first_stands() -> None:
    series, problems = series_of("m1", [Reading("m1", "2026-01-01", 3.0), Reading("m1", "2026-01-01", 4.0)])

    assert series.values == (3.0,)
    assert [(problem.severity, problem.message) for problem in problems] == [
        ("error", "m1 has a reading of 2026-01-01 already; the first counts")
    ]


def test_a_value_that_is_no_finite_number_is_a_gap() -> None:
    series, problems = series_of("m1", [Reading("m1", "2026-01-01", math.nan), Reading("m1", "2026-02-01", math.inf)])

    assert series.values == (None, None)
    assert [problem.value for problem in problems] == ["nan", "inf"]
