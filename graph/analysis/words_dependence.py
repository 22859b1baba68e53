"""Who depends on what: chains of `depends_on` without a substitute, and of `enables` read backwards."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from graph.analysis.case import Case
from graph.analysis.graphs import build
from graph.analysis.words_reach import Leading, reached_by_many


class Dependence:
    """The chains of dependence among what is live."""

    def __init__(self, case: Case) -> None:
        snapshot = case.snapshot
        needing = np.flatnonzero(snapshot.link_live & snapshot.kind_mask("depends_on"))
        needing = needing[[not case.link_field(link, "substitute") for link in needing.tolist()]]
        helping = np.flatnonzero(snapshot.link_live & snapshot.kind_mask("enables"))
        relying = np.concatenate((snapshot.sources[needing], snapshot.targets[helping]))
        relied_on = np.concatenate((snapshot.targets[needing], snapshot.sources[helping]))
        links = np.concatenate((needing, helping)).astype(np.int32)
        self._graph = build(len(snapshot), relying, relied_on, links, snapshot.strengths[links])

    def related(self, node: int) -> bool:
        """Tell whether a node depends on something, or something on it."""
        return bool(self._graph.row(node)) or bool(self._graph.reverse.row(node))

    def carrying(self, counted: Iterable[int], number: int) -> set[int]:
        """Return the nodes, none of them counted itself, on which so many of the counted or more depend."""
        dependents = set(counted)
        return reached_by_many(self._graph, dependents, number) - dependents

    def on(self, node: int, counted: frozenset[int]) -> Leading:
        """Return which of the counted depend on a node, looked up when first asked for."""
        return Leading(self._graph, node, counted)
