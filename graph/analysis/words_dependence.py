"""Who depends on what: chains of `depends_on` without a substitute, and of `enables` read backwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import overload

from graph.analysis.case import Case
from graph.analysis.words_reach import Steps, reached, steps_between


class Dependence:
    """The chains of dependence among what is live."""

    def __init__(self, case: Case) -> None:
        snapshot = case.snapshot
        needs = snapshot.link_live & snapshot.kind_mask("depends_on")
        for link in needs.nonzero()[0].tolist():
            needs[link] = not case.link_field(link, "substitute")
        helps = snapshot.link_live & snapshot.kind_mask("enables")
        sources, targets = snapshot.sources.copy(), snapshot.targets.copy()
        sources[helps], targets[helps] = snapshot.targets[helps], snapshot.sources[helps]
        used = needs | helps
        self._relied_on = steps_between(sources[used], targets[used], len(snapshot))
        self._relying = steps_between(targets[used], sources[used], len(snapshot))

    def related(self, node: int) -> bool:
        """Tell whether a node depends on something, or something on it."""
        return bool(self._relied_on.after(node)) or bool(self._relying.after(node))

    def carrying(self, counted: Iterable[int], number: int) -> set[int]:
        """Return the nodes, none of them counted itself, on which so many of the counted or more depend.

        Each node remembers at most `number` of those that depend on it, which is enough to tell and keeps this linear.
        """
        dependents = set(counted)
        known: dict[int, set[int]] = {}
        waiting = [(node, node) for node in sorted(dependents)]
        while waiting:
            dependent, node = waiting.pop()
            for carrier in self._relied_on.after(node):
                remembered = known.setdefault(carrier, set())
                if dependent not in remembered and len(remembered) < number:
                    remembered.add(dependent)
                    waiting.append((dependent, carrier))
        return {node for node, found in known.items() if len(found) >= number and node not in dependents}

    def on(self, node: int, counted: frozenset[int]) -> Dependents:
        """Return which of the counted depend on a node, looked up when first asked for."""
        return Dependents(self._relying, node, counted)


class Dependents(Sequence[int]):
    """The nodes that depend on a node, in order; found when first looked at, because most findings are never shown."""

    def __init__(self, relying: Steps, node: int, counted: frozenset[int]) -> None:
        self._relying = relying
        self._node = node
        self._counted = counted

    @cached_property
    def _found(self) -> list[int]:
        return sorted((reached(self._relying, [self._node]) - {self._node}) & self._counted)

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> list[int]: ...
    def __getitem__(self, index: int | slice) -> int | list[int]:
        """Return one of them, or some of them as a list."""
        return self._found[index]

    def __len__(self) -> int:
        return len(self._found)
