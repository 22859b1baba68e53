"""Sight agrees with its definitions, and with networkx on nearest anchors."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given

from graph.analysis.sight import STATUSES, Sight
from tests.graph.analysis.brute import Brute
from tests.graph.analysis.organisations import frozen, ids, organisations, sight_of

LADDER = "i1 -delivers-> Priority o1; o1 -aligns_to-> Purpose p1; Improvement i1"


@given(organisations())
def test_the_status_of_every_live_node_equals_its_definition(brute: Brute) -> None:
    sight = Sight(frozen(brute))

    told = dict(zip(sight.snapshot.ids, sight.statuses, strict=True))

    assert told == {node.id: brute.status(node.id) if brute.live(node.id) else "" for node in brute.nodes}


@given(organisations())
def test_what_a_node_reaches_and_what_reaches_it_equal_their_definitions(brute: Brute) -> None:
    sight = Sight(frozen(brute))

    for position, node in enumerate(sight.snapshot.ids):
        assert ids(sight.snapshot, sight.up(position)) == sorted(brute.up(node))
        assert ids(sight.snapshot, sight.down(position)) == sorted(brute.down(node))


@given(organisations())
def test_LS_02_orphan_list_equals_brute_force_reachability(brute: Brute) -> None:
    sight = Sight(frozen(brute))

    orphans = ids(sight.snapshot, np.flatnonzero(sight.work & ~sight.serves_priority))

    assert orphans == sorted(node for node in brute.all_with("work") if not brute.serves_priority(node))


@given(organisations())
def test_nearest_anchors_are_as_far_as_networkx_says(brute: Brute) -> None:
    sight = Sight(frozen(brute))
    graph = nx.DiGraph([(target, source) for source, target in brute.pairs])
    graph.add_nodes_from(sight.snapshot.ids)

    expected = nx.multi_source_dijkstra_path_length(graph, brute.anchors, weight=lambda *_: 1) if brute.anchors else {}

    steps = sight.steps.tolist()
    assert steps == [expected.get(node, -1) for node in sight.snapshot.ids]
    for node, following in enumerate(sight.next_on_shortest.tolist()):
        assert (following < 0) == (steps[node] <= 0)
        assert following < 0 or steps[following] == steps[node] - 1


@given(organisations(most=7, most_links=16))
def test_the_needs_that_work_helps_to_meet_equal_their_definition(brute: Brute) -> None:
    sight = Sight(frozen(brute))

    for position, node in enumerate(sight.snapshot.ids):
        assert ids(sight.snapshot, sight.helps_to_meet(position)) == sorted(brute.helps_to_meet(node))
        assert ids(sight.snapshot, sight.ends_at_unnamed_need(position)) == sorted(
            brute.helps_to_meet(node) - brute.anchors
        )


def test_counts_are_of_live_work_in_the_order_of_the_statuses() -> None:
    sight = sight_of(f"{LADDER}; Improvement i2; Improvement i3 status=draft; Process r1")

    counts = sight.counts()

    assert list(counts) == list(STATUSES)
    assert counts == {"strategic": 1, "operational": 0, "broken": 0, "lapsed": 0, "adrift": 2}


def test_counts_can_be_asked_of_some_nodes_only() -> None:
    sight = sight_of(f"{LADDER}; Improvement i2")

    counted = sight.counts([sight.snapshot.position("i2"), sight.snapshot.position("o1")])

    assert sum(counted.values()) == counted["adrift"] == 1


@pytest.mark.parametrize(
    ("text", "answerable"),
    [(LADDER, True), ("Improvement i1 -delivers-> Priority o1", False), ("Purpose p1 status=draft; Need d1", False)],
)
def test_alignment_can_be_told_only_where_a_live_purpose_is_recorded(text: str, answerable: bool) -> None:
    assert sight_of(text).answerable is answerable


def test_a_need_anchors_only_while_a_live_purpose_names_it() -> None:
    sight = sight_of(
        "Purpose p1 -exists_to_meet-> Need d1; Purpose p2 status=archived -exists_to_meet-> Need d2; Need d3"
    )

    assert ids(sight.snapshot, np.flatnonzero(sight.anchors)) == ["d1", "p1"]


@pytest.mark.parametrize(
    ("links", "status"),
    [
        ("p1 -exists_to_meet-> d1", "operational"),
        ("p1 -exists_to_meet[valid_to=2026-07-01]-> d1", "operational"),
        ("p1 -exists_to_meet[valid_to=2026-06-30]-> d1", "lapsed"),
        ("p1 -exists_to_meet[valid_from=2026-07-02]-> d1", "adrift"),
    ],
)
def test_validity_counts_both_its_days(links: str, status: str) -> None:
    sight = sight_of(f"Purpose p1; Need d1; Service s1 -meets-> d1; {links}")

    assert sight.status(2) == status


@pytest.mark.parametrize(("state", "status"), [("completed", "lapsed"), ("paused", "lapsed"), ("draft", "adrift")])
def test_work_lapses_with_a_priority_that_ended_never_with_one_not_begun(state: str, status: str) -> None:
    sight = sight_of(f"Improvement i1 -delivers-> Priority o1 status={state}; o1 -aligns_to-> Purpose p1")

    assert sight.status(0) == status


def test_a_thread_through_a_purpose_helps_to_meet_no_need() -> None:
    sight = sight_of(
        f"{LADDER}; p1 -exists_to_meet-> Need d1; Service s1 -meets-> d1; d1 -felt_by-> StakeholderGroup g1"
    )
    position = sight.snapshot.position

    assert sight.helps_to_meet(position("i1")) == []
    assert sight.reaches_people(position("s1")) == [(position("d1"), position("g1"))]


def test_an_empty_organisation_has_nothing_to_tell() -> None:
    sight = sight_of("")

    assert not sight.answerable
    assert sight.statuses == []
    assert sum(sight.counts().values()) == 0
