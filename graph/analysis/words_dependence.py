"""Who depends on what: chains of `depends_on` without a substitute, and of `enables` read backwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import overload

import numpy as np

from graph.analysis.case import Case
from graph.analysis.graphs import Graph, build, reached_from


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
        """Return the nodes, none of them counted itself, on which so many of the counted or more depend.

        Each node remembers at most `number` of those that depend on it, which is enough to tell and keeps this linear.
        """
        dependents = set(counted)
        starts, heads = self._graph.starts.tolist(), self._graph.heads.tolist()
        known: dict[int, set[int]] = {}
        waiting = [(node, node) for node in sorted(dependents) if starts[node] < starts[node + 1]]
        while waiting:
            dependent, node = waiting.pop()
            for carrier in heads[starts[node] : starts[node + 1]]:
                remembered = known.setdefault(carrier, set())
                if dependent not in remembered and len(remembered) < number:
                    remembered.add(dependent)
                    waiting.append((dependent, carrier))
        return {node for node, found in known.items() if len(found) >= number and node not in dependents}

    def on(self, node: int, counted: frozenset[int]) -> Dependents:
        """Return which of the counted depend on a node, looked up when first asked for."""
        return Dependents(self._graph.reverse, node, counted)


class Dependents(Sequence[int]):
    """The nodes that depend on a node, in order; found when first looked at, because most findings are never shown."""

    def __init__(self, relying: Graph, node: int, counted: frozenset[int]) -> None:
        self._relying = relying
        self._node = node
        self._counted = counted

    @cached_property
    def _found(self) -> list[int]:
        return [
            node for node in reached_from(self._relying, self._node) if node in self._counted and node != self._node
        ]

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> list[int]: ...
    def __getitem__(self, index: int | slice) -> int | list[int]:
        """Return one of them, or some of them as a list."""
        return self._found[index]

    def __len__(self) -> int:
        return len(self._found)
