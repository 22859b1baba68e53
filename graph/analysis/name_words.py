"""Which nodes have a word in their names: an index of all names, kept while changes leave them as they are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from graph.analysis.graphs import Ints

LEAST_LETTERS = 3
NONE = np.empty(0, dtype=np.int32)
_WORD = re.compile(rf"\w{{{LEAST_LETTERS},}}")


def words_of(name: str) -> set[str]:
    """Return the words of a name that say something, without regard to letter case.

    >>> sorted(words_of("Day of the Clinic"))
    ['clinic', 'day', 'the']
    """
    return set(_WORD.findall(name.casefold()))


@dataclass(frozen=True, slots=True)
class NameWords:
    """The nodes by the words of their names.

    Attributes:
        numbers: Of each word, its number.
        starts: Where the nodes of each word begin; one more at the end.
        nodes: Those of the first word in order, then those of the second, and so on.
    """

    numbers: Mapping[str, int]
    starts: Ints
    nodes: Ints

    @classmethod
    def of(cls, names: Sequence[str]) -> NameWords:
        """Return the nodes that have some names, in their order, by the words of these."""
        numbers: dict[str, int] = {}
        words, nodes = list[int](), list[int]()
        for node, name in enumerate(names):
            found = [numbers.setdefault(word, len(numbers)) for word in words_of(name)]
            words += found
            nodes += [node] * len(found)
        order = np.argsort(np.array(words, dtype=np.int32), kind="stable")
        counts = np.bincount(np.array(words, dtype=np.int32), minlength=len(numbers))
        starts = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
        return cls(numbers, starts, np.array(nodes, dtype=np.int32)[order])

    def having(self, word: str) -> Ints:
        """Return the nodes that have a word, in order."""
        number = self.numbers.get(word)
        return NONE if number is None else self.nodes[self.starts[number] : self.starts[number + 1]]
