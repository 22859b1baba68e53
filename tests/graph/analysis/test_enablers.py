"""Tests of `graph.analysis.enablers`: what is recorded for each enabler of quality."""

from __future__ import annotations

from graph.analysis.enablers import enablers
from graph.analysis.examples import case_of

TEXT = """
FrameworkItem e3 scheme=hcqs_2023 code=E3; FrameworkItem e2 scheme=hcqs_2023 code=E2
FrameworkItem d1 scheme=hcqs_2023 code=D1
Priority o1 -addresses-> e2; Measure m1 -measures-> o1; o1 -assured_by-> Assurance a1 done_on=2026-06-01
Assessment s1 dimension=culture level=3 on=2026-06-01; Improvement i1 -classified_as-> e2
"""


def test_what_belongs_to_an_enabler_is_told_by_code() -> None:
    case = case_of(TEXT)
    ids = case.snapshot.ids

    workforce, culture = enablers(case)

    for_workforce = (*workforce.aims, *workforce.measures, *workforce.checks, *workforce.improvements)
    assert [ids[node] for node in for_workforce] == ["o1", "m1", "a1", "i1"]
    assert (culture.code, [ids[node] for node in culture.assessments]) == ("E3", ["s1"])


def test_an_enabler_with_nothing_is_not_known() -> None:
    (found,) = enablers(case_of("FrameworkItem e1 scheme=hcqs_2023 code=E1"))

    assert not found.is_known
