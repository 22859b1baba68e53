"""Judgements of rules as they stand after rows have moved: every position in them is another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, overload

from graph.analysis.rule import (
    CannotTell,
    Charted,
    Counted,
    Fact,
    Given,
    Hit,
    Judgement,
    Last,
    Missing,
    Seen,
    Through,
)
from graph.analysis.steps import STAYS, Shift


@dataclass(frozen=True, slots=True)
class Moves:
    """Where nodes and links went.

    Attributes:
        nodes, links: Where.
    """

    nodes: Shift = STAYS
    links: Shift = STAYS

    def then(self, other: Moves) -> Moves:
        """Return where they are after other moves, too."""
        return Moves(self.nodes.then(other.nodes), self.links.then(other.links))

    @property
    def moves(self) -> bool:
        """Whether anything has another position."""
        return bool(self.nodes.splices or self.links.splices)

    def judgement(self, judgement: Judgement) -> Judgement:
        """Return a judgement whose nodes and links are all still there, with their new positions."""
        return self.hit(judgement) if isinstance(judgement, Hit) else self.gap(judgement)

    def gap(self, gap: CannotTell) -> CannotTell:
        """Return what cannot be told, with new positions."""
        return CannotTell(self.nodes(gap.node), gap.name, None if gap.of is None else self.nodes(gap.of))

    def hit(self, hit: Hit) -> Hit:
        """Return a hit with new positions."""
        if not self.nodes.splices and not (self.links.splices and any(isinstance(one, Through) for one in hit.facts)):
            return hit
        return replace(
            hit,
            nodes=tuple(map(self.nodes, hit.nodes)),
            facts=tuple(_MOVED[type(fact)](self, fact) for fact in hit.facts),
            words={word: self._worded(value) for word, value in hit.words.items()},
        )

    def of(self, nodes: Sequence[int]) -> Sequence[int]:
        """Return the new positions of nodes; those that are only looked up when asked for stay so."""
        return tuple(map(self.nodes, nodes)) if isinstance(nodes, tuple | list) else Moved(nodes, self.nodes)

    def _worded(self, value: Any) -> Any:
        """Return a word of a sentence: a sequence is one of positions."""
        return self.of(value) if isinstance(value, Sequence) and not isinstance(value, str) else value


def moves_since(moves: Sequence[Moves]) -> list[Moves]:
    """Return where rows went since there had been so many of some moves: from none of them up to all.

    >>> len(moves_since([Moves(), Moves()]))
    3
    """
    since = [Moves()]
    for move in reversed(moves):
        since.append(move.then(since[-1]))
    return since[::-1]


class Moved(Sequence[int]):
    """Positions of nodes that are looked up late, as they are now."""

    def __init__(self, nodes: Sequence[int], shift: Shift) -> None:
        self._nodes = nodes
        self._shift = shift

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> list[int]: ...
    def __getitem__(self, index: int | slice) -> int | list[int]:
        """Return one of them, or some of them as a list."""
        found = self._nodes[index]
        return self._shift(found) if isinstance(found, int) else [self._shift(node) for node in found]

    def __len__(self) -> int:
        return len(self._nodes)


_MOVED: Mapping[type[Fact], Callable[[Moves, Any], Fact]] = MappingProxyType(
    {
        Missing: lambda moves, fact: replace(fact, node=moves.nodes(fact.node)),
        Given: lambda moves, fact: replace(fact, node=moves.nodes(fact.node)),
        Through: lambda moves, fact: Through(moves.links(fact.link)),
        Last: lambda moves, fact: Last(moves.nodes(fact.measure)),
        Seen: lambda moves, fact: Seen(moves.nodes(fact.node)),
        Counted: lambda moves, fact: replace(fact, nodes=moves.of(fact.nodes)),
        Charted: lambda moves, fact: Charted(moves.nodes(fact.measure)),
    }
)
