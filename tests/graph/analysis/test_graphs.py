"""Graphs hold each pair of nodes once, and what runs on them ends."""

from __future__ import annotations

import networkx as nx
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.graphs import (
    Graph,
    Ints,
    build,
    components,
    nearest,
    reached,
    reaching,
    steps_from,
    steps_to,
    with_hub,
)

SIZE = 8
pairs = st.lists(st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1), st.integers(1, 3)), max_size=30)
marks = st.sets(st.integers(0, SIZE - 1))


def _array(numbers: list[int]) -> Ints:
    return np.array(numbers, dtype=np.int32)


def _graph(drawn: list[tuple[int, int, int]]) -> Graph:
    tails, heads, strengths = (_array([entry[column] for entry in drawn]) for column in range(3))
    return build(SIZE, tails, heads, np.arange(len(drawn), dtype=np.int32), strengths)


def _mask(marked: set[int]) -> np.ndarray:
    return np.isin(np.arange(SIZE), list(marked))


def _peer(drawn: list[tuple[int, int, int]]) -> nx.DiGraph:
    graph = nx.DiGraph([(tail, head) for tail, head, _ in drawn])
    graph.add_nodes_from(range(SIZE))
    return graph


@given(pairs)
def test_every_pair_stands_once_with_its_strongest_first_link(drawn: list[tuple[int, int, int]]) -> None:
    graph = _graph(drawn)

    entries = list(zip(graph.tails.tolist(), graph.heads.tolist(), graph.links.tolist(), strict=True))

    best: dict[tuple[int, int], int] = {}
    for link, (tail, head, strength) in enumerate(drawn):
        if (tail, head) not in best or strength > drawn[best[tail, head]][2]:
            best[tail, head] = link
    assert entries == [(tail, head, link) for (tail, head), link in sorted(best.items())]


@given(pairs)
def test_turned_round_twice_a_graph_is_itself(drawn: list[tuple[int, int, int]]) -> None:
    graph = _graph(drawn)

    again = graph.reverse.reverse

    for name in ("starts", "heads", "links", "strengths"):
        assert getattr(again, name).tolist() == getattr(graph, name).tolist()


def test_a_search_for_circles_ends_on_parallel_links() -> None:
    parallel = [(0, 1, 3), (0, 1, 2), (1, 2, 3), (2, 0, 1), (2, 0, 1)]

    count, labels = components(_graph(parallel))

    assert count == SIZE - 2
    assert len(set(labels[:3].tolist())) == 1


@given(pairs)
def test_components_are_those_of_networkx_and_what_is_reached_is_numbered_first(
    drawn: list[tuple[int, int, int]],
) -> None:
    graph = _graph(drawn)

    count, labels = components(graph)

    found = {frozenset(np.flatnonzero(labels == label).tolist()) for label in range(count)}
    assert found == {frozenset(nodes) for nodes in nx.strongly_connected_components(_peer(drawn))}
    assert bool(np.all(labels[graph.tails] >= labels[graph.heads]))


@given(pairs, marks)
def test_distances_are_those_of_networkx_and_the_next_node_is_one_nearer(
    drawn: list[tuple[int, int, int]], marked: set[int]
) -> None:
    graph = _graph(drawn)

    steps, following = nearest(with_hub(graph.reverse, _mask(marked)))

    peer = _peer(drawn).reverse()
    expected = nx.multi_source_dijkstra_path_length(peer, marked, weight=lambda *_: 1) if marked else {}
    assert {node: step for node, step in enumerate(steps.tolist()) if step >= 0} == expected
    assert steps_to(graph.reverse, _mask(marked)).tolist() == steps.tolist()
    for node, head in enumerate(following.tolist()):
        assert (head < 0) == (steps[node] <= 0)
        assert head < 0 or (head in graph.leads(node) and steps[head] == steps[node] - 1)


@given(pairs, marks)
def test_reach_is_that_of_networkx_both_ways(drawn: list[tuple[int, int, int]], marked: set[int]) -> None:
    graph, peer = _graph(drawn), _peer(drawn)

    below = set(np.flatnonzero(reaching(graph, _mask(marked))).tolist())
    above = set(np.flatnonzero(reached(graph, _mask(marked))).tolist())

    assert below == marked.union(*(nx.ancestors(peer, node) for node in marked))
    assert above == marked.union(*(nx.descendants(peer, node) for node in marked))


@given(pairs, st.integers(0, SIZE - 1))
def test_steps_from_a_node_are_those_of_networkx(drawn: list[tuple[int, int, int]], node: int) -> None:
    steps = steps_from(_graph(drawn), node).tolist()

    expected = nx.single_source_shortest_path_length(_peer(drawn), node)
    assert {other: step for other, step in enumerate(steps) if step >= 0} == dict(expected)


def test_an_empty_graph_reaches_nothing() -> None:
    graph = build(0, *(np.empty(0, dtype=np.int32) for _ in range(4)))

    assert components(graph)[0] == 0
    assert steps_to(graph, np.empty(0, dtype=np.bool_)).tolist() == []
