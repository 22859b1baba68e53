"""A01: improvements and activities from which no thread leads anywhere that matters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import Hit, Seen, rule

PURPOSE = "Purpose p1 -exists_to_meet-> Need d1\n"


@rule(
    id="A01",
    title="Work with no line of sight",
    severity="H",
    source="NHS Wales (2024), §1.1 and assurance aspect",
    action="Connect it to what it is for, merge it with work that is connected, or stop it.",
    fires={
        PURPOSE + "Improvement i1": ("i1",),
        PURPOSE + "Activity a1 work_type=business_as_usual": ("a1",),
        PURPOSE + "Improvement i1 -improves-> Process r1": ("i1",),
        PURPOSE + "Improvement i1 -delivers-> Priority o1 status=draft; o1 -aligns_to-> p1": ("i1",),
        PURPOSE + "Improvement i1 -improves-> Service s1; s1 -meets-> Need d2": ("i1",),
    },
    quiet=[
        "Improvement i1",
        PURPOSE + "Improvement i1 -improves-> Service s1; s1 -meets-> d1",
        PURPOSE + "Improvement i1 -delivers-> Priority o1",
        PURPOSE + "Improvement i1 -delivers-> Priority o1 status=completed; o1 -aligns_to-> p1",
        PURPOSE + "Process r1 lane=support; Service s1",
        PURPOSE + "Improvement i1 status=paused",
    ],
    needs_anchor=True,
    looks=Near(("Activity", "Improvement"), by=("sight",)),
)
def work_without_line_of_sight(case: Case, works: Sequence[int]) -> Iterator[Hit]:
    """Nobody can tell what this effort is for: it reaches no priority, no purpose and no need that a purpose names.

    What did so until something ended is told apart, as lapsed work; what stops at an aim, too, as a broken thread.

    Not a problem where it is so new that what it is for is being agreed: say until when.
    """
    statuses = case.sight.statuses
    for work in works:
        if statuses[work] == "adrift":
            say = "No thread leads from {0} to a priority, a purpose or a need that a purpose names."
            yield Hit((work,), say, (Seen(work),))
