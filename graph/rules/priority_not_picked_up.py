"""A08: priorities that no directorate has made its own."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from graph.analysis.case import Case
from graph.analysis.graphs import reached
from graph.analysis.rule import CannotTell, Counted, Given, Hit, Judgement, rule

BOARD = "OrgUnit u0 level=organisation\nOrgUnit u1 level=directorate -part_of-> u0\nOrgUnit u2 -part_of-> u1\n"


@rule(
    id="A08",
    title="Priority not picked up by a directorate",
    severity="M",
    source="Hoshin Kanri practice (catchball); NHS Wales (2024), §1.1",
    action="Talk through with the unit what it will aim for and what it needs.",
    fires={
        BOARD + "Priority o1 unit=u0": ("o1",),
        BOARD
        + "Priority o1 unit=u0; Improvement i1 -delivers-> o1; Objective b1 unit=u1 status=draft -aligns_to-> o1": (
            "o1",
        ),
        BOARD + "Priority o1 unit=u0 relevant=[u1]": ("o1+u1",),
        BOARD + "OrgUnit u3 -part_of-> u0; Priority o1 relevant=[u1, u3]; Objective b1 unit=u2 -aligns_to-> o1": (
            "o1+u3",
        ),
        BOARD + "Priority o1 unit=u0 relevant=[u2]; Objective b1 unit=u1 -aligns_to-> o1": ("o1+u2",),
    },
    quiet=[
        BOARD + "Priority o1 unit=u0; Objective b1 unit=u1 -aligns_to-> o1",
        BOARD + "Priority o1 unit=u0; Objective b1 -aligns_to-> Priority o2; o2 -aligns_to-> o1; Priority o2 unit=u2",
        BOARD + "Priority o1 unit=u2",
        BOARD + "Priority o1 unit=u0 relevant=[u1]; Objective b1 unit=u2 -aligns_to-> o1",
        BOARD + "OrgUnit u3 status=archived -part_of-> u0; Priority o1 unit=u0 relevant=[u3]",
        BOARD + "Priority o1",
        BOARD + "Priority o1 unit=u0 relevant=[u1]; Objective b1 -aligns_to-> o1",
    ],
)
def priority_not_picked_up(case: Case) -> Iterator[Judgement]:
    """A priority becomes work only through what units aim for themselves.

    Where the priority names the units that should pick it up, each of them without an objective of its own or of a unit
    below it that leads to the priority is named. Where it names none, one objective of anybody is enough.

    Not a problem where the unit works on it without an objective of its own: record which improvement or process it is.
    """
    naming = [priority for priority in case.live_of("Priority") if case.field(priority, "relevant")]
    yield from _named_units(case, naming)
    aiming = np.zeros(len(case.snapshot), dtype=np.bool_)
    aiming[case.live_of("Objective")] = True
    taken_up = reached(case.sight.graph, aiming)
    for priority in case.live_of("Priority"):
        if not taken_up[priority] and not case.field(priority, "relevant"):
            yield from _anybody(case, priority)


def _anybody(case: Case, priority: int) -> Iterator[Judgement]:
    unit = case.unit(priority)
    if unit is None:
        if not case.field(priority, "unit"):
            yield CannotTell(priority, "unit")
        return
    if below := case.children(unit):
        facts = (Counted("objectives that lead to it", (), role="sight"), Counted("units below its own", below))
        say = "No objective leads to the priority {0}, though there are units below {unit}."
        yield Hit((priority,), say, facts, {"unit": [unit]})


def _named_units(case: Case, priorities: list[int]) -> Iterator[Judgement]:
    objectives = _objectives_below(case, set(priorities)) if priorities else {}
    for priority in priorities:
        found = objectives.get(priority, [])
        covered = {above for objective in found for above in case.upwards(case.unit(objective))}
        unplaced = [one for one in found if case.unit(one) is None and not case.field(one, "unit")]
        for unit in _live_units(case, case.field(priority, "relevant")):
            if unit in covered:
                continue
            if unplaced:
                yield from (CannotTell(objective, "unit") for objective in unplaced)
                break
            facts = (
                Given(priority, "relevant"),
                Counted("objectives of other units that lead to it", found, role="sight"),
            )
            yield Hit((priority, unit), "No objective of {1} or a unit below it leads to the priority {0}.", facts)


def _live_units(case: Case, ids: list[str]) -> list[int]:
    units = set(case.live_of("OrgUnit"))
    named = (case.snapshot.position(unit) for unit in ids)
    return sorted({position for position in named if position in units})


def _objectives_below(case: Case, priorities: set[int]) -> dict[int, list[int]]:
    """Return the live objectives that lead to each of these priorities, in order."""
    found: dict[int, list[int]] = {}
    for objective in case.live_of("Objective"):
        for priority in priorities.intersection(case.sight.up(objective)):
            found.setdefault(priority, []).append(objective)
    return found
