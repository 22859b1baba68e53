"""Tests of `graph.analysis.period`: means alone tell nothing, a special cause at the end does."""

from __future__ import annotations

import pytest

from graph.analysis.examples import case_of, monthly
from graph.analysis.period import movement

STEADY = [10, 12] * 6


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (STEADY, "as_before"),
        ([*STEADY, 40], "better"),
        ([*STEADY, -20], "worse"),
        ([10, 12], "cannot_tell"),
    ],
)
def test_what_a_measure_did_is_told_by_its_series(values: list[float], said: str) -> None:
    case = case_of(f"Measure m1 direction=increase; {monthly('m1', *values)}")

    assert movement(case, 0, "2026-01-01").said == said


def test_means_stand_beside_each_other() -> None:
    case = case_of(f"Measure m1 direction=increase; {monthly('m1', *STEADY)}")

    found = movement(case, 0, "2026-06-01")

    assert (found.before, found.during, found.values) == (pytest.approx(120 / 11), 12.0, 1)


def test_a_measure_without_direction_has_only_changed() -> None:
    case = case_of(f"Measure m1; {monthly('m1', *STEADY, 40)}")

    assert movement(case, 0, "2026-01-01").said == "changed"
