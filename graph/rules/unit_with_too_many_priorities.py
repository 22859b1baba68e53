"""A05: units with more strategic priorities than anybody can go for."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.case import Case
from graph.analysis.rule import CannotTell, Counted, Hit, Judgement, rule

SEVEN = "OrgUnit u0 level=organisation\n" + "".join(f"Priority o{n} horizon=strategic unit=u0\n" for n in range(1, 8))


@rule(
    id="A05",
    title="Too many priorities",
    severity="M",
    source="NHS Wales (2024), §2.3 (few goals); Hoshin Kanri practice of the vital few",
    action="Choose the vital few; let the others go or become objectives.",
    fires={
        SEVEN + "Priority o8 horizon=strategic unit=u0": ("u0",),
        SEVEN + "Priority o8 horizon=strategic unit=u0 valid_from=2026-07-01": ("u0",),
        SEVEN + "Role w1 -part_of-> u0; Priority o8 horizon=strategic -owned_by-> w1": ("u0",),
    },
    quiet=[
        SEVEN,
        SEVEN + "Priority o8 horizon=goal unit=u0",
        SEVEN + "Priority o8 horizon=strategic unit=u0 status=completed",
        SEVEN + "OrgUnit u1 -part_of-> u0; Priority o8 horizon=strategic unit=u1",
        SEVEN + "Priority o8 unit=u0",
        SEVEN + "Priority o8 horizon=strategic",
    ],
)
def unit_with_too_many_priorities(case: Case) -> Iterator[Judgement]:
    """Where everything is a priority, nothing is: people cannot tell what to leave for later.

    Not a problem where some of them are already being brought to an end: give them their last day.
    """
    limit = case.thresholds.priorities
    strategic: dict[int, list[int]] = {}
    unclear: dict[int, list[int]] = {}
    unplaced: list[int] = []
    for priority in case.live_of("Priority"):
        horizon, unit = case.field(priority, "horizon"), case.unit(priority)
        if horizon == "strategic" and unit is None and not case.field(priority, "unit"):
            unplaced.append(priority)
        elif unit is not None and horizon in {"strategic", None}:
            (strategic if horizon else unclear).setdefault(unit, []).append(priority)
    for unit, found in sorted(strategic.items()):
        if len(found) > limit:
            words = {"count": len(found), "limit": limit}
            say = "{0} has {count} strategic priorities; more than {limit} are hard to go for at once."
            yield Hit((unit,), say, (Counted("its strategic priorities", found),), words)
    yield from _doubts(strategic, unclear, unplaced, limit)


def _doubts(
    strategic: dict[int, list[int]], unclear: dict[int, list[int]], unplaced: list[int], limit: int
) -> Iterator[CannotTell]:
    """Yield what misses a field, where that field could bring a unit above the limit."""
    open_units = {unit for unit, found in strategic.items() if len(found) <= limit}
    for unit in sorted(open_units | set(unclear)):
        clear, doubtful = len(strategic.get(unit, ())), unclear.get(unit, [])
        if clear <= limit < clear + len(doubtful) + len(unplaced):
            yield from (CannotTell(priority, "horizon") for priority in doubtful)
            yield from (CannotTell(priority, "unit") for priority in unplaced)
            unplaced = []
