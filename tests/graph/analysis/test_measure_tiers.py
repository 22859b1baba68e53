"""Measures in their tiers."""

from __future__ import annotations

from graph.analysis.examples import case_of
from graph.analysis.measure_tiers import Tiered, leading_nowhere, measure_tiers, without_parts

TIERS = (
    "Measure m1 tier=1 -rolls_up_to-> Measure m2 tier=3; m2 -rolls_up_to-> Measure m3 tier=6\n"
    "Measure m4 tier=5; Measure m5 tier=2; Measure m6; m3 -rolls_up_to-> m2"
)


def test_QC_09_a_top_measure_leads_down_to_the_team_and_back_up_again() -> None:
    case = case_of(TIERS)

    found = {case.snapshot.ids[one.measure]: one.record(case) for one in _tiers(TIERS)}

    assert (found["m1"]["above"], found["m3"]["below"]) == (["m2", "m3"], ["m1", "m2"])
    assert list(found) == ["m3", "m4", "m2", "m5", "m1", "m6"]


def test_QC_09_what_hangs_in_the_air_at_either_end_is_told() -> None:
    ids = case_of(TIERS).snapshot.ids

    assert [ids[one.measure] for one in without_parts(_tiers(TIERS))] == ["m4"]
    assert [ids[one.measure] for one in leading_nowhere(_tiers(TIERS))] == ["m5"]


def _tiers(text: str) -> list[Tiered]:
    case = case_of(text)
    return measure_tiers(case, case.snapshot.live_with("readings"))
