"""I09."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from graph.analysis.case import Case
from graph.analysis.rule import Counted, Hit, Through, rule

UNITS = (
    "OrgUnit u1; OrgUnit u2 -part_of-> u1; OrgUnit u3 -part_of-> u1\n"
    "Process r1 unit=u2 -requires_capability-> Capability c1\n"
)


WORK = ("Process", "Improvement")


@rule(
    id="I09",
    title="Skills gap",
    severity="M",
    source="NHS Wales (2024), §2.1 (skills) and §2.4, questions 4, 6 and 14",
    action="Train for it, or borrow it.",
    fires={
        "Improvement i1 -requires_capability-> Capability c1": ("i1+c1",),
        UNITS + "u3 -has_capability-> c1": ("r1+c1",),
        UNITS + "u2 -has_capability[count=0]-> c1": ("r1+c1",),
        UNITS + "Role w1 status=stopped -part_of-> u2; w1 -has_capability-> c1": ("r1+c1",),
        UNITS + "Role w1 -has_capability-> c1": ("r1+c1",),
    },
    quiet=[
        UNITS + "u2 -has_capability-> c1",
        UNITS + "u1 -has_capability[count=1]-> c1",
        UNITS + "Role w1 -part_of-> u1; w1 -has_capability-> c1",
        "Improvement i1 -requires_capability-> Capability c1; Role w1 -has_capability-> c1",
        "Improvement i1 -requires_capability-> Capability c1 status=archived",
        "Improvement i1 status=draft -requires_capability-> Capability c1",
    ],
)
def missing_skill(case: Case) -> Iterator[Hit]:
    """Work that needs a skill nobody near it has waits for it, or is done without.

    Looked for is the skill in the unit of the work, in the units above it and in their roles; anywhere, where the unit
    is not known.

    Not a problem where a partner brings the skill: record it on the unit that they work with.
    """
    places: dict[int, set[int | None]] = {}
    snapshot = case.snapshot
    for link in np.flatnonzero(snapshot.link_live & snapshot.kind_mask("requires_capability")).tolist():
        work, skill = int(snapshot.sources[link]), int(snapshot.targets[link])
        if case.kind(work) not in WORK:
            continue
        if skill not in places:
            places[skill] = _places_with(case, skill)
        unit = case.unit(work)
        if places[skill].isdisjoint([None] if unit is None else case.upwards(unit)):
            yield _lacking(work, skill, link, "any unit or role" if unit is None else "its unit or above it")


def _lacking(work: int, skill: int, link: int, where: str) -> Hit:
    facts = (Through(link), Counted(f"holders of the skill in {where}", ()))
    return Hit((work, skill), "{0} needs {1}, and no such skill is recorded in {where}.", facts, {"where": where})


def _places_with(case: Case, skill: int) -> set[int | None]:
    """Return the units that have a skill, themselves or by a role that is part of them; None stands for anywhere."""
    links = [link for link in case.links_into(skill, "has_capability") if case.link_field(link, "count") != 0]
    holders = case.snapshot.sources[links].tolist()
    found: set[int | None] = {None} if holders else set()
    for holder in holders:
        found.update(case.out(holder, "part_of") if case.kind(holder) == "Role" else [holder])
    return found
