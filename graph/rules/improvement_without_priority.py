"""A17: improvements that serve the purpose, but no priority."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import CannotTell, Given, Hit, Judgement, Seen, rule

PURPOSE = "Purpose p1 -exists_to_meet-> Need d1; Service s1 -meets-> d1; Priority o1 -aligns_to-> p1\n"


@rule(
    id="A17",
    title="Improvement that serves no strategic priority",
    severity="M",
    source="NHS Wales (2024), §1.1 and planning aspect",
    action="Link it to a priority, or accept it as a local improvement with a reason.",
    fires={
        PURPOSE + "Improvement i1 work_type=strategic -improves-> s1": ("i1",),
        PURPOSE + "Improvement i1 work_type=mandated -improves-> s1": ("i1",),
        PURPOSE + "Improvement i1 work_type=strategic -improves-> s1; i1 -delivers-> Priority o2": ("i1",),
        PURPOSE + "Improvement i1 work_type=strategic -improves-> s1; i1 -delivers[valid_to=2026-06-30]-> o1": ("i1",),
    },
    quiet=[
        PURPOSE + "Improvement i1 work_type=local -improves-> s1",
        PURPOSE + "Improvement i1 work_type=strategic -improves-> s1; i1 -delivers-> o1",
        PURPOSE + "Improvement i1 work_type=strategic",
        PURPOSE + "Improvement i1 -improves-> s1",
        PURPOSE + "Improvement i1 work_type=strategic status=completed -improves-> s1",
        "Service s1 -meets-> Need d1; Improvement i1 work_type=strategic -improves-> s1",
    ],
    looks=Near(("Improvement",), by=("sight",)),
)
def improvement_without_priority(case: Case, improvements: Sequence[int]) -> Iterator[Judgement]:
    """It helps people, but takes strength from what was chosen to be changed first.

    Not a problem where a team improves its own work with what it has: record it as local.
    """
    statuses = case.sight.statuses
    for improvement in improvements:
        if statuses[improvement] != "operational":
            continue
        work_type = case.field(improvement, "work_type")
        if work_type is None:
            yield CannotTell(improvement, "work_type")
        elif work_type != "local":
            facts = (Given(improvement, "work_type"), Seen(improvement))
            yield Hit((improvement,), "{0} serves the purpose, but leads to no priority.", facts)
