"""Marks reached are those of all that a node leads to."""

from __future__ import annotations

from hypothesis import given

from graph.analysis.graphs import components
from graph.analysis.reached_sets import bits, reached_sets
from graph.analysis.sight import Sight
from tests.graph.analysis.brute import Brute
from tests.graph.analysis.organisations import frozen, organisations, sight_of


@given(organisations())
def test_the_marks_of_each_node_are_those_of_all_it_reaches(brute: Brute) -> None:
    sight = Sight(frozen(brute))
    marks = [(node, node % 70) for node in range(len(sight.snapshot))] * 2 + [(0, 99)]

    found = reached_sets(sight.graph, sight.components, marks)

    for node in range(len(sight.snapshot)):
        assert found.marks(node) == sorted({mark for other, mark in marks if other in sight.up(node)})
    everywhere = range(len(sight.snapshot))
    assert found.of_each(list(everywhere)) == [found.of(node) for node in everywhere]


def test_nodes_of_a_circle_share_their_marks() -> None:
    sight = sight_of("Process a -flows_to-> Process b; b -flows_to-> a; b -flows_to-> Process c; Process a; Process b")

    found = reached_sets(sight.graph, components(sight.graph), [(2, 5)])

    assert [bits(found.of(node)) for node in range(3)] == [[5], [5], [5]]


def test_without_marks_nothing_is_reached() -> None:
    sight = sight_of("Process a -flows_to-> Process b; Process a")

    assert reached_sets(sight.graph, sight.components, []).sets == [0, 0]
