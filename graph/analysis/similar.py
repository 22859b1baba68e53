"""Which nodes are most like another by name: what a link that is missing most likely leads to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process, utils

from graph.analysis.snapshot import Snapshot

SAME_UNIT = 10
LEAST_LETTERS = 3
COMPARED = 200
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

    def most_like(self, node: int, limit: int) -> list[tuple[float, int]]:
        """Return the candidates most like a node, each with its likeness, the most similar first, then in order of id.

        Likeness is that of names, 0 to 100, and 10 more where both name the same unit. Of very many candidates, those
        that share a word with the name are compared; if there are none, the first ones.
        """
        nodes = self._worth_comparing(node)
        names = [self.snapshot.names[other] for other in nodes]
        name, processor = self.snapshot.names[node], utils.default_process
        likeness = process.cdist([name], names, scorer=fuzz.WRatio, processor=processor)[0].tolist() if names else []
        unit = self.snapshot.given(node).get("unit")
        found = [
            (alike + (SAME_UNIT if unit and self.snapshot.given(other).get("unit") == unit else 0), other)
            for alike, other in zip(likeness, nodes, strict=True)
        ]
        return sorted(found, key=lambda pair: (-pair[0], pair[1]))[:limit]

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
