"""Links of what is no longer live: a finished improvement keeps what it changed and what it taught.

`Case.out` and `Case.into` speak of links with both ends live. Here only the far end must be, or neither.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from graph.analysis.case import Case
from graph.analysis.snapshot import Bools, Ints

Grouped = Mapping[int, list[int]]
"""Link positions by node; a node without any is absent."""


def valid_links(case: Case, *kinds: str) -> Grouped:
    """Return the links of these kinds that are valid on the day, by source, whatever their ends are."""
    snapshot = case.snapshot
    return _grouped(snapshot.link_valid & snapshot.kind_mask(*kinds), snapshot.sources)


def links_to_live(case: Case, *kinds: str) -> Grouped:
    """Return the links of these kinds that are valid on the day and lead to something live, by source."""
    snapshot = case.snapshot
    return _grouped(
        snapshot.link_valid & snapshot.kind_mask(*kinds) & snapshot.live[snapshot.targets], snapshot.sources
    )


def links_from_live(case: Case, *kinds: str) -> Grouped:
    """Return the links of these kinds that are valid on the day and come from something live, by target."""
    snapshot = case.snapshot
    return _grouped(
        snapshot.link_valid & snapshot.kind_mask(*kinds) & snapshot.live[snapshot.sources], snapshot.targets
    )


def _grouped(chosen: Bools, ends: Ints) -> Grouped:
    found: dict[int, list[int]] = {}
    for link in chosen.nonzero()[0].tolist():
        found.setdefault(int(ends[link]), []).append(link)
    return found


def strengths_out(case: Case, *kinds: str) -> Ints:
    """Return, of each node, the sum of the strengths of its live links of these kinds; 0 where it has none."""
    snapshot = case.snapshot
    chosen = snapshot.link_live & snapshot.kind_mask(*kinds)
    weights = snapshot.strengths[chosen]
    return np.bincount(snapshot.sources[chosen], weights=weights, minlength=len(snapshot)).astype(np.int32)
