"""Runs about a centre line against what chance allows: the longest run and the crossings (Anhøj)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph.analysis.spc_rules import runs_past_ties


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of a segment about its centre line; values on the line are passed over.

    Attributes:
        useful: Values beside the line.
        longest: The longest run on one side.
        longest_allowed: The longest that chance allows.
        crossings: How often the line is crossed.
        crossings_needed: The fewest that chance allows.
    """

    useful: int
    longest: int
    longest_allowed: int
    crossings: int
    crossings_needed: int

    @property
    def is_signal(self) -> bool:
        """True where chance alone does not explain the runs."""
        return self.longest > self.longest_allowed or self.crossings < self.crossings_needed


def runs_about(sides: Sequence[int]) -> Runs:
    """Return the runs of values, given the side of the line each lies on: 1, -1, or 0 on it.

    Source: Anhøj & Olesen, PLoS ONE 9(11): e113825 (2014); qicharts2.

    >>> runs_about([1, 1, -1, 0, -1, 1])
    Runs(useful=5, longest=2, longest_allowed=5, crossings=2, crossings_needed=0)
    """
    lengths = [count for _, count, _, _ in runs_past_ties(sides)]
    useful = sum(lengths)
    return Runs(
        useful=useful,
        longest=max(lengths, default=0),
        longest_allowed=longest_allowed(useful),
        crossings=max(len(lengths) - 1, 0),
        crossings_needed=crossings_needed(useful),
    )


def longest_allowed(useful: int) -> int:
    """Return the longest run that chance allows among so many values: log₂ rounded, and 3 (Schilling 2012).

    >>> [longest_allowed(useful) for useful in (10, 20, 50, 100)]
    [6, 7, 9, 10]
    """
    return round(math.log2(useful)) + 3 if useful else 0


@lru_cache(maxsize=1024)
def crossings_needed(useful: int) -> int:
    """Return the fewest crossings that chance allows: the 5 per cent quantile of so many coins less one (Chen 2010).

    >>> [crossings_needed(useful) for useful in (10, 20, 50, 100)]
    [2, 6, 19, 41]
    """
    tosses = max(useful - 1, 0)
    ways, total, heads = 1, 1, 0
    while 20 * total < 1 << tosses:
        ways = ways * (tosses - heads) // (heads + 1)
        heads += 1
        total += ways
    return heads
