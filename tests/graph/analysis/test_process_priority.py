"""Tests of `graph.analysis.process_priority`: importance × how far from good, and what that asks for."""

from __future__ import annotations

import pytest

from graph.analysis.examples import case_of
from graph.analysis.process_priority import weighed_processes


@pytest.mark.parametrize(
    ("importance", "state", "weight", "band"),
    [(5, 2, 20, "redesign"), (4, 4, 8, "improve"), (3, 5, 3, "operate"), (4, 5, 4, "watch"), (5, 3, 15, "redesign")],
)
def test_weights_and_bands_are_those_of_the_method(importance: int, state: int, weight: int, band: str) -> None:
    case = case_of(f"Process r1 importance={importance} current_state={state}")

    (found,) = weighed_processes(case, case.live_of("Process"))

    assert (found.weight, found.band) == (weight, band)


def test_processes_of_one_weight_stand_by_what_they_further_then_by_id() -> None:
    case = case_of(
        "Process r1 importance=4 current_state=1\n"
        "Process r2 importance=4 current_state=1 -contributes_to-> Objective o1\n"
        "Process r3 importance=5 current_state=1; Process r4 importance=5"
    )

    found = weighed_processes(case, case.live_of("Process"))

    assert [case.snapshot.ids[one.node] for one in found] == ["r3", "r2", "r1"]
