"""Where work of one unit leans on another unit, and whether both agreed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from graph.analysis.case import Case
from graph.analysis.places import NOWHERE

LEANS = "depends_on"


@dataclass(frozen=True, slots=True)
class Crossing:
    """A dependence that crosses from one unit to another.

    Attributes:
        link: The link.
        work: What leans.
        other: What it leans on.
        basis: `asserted`, `agreed` or `observed`.
    """

    link: int
    work: int
    other: int
    basis: str


def crossings(case: Case, asked: Callable[[int], bool] = lambda _: True) -> list[Crossing]:
    """Return the live dependences between different known units, in order of the work.

    Args:
        case: The organisation on its day.
        asked: Whether the work is within the scope asked about.
    """
    snapshot, units = case.snapshot, case.units
    links = np.flatnonzero(snapshot.link_live & snapshot.kind_mask(LEANS))
    tails, heads = units[snapshot.sources[links]], units[snapshot.targets[links]]
    across = links[(tails != heads) & (tails != NOWHERE) & (heads != NOWHERE)]
    found = [
        Crossing(link, int(snapshot.sources[link]), int(snapshot.targets[link]), str(case.link_field(link, "basis")))
        for link in across.tolist()
    ]
    return [one for one in found if asked(one.work)]
