"""Causal maps: who influences whom, directly and through others."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from graph.analysis.influence import CausalMap, indirect
from tests.graph.analysis.organisations import snapshot_of
from tests.graph.analysis.test_loops import WAITS

GODET = """
SystemFactor a -influences[strength=3]-> SystemFactor b
a -influences[strength=1]-> SystemFactor c
b -influences[strength=2]-> c
b -influences[strength=1]-> SystemFactor d
c -influences[strength=1]-> a
c -influences[strength=3]-> d
d -influences[strength=1]-> c
"""


def test_what_stands_between_most_others_is_a_bridge() -> None:
    made = CausalMap(snapshot_of(WAITS))
    ids = made.snapshot.ids

    between = {ids[factor.node]: factor.between for factor in made.factors}
    counts = {ids[factor.node]: (factor.influenced_by, factor.influences) for factor in made.factors}

    assert {name: between[name] for name in ("Waits", "Capacity", "Escalation")} == pytest.approx(
        {"Waits": 0.5, "Capacity": 0.333, "Escalation": 0.233}, abs=5e-4
    )
    assert counts["Waits"] == (2, 2)
    assert (counts["Capacity"], counts["Escalation"], counts["Overtime"]) == ((3, 1), (1, 2), (1, 2))
    assert counts["Demand"] == (0, 1)


def test_between_is_what_networkx_finds() -> None:
    made = CausalMap(snapshot_of(WAITS))
    links = made.snapshot
    graph = nx.DiGraph(zip(links.sources.tolist(), links.targets.tolist(), strict=True))

    assert {factor.node: factor.between for factor in made.factors} == pytest.approx(nx.betweenness_centrality(graph))


def test_influence_and_dependence_put_things_in_four_places() -> None:
    factors = CausalMap(snapshot_of(GODET)).factors

    assert [(one.influence, one.dependence, one.place) for one in factors] == [
        (4, 1, "driving"),
        (3, 3, "linkage"),
        (4, 4, "linkage"),
        (1, 4, "dependent"),
    ]


def test_indirect_influence_is_taken_where_the_order_has_settled() -> None:
    matrix = np.array([[0, 1, 0], [0, 0, 1], [0, 0, 0]], dtype=float)

    assert indirect(matrix).tolist() == (matrix @ matrix @ matrix).tolist()


def test_a_map_with_nothing_on_it_has_no_factors() -> None:
    assert CausalMap(snapshot_of("SystemFactor a")).factors == ()
