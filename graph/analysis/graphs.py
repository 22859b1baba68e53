"""Links as arrays that algorithms run on: compressed rows, one entry for each pair of nodes, forward and reverse.

Parallel links between the same two nodes are one entry: on a duplicate, scipy's search for strongly connected
components never returns.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int32]

UNREACHED = -1


@dataclass(frozen=True)
class Graph:
    """A directed graph without duplicates, in compressed rows.

    Attributes:
        starts: Start of each node's row, and one more for the end of the last.
        heads: Where each entry leads, ascending within a row.
        links: Which link each entry stands for; of parallel ones the strongest, then the alphabetically first kind.
        strengths: Strength of that link, 1 to 3.
    """

    starts: Ints
    heads: Ints
    links: Ints
    strengths: Ints

    @property
    def size(self) -> int:
        """Number of nodes."""
        return len(self.starts) - 1

    @cached_property
    def tails(self) -> Ints:
        """Where each entry starts."""
        return np.repeat(np.arange(self.size, dtype=np.int32), np.diff(self.starts))

    @cached_property
    def reverse(self) -> Graph:
        """The same graph with every entry turned round."""
        entries = np.arange(len(self.heads), dtype=np.int32)
        turned = _matrix(self.size, self.starts, self.heads, entries).tocsc()
        return Graph(turned.indptr, turned.indices, self.links[turned.data], self.strengths[turned.data])

    @cached_property
    def matrix(self) -> csr_array:
        """The graph as scipy's algorithms take it; its values mean nothing."""
        return _matrix(self.size, self.starts, self.heads)

    @cached_property
    def row_starts(self) -> list[int]:
        """The starts as plain numbers, for code that walks from node to node."""
        starts: list[int] = self.starts.tolist()
        return starts

    def row(self, node: int) -> range:
        """Return the entries that start at a node."""
        return range(self.starts[node], self.starts[node + 1])

    def leads(self, node: int) -> list[int]:
        """Return where a node leads, ascending."""
        heads: list[int] = self.heads[self.starts[node] : self.starts[node + 1]].tolist()
        return heads

    def only(self, chosen: Bools) -> Graph:
        """Return the graph with only the chosen entries."""
        before = np.concatenate(([0], np.cumsum(chosen, dtype=np.int32)))
        starts = before[self.starts].astype(np.int32)
        return Graph(starts, self.heads[chosen], self.links[chosen], self.strengths[chosen])


def build(size: int, tails: Ints, heads: Ints, links: Ints, strengths: Ints) -> Graph:
    """Return links as a graph.

    Args:
        size: Number of nodes.
        tails, heads: Ends of each link, in the direction in which it is followed.
        links: Position of each link.
        strengths: Of each link, 1 to 3.

    Parallel links must come in order of preference for equal strength.

    >>> tails, heads, links, strengths = np.array([[0, 0, 1], [1, 1, 2], [0, 1, 2], [1, 2, 3]], dtype=np.int32)
    >>> build(3, tails, heads, links, strengths).links.tolist()
    [1, 2]
    """
    if not bool(np.all(tails[1:] >= tails[:-1])):
        order = np.argsort(tails, kind="stable")
        tails, heads, links, strengths = tails[order], heads[order], links[order], strengths[order]
    starts = _starts(size, tails)
    entries = np.arange(len(heads), dtype=np.int32)
    # Turned round twice, each row is sorted by head, and parallel links keep their order: two counting sorts.
    rows = _matrix(size, starts, heads, entries).tocsc().tocsr()
    tails, heads = tails[rows.data], rows.indices
    best = _best_of_parallel(tails, heads, strengths[rows.data])
    if best is None:
        return Graph(rows.indptr, heads, links[rows.data], strengths[rows.data])
    kept = rows.data[best]
    return Graph(_starts(size, tails[best]), heads[best], links[kept], strengths[kept])


def _best_of_parallel(tails: Ints, heads: Ints, strengths: Ints) -> npt.NDArray[np.intp] | None:
    """Return the strongest entry of each pair of nodes, the first of equal ones; None if no pair repeats."""
    if not len(tails):
        return None
    first = np.concatenate(([True], (tails[1:] != tails[:-1]) | (heads[1:] != heads[:-1])))
    if first.all():
        return None
    pair = np.cumsum(first) - 1
    strongest = np.maximum.reduceat(strengths, np.flatnonzero(first))
    candidates = np.flatnonzero(strengths == strongest[pair])
    fresh = np.concatenate(([True], pair[candidates][1:] != pair[candidates][:-1]))
    return candidates[fresh]


def distances(graph: Graph, marked: Bools) -> Ints:
    """Return the steps from each node to the nearest marked one; -1 where there is no way."""
    order, nearer = _spread(graph.reverse, marked)
    return _steps(graph.size, order, nearer)


def nearest(graph: Graph, marked: Bools) -> tuple[Ints, Ints]:
    """Return the steps of each node to the nearest marked one, and the next node on such a way; -1 where none is."""
    order, nearer = _spread(graph.reverse, marked)
    following = nearer[:-1]
    following[(following < 0) | (following == graph.size)] = UNREACHED
    return _steps(graph.size, order, nearer), following


def reaching(graph: Graph, marked: Bools) -> Bools:
    """Return which nodes reach a marked one, the marked ones included."""
    return reached(graph.reverse, marked)


def reached(graph: Graph, marked: Bools) -> Bools:
    """Return which nodes are reached from a marked one, the marked ones included."""
    found = np.zeros(graph.size, dtype=np.bool_)
    found[_spread(graph, marked)[0]] = True
    return found


def reached_from(graph: Graph, node: int) -> list[int]:
    """Return the nodes reached from one, ascending, it included."""
    from scipy.sparse.csgraph import breadth_first_order

    found = breadth_first_order(graph.matrix, node, return_predecessors=False)
    found.sort()
    nodes: list[int] = found.tolist()
    return nodes


def steps_from(graph: Graph, node: int) -> Ints:
    """Return the steps from one node to each, following entries; -1 where there is no way."""
    marked = np.zeros(graph.size, dtype=np.bool_)
    marked[node] = True
    return _steps(graph.size, *_spread(graph, marked))


def components(graph: Graph) -> tuple[int, Ints]:
    """Return the number of strongly connected components and that of each node.

    Entries lead to the same or a smaller number: what is reached is numbered first.
    """
    from scipy.sparse.csgraph import connected_components

    count, labels = connected_components(graph.matrix, connection="strong")
    return int(count), labels


def _spread(graph: Graph, marked: Bools) -> tuple[Ints, Ints]:
    """Return the nodes reached from marked ones in breadth-first order, and for each node whence it was reached.

    A marked node was reached from `graph.size`: all of them hang on one node more, so that one search does for all.
    """
    from scipy.sparse.csgraph import breadth_first_order

    sources = np.flatnonzero(marked).astype(np.int32)
    starts = np.append(graph.starts, np.int32(graph.starts[-1] + len(sources)))
    heads = np.concatenate((graph.heads, sources))
    order, came_from = breadth_first_order(_matrix(graph.size + 1, starts, heads), graph.size)
    return order[1:], came_from


def _steps(size: int, order: Ints, came_from: Ints) -> Ints:
    """Return how far each node lies from the marked ones; -1 where it was not reached."""
    steps = np.full(size, UNREACHED, dtype=np.int32)
    steps[order] = _levels(order, came_from)
    return steps


def _levels(order: Ints, came_from: Ints) -> Ints:
    """Return the steps of nodes in breadth-first order, from where each was reached."""
    place = np.empty(len(came_from), dtype=np.int32)
    place[len(came_from) - 1] = 0
    place[order] = np.arange(1, len(order) + 1, dtype=np.int32)
    parents = place[came_from[order]]
    steps = np.empty(len(order), dtype=np.int32)
    begin, level = 0, 0
    while begin < len(order):
        # Parents ascend, so those whose parent lies before the end of a level are the next level.
        end = int(np.searchsorted(parents, begin + 1))
        steps[begin:end] = level
        begin, level = end, level + 1
    return steps


def _starts(size: int, tails: Ints) -> Ints:
    counts = np.bincount(tails, minlength=size)
    return np.concatenate(([0], np.cumsum(counts))).astype(np.int32)


def _matrix(size: int, starts: Ints, heads: Ints, values: Ints | None = None) -> csr_array:
    from scipy.sparse import csr_array

    if values is None:
        one: npt.NDArray[np.float64] = np.broadcast_to(np.float64(1), heads.shape)
        return csr_array((one, heads, starts), shape=(size, size))
    return csr_array((values, heads, starts), shape=(size, size))
