"""Tests of `graph.analysis.reach`: how much work is near to a node or hangs on it."""

from __future__ import annotations

from math import log2

from hypothesis import given

from graph.analysis.case import Case
from graph.analysis.examples import case_of
from graph.analysis.reach import reach
from tests.graph.analysis.brute import Brute
from tests.graph.analysis.organisations import frozen, organisations


def reached_work(text: str) -> dict[str, float]:
    """Return d of each node: what reach is made of."""
    case = case_of(text)
    reaches = reach(case, range(len(case.snapshot)))
    return dict(zip(case.snapshot.ids, (2 ** (reaches - 1) - 1).round(9).tolist(), strict=True))


def test_work_that_is_linked_in_either_direction_counts_once() -> None:
    text = "Process r1 -enables-> Process r2; r2 -enables-> r1; Improvement i1 -improves-> r1; r1 -enables-> r1"

    assert reached_work(text) == {"r1": 2, "r2": 1, "i1": 1}


def test_what_is_no_live_work_or_no_live_link_does_not_count() -> None:
    text = "Process r1 -contributes_to-> Objective b1; Process r2 status=stopped -enables-> r1\n"
    text += "Process r3 -enables[valid_to=2026-06-30]-> r1"

    assert reached_work(text) == {"r1": 0, "b1": 1, "r2": 0, "r3": 0}


def test_work_whose_every_thread_runs_through_it_counts() -> None:
    text = "Purpose p1; Priority o1 -aligns_to-> p1; Objective b1 -aligns_to-> o1; Improvement i1 -delivers-> b1\n"
    text += "Improvement i2 -delivers-> b1; Improvement i3 -delivers-> b1; i3 -delivers-> o1"

    assert reached_work(text) == {"p1": 3, "o1": 3, "b1": 3, "i1": 0, "i2": 0, "i3": 0}


def test_work_that_is_linked_and_hangs_on_it_counts_once() -> None:
    text = "Purpose p1 -exists_to_meet-> Need d1; Service s1 -meets-> d1\n"
    text += "Process r1 -produces-> s1; Process r2 -flows_to-> r1"

    assert reached_work(text) == {"p1": 0, "d1": 3, "s1": 2, "r1": 2, "r2": 1}


def test_where_nothing_serves_only_linked_work_counts() -> None:
    assert reached_work("Process r1 -flows_to-> Process r2; r2 -flows_to-> Process r3") == {"r1": 1, "r2": 2, "r3": 1}


def test_the_reach_of_no_nodes_is_empty() -> None:
    assert reach(case_of("Need d1"), []).tolist() == []
    assert reach(case_of(""), []).tolist() == []


@given(organisations())
def test_reach_equals_brute_force(brute: Brute) -> None:
    case = Case(frozen(brute))

    reaches = reach(case, range(len(case.snapshot)))

    for node, found in zip(case.snapshot.ids, reaches.tolist(), strict=True):
        assert abs(found - (1 + log2(1 + len(_work_reached(brute, node))))) < 1e-9


def _work_reached(brute: Brute, node: str) -> set[str]:
    live = [link for link in brute.links if brute.link_live(link)]
    linked = {link.target for link in live if link.source == node} | {
        link.source for link in live if link.target == node
    }
    hanging = brute.only_through(node) if brute.serves(node) else set()
    return (linked | hanging) & set(brute.all_with("work")) - {node}
