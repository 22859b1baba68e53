"""A18: work whose reason has ended while the work goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import Hit, Seen, rule

PURPOSE = "Purpose p1 -exists_to_meet-> Need d1\n"


@rule(
    id="A18",
    title="Legacy work whose reason has lapsed",
    severity="M",
    source="NHS Wales (2024), §1.2",
    action="Give it a reason that holds today, or stop it.",
    fires={
        PURPOSE + "Process r1 -produces-> Service s1 status=stopped; s1 -meets-> d1": ("r1",),
        PURPOSE
        + "Activity a1 -belongs_to-> Improvement i1 status=completed; i1 -delivers-> Priority o1; o1 -aligns_to-> p1": (
            "a1",
        ),
        PURPOSE + "Service s1 -meets[valid_to=2026-06-30]-> d1": ("s1",),
        "Purpose p1 status=archived -exists_to_meet-> Need d1; Service s1 -meets-> d1": ("s1",),
        PURPOSE + "Improvement i1 -improves-> Service s1 valid_to=2026-06-30; s1 -meets-> d1": ("i1",),
    },
    quiet=[
        PURPOSE + "Process r1 -produces-> Service s1 valid_to=2026-07-01; s1 -meets-> d1",
        PURPOSE + "Process r1 -produces-> Service s1 status=draft; s1 -meets-> d1",
        PURPOSE + "Service s1 -meets[valid_from=2026-07-02]-> d1",
        PURPOSE + "Process r1 -produces-> Service s1 status=stopped",
        PURPOSE + "Improvement i1 -delivers-> Priority o1; i1 -improves-> Service s1 status=stopped; s1 -meets-> d1",
        PURPOSE + "Service s1 -meets[valid_to=2026-06-30]-> d1; Service s1 status=paused",
    ],
    looks=Near(trait="work", by=("sight",)),
)
def lapsed_work(case: Case, works: Sequence[int]) -> Iterator[Hit]:
    """The work served the purpose until something it led to was stopped, finished or passed its last day.

    Not a problem where it is being wound up: give it its own last day.
    """
    statuses = case.sight.statuses
    for work in works:
        if statuses[work] == "lapsed":
            yield Hit((work,), "{0} served the purpose through something that has ended, and goes on.", (Seen(work),))
