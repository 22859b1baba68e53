"""A16: improvements whose best thread is weak."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import Given, Hit, Seen, rule

PURPOSE = "Purpose p1 -exists_to_meet-> Need d1; Priority o1 -aligns_to-> p1\n"
WEAK, WORTHWHILE = 1, 1


@rule(
    id="A16",
    title="Weak thread",
    severity="L",
    source="Hoshin Kanri practice (X-matrix); NHS Wales (2024), §1.1",
    action="Strengthen the weak link, or stop the work.",
    fires={
        PURPOSE + "Improvement i1 wte=1 -delivers[strength=1]-> o1": ("i1",),
        PURPOSE + "Improvement i1 wte=2.5 -delivers-> Objective b1; b1 -aligns_to[strength=1]-> o1": ("i1",),
        PURPOSE + "Improvement i1 wte=1 -delivers[strength=1]-> o1; i1 -delivers-> Objective b1": ("i1",),
    },
    quiet=[
        PURPOSE + "Improvement i1 wte=1 -delivers[strength=2]-> o1",
        PURPOSE + "Improvement i1 wte=0.9 -delivers[strength=1]-> o1",
        PURPOSE + "Improvement i1 -delivers[strength=1]-> o1",
        PURPOSE + "Improvement i1 wte=1 -delivers[strength=1]-> o1; i1 -improves-> Service s1; s1 -meets-> d1",
        PURPOSE + "Improvement i1 wte=1",
        PURPOSE + "Improvement i1 wte=1 status=completed -delivers[strength=1]-> o1",
    ],
    looks=Near(("Improvement",), by=("strength",)),
)
def weak_thread(case: Case, improvements: Sequence[int]) -> Iterator[Hit]:
    """Somebody's whole working time rests on a link that is itself called weak.

    Looked at are running improvements of one whole-time equivalent or more, at the best of their threads: the one whose
    weakest link is strongest. The strength asked about is that of the thread to the purpose, through a priority or not.

    Not a problem where the work is a test of whether the link is there at all.
    """
    strengths = case.sight.strengths
    for improvement in improvements:
        if strengths[improvement] == WEAK and (case.field(improvement, "wte") or 0) >= WORTHWHILE:
            facts = (Given(improvement, "wte"), Seen(improvement))
            words = {"wte": case.field(improvement, "wte")}
            say = "The best thread from {0} ({wte} whole-time equivalents) to the purpose rests on a weak link."
            yield Hit((improvement,), say, facts, words)
