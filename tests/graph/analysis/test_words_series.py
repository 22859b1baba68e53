"""What rules say of series: exact words, and since when they hold."""

from __future__ import annotations

from graph.analysis.case import Case
from graph.analysis.examples import case_of, monthly
from graph.analysis.words_dates import iso
from graph.analysis.words_series import (
    fails,
    is_concerning,
    ordinal,
    told_how,
    told_since,
    told_target,
    unbroken,
    values_in_force,
    worse_since,
)

STEADY = [10, 12] * 6
REBASED = 'rebase_dates=["2026-01-01 a second theatre (by the board)"]'


def case(fields: str, *values: float) -> Case:
    """Return a case with one measure."""
    return case_of(f"Measure m1 {fields}; {monthly('m1', *values)}")


def test_the_current_segment_is_the_one_since_limits_began_anew() -> None:
    assert values_in_force(case("", *STEADY, *STEADY), 0) == 24
    assert values_in_force(case(REBASED, *STEADY, *STEADY), 0) == 6


def test_unbroken_values_end_the_segment() -> None:
    told = case("direction=increase", *STEADY, *[6] * 8)
    back = case("direction=increase", *STEADY, *[6] * 8, 11)

    assert unbroken(told, 0, "concerning") == "2025-11-01"
    assert unbroken(back, 0, "concerning") is None


def test_a_target_is_told_from_the_twelfth_value_or_its_own_day() -> None:
    early = told_since(case("direction=increase target=20", *STEADY, 10, 12), 0)
    late = told_since(case("direction=increase target=20 target_from=2026-06-01", *STEADY, 10, 12), 0)

    assert (early, late) == (ordinal("2026-04-01"), ordinal("2026-06-01"))
    assert told_since(case("direction=increase target=20", *STEADY[1:]), 0) is None


def test_worse_since_is_the_earlier_of_both() -> None:
    both = case("direction=increase target=20", *STEADY, 0)

    assert is_concerning(both, 0)
    assert fails(both, 0)
    assert iso(worse_since(both, 0) or 0) == "2026-05-01"
    assert worse_since(case("direction=increase", *STEADY), 0) is None


def test_QA_11_what_is_told_cites_the_series_and_not_the_last_value_alone() -> None:
    told = case("direction=increase target=20", *STEADY, 0)

    assert told_how(told, 0) == (
        "a value lies below what it does by itself, since 1 June 2026; its middle is 10.15, and its last value 0"
    )
    assert told_target(told, 0) == "by 13 values it lies between 4.834 and 15.47, and the target is 20"


def test_values_that_are_told_have_their_unit() -> None:
    told = case('direction=increase target=20 measured_in="per cent"', *STEADY, 0)

    assert told_how(told, 0).endswith("its middle is 10.15, and its last value 0 (per cent)")
    assert told_target(told, 0).endswith("and the target is 20 (per cent)")
