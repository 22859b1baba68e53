"""How fast line of sight is told, beside bare scipy and networkx on the same graph."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import networkx as nx
import numpy as np
import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order

from graph.analysis.graphs import nearest
from graph.analysis.reached_sets import reached_sets
from graph.analysis.sight import Sight
from graph.analysis.snapshot import Snapshot
from tests.benchmarks.table import Line, race

pytestmark = pytest.mark.bench

ROUNDS = {"S": 51, "M": 15, "L": 3}
MOST_S = {"M": 0.6, "L": 12.0}
Report = Callable[[Line], None]


def _bare_search(sight: Sight) -> Callable[[], object]:
    """Return scipy's breadth-first search from all anchors, on the arrays of our own search."""
    rows = sight.towards_anchors
    matrix = csr_array((np.ones(len(rows.heads)), rows.heads, rows.starts), shape=(rows.size, rows.size))
    return lambda: breadth_first_order(matrix, rows.size - 1)


def _networkx_search(sight: Sight) -> Callable[[], Any]:
    """Return the search of somebody who uses networkx: steps and what comes before each node, in one pass."""
    graph = nx.DiGraph(zip(sight.graph.heads.tolist(), sight.graph.tails.tolist(), strict=True))
    graph.add_edges_from((-1, anchor) for anchor in np.flatnonzero(sight.anchors).tolist())
    return lambda: nx.predecessor(graph, -1, return_seen=True)


def test_nearest_anchor_of_every_node(size: str, sight: Sight, benchmark: BenchmarkFixture, report: Report) -> None:
    contestants: dict[str, Callable[[], Any]] = {
        "ours": lambda: nearest(sight.towards_anchors),
        "scipy's bare search": _bare_search(sight),
        "networkx": _networkx_search(sight),
    }

    taken = race(contestants, ROUNDS[size])

    steps, _ = benchmark.pedantic(contestants["ours"], rounds=5)
    _, seen = contestants["networkx"]()
    assert {node: step + 1 for node, step in enumerate(steps.tolist()) if step >= 0} == {
        node: step for node, step in seen.items() if node >= 0
    }
    ours, bare, peer = taken.values()
    margin = max(ours / bare / 1.5, 40 * ours / peer) if size != "S" else None
    bar = "≥ 40 × networkx, ≤ 1.5 × scipy's bare search" if size != "S" else ""
    report(Line("nearest anchor of every node, with next node", size, taken, bar, margin))


def test_statuses_and_best_next_node(size: str, sight: Sight, benchmark: BenchmarkFixture, report: Report) -> None:
    def run() -> None:
        fresh = Sight(sight.snapshot)
        vars(fresh).update(graph=sight.graph, anchors=sight.anchors, towards_anchors=sight.towards_anchors)
        assert len(fresh.codes) == len(fresh.next_on_best)

    taken = race({"ours": run, "scipy's bare search": _bare_search(sight)}, ROUNDS[size])

    benchmark.pedantic(run, rounds=5)
    ours, bare = taken.values()
    bar, margin = ("≤ 10 × scipy's bare search", ours / bare / 10) if size != "S" else ("", None)
    report(Line("five statuses and best next node of every node", size, taken, bar, margin))


def test_whole_analysis(size: str, snapshot: Snapshot, benchmark: BenchmarkFixture, report: Report) -> None:
    def run() -> None:
        fresh = Snapshot(snapshot.ontology, snapshot.columns, snapshot.date)
        sight = Sight(fresh)
        assert len(sight.codes) == len(sight.next_on_best)
        priorities = np.flatnonzero(sight.priorities).tolist()
        reached_sets(sight.graph, sight.components, ((node, mark) for mark, node in enumerate(priorities)))
        assert sight.dominators.sizes[-1]

    taken = race({"ours": run}, ROUNDS[size])

    benchmark.pedantic(run, rounds=3)
    bar, margin = (f"≤ {MOST_S[size]:g} s", taken["ours"] / MOST_S[size]) if size in MOST_S else ("", None)
    note = "from columns: what is live, the graph, statuses, components, priorities reached, dominators."
    report(Line("whole analysis", size, taken, bar, margin, note))
