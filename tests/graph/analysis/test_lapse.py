"""The last day of a thread is found where it is looked for least, and kept while changes leave it."""

from __future__ import annotations

import numpy as np
from hypothesis import given

from graph.analysis.case import Case
from graph.analysis.examples import case_of
from graph.analysis.lapse import UNKNOWN, Lapse
from graph.analysis.since import not_serving_since
from graph.records import change_of
from tests.graph.analysis.brute import Brute
from tests.graph.analysis.organisations import frozen, organisations

ORGANISATION = """
Purpose p1 -exists_to_meet-> Need d1; Process r1 -meets-> d1; Process r2 -meets[valid_to=2026-02-28]-> d1
Process r3 -meets-> d1
Activity a1 -belongs_to-> r2; Activity a2 -belongs_to-> r1
"""


def link(source: str, kind: str, target: str, nth: int = 0, **fields: object) -> dict[str, object]:
    return {"from": source, "kind": kind, "to": target, "nth": nth, "fields": fields}


@given(organisations())
def test_the_last_day_of_a_thread_is_the_same_when_the_search_ends_at_what_serves(brute: Brute) -> None:
    case = Case(frozen(brute))
    whole, nothing = Lapse(case.snapshot), np.zeros(len(case.snapshot), dtype=np.bool_)

    for node in np.flatnonzero(case.sight.work & ~case.sight.serves).tolist():
        found = case.lapse.of_thread(node, case.sight.serves) if case.sight.once_served[node] else UNKNOWN
        assert found == whole.of_thread(node, nothing)


def test_after_a_link_between_what_serves_the_days_of_threads_are_taken_over() -> None:
    case = case_of(ORGANISATION)
    node = case.snapshot.position("a1")
    assert node is not None
    assert not_serving_since(case, node) == "2026-03-01"
    threads = case.threads_last
    assert threads is not None

    changed = case.snapshot.after([change_of("link", None, link("a2", "belongs_to", "r3"))])
    later = Case(changed, former=case)

    assert threads.still(changed, later.sight.serves) == {node: threads.days[node]}
    assert not_serving_since(later, node) == "2026-03-01"


def test_the_days_are_handed_on_by_a_revision_at_which_nobody_asked() -> None:
    case = case_of(ORGANISATION)
    node = case.snapshot.position("a1")
    assert node is not None
    not_serving_since(case, node)
    between = Case(case.snapshot.after([change_of("link", None, link("a2", "belongs_to", "r3"))]), former=case)
    after = between.snapshot.after([change_of("link", None, link("a2", "belongs_to", "r3", nth=1))])

    later = Case(after, former=between)

    told = later.threads_last
    assert told is not None
    assert node in told.days
    assert not_serving_since(later, node) == "2026-03-01"


def test_after_a_link_of_what_does_not_serve_the_days_are_found_anew() -> None:
    case = case_of(ORGANISATION)
    node = case.snapshot.position("a1")
    assert node is not None
    not_serving_since(case, node)
    ended = link("a1", "belongs_to", "r1", valid_to="2026-05-31")

    later = Case(case.snapshot.after([change_of("link", None, ended)]), former=case)

    assert not_serving_since(later, node) == "2026-06-01"


def test_after_a_change_of_a_node_the_days_are_found_anew() -> None:
    case = case_of(ORGANISATION)
    node = case.snapshot.position("a1")
    assert node is not None
    not_serving_since(case, node)
    threads = case.threads_last
    assert threads is not None
    ended = {"id": "r3", "kind": "Process", "name": "r3", "fields": {"valid_to": "2026-01-31"}}

    changed = case.snapshot.after([change_of("node", None, ended)])
    later = Case(changed, former=case)

    assert threads.still(changed, later.sight.serves) == {}
    assert not_serving_since(later, node) == "2026-03-01"
