"""Whether an effort worked: before and after its start, balancing measures beside, and no claim that is not shown."""

from __future__ import annotations

import pytest

from graph.analysis.case import Case
from graph.analysis.examples import case_of, monthly
from graph.analysis.verdict import Verdict, is_effort, verdict

STEADY = [10, 12] * 6
BETTER = [*STEADY, *[14, 15] * 4]
START = "2025-10-15"
"""Twelve values before it, eight after, of twenty that end in June 2026 with their first in November 2024."""
IMPROVEMENT = f"Improvement i1 status=completed start={START}\n"
OUTCOME = "Measure m1 direction=increase -measures[measure_type=outcome]-> i1\n"
GUARD = "Measure m2 direction=decrease -measures[measure_type=balancing]-> i1\n"


def told(text: str, node_id: str = "i1") -> tuple[Case, Verdict]:
    """Return a case, and the verdict on a node in it."""
    case = case_of(text)
    return case, verdict(case, case.snapshot.index[node_id])


def said(text: str) -> tuple[str, str]:
    """Return the verdict, and why."""
    _, found = told(text)
    return found.said, found.because


def test_QI_08_a_gain_that_began_after_the_start_and_is_still_there_worked() -> None:
    case, found = told(IMPROVEMENT + OUTCOME + monthly("m1", *BETTER))

    assert (found.said, found.because) == ("worked", "better")
    assert found.record(case)["measures"] == [
        {
            "measure": "m1",
            "type": "outcome",
            "before": {"n": 12, "mean": 11.0},
            "after": {"n": 8, "mean": 14.5},
            "moved": "improved",
            "lacks": None,
            "missing": 0,
        }
    ]


def test_QI_08_without_a_change_that_is_not_chance_it_did_not_work() -> None:
    assert said(IMPROVEMENT + OUTCOME + monthly("m1", *STEADY, *[10, 12] * 4)) == ("did_not_work", "no_change")


def test_QI_08_an_outcome_that_got_worse_did_not_work() -> None:
    assert said(IMPROVEMENT + OUTCOME + monthly("m1", *STEADY, *[8, 7] * 4)) == ("did_not_work", "worse")


def test_QI_08_a_gain_that_began_before_the_start_is_not_its() -> None:
    text = IMPROVEMENT.replace(START, "2025-12-15") + OUTCOME + monthly("m1", *BETTER, *[14, 15] * 2, last="2026-10")

    case = case_of(text, date="2026-11-01")
    assert verdict(case, case.snapshot.index["i1"]).because == "no_change"


def test_a_gain_that_is_gone_again_is_not_shown() -> None:
    assert said(IMPROVEMENT + OUTCOME + monthly("m1", *STEADY, 30, *[10, 12] * 3, 10)) == ("not_shown", "lost")


def test_a_gain_that_new_limits_made_the_usual_level_is_still_there() -> None:
    rebased = OUTCOME.replace("increase", 'increase rebase_dates=["2026-05-01 agreed (by the board)"]')

    text = IMPROVEMENT.replace(START, "2025-04-15") + rebased + monthly("m1", *BETTER, *[14, 15] * 3)

    assert said(text) == ("worked", "better")


def test_ME_05_a_guard_that_got_worse_takes_the_claim_away() -> None:
    guarded = IMPROVEMENT + OUTCOME + GUARD + monthly("m1", *BETTER) + "; "

    assert said(guarded + monthly("m2", *STEADY, *[14, 15] * 4)) == ("not_shown", "better_and_worse")
    assert said(guarded + monthly("m2", *STEADY, *[10, 12] * 4)) == ("worked", "better")


@pytest.mark.parametrize(
    ("text", "lacks", "missing"),
    [
        (monthly("m1", *STEADY, 30, 30), "after", 5),
        (monthly("m1", *STEADY), "after", 7),
        (monthly("m1", *BETTER[9:]), "before", 3),
        ("", "readings", 6),
    ],
)
def test_ME_08_before_there_are_values_enough_nothing_is_claimed_and_how_many_are_missing_is_said(
    text: str, lacks: str, missing: int
) -> None:
    start = {5: "2026-04-15", 7: "2026-06-15"}.get(missing, START)

    _, found = told(IMPROVEMENT.replace(START, start) + OUTCOME + text)

    assert (found.said, found.because) == ("not_shown", "untold")
    assert (found.compared[0].moved, found.compared[0].lacks, found.compared[0].missing) == (
        "cannot_tell",
        lacks,
        missing,
    )


def test_without_a_direction_start_or_outcome_it_says_which_is_missing() -> None:
    values = monthly("m1", *BETTER)

    assert told(IMPROVEMENT + OUTCOME.replace("direction=increase", "") + values)[1].compared[0].lacks == "direction"
    assert said(IMPROVEMENT.replace(f"start={START}", "") + OUTCOME + values) == ("not_shown", "no_start")
    assert said(IMPROVEMENT + values.replace("m1", "m2") + "; Measure m2") == ("not_shown", "no_outcome")


def test_control_has_held_where_its_processes_are_kept_and_no_measure_of_them_slips() -> None:
    kept = "Process r1 -standardised_by-> StandardWork w1; i1 -improves-> r1\n"
    kept += "Measure m3 direction=increase -measures-> r1\n"
    text = IMPROVEMENT + OUTCOME + kept + monthly("m1", *BETTER) + "; "

    assert told(text + monthly("m3", *STEADY))[1].held is True
    assert told(text + monthly("m3", *STEADY, 0))[1].held is False
    assert told(text.replace("r1 -standardised_by-> StandardWork w1", "r1"))[1].held is False
    assert told(IMPROVEMENT + OUTCOME + monthly("m1", *BETTER))[1].held is None


def test_only_what_begins_and_ends_is_an_effort() -> None:
    case = case_of("Improvement i1; Activity a1; Process r1")

    assert [is_effort(case, node) for node in range(3)] == [False, True, False]
