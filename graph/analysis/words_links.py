"""Links of what is no longer live: a finished improvement keeps what it changed and what it taught.

`Case.out` and `Case.into` speak of links with both ends live. Here only the far end must be, or neither.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from graph.analysis.case import Case
from graph.analysis.neighbours import Side
from graph.analysis.snapshot import FEW, Ints

Grouped = Mapping[int, list[int]]
"""Link positions by node; a node without any is absent."""
NO_LINKS = np.empty(0, dtype=np.int32)


def valid_links(case: Case, *kinds: str, of: Sequence[int] | None = None) -> Grouped:
    """Return the links of these kinds that are valid on the day, by source, whatever their ends are.

    Args:
        case: The organisation on its day.
        kinds: Which.
        of: The sources asked about; those of others may be left out. All if not given.
    """
    snapshot = case.snapshot
    return _grouped(_chosen(case, kinds, "out", of), snapshot.sources)


def links_to_live(case: Case, *kinds: str, of: Sequence[int] | None = None) -> Grouped:
    """Return the links of these kinds that are valid on the day and lead to something live, by source."""
    snapshot = case.snapshot
    links = _chosen(case, kinds, "out", of)
    return _grouped(links[snapshot.live[snapshot.targets[links]]], snapshot.sources)


def links_from_live(case: Case, *kinds: str, of: Sequence[int] | None = None) -> Grouped:
    """Return the links of these kinds that are valid on the day and come from something live, by target."""
    snapshot = case.snapshot
    links = _chosen(case, kinds, "into", of)
    return _grouped(links[snapshot.live[snapshot.sources[links]]], snapshot.targets)


def _chosen(case: Case, kinds: Sequence[str], side: Side, of: Sequence[int] | None) -> Ints:
    """Return the links of some kinds that are valid on the day: all, or those at some nodes where these are few."""
    snapshot = case.snapshot
    if of is None or len(of) > FEW:
        return np.flatnonzero(snapshot.link_valid & snapshot.kind_mask(*kinds)).astype(np.int32)
    rows: Ints = np.concatenate([NO_LINKS, *(snapshot.neighbours.at(node, side) for node in of)])
    of_kinds = [code for code, name in enumerate(snapshot.columns.links.kind_names) if name in kinds]
    return rows[snapshot.link_valid[rows] & np.isin(snapshot.columns.links.kinds[rows], of_kinds)]


def _grouped(links: Ints, ends: Ints) -> Grouped:
    found: dict[int, list[int]] = {}
    for link in links.tolist():
        found.setdefault(int(ends[link]), []).append(link)
    return found


def strengths_out(case: Case, *kinds: str) -> Ints:
    """Return, of each node, the sum of the strengths of its live links of these kinds; 0 where it has none."""
    snapshot = case.snapshot
    chosen = snapshot.link_live & snapshot.kind_mask(*kinds)
    weights = snapshot.strengths[chosen]
    return np.bincount(snapshot.sources[chosen], weights=weights, minlength=len(snapshot)).astype(np.int32)
