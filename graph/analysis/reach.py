"""How far a node reaches into the work: what decides, beside severity, which finding is looked at first."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from graph.analysis.case import Case


def reach(case: Case, nodes: Sequence[int]) -> npt.NDArray[np.float64]:
    """Return the reach of each of some nodes: 1 + log₂(1 + d).

    d is the number of other live work nodes that are directly linked with it, in either direction, or whose every thread
    runs through it.
    """
    size = np.int64(len(case.snapshot))
    subjects = np.zeros(len(case.snapshot), dtype=np.bool_)
    subjects[list(nodes)] = True
    pairs = _linked_work(case, subjects)
    counts = np.bincount(pairs // size, minlength=len(case.snapshot))
    return 1 + np.log2(1 + counts[list(nodes)].astype(np.float64))


def _linked_work(case: Case, subjects: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """Return every subject with every other live work node linked with it, each pair once, as one number."""
    snapshot, work = case.snapshot, case.sight.work
    size, found = np.int64(len(snapshot)), []
    for ends, others in ((snapshot.sources, snapshot.targets), (snapshot.targets, snapshot.sources)):
        chosen = snapshot.link_live & subjects[ends] & work[others] & (ends != others)
        found.append(ends[chosen] * size + others[chosen])
    return np.unique(np.concatenate(found))
