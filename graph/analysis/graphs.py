"""Links as arrays that algorithms run on: compressed rows, one entry for each pair of nodes, forward and reverse.

Parallel links between the same two nodes are one entry: on a duplicate, scipy's search for strongly connected
components never returns.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    from graph.analysis.steps import Shift

Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int32]
Bytes = npt.NDArray[np.int8]

UNREACHED = -1
STRONGEST = 3


@dataclass(frozen=True)
class Rows:
    """A directed graph in compressed rows: all that a search needs.

    Attributes:
        starts: Start of each node's row, and one more for the end of the last.
        heads: Where each entry leads.
    """

    starts: Ints
    heads: Ints

    @property
    def size(self) -> int:
        """Number of nodes."""
        return len(self.starts) - 1

    @cached_property
    def matrix(self) -> csr_array:
        """The graph as scipy's algorithms take it; its values mean nothing."""
        return _matrix(self.size, self.starts, self.heads)

    def row(self, node: int) -> range:
        """Return the entries that start at a node."""
        return range(int(self.starts[node]), int(self.starts[node + 1]))

    def entries_of(self, nodes: npt.NDArray[np.integer[Any]]) -> tuple[npt.NDArray[np.intp], Ints]:
        """Return the entries that start at some nodes, in the order of the nodes, and how many start at each."""
        starts = self.starts.take(nodes)
        counts: Ints = self.starts[1:].take(nodes) - starts
        shifts = starts - (np.cumsum(counts, dtype=np.int32) - counts)
        return np.repeat(shifts, counts) + np.arange(counts.sum()), counts

    def thinned(self, chosen: Bools) -> Rows:
        """Return the graph with only the chosen entries."""
        return Rows(self._starts_of(chosen), self.heads.take(np.flatnonzero(chosen)))

    def _starts_of(self, chosen: Bools) -> Ints:
        before = np.zeros(len(chosen) + 1, dtype=np.int32)
        np.cumsum(chosen, dtype=np.int32, out=before[1:])
        return before.take(self.starts)


@dataclass(frozen=True)
class Graph(Rows):
    """A directed graph without duplicates, whose entries stand for links; heads ascend within a row.

    Attributes:
        links: Which link each entry stands for; of parallel ones the strongest, then the alphabetically first kind.
        strengths: Strength of that link, 1 to 3.
    """

    links: Ints
    strengths: Bytes

    @cached_property
    def tails(self) -> Ints:
        """Where each entry starts."""
        return np.repeat(np.arange(self.size, dtype=np.int32), np.diff(self.starts))

    @cached_property
    def reverse(self) -> Graph:
        """The same graph with every entry turned round."""
        entries = np.arange(len(self.heads), dtype=np.int32)
        turned = _matrix(self.size, self.starts, self.heads, entries).tocsc()
        return Graph(turned.indptr, turned.indices, self.links.take(turned.data), self.strengths.take(turned.data))

    @cached_property
    def by_strength(self) -> tuple[Rows, ...]:
        """The graph with the links of at least strength 1, 2 and 3; the same one again where none is weaker."""
        found: list[Rows] = [self]
        for least in range(2, STRONGEST + 1):
            strong = self.strengths >= least
            found.append(found[-1] if np.all(strong | (self.strengths < least - 1)) else self.thinned(strong))
        return tuple(found)

    @cached_property
    def circles(self) -> tuple[int, Ints]:
        """Number of strongly connected components, and that of each node; see `components`."""
        return components(self)

    def relinked(self, links: Shift) -> Graph:
        """Return the same graph where the links that it stands for have moved."""
        if not links.splices:
            return self
        other = Graph(self.starts, self.heads, links.all(self.links), self.strengths)
        known = vars(self)
        vars(other).update({name: known[name] for name in ("tails", "matrix", "circles") if name in known})
        if "reverse" in known:
            vars(other)["reverse"] = self.reverse.relinked(links)
        return other

    def leads(self, node: int) -> list[int]:
        """Return where a node leads, ascending."""
        heads: list[int] = self.heads[self.starts[node] : self.starts[node + 1]].tolist()
        return heads

    def only(self, chosen: Bools) -> Graph:
        """Return the graph with only the chosen entries."""
        kept = np.flatnonzero(chosen)
        return Graph(self._starts_of(chosen), self.heads.take(kept), self.links.take(kept), self.strengths.take(kept))


def build(size: int, tails: Ints, heads: Ints, links: Ints, strengths: Ints | Bytes) -> Graph:
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
    if not _ascends(tails):
        order = np.argsort(tails, kind="stable")
        tails, heads, links, strengths = tails[order], heads[order], links[order], strengths[order]
    entries, strengths = np.arange(len(heads), dtype=np.int32), strengths.astype(np.int8)
    # Turned round twice, each row is sorted by head, and parallel links keep their order: two counting sorts.
    rows = _matrix(size, _starts(size, tails), heads, entries).tocsc().tocsr()
    best = _best_of_parallel(tails, rows.indices, strengths.take(rows.data))
    if best is None:
        return Graph(rows.indptr, rows.indices, links.take(rows.data), strengths.take(rows.data))
    kept = rows.data.take(best)
    return Graph(_starts(size, tails.take(best)), rows.indices.take(best), links.take(kept), strengths.take(kept))


def turned_round(size: int, tails: Ints, heads: Ints) -> Rows:
    """Return a graph with every entry turned round; pairs may repeat."""
    if not _ascends(tails):
        order = np.argsort(tails, kind="stable")
        tails, heads = tails[order], heads[order]
    entries = np.empty(len(heads), dtype=np.int8)
    turned = _matrix(size, _starts(size, tails), heads, entries).tocsc()
    return Rows(turned.indptr, turned.indices)


def _best_of_parallel(tails: Ints, heads: Ints, strengths: Bytes) -> npt.NDArray[np.intp] | None:
    """Return the strongest entry of each pair of nodes, the first of equal ones; None if no pair repeats."""
    if not len(tails):
        return None
    first = np.concatenate(([True], (tails[1:] != tails[:-1]) | (heads[1:] != heads[:-1])))
    if first.all():
        return None
    pair = np.cumsum(first, dtype=np.int32) - 1
    strongest = np.maximum.reduceat(strengths, np.flatnonzero(first))
    candidates = np.flatnonzero(strengths == strongest.take(pair))
    pair = pair.take(candidates)
    return candidates[np.concatenate(([True], pair[1:] != pair[:-1]))]


def steps_to(turned: Rows, marked: Bools) -> Ints:
    """Return the steps of each node from the nearest marked one, -1 where there is no way: to it, if turned round."""
    return _steps(*_spread(with_hub(turned, marked)))


def with_hub(turned: Rows, marked: Bools) -> Rows:
    """Return a graph with one node more, the last, that leads to all marked ones: one search from it does for all."""
    sources = np.flatnonzero(marked).astype(np.int32)
    starts = np.append(turned.starts, np.int32(turned.starts[-1] + len(sources)))
    return Rows(starts, np.concatenate((turned.heads, sources)))


def nearest(hubbed: Rows) -> tuple[Ints, Ints]:
    """Return the steps of each node to the nearest marked one, and the next node on such a way; -1 where none is.

    Args:
        hubbed: The graph turned round, with a hub that leads to the marked nodes; see `with_hub`.
    """
    order, came_from = _spread(hubbed)
    following = np.maximum(came_from[:-1], UNREACHED)
    following[hubbed.heads[hubbed.starts[-2] :]] = UNREACHED
    return _steps(order, came_from), following


def reaching(graph: Graph, marked: Bools) -> Bools:
    """Return which nodes reach a marked one, the marked ones included."""
    return reached(graph.reverse, marked)


def reached(graph: Rows, marked: Bools) -> Bools:
    """Return which nodes are reached from a marked one, the marked ones included."""
    found = np.zeros(graph.size, dtype=np.bool_)
    found[_spread(with_hub(graph, marked))[0]] = True
    return found


def reached_from(graph: Rows, node: int) -> list[int]:
    """Return the nodes reached from one, ascending, it included."""
    from scipy.sparse.csgraph import breadth_first_order

    found = breadth_first_order(graph.matrix, node, return_predecessors=False)
    found.sort()
    nodes: list[int] = found.tolist()
    return nodes


def reached_and_depth(graph: Rows, node: int) -> tuple[list[int], int]:
    """Return the nodes reached from one, ascending, it included, and the steps to the farthest of them."""
    from scipy.sparse.csgraph import breadth_first_order

    order, came_from = breadth_first_order(graph.matrix, node)
    depth, farthest = 0, int(order[-1])
    while farthest != node:
        depth, farthest = depth + 1, int(came_from[farthest])
    order.sort()
    nodes: list[int] = order.tolist()
    return nodes, depth


def steps_from(graph: Rows, node: int) -> Ints:
    """Return the steps from one node to each, following entries; -1 where there is no way."""
    marked = np.zeros(graph.size, dtype=np.bool_)
    marked[node] = True
    return steps_to(graph, marked)


def components(graph: Rows) -> tuple[int, Ints]:
    """Return the number of strongly connected components and that of each node.

    Entries lead to the same or a smaller number: what is reached is numbered first.
    """
    from scipy.sparse.csgraph import connected_components

    count, labels = connected_components(graph.matrix, connection="strong")
    return int(count), labels


def _spread(hubbed: Rows) -> tuple[npt.NDArray[np.intp], Ints]:
    """Return the nodes reached from the hub in breadth-first order, and for each node whence it was reached.

    Where a node was reached from is negative if it was not. The order is of the type by which arrays are indexed:
    otherwise each use would turn it into that.
    """
    from scipy.sparse.csgraph import breadth_first_order

    order, came_from = breadth_first_order(hubbed.matrix, hubbed.size - 1)
    return order[1:].astype(np.intp), came_from


def _steps(order: npt.NDArray[np.intp], came_from: Ints) -> Ints:
    """Return how far each node lies from the marked ones, from what `_spread` found; -1 where it was not reached.

    Nodes come level by level, so that the end of each level is looked for by halving.
    """
    size = len(came_from) - 1
    steps = np.full(size + 1, UNREACHED, dtype=np.int32)
    begin, level = 0, UNREACHED
    while begin < len(order):
        end = _end_of_level(order, came_from, steps, begin, level)
        level += 1
        steps[order[begin:end]] = level
        begin = end
    return steps[:size]


def _end_of_level(order: npt.NDArray[np.intp], came_from: Ints, steps: Ints, begin: int, before: int) -> int:
    """Return where the nodes end that were reached from the level before; what comes later came from a later one."""
    hub, low, high = len(came_from) - 1, begin, len(order)
    while low < high:
        middle = (low + high) // 2
        parent = came_from[order[middle]]
        reached_now = parent == hub if before == UNREACHED else parent != hub and steps[parent] == before
        low, high = (middle + 1, high) if reached_now else (low, middle)
    return low


def _ascends(numbers: Ints) -> bool:
    return bool(np.all(numbers[1:] >= numbers[:-1]))


def _starts(size: int, tails: Ints) -> Ints:
    starts = np.zeros(size + 1, dtype=np.int32)
    np.cumsum(np.bincount(tails, minlength=size), dtype=np.int32, out=starts[1:])
    return starts


def _matrix(size: int, starts: Ints, heads: Ints, values: npt.NDArray[Any] | None = None) -> csr_array:
    from scipy.sparse import csr_array

    if values is None:
        one: npt.NDArray[np.float64] = np.broadcast_to(np.float64(1), heads.shape)
        return csr_array((one, heads, starts), shape=(size, size))
    return csr_array((values, heads, starts), shape=(size, size))
