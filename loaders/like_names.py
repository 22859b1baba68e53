"""Finds those of many names that a header is like, comparing it with the few only that share enough pairs of letters.

A header and a name that are alike have most letters in common, in one order, and so most pairs of letters that follow
each other; a table may have two thousand headers, and a mapping some hundred names.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from math import ceil

LEAST_LIKENESS = 84
ROUNDED = (LEAST_LIKENESS - 0.5) / 100
"""From here on a share of common letters is rounded to the least likeness."""

TINY = 1e-9
LEAST_SHARED = 0.43
"""So many pairs for each letter, but for one, are shared with the shortest name that could be alike."""


class LikeNames:
    """Names, found by their likeness."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take names in, each as headers are compared."""
        self._pairs: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._lengths: dict[str, int] = {}
        for name in dict.fromkeys(names):
            letters = _sorted_words(name)
            self._lengths[name] = len(letters)
            for pair in set(pairwise(letters)):
                self._pairs[pair].append(name)

    def like(self, wanted: str) -> Iterator[tuple[str, int]]:
        """Yield the names that are like another one, with how much they are, from 84 to 100."""
        from rapidfuzz import fuzz

        for name in self._possible(wanted):
            likeness = round(fuzz.token_sort_ratio(wanted, name))
            if likeness >= LEAST_LIKENESS:
                yield name, likeness

    def _possible(self, wanted: str) -> Iterator[str]:
        """Yield the names that have enough pairs of letters in common with another one to be like it."""
        letters = _sorted_words(wanted)
        shared = Counter(chain.from_iterable(self._pairs[pair] for pair in pairwise(letters) if pair in self._pairs))
        least = LEAST_SHARED * len(letters) - 1
        for name, count in ((name, count) for name, count in shared.items() if count >= least):
            both = len(letters) + self._lengths[name]
            common = ceil(ROUNDED * both / 2 - TINY)
            # A letter left out breaks two pairs at most, one put in breaks one.
            if common <= min(len(letters), self._lengths[name]) and count >= 3 * common - both - 1:
                yield name


def _sorted_words(text: str) -> str:
    return " ".join(sorted(text.split()))
