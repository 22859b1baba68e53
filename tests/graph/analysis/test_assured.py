"""Tests of `graph.analysis.assured`: how sure one can be of an aim or a duty."""

from __future__ import annotations

from graph.analysis.assured import Assured, assured
from graph.analysis.examples import case_of, monthly

AIM = "Priority o1; Measure m1 direction=increase target={target} -measures[measure_type=outcome]-> o1; {values}\n"
STEADY = monthly("m1", *[10, 12] * 6)


def told(text: str) -> Assured:
    case = case_of(text)
    return assured(case, case.live_of("Priority")[0])


def test_a_check_and_a_series_together_assure() -> None:
    found = told(AIM.format(target=5, values=STEADY) + "o1 -assured_by-> Assurance a1 line=3 done_on=2026-05-01")

    assert (found.by_check, found.by_series, found.contradicted, found.lines) == (
        True,
        True,
        False,
        ("somebody independent",),
    )


def test_a_check_that_speaks_against_the_series_is_contradicted() -> None:
    text = AIM.format(target=50, values=STEADY) + "o1 -assured_by-> Assurance a1 rating=substantial done_on=2026-05-01"

    found = told(text)

    assert (found.by_check, found.by_series, found.contradicted) == (True, False, True)
    assert found.series == "1 of 1 measures with twelve values or more cannot reach their target"


def test_a_check_that_found_little_or_is_out_of_date_assures_nothing() -> None:
    limited = told("Priority o1 -assured_by-> Assurance a1 rating=limited done_on=2026-05-01")
    old = told("Priority o1 -assured_by-> Assurance a1 rating=substantial done_on=2024-05-01")

    assert (limited.by_check, old.by_check) == (False, False)
    assert (limited.is_known, old.is_known) == (True, False)


def test_QA_11_eleven_values_assure_nothing() -> None:
    found = told(AIM.format(target=5, values=monthly("m1", *[10, 12] * 5, 10)))

    assert (found.by_series, found.series) == (False, "no measure has twelve values")


def test_risks_above_their_target_stand_with_what_they_threaten() -> None:
    found = told("Risk k1 likelihood=4 consequence=4 target_likelihood=2 target_consequence=4 -threatens-> Priority o1")

    assert len(found.risks) == 1
