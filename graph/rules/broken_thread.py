"""A02: improvements and activities whose thread stops at an aim that serves nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import Hit, Seen, rule

PURPOSE = "Purpose p1 -exists_to_meet-> Need d1\n"


@rule(
    id="A02",
    title="Broken thread",
    severity="M",
    source="NHS Wales (2024), §1.1",
    action="Align the objective or priority above it.",
    fires={
        PURPOSE + "Improvement i1 -delivers-> Objective b1": ("i1",),
        PURPOSE + "Activity a1 work_type=mandated -belongs_to-> Priority o1": ("a1",),
        PURPOSE + "Improvement i1 -improves-> Process r1; r1 -contributes_to-> Priority o1": ("i1",),
        PURPOSE
        + "Improvement i1 -delivers-> Objective b1; b1 -aligns_to-> Priority o1 status=completed; o1 -aligns_to-> p1": (
            "i1",
        ),
    },
    quiet=[
        "Improvement i1 -delivers-> Objective b1",
        PURPOSE + "Improvement i1 -delivers-> Objective b1; b1 -aligns_to-> Priority o1; o1 -aligns_to-> p1",
        PURPOSE + "Improvement i1 -delivers-> Objective b1; i1 -improves-> Service s1; s1 -meets-> d1",
        PURPOSE + "Improvement i1",
        PURPOSE + "Process r1 -contributes_to-> Objective b1",
        PURPOSE + "Improvement i1 -delivers-> Objective b1 status=draft",
    ],
    needs_anchor=True,
    looks=Near(("Activity", "Improvement"), by=("sight",)),
)
def broken_thread(case: Case, works: Sequence[int]) -> Iterator[Hit]:
    """The work has an aim, but the aim itself leads to no purpose: mending one link above brings all of it into sight.

    Not a problem where the aim is being agreed with the level above: say until when.
    """
    statuses = case.sight.statuses
    for work in works:
        if statuses[work] == "broken":
            yield Hit((work,), "{0} leads to an aim that no thread joins to the purpose.", (Seen(work),))
