"""What the things of a causal map are like: levers, bridges and results, by their direct and indirect influence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
import numpy.typing as npt

from graph.analysis.following import live_graph
from graph.analysis.graphs import Ints
from graph.analysis.snapshot import Snapshot

Matrix = npt.NDArray[np.float64]
Place = Literal["driving", "linkage", "dependent", "autonomous"]
PLACES: dict[tuple[bool, bool], Place] = {
    (True, False): "driving",
    (True, True): "linkage",
    (False, True): "dependent",
    (False, False): "autonomous",
}
STEPS = 8
LARGEST = 1_500
"""On maps of more things indirect influence and bridges are not worked out: nobody reads such a map as a whole."""


@dataclass(frozen=True, slots=True)
class Factor:
    """One thing of a causal map.

    Attributes:
        node: Its position.
        influences, influenced_by: How many things it influences, and how many influence it.
        between: Share of the shortest ways between others that pass through it, 0 to 1; None on too large a map.
        influence, dependence: Strengths of what starts at it and of what leads to it, added up.
        indirect_influence, indirect_dependence: The same along ways of several links; None on too large a map.
        place: By influence and dependence against the means of the map; what equals a mean counts as high.
    """

    node: int
    influences: int
    influenced_by: int
    between: float | None
    influence: int
    dependence: int
    indirect_influence: float | None
    indirect_dependence: float | None
    place: Place


class CausalMap:
    """The things of an organisation that influence each other.

    Attributes:
        snapshot: The organisation.

    Source: Godet, From Anticipation to Action (1994), on MICMAC; Barbrook-Johnson and Penn, Systems Mapping (2022).
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._graph = live_graph(snapshot, "causal")

    @cached_property
    def nodes(self) -> list[int]:
        """What influences or is influenced, in order."""
        return [int(node) for node in np.union1d(self._graph.tails, self._graph.heads)]

    @cached_property
    def factors(self) -> tuple[Factor, ...]:
        """Everything on the map, in order of id."""
        tails, heads = self._ends
        strengths = self._graph.strengths.astype(np.int64)
        size = len(self.nodes)
        out, into = np.bincount(tails, minlength=size), np.bincount(heads, minlength=size)
        influence = np.bincount(tails, strengths, size).astype(int)
        dependence = np.bincount(heads, strengths, size).astype(int)
        places = placed(influence, dependence)
        between = self._between()
        indirect = self._indirect()
        return tuple(
            Factor(
                node,
                int(out[row]),
                int(into[row]),
                None if between is None else between[row],
                int(influence[row]),
                int(dependence[row]),
                None if indirect is None else float(indirect[row].sum()),
                None if indirect is None else float(indirect[:, row].sum()),
                places[row],
            )
            for row, node in enumerate(self.nodes)
        )

    @cached_property
    def _ends(self) -> tuple[Ints, Ints]:
        nodes = np.array(self.nodes, dtype=np.int32)
        tails, heads = np.searchsorted(nodes, self._graph.tails), np.searchsorted(nodes, self._graph.heads)
        return tails.astype(np.int32), heads.astype(np.int32)

    def _between(self) -> list[float] | None:
        import rustworkx

        size = len(self.nodes)
        if size > LARGEST:
            return None
        graph = rustworkx.PyDiGraph()
        graph.add_nodes_from(range(size))
        tails, heads = self._ends
        graph.add_edges_from_no_data(list(zip(tails.tolist(), heads.tolist(), strict=True)))
        found = rustworkx.digraph_betweenness_centrality(graph, normalized=True)
        return [found[row] for row in range(size)]

    def _indirect(self) -> Matrix | None:
        size = len(self.nodes)
        if size > LARGEST:
            return None
        matrix = np.zeros((size, size))
        matrix[self._ends] = self._graph.strengths
        return indirect(matrix)


def indirect(matrix: Matrix) -> Matrix:
    """Return the first power of a matrix of direct influence, from the second on, that puts things as the one before.

    Args:
        matrix: Strength of the influence of each row on each column.

    >>> given = np.array([[0, 3, 1, 0], [0, 0, 2, 1], [1, 0, 0, 3], [0, 0, 1, 0]], dtype=float)
    >>> (given @ given).sum(axis=1).tolist(), (given @ given).sum(axis=0).tolist()
    ([13.0, 9.0, 7.0, 4.0], [4.0, 3.0, 11.0, 15.0])
    """
    power, before = matrix @ matrix, _ranks(matrix)
    for _ in range(STEPS - 2):
        now = _ranks(power)
        if now == before:
            break
        power, before = power @ matrix, now
    return power


def placed(influence: Ints, dependence: Ints) -> list[Place]:
    """Return where things stand by their direct influence and dependence; what equals a mean counts as high.

    >>> placed(np.array([4, 3, 4, 1]), np.array([1, 3, 4, 4]))
    ['driving', 'linkage', 'linkage', 'dependent']
    """
    if not len(influence):
        return []
    strong, dependent = influence >= influence.mean(), dependence >= dependence.mean()
    return [PLACES[bool(one), bool(other)] for one, other in zip(strong, dependent, strict=True)]


def _ranks(matrix: Matrix) -> tuple[list[int], list[int]]:
    rows, columns = matrix.sum(axis=1), matrix.sum(axis=0)
    return np.argsort(-rows, kind="stable").tolist(), np.argsort(-columns, kind="stable").tolist()
