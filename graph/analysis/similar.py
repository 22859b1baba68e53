"""Which nodes are most like another by name: what a link that is missing most likely leads to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter

from rapidfuzz import fuzz, process, utils

from graph.analysis.snapshot import Snapshot

SAME_UNIT = 10
LEAST_LETTERS = 3
COMPARED = 100
_WORD = re.compile(rf"\w{{{LEAST_LETTERS},}}")


@dataclass(frozen=True)
class Candidates:
    """Nodes to choose from.

    Attributes:
        snapshot: Where they are.
        nodes: In order of id.
    """

    snapshot: Snapshot
    nodes: Sequence[int]
    _plain_names: dict[int, str] = field(default_factory=dict, repr=False, compare=False)

    def most_like(self, node: int, limit: int) -> list[tuple[float, int]]:
        """Return the candidates most like a node, each with its likeness, the most similar first, then in order of id.

        Likeness is that of names, 0 to 100, and 10 more where both name the same unit. Of very many candidates, those
        that share a word with the name are compared; if there are none, the first ones.
        """
        nodes = self._worth_comparing(node)
        names = [self._plain_name(other) for other in nodes]
        likeness = process.cdist([self._plain_name(node)], names, scorer=fuzz.WRatio)[0].tolist() if names else []
        if unit := self.snapshot.given(node).get("unit"):
            given = self.snapshot.given
            pairs = zip(likeness, nodes, strict=True)
            likeness = [alike + (SAME_UNIT if given(other).get("unit") == unit else 0) for alike, other in pairs]
        # Candidates come in order of id, which sorting keeps among the equally alike.
        best = sorted(zip(likeness, nodes, strict=True), key=itemgetter(0), reverse=True)
        return best[:limit]

    def _plain_name(self, node: int) -> str:
        """Return a name in small letters, without signs."""
        if node not in self._plain_names:
            self._plain_names[node] = utils.default_process(self.snapshot.names[node])
        return self._plain_names[node]

    def _worth_comparing(self, node: int) -> list[int]:
        if len(self.nodes) <= COMPARED:
            return list(self.nodes)
        sharing = sorted((self._by_word.get(word, []) for word in _words(self.snapshot.names[node])), key=len)
        found: dict[int, None] = {}
        for others in sharing:
            found.update(dict.fromkeys(others[: COMPARED - len(found)]))
        return sorted(found) or list(self.nodes[:COMPARED])

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = {}
        for node in self.nodes:
            for word in _words(self.snapshot.names[node]):
                index.setdefault(word, []).append(node)
        return index


def _words(name: str) -> set[str]:
    return set(_WORD.findall(name.casefold()))
