"""Each rule marks what its source marks, and nothing else."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from graph.analysis.spc_rules import (
    net_two_of_three,
    run_ends,
    shift,
    shift_past_ties,
    sign_of,
    spread_back,
    steps,
    threes,
    trend,
    trend_past_ties,
    two_of_three,
)

CASES = Path(__file__).parent / "samples" / "spc" / "xmr-rule-cases.csv"


def cases(rule: str) -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8-sig", newline="") as lines:
        return [row for row in csv.DictReader(lines) if row["rule"] == rule]


def whole(text: str) -> list[int]:
    return [int(word) for word in text.split()]


@pytest.mark.parametrize("row", cases("shift_run_end"), ids=lambda row: row["case"])
def test_runs_of_seven_on_one_side_end_where_the_package_says(row: dict[str, str]) -> None:
    ends = run_ends(whole(row["input"]), 7)

    assert [abs(end) for end in ends] == whole(row["expected"])


@pytest.mark.parametrize("row", cases("trend_run_end"), ids=lambda row: row["case"])
def test_trends_of_seven_end_where_the_package_says(row: dict[str, str]) -> None:
    assert run_ends(steps(whole(row["input"])), 6) == whole(row["expected"])


@pytest.mark.parametrize("row", cases("part_of_seven"), ids=lambda row: row["case"])
def test_seven_values_are_marked_back_from_an_end(row: dict[str, str]) -> None:
    marks = spread_back(whole(row["input"]), 7)

    assert [abs(mark) for mark in marks] == whole(row["expected"])


@pytest.mark.parametrize("row", cases("two_in_three"), ids=lambda row: row["case"])
def test_windows_of_three_are_those_of_the_package(row: dict[str, str]) -> None:
    sides = whole(row["second_input"])
    near = [close * side for close, side in zip(whole(row["input"]), sides, strict=True)]

    assert [abs(mark) for mark in threes(near, sides)] == whole(row["expected"])


@pytest.mark.parametrize("row", cases("flagged_two_in_three"), ids=lambda row: row["case"])
def test_only_values_near_the_limit_are_marked(row: dict[str, str]) -> None:
    assert two_of_three(whole(row["input"]), whole(row["second_input"])) == whole(row["expected"])


def test_every_rule_of_the_package_has_cases() -> None:
    counts = {rule: len(cases(rule)) for rule in ("shift_run_end", "part_of_seven", "trend_run_end", "two_in_three")}

    assert counts == {"shift_run_end": 4, "part_of_seven": 5, "trend_run_end": 6, "two_in_three": 10}
    assert len(cases("flagged_two_in_three")) == 3


def test_a_value_on_the_centre_breaks_a_shift() -> None:
    assert shift([1, 1, 1, 0, 1, 1, 1, 1], 7) == [0] * 8


def test_all_of_a_longer_shift_is_marked() -> None:
    assert shift([-1] * 9 + [1], 7) == [-1] * 9 + [0]


def test_all_seven_values_of_a_trend_are_marked_and_what_continues_it() -> None:
    assert trend(steps([2, 7, 6, 5, 4, 3, 2, 1, 3]), 7) == [0, *[-1] * 7, 0]
    assert trend(steps([1, 2, 3, 4, 5, 6, 7, 8]), 7) == [1] * 8
    assert trend(steps([1, 2, 3, 3, 4, 5, 6]), 7) == [0] * 7


def test_the_later_of_two_trends_counts_where_they_meet() -> None:
    values = [1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1]

    assert trend(steps(values), 7) == [1] * 6 + [-1] * 7


@pytest.mark.parametrize(
    ("near", "marked"),
    [
        ([0, 0, 1, 0, 1, 0, 0], [0, 0, 1, 0, 1, 0, 0]),
        ([1, 0, 0, 1], [0, 0, 0, 0]),
        ([1, 0, 0, 1, 1], [0, 0, 0, 1, 1]),
    ],
)
def test_two_of_three_marks_the_near_ones(near: list[int], marked: list[int]) -> None:
    assert two_of_three(near, [1] * len(near)) == marked


def test_two_of_three_needs_all_three_on_one_side() -> None:
    assert two_of_three([1, 0, 1], [1, -1, 1]) == [0, 0, 0]


def test_a_net_two_of_three_needs_no_third_on_that_side() -> None:
    assert net_two_of_three([1, 0, 1, 0, -1]) == [1, 0, 1, 0, 0]
    assert net_two_of_three([1, -1, 1]) == [0, 0, 0]
    assert net_two_of_three([-1, -1]) == [-1, -1]


def test_a_shift_past_ties_goes_on_across_the_median() -> None:
    assert shift_past_ties([1, 1, 1, 1, 1, 0, 0, 1], 6) == [1] * 8
    assert shift_past_ties([1, 1, 1, 1, 1, 0, 0], 6) == [0] * 7


def test_a_trend_past_ties_goes_on_across_equal_values() -> None:
    assert trend_past_ties(steps([1, 2, 3, 4, 4, 4, 5]), 5) == [1] * 7
    assert trend_past_ties(steps([1, 2, 3, 4, 4, 4]), 5) == [0] * 6


@pytest.mark.parametrize(
    ("value", "other", "sign"),
    [(1.0, 1.0 + 9e-10, 0), (1.0, 1.0 + 2e-9, -1), (1e12, 1e12 + 900, 0), (1e12, 1e12 - 1100, 1), (1e-12, 0.0, 0)],
)
def test_values_are_equal_within_a_billionth(value: float, other: float, sign: int) -> None:
    assert sign_of(value, other) == sign


def test_no_values_have_no_steps() -> None:
    assert steps([]) == []
