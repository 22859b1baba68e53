"""The longest run and the crossings that chance allows are those of the published tables."""

from __future__ import annotations

import pytest

from graph.analysis.spc_runs import Runs, crossings_needed, longest_allowed, runs_about


@pytest.mark.parametrize(
    ("useful", "longest", "crossings"),
    [(10, 6, 2), (12, 7, 3), (15, 7, 4), (20, 7, 6), (24, 8, 8), (25, 8, 8), (30, 8, 10), (36, 8, 13), (40, 8, 14),
     (44, 8, 16), (50, 9, 19), (100, 10, 41)],
)  # fmt: skip
def test_critical_values_equal_the_published_ones(useful: int, longest: int, crossings: int) -> None:
    assert (longest_allowed(useful), crossings_needed(useful)) == (longest, crossings)


def test_values_on_the_line_are_passed_over() -> None:
    runs = runs_about([1, 0, 1, -1, 0, 0, -1, -1, 1])

    assert (runs.useful, runs.longest, runs.crossings) == (6, 3, 2)


def test_too_few_crossings_are_a_signal_though_no_run_is_long() -> None:
    sides = [1] * 8 + [-1] * 3 + [1, -1] * 6 + [1] * 8 + [-1] * 6 + [1] * 7

    assert runs_about(sides) == Runs(useful=44, longest=8, longest_allowed=8, crossings=16, crossings_needed=16)
    assert not runs_about(sides).is_signal
    assert Runs(useful=44, longest=8, longest_allowed=8, crossings=14, crossings_needed=16).is_signal


@pytest.mark.parametrize("sides", [[], [0, 0], [1]])
def test_hardly_any_values_are_no_signal(sides: list[int]) -> None:
    assert not runs_about(sides).is_signal
