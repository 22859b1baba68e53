"""P01: units that have not said why they exist."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.case import Case
from graph.analysis.rule import CannotTell, Counted, Fact, Given, Hit, Judgement, rule

HIGH_LEVELS = ("directorate", "national")


@rule(
    id="P01",
    title="We have not said why this unit exists",
    severity="H",
    source="NHS Wales (2024), §2.2 (first activity) and appendix C",
    action="Write a purpose in one sentence: who is served, and what they need.",
    fires={
        "OrgUnit u0 level=organisation": ("u0",),
        "OrgUnit u0 level=organisation; Purpose p1 unit=u0 status=draft": ("u0",),
        "OrgUnit u0 level=organisation; Purpose p1 unit=u0 valid_to=2026-06-30": ("u0",),
        "OrgUnit u1 level=organisation -part_of-> OrgUnit u0 level=organisation; Purpose p1 unit=u0": ("u1",),
        "OrgUnit u0 level=national": ("u0",),
        "OrgUnit u1 level=directorate -part_of-> OrgUnit u0 level=service": ("u1",),
        "OrgUnit u1 level=directorate -part_of[valid_to=2026-06-30]-> OrgUnit u0 level=organisation; "
        "Purpose p1 unit=u0": ("u1",),
    },
    quiet=[
        "OrgUnit u0 level=organisation; Purpose p1 unit=u0",
        "OrgUnit u0 level=organisation; Purpose p1 unit=u0 valid_to=2026-07-01",
        "OrgUnit u2 level=directorate -part_of-> OrgUnit u1 level=team; u1 -part_of-> OrgUnit u0; Purpose p1 unit=u0",
        "OrgUnit u0 level=service; OrgUnit u1 level=team",
        "OrgUnit u0 level=organisation status=archived",
        "OrgUnit u0",
        "OrgUnit u0 level=organisation; Purpose p1",
    ],
)
def unit_without_purpose(case: Case) -> Iterator[Judgement]:
    """Nothing can be shown to serve a purpose that nobody has written down.

    An organisation needs a purpose of its own. A directorate, or a national body, may share that of a unit above it.
    While some purpose does not say whose it is, it could be anybody's, and units without one cannot be told.

    Not a problem where the purpose stands in a document and only has to be recorded here.
    """
    purposes = case.live_of("Purpose")
    having = {case.unit(purpose) for purpose in purposes}
    unplaced = [purpose for purpose in purposes if case.unit(purpose) is None and not case.field(purpose, "unit")]
    for unit in case.live_of("OrgUnit"):
        if unit in having:
            continue
        level = case.field(unit, "level")
        if level is None:
            yield CannotTell(unit, "level")
        elif level == "organisation" or (level in HIGH_LEVELS and having.isdisjoint(case.upwards(unit))):
            if unplaced:
                yield from (CannotTell(purpose, "unit") for purpose in unplaced)
                return
            yield _hit(unit, str(level))


def _hit(unit: int, level: str) -> Hit:
    facts: tuple[Fact, ...] = (Given(unit, "level"), Counted("purposes of this unit", ()))
    if level == "organisation":
        return Hit((unit,), "No purpose of {0} is recorded.", facts)
    facts += (Counted("purposes of a unit above it", ()),)
    return Hit((unit,), "No purpose of {0} is recorded, nor one of a unit above it.", facts, severity="M")
