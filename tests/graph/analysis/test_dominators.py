"""The tree of what every thread runs through."""

from __future__ import annotations

import networkx as nx
from hypothesis import given

from graph.analysis.sight import Sight
from tests.graph.analysis.brute import Brute
from tests.graph.analysis.organisations import frozen, ids, organisations, sight_of


@given(organisations())
def test_the_nearest_node_on_all_threads_is_that_of_networkx(brute: Brute) -> None:
    sight = Sight(frozen(brute))
    tree, anchors = sight.dominators, brute.anchors
    turned = nx.DiGraph([(head, tail) for tail, head in brute.pairs if tail not in anchors])
    turned.add_edges_from(("", anchor) for anchor in anchors)
    turned.add_node("")

    expected = nx.immediate_dominators(turned, "")

    names = [*sight.snapshot.ids, ""]
    found = {names[node]: names[nearest] for node, nearest in enumerate(tree.nearest.tolist()) if nearest >= 0}
    assert found == {node: nearest for node, nearest in expected.items() if node}


@given(organisations())
def test_what_hangs_on_a_node_is_what_serves_only_through_it(brute: Brute) -> None:
    sight = Sight(frozen(brute))

    for position, node in enumerate(sight.snapshot.ids):
        hanging = sight.dominators.hanging_on(position)
        assert sorted(ids(sight.snapshot, hanging)) == sorted(brute.only_through(node))
        assert sight.dominators.sizes[position] == (len(hanging) + 1 if brute.serves(node) else 0)


def test_without_an_anchor_nothing_hangs_on_anything() -> None:
    tree = sight_of("Improvement i1 -delivers-> Priority o1").dominators

    assert tree.nearest.tolist() == [-1, -1]
    assert tree.walk.tolist() == [2]
    assert tree.hanging_on(1).tolist() == []
