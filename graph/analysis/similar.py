"""Which nodes are most like another by name: what a link that is missing most likely leads to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter

import numpy as np
from rapidfuzz import fuzz, process, utils

from graph.analysis.graphs import Bools, Ints
from graph.analysis.name_words import words_of
from graph.analysis.snapshot import Snapshot

SAME_UNIT = 10
COMPARED = 100


@dataclass(frozen=True)
class Candidates:
    """Nodes to choose from.

    Attributes:
        snapshot: Where they are.
        nodes: In order of id.
    """

    snapshot: Snapshot
    nodes: Sequence[int]
    _compared: dict[int, list[tuple[float, int]]] = field(default_factory=dict, repr=False, compare=False)
    _plain_names: dict[int, str] = field(default_factory=dict, repr=False, compare=False)

    def most_like(self, node: int, limit: int) -> list[tuple[float, int]]:
        """Return the candidates most like a node, each with its likeness, the most similar first, then in order of id.

        Likeness is that of names, 0 to 100, and 10 more where both name the same unit. Of very many candidates, those
        that share a word with the name are compared; if there are none, the first ones.
        """
        if node not in self._compared:  # one kind of link after another asks the same of a node
            self._compared.clear()
            self._compared[node] = self._by_likeness(node)
        return self._compared[node][:limit]

    def _by_likeness(self, node: int) -> list[tuple[float, int]]:
        nodes = self._worth_comparing(node)
        names = [self._plain_name(other) for other in nodes]
        likeness = process.cdist([self._plain_name(node)], names, scorer=fuzz.WRatio)[0].tolist() if names else []
        if unit := self.snapshot.given(node).get("unit"):
            given = self.snapshot.given
            pairs = zip(likeness, nodes, strict=True)
            likeness = [alike + (SAME_UNIT if given(other).get("unit") == unit else 0) for alike, other in pairs]
        # Candidates come in order of id, which sorting keeps among the equally alike.
        return sorted(zip(likeness, nodes, strict=True), key=itemgetter(0), reverse=True)

    def _plain_name(self, node: int) -> str:
        """Return a name in small letters, without signs."""
        if node not in self._plain_names:
            self._plain_names[node] = utils.default_process(self.snapshot.names[node])
        return self._plain_names[node]

    def _worth_comparing(self, node: int) -> list[int]:
        if len(self.nodes) <= COMPARED:
            return list(self.nodes)
        sharing = sorted((self._having(word) for word in sorted(words_of(self.snapshot.names[node]))), key=len)
        found: dict[int, None] = {}
        for others in sharing:
            found.update(dict.fromkeys(others[: COMPARED - len(found)].tolist()))
        return sorted(found) or list(self.nodes[:COMPARED])

    def _having(self, word: str) -> Ints:
        """Return the candidates that have a word in their names, in order."""
        nodes = self.snapshot.name_words.having(word)
        return nodes[self._chosen[nodes]]

    @cached_property
    def _chosen(self) -> Bools:
        chosen = np.zeros(len(self.snapshot), dtype=np.bool_)
        chosen[list(self.nodes)] = True
        return chosen
