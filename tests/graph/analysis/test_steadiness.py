"""How processes run: three ways, each with its response, and no alarm on common causes."""

from __future__ import annotations

import pytest

from graph.analysis.examples import case_of, monthly
from graph.analysis.steadiness import processes_running, running

STEADY = [10, 12] * 6
MEASURED = "Process r1; Measure m1 direction=increase target=TARGET -measures-> r1\n"


def told(text: str) -> list[tuple[str, str, int]]:
    """Return state, response and missing values of each measure of the first process."""
    case = case_of(text)
    found = running(case, case.snapshot.index["r1"])
    return [(one.state, one.response, one.missing) for one in found.by] if found else []


@pytest.mark.parametrize(
    ("target", "values", "state", "response"),
    [
        ("5", STEADY, "capable", "lighten"),
        ("20", STEADY, "not_capable", "redesign"),
        ("14", STEADY, "not_capable", "reduce_variation"),
        ("5", [*STEADY, 0], "unstable", "find_cause"),
        ("5", [*STEADY, 30], "unstable", "learn"),
    ],
)
def test_QC_16_each_state_asks_for_its_own_response(target: str, values: list[int], state: str, response: str) -> None:
    assert told(MEASURED.replace("TARGET", target) + monthly("m1", *values)) == [(state, response, 0)]


def test_QC_03_common_causes_raise_no_alarm_however_the_last_value_lies() -> None:
    for last in (6, 8, 10, 14, 16):
        text = MEASURED.replace("target=TARGET", "") + monthly("m1", *STEADY, last)
        assert told(text) == [("no_target", "set_target", 0)]


def test_ME_08_below_six_values_nothing_is_told_and_a_target_is_judged_by_twelve() -> None:
    text = MEASURED.replace("TARGET", "20")

    assert told(text + monthly("m1", 10, 12)) == [("too_few", "wait", 4)]
    assert told(text + monthly("m1", *STEADY[:8])) == [("too_few", "wait", 4)]
    assert told(text) == []


def test_OQ_06a_a_process_is_as_its_first_state_that_holds_of_a_measure() -> None:
    text = MEASURED.replace("TARGET", "5") + "Measure m2 direction=increase target=20 -measures-> r1\n"
    case = case_of(f"{text}Process r2\n{monthly('m1', *STEADY)}; {monthly('m2', *STEADY)}")

    found = processes_running(case)

    assert [(case.snapshot.ids[one.node], one.state) for one in found] == [("r1", "not_capable")]
    assert [case.snapshot.ids[one.measure] for one in found[0].telling] == ["m2"]


def test_OQ_09_its_record_cites_what_each_measure_shows() -> None:
    case = case_of(MEASURED.replace("TARGET", "20") + monthly("m1", *STEADY))

    assert processes_running(case)[0].record(case) == {
        "id": "r1",
        "state": "not_capable",
        "measures": [
            {
                "measure": "m1",
                "state": "not_capable",
                "response": "redesign",
                "n": 12,
                "missing": 0,
                "variation": "common",
                "assurance": "fail",
            }
        ],
    }
