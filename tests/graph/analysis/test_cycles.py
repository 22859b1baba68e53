"""Circles equal the strongly connected components of the definition."""

from __future__ import annotations

from hypothesis import given

from graph.analysis.cycles import cycles
from tests.graph.analysis.brute import Brute
from tests.graph.analysis.organisations import frozen, ids, organisations, snapshot_of


@given(organisations())
def test_circles_of_reasons_equal_their_definition(brute: Brute) -> None:
    snapshot = frozen(brute)

    found = [tuple(ids(snapshot, circle)) for circle in cycles(snapshot)]

    assert found == brute.cycles(without_trait="work_loop")


def test_loops_of_work_are_no_circles_of_reasons() -> None:
    assert cycles(snapshot_of("Process a -flows_to-> Process b; b -flows_to-> a")) == []


def test_a_reason_for_itself_is_a_circle() -> None:
    assert cycles(snapshot_of("Objective a -aligns_to-> a; Objective a")) == [(0,)]
