"""Numbers on charts have as many digits as tell something, and scales have round ticks."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from visual.figures import figure, is_monthly, nice_steps


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0.0, "0"),
        (1234567.0, "1,234,567"),
        (99.95, "100"),
        (0.00012345, "0.000123"),
        (-2.1058, "−2.11"),
        (1e20, "1e+20"),
    ],
)
def test_a_number_is_said_with_about_three_digits(value: float, said: str) -> None:
    assert figure(value) == said


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9), st.integers(2, 8))
def test_ticks_are_few_ascending_and_within_the_range(low: float, high: float, most: int) -> None:
    assume(high - low > 1e-6 * max(abs(low), abs(high), 1))

    ticks = nice_steps(low, high, most)

    assert 1 <= len(ticks) <= most + 1
    assert ticks == sorted(set(ticks))
    room = (high - low) * 1e-6
    assert all(low - room <= tick <= high + room for tick in ticks)


def test_the_first_of_every_month_is_monthly() -> None:
    assert is_monthly(["2026-01-01", "2026-02-01"])
    assert not is_monthly(["2026-01-01", "2026-02-02"])
    assert not is_monthly([])
