"""Whether an effort worked, in sentences."""

from __future__ import annotations

from api.say.names import Names
from api.say.verdict import verdict_lines, worked_lines
from graph.analysis.examples import case_of, monthly
from graph.analysis.verdict import verdict

STEADY = [10, 12] * 6
BETTER = [*STEADY, *[14, 15] * 4]
IMPROVEMENT = 'Improvement i1 "Look each hour" status=completed start=2025-10-15\n'
OUTCOME = 'Measure m1 "Fewer falls" direction=increase -measures[measure_type=outcome]-> i1\n'
GUARD = 'Measure m2 "Out of bed" direction=increase -measures[measure_type=balancing]-> i1\n'


def said(text: str) -> list[str]:
    """Return the lines on the improvement of a text."""
    case = case_of(text)
    return list(verdict_lines(verdict(case, case.snapshot.index["i1"]), Names(case.snapshot)))


def test_QI_08_the_verdict_comes_with_its_reason_and_both_sides_of_the_start() -> None:
    lines = said(IMPROVEMENT + OUTCOME + monthly("m1", *BETTER))

    assert lines == [
        "",
        "Did it work? It worked: “Fewer falls” got better after its start, and not by chance; nothing guards against "
        "harm elsewhere.",
        "  - “Fewer falls” (outcome): 11 before (12 values) and 14.5 after (8 values); it got better, and not by "
        "chance.",
    ]


def test_of_what_still_runs_it_is_told_so_far() -> None:
    live = IMPROVEMENT.replace("status=completed ", "") + OUTCOME

    assert said(live + monthly("m1", *BETTER))[1].startswith("Did it work? It works: ")
    assert said(live + monthly("m1", *STEADY, *[10, 12] * 4))[1].startswith("Did it work? Not so far: ")


def test_ME_05_guards_are_told_beside() -> None:
    values = f"{monthly('m1', *BETTER)}; "
    guarded = IMPROVEMENT + OUTCOME + GUARD

    assert said(guarded + values + monthly("m2", *STEADY, *[10, 12] * 4))[1].endswith(", and no guard got worse.")
    assert said(guarded + values + monthly("m2", *STEADY, *[7, 8] * 4))[1] == (
        "Did it work? Not shown: “Fewer falls” got better, but “Out of bed” got worse meanwhile; weigh both."
    )
    assert "what 1 guard tells is open" in said(guarded + values)[1]


def test_ME_08_how_many_values_are_missing_is_said() -> None:
    lines = said(IMPROVEMENT.replace("2025-10", "2026-04") + OUTCOME + monthly("m1", *STEADY, 11, 11))

    assert lines[1] == "Did it work? Not shown: what became of “Fewer falls” cannot be told yet."
    assert lines[2].endswith("it cannot be told yet: 5 more are needed after the start.")


def test_what_is_not_recorded_is_said() -> None:
    assert said("Improvement i1")[1].endswith("its start is not recorded, so before and after cannot be compared.")
    assert said("Improvement i1 start=2026-01-01")[1].endswith("nothing measures its outcome.")


def test_whether_control_has_held_is_told() -> None:
    kept = 'Process r1 "Look" -standardised_by-> StandardWork w1; i1 -improves-> r1; m1 -measures-> r1\n'
    text = IMPROVEMENT + OUTCOME + kept + monthly("m1", *BETTER)

    assert said(text)[-1].startswith("Control has held since:")
    assert said(text.replace(" -standardised_by-> StandardWork w1", ""))[-1] == (
        "Control has not held: “Look” lacks an agreed way of working or a measure."
    )


def test_many_are_told_in_three_lists_where_one_has_a_measure() -> None:
    case = case_of(f"{IMPROVEMENT}{OUTCOME}Improvement i2 start=2026-01-01; {monthly('m1', *BETTER)}")
    verdicts = [verdict(case, case.snapshot.index[name]) for name in ("i1", "i2")]

    lines = list(worked_lines(verdicts, Names(case.snapshot)))

    assert lines[2:] == ["  It worked: “Look each hour”.", "  Not shown: “i2”."]
    assert list(worked_lines(verdicts[1:], Names(case.snapshot))) == []
