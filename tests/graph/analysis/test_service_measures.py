"""Which sorts of measure each service has."""

from __future__ import annotations

from graph.analysis.examples import case_of
from graph.analysis.service_measures import service_measures


def test_QP_10_a_missing_sort_of_measure_is_told_as_a_gap() -> None:
    case = case_of(
        "Process r1 -produces-> Service s1; s1 -meets-> Need d1\n"
        "Measure m1 -measures[measure_type=process]-> r1; Measure m2 -measures[measure_type=outcome]-> d1\n"
        "Measure m3 -measures[measure_type=balancing]-> Service s2; Measure m4 status=draft"
    )

    found = [one.record(case) for one in service_measures(case, case.live_of("Service"))]

    assert found == [
        {"service": "s1", "outcome": ["m2"], "process": ["m1"], "balancing": [], "missing": ["balancing"]},
        {"service": "s2", "outcome": [], "process": [], "balancing": ["m3"], "missing": ["outcome", "process"]},
    ]
