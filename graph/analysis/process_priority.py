"""Which processes to work on first: importance to the purpose × how far from good they are, by people's own rating.

A priority of processes, never of people: importance and state are 1 to 5, as those who know the process say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from graph.analysis.case import Case
from graph.analysis.words_links import strengths_out

Band = Literal["redesign", "improve", "watch", "operate"]
BANDS: tuple[tuple[int, Band], ...] = ((15, "redesign"), (8, "improve"), (4, "watch"), (0, "operate"))
BEST = 6
REDESIGN = BANDS[0][0]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A process and how much speaks for working on it.

    Attributes:
        node: The process.
        importance, state: As rated, 1 to 5.
        aims: Sum of the strengths with which it contributes to aims.
    """

    node: int
    importance: int
    state: int
    aims: int

    @property
    def weight(self) -> int:
        """Importance × (6 − state), 1 to 25.

        >>> Weighed(0, importance=5, state=2, aims=0).weight
        20
        """
        return self.importance * (BEST - self.state)

    @property
    def band(self) -> Band:
        """What its weight asks for: 15 and more redesign, 8 to 14 improve, 4 to 7 watch, else operate.

        >>> [Weighed(0, importance=one, state=other, aims=0).band for one, other in ((5, 2), (4, 4), (3, 5))]
        ['redesign', 'improve', 'operate']
        """
        return next(band for least, band in BANDS if self.weight >= least)


def weighed_processes(case: Case, processes: Sequence[int]) -> list[Weighed]:
    """Return the processes whose importance and state are rated: by weight, then by aims, then by id."""
    aims = strengths_out(case, "contributes_to")
    rated = zip(processes, case.fields(processes, "importance"), case.fields(processes, "current_state"), strict=True)
    found = [
        Weighed(node, importance, state, int(aims[node]))
        for node, importance, state in rated
        if importance is not None and state is not None
    ]
    return sorted(found, key=lambda one: (-one.weight, -one.aims, one.node))


def rated_processes(case: Case, processes: Sequence[int]) -> list[int]:
    """Return the processes whose importance and state are rated, in the same order."""
    rated = zip(processes, case.fields(processes, "importance"), case.fields(processes, "current_state"), strict=True)
    return [node for node, importance, state in rated if importance is not None and state is not None]


def to_redesign(case: Case, processes: Sequence[int]) -> list[Weighed]:
    """Return the processes that are so important and in so poor a state that they ask for redesign, as weighed ones."""
    rated = zip(processes, case.fields(processes, "importance"), case.fields(processes, "current_state"), strict=True)
    heavy = [
        node
        for node, importance, state in rated
        if importance is not None and state is not None and importance * (BEST - state) >= REDESIGN
    ]
    return weighed_processes(case, heavy)
