"""B03."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.case import Case
from graph.analysis.readiness import level_of, shown
from graph.analysis.rule import Fact, Given, Hit, Through, rule

APART = 2
CLAIM = "Assessment s1 dimension=system_map level=4 on=2026-06-01\n"
TWO = (
    "OrgUnit u1; OrgUnit u2; Process r1 unit=u1\n"
    "Process r2 unit=u2 lane=mainstay -owned_by-> Role w1; r2 -flows_to-> r1\n"
)


@rule(
    id="B03",
    title="What we say of ourselves is not backed by the map",
    severity="L",
    source="NHS Wales (2024), Part 3 (readiness, self-rated and shown)",
    action="Look at the evidence together: record what is missing, or say again how far you are.",
    fires={
        CLAIM + "Process r1": ("s1",),
        CLAIM + TWO + "s1 -assessed-> u1": ("s1",),
    },
    quiet=[
        CLAIM,
        CLAIM.replace("level=4", "level=2") + "Process r1",
        CLAIM + TWO + "s1 -assessed-> u2",
        CLAIM.replace("system_map", "culture") + "Process r1",
        CLAIM.replace("2026-06-01", "2026-07-02") + "Process r1",
    ],
)
def claim_not_backed(case: Case) -> Iterator[Hit]:
    """Where people say that they are far, and the map shows little of it, one of the two is wrong, and it is worth
    finding out which. What is said stands; the map never overrides it.

    Compared is the level that people gave with the level that a share of the map stands for.

    Not a problem where the work is done and only not recorded.
    """
    for assessment in case.live_of("Assessment"):
        level = case.field(assessment, "level")
        if level is None or case.day(assessment, "on") is None:
            continue
        units = set(case.out(assessment, "assessed"))
        share, means = shown(
            case,
            str(case.field(assessment, "dimension")),
            lambda node, units=units: not units or any(case.inside(node, unit) for unit in units),  # type: ignore[misc]
        )
        hint = level_of(share) if share else None
        if share and hint is not None and level >= hint + APART:
            say = "{0} says level {level} of 5, and the map shows level {hint}: {part} of {whole} {means}."
            words = {"level": level, "hint": hint, "part": share.part, "whole": share.whole, "means": means}
            links = tuple(Through(link) for link in case.links_out(assessment, "assessed"))
            facts: tuple[Fact, ...] = (Given(assessment, "level"), *links)
            yield Hit((assessment,), say, facts, words)
