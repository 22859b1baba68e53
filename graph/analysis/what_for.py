"""What every node is for: the needs that it helps to meet and the priorities that it leads to, of all nodes at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

import numpy as np

from graph.analysis.reached_sets import ReachedSets, bits, reached_sets
from graph.analysis.sight import Sight


@dataclass(frozen=True)
class Met(Sequence[int]):
    """Some of many needs, which are listed only when looked at: very much work may help to meet very many."""

    _needs: Sequence[int]
    _marks: int

    @cached_property
    def _found(self) -> list[int]:
        return [self._needs[mark] for mark in bits(self._marks)]

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> list[int]: ...
    def __getitem__(self, index: int | slice) -> int | list[int]:
        """Return one of them, or some of them as a list."""
        return self._found[index]

    def __len__(self) -> int:
        return self._marks.bit_count()

    def __iter__(self) -> Iterator[int]:
        """Yield them; whoever looks at the first few does not pay for all."""
        marks = self._marks
        while marks:
            low = marks & -marks
            yield self._needs[low.bit_length() - 1]
            marks ^= low


class WhatFor:
    """What the nodes of an organisation are for.

    Attributes:
        sight: Line of sight.
    """

    def __init__(self, sight: Sight) -> None:
        self.sight = sight

    def needs(self, node: int) -> Met:
        """Return the live needs that a node helps to meet, in order of id, as `Sight.helps_to_meet` tells of one."""
        return Met(self._needs, self._needs_met.of(node))

    def reaches_people(self, node: int) -> bool:
        """Tell whether a node helps to meet a need that some live group of people has."""
        return bool(self._needs_met.of(node) & self._felt)

    def priorities(self, node: int) -> list[int]:
        """Return the live priorities that a node leads to, itself included, in order of id."""
        return [self._priorities[mark] for mark in bits(self._led_to.of(node))]

    @cached_property
    def _needs(self) -> list[int]:
        found: list[int] = np.unique(self.sight.meeting[1]).tolist()
        return found

    @cached_property
    def _needs_met(self) -> ReachedSets:
        numbers = {need: mark for mark, need in enumerate(self._needs)}
        services, needs = self.sight.meeting
        marks = [(service, numbers[need]) for service, need in zip(services.tolist(), needs.tolist(), strict=True)]
        return reached_sets(self.sight.graph, self.sight.components, marks)

    @cached_property
    def _felt(self) -> int:
        """The marks of the needs that people have."""
        snapshot = self.sight.snapshot
        felt = [link.name for link in snapshot.ontology.links_with_trait("felt")]
        return sum(1 << mark for mark, need in enumerate(self._needs) if snapshot.links_out(need, *felt))

    @cached_property
    def _priorities(self) -> list[int]:
        found: list[int] = np.flatnonzero(self.sight.priorities).tolist()
        return found

    @cached_property
    def _led_to(self) -> ReachedSets:
        marks = [(priority, mark) for mark, priority in enumerate(self._priorities)]
        return reached_sets(self.sight.graph, self.sight.components, marks)
