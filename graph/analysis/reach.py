"""How far a node reaches into the work: what decides, beside severity, which finding is looked at first."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from graph.analysis.case import Case
from graph.analysis.graphs import Ints


def reach(case: Case, nodes: Sequence[int] | Ints) -> npt.NDArray[np.float64]:
    """Return the reach of each of some nodes: 1 + log₂(1 + d).

    d is the number of other live work nodes that are directly linked with it, in either direction, or whose every
    thread runs through it.
    """
    asked = np.asarray(nodes, dtype=np.int32)
    counts = _hanging_work(case)[asked] + _linked_work(case, asked)[asked]
    return 1 + np.log2(1 + counts.astype(np.float64))


def _hanging_work(case: Case) -> npt.NDArray[np.int64]:
    """Return of each node how much other work hangs on it: every thread of that work runs through it."""
    tree, work = case.sight.dominators, case.sight.work
    # The walk of the tree begins with the sink; what hangs on a node follows it there.
    before = np.concatenate(([0, 0], np.cumsum(work[tree.walk[1:]])))
    ranks = tree.ranks[:-1]
    ends = np.maximum(ranks + tree.sizes[:-1], 0)
    return np.where(ranks >= 0, before[ends] - before[np.minimum(ranks + 1, ends)], 0)


def _linked_work(case: Case, asked: npt.NDArray[np.int32]) -> npt.NDArray[np.int64]:
    """Return of each asked node how much other work is linked with it and does not hang on it."""
    snapshot, work = case.snapshot, case.sight.work
    wanted = np.zeros(len(snapshot), dtype=np.bool_)
    wanted[asked] = True
    size, found = np.int64(len(snapshot)), []
    for ends, others in ((snapshot.sources, snapshot.targets), (snapshot.targets, snapshot.sources)):
        chosen = snapshot.link_live & wanted[ends] & work[others] & (ends != others)
        found.append(ends[chosen] * size + others[chosen])
    pairs = np.sort(np.concatenate(found))
    pairs = pairs[np.diff(pairs, prepend=-1) != 0]
    nodes, linked = (pairs // size).astype(np.int32), (pairs % size).astype(np.int32)
    return np.bincount(nodes[~case.sight.dominators.hang_on(linked, nodes)], minlength=len(snapshot))
