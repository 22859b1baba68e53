"""R07: duties that nobody meets or nobody checks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import Fact, Given, Hit, Missing, Through, rule

WORK = ("Process", "Service")


@rule(
    id="R07",
    title="Duty with no one meeting it",
    severity="H",
    source="NHS Wales (2024), assurance aspect",
    action="Say which process or service meets the duty, and how it is checked.",
    fires={
        "Requirement q1 binding=true": ("q1",),
        "Requirement q1 binding=true -assured_by-> Assurance a1": ("q1",),
        "Requirement q1 binding=true -applies_to-> Process r1": ("q1",),
        "Requirement q1 binding=true -applies_to-> OrgUnit u1; q1 -assured_by-> Assurance a1": ("q1",),
        "Requirement q1 binding=true -applies_to-> Process r1 status=stopped; q1 -assured_by-> Assurance a1": ("q1",),
        "Requirement q1 binding=true -applies_to-> Service s1; q1 -assured_by[valid_to=2026-06-30]-> Assurance a1": (
            "q1",
        ),
    },
    quiet=[
        "Requirement q1 binding=true -applies_to-> Process r1; q1 -assured_by-> Assurance a1",
        "Requirement q1 binding=true -applies_to-> Service s1; q1 -assured_by-> Assurance a1 valid_to=2026-07-01",
        "Requirement q1",
        "Requirement q1 binding=false",
        "Requirement q1 binding=true status=archived",
    ],
    looks=Near(("Requirement",), links=("applies_to", "assured_by"), reads=False),
)
def duty_without_answer(case: Case, duties: Sequence[int]) -> Iterator[Hit]:
    """A binding requirement is met by somebody's daily work, and somebody checks that it is.

    Not a problem where it binds others only: say so when it is set aside.
    """
    unassured = case.snapshot.count_out("assured_by", of=duties) == 0
    for duty in duties:
        if not case.field(duty, "binding"):
            continue
        links = case.links_out(duty, "applies_to")
        met = [link for link in links if case.kind(int(case.snapshot.targets[link])) in WORK]
        if met and not unassured[duty]:
            continue
        facts: tuple[Fact, ...] = (Given(duty, "binding"), *(Through(link) for link in met or links))
        if not met:
            facts += (Missing(duty, "applies_to"),)
        if unassured[duty]:
            facts += (Missing(duty, "assured_by"),)
        yield Hit((duty,), _say(bool(met), bool(unassured[duty])), facts)


def _say(met: bool, unassured: bool) -> str:
    if met:
        return "The duty {0} is given to a process or service, and no check of it is recorded."
    if unassured:
        return "No process or service is recorded that has to follow the duty {0}, and no check of it."
    return "The duty {0} is checked, and no process or service is recorded that has to follow it."
