"""How processes run, in sentences."""

from __future__ import annotations

from api.say.names import Names
from api.say.running import running_lines, runs_lines
from graph.analysis.examples import case_of, monthly
from graph.analysis.steadiness import processes_running

STEADY = [10, 12] * 6
MEASURED = 'Process {0} "Work {0}"; Measure m{0} "Tells {0}" direction=increase target={1} -measures-> {0}\n'


def test_QC_16_the_states_are_listed_apart_each_with_its_response() -> None:
    text = MEASURED.format("a", 5) + MEASURED.format("b", 20) + MEASURED.format("c", 5)
    case = case_of(f"{text}{monthly('ma', *STEADY)}; {monthly('mb', *STEADY)}; {monthly('mc', *STEADY, 0)}")

    lines = list(running_lines(processes_running(case), Names(case.snapshot)))

    assert lines == [
        "",
        "How processes run, by their measures over time",
        "  Not steady (1)",
        "  - “Work c”: Find what changed, with those who do the work, before anything is redesigned.",
        "  Steady, and not able to reach the target (1)",
        "  - “Work b”: Redesign it; asking people to try harder, or about single values, changes nothing.",
        "  Steady, and able to reach the target (1)",
        "  - “Work a”: Leave it to those who do it, and look less often.",
    ]


def test_nothing_is_said_where_no_process_has_values() -> None:
    case = case_of("Process a")

    assert list(running_lines(processes_running(case), Names(case.snapshot))) == []


def test_QC_03_one_process_is_told_by_its_series_and_asks_about_no_single_value() -> None:
    case = case_of(MEASURED.format("a", 20) + monthly("ma", *STEADY))

    lines = list(runs_lines(case, processes_running(case)[0], Names(case.snapshot)))

    assert lines[1:] == [
        "How it runs: steady, and not able to reach the target.",
        "  - “Tells a”: It varies as it always does; by 12 values it lies between 5.68 and 16.32, and the target is 20."
        " Redesign it; asking people to try harder, or about single values, changes nothing.",
    ]


def test_ME_08_too_few_values_are_said_with_how_many_more_would_be_needed() -> None:
    case = case_of(MEASURED.format("a", 20) + monthly("ma", 10, 12))

    lines = list(runs_lines(case, processes_running(case)[0], Names(case.snapshot)))

    assert lines[2] == "  - “Tells a”: 2 values; for limits, 4 more would be needed. Wait for more values."
