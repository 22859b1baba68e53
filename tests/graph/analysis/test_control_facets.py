"""Agreed ways of working, and which facets of a process are recorded."""

from __future__ import annotations

import pytest

from graph.analysis.control_facets import FACETS, processes_defined
from graph.analysis.examples import case_of

WHOLE = (
    "Process r1 -produces-> Service s1; s1 -meets-> Need d1; d1 -felt_by-> StakeholderGroup g1\n"
    "Purpose p1 -exists_to_meet-> d1; Process r2 lane=mainstay -flows_to-> r1; r1 -owned_by-> Role w1\n"
    "r1 -standardised_by-> StandardWork k1 review_due=2026-07-01; Measure m1 -measures-> r1; Feedback f1 -about-> s1\n"
)


def missing(text: str) -> tuple[str, ...]:
    """Return what is not recorded of the process `r1`."""
    case = case_of(text)
    return processes_defined(case, [case.snapshot.index["r1"]])[0].missing


def test_QC_17_a_process_of_which_all_is_recorded_lacks_nothing() -> None:
    assert missing(WHOLE) == ()


def test_QC_17_a_process_of_which_nothing_is_recorded_lacks_every_facet() -> None:
    assert missing("Process r1") == FACETS


@pytest.mark.parametrize(
    ("taken", "facet"),
    [
        ("; d1 -felt_by-> StakeholderGroup g1", "customer"),
        ("Purpose p1 -exists_to_meet-> d1; ", "purpose"),
        (" -flows_to-> r1", "inputs"),
        ("; r1 -owned_by-> Role w1", "owner"),
        ("r1 -standardised_by-> StandardWork k1 review_due=2026-07-01; ", "standard"),
        ("Measure m1 -measures-> r1; ", "measure"),
        ("; Feedback f1 -about-> s1", "feedback"),
    ],
)
def test_QC_17_each_missing_facet_is_named(taken: str, facet: str) -> None:
    assert missing(WHOLE.replace(taken, "")) == (facet,)


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Process r1", "none"),
        ("Process r1 -standardised_by-> StandardWork k1", "in_date"),
        ("Process r1 -standardised_by-> StandardWork k1 review_due=2026-06-30", "out_of_date"),
        ("Process r1 -standardised_by-> StandardWork k1 status=archived", "none"),
    ],
)
def test_QC_04_every_process_has_its_agreed_way_or_a_gap(text: str, way: str) -> None:
    case = case_of(text)

    assert processes_defined(case, case.snapshot.live_with("flow"))[0].way == way
