"""Which of some nodes belong to the unit that is asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from graph.analysis.case import Case


def within(case: Case, scope: int | None) -> Callable[[Iterable[int]], list[int]]:
    """Return what picks those of some nodes that belong to a unit or one below it, in the same order.

    Args:
        case: The organisation on its day.
        scope: The unit asked about, or None for everything: then all are picked.
    """
    if scope is None:
        return list
    inside = case.downwards(scope)
    return lambda nodes: [node for node in nodes if case.unit(node) in inside]
