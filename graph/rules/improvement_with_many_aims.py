"""A06."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import Hit, Through, rule

MOST = 3
FOUR = "".join(f"i1 -delivers-> Objective o{n}\n" for n in range(1, 5))


@rule(
    id="A06",
    title="One initiative, too many aims",
    severity="L",
    source="Hoshin Kanri practice (X-matrix); NHS Wales (2024), §2.3 (few goals)",
    action="Split it, or say which aim it is really for.",
    fires={
        "Improvement i1\n" + FOUR: ("i1",),
        "Improvement i1\n" + FOUR.replace("Objective o1", "Priority o1"): ("i1",),
    },
    quiet=[
        "Improvement i1\n" + FOUR.replace("i1 -delivers-> Objective o4\n", ""),
        "Improvement i1\n" + FOUR.replace("Objective o4", "Objective o4 status=completed"),
        "Improvement i1 status=paused\n" + FOUR,
        "Improvement i1\n"
        + FOUR.replace("i1 -delivers-> Objective o4", "i1 -delivers[valid_to=2026-06-30]-> Objective o4"),
    ],
    looks=Near(("Improvement",), links=("delivers",), reads=False),
)
def improvement_with_many_aims(case: Case, improvements: Sequence[int]) -> Iterator[Hit]:
    """An effort that is for everything is hard to steer, and nobody can tell whether it worked.

    More than three priorities or objectives at once are many.

    Not a problem where it is a programme whose parts each have one aim: record the parts.
    """
    many = case.snapshot.count_out("delivers", of=improvements) > MOST
    for improvement in improvements:
        if many[improvement]:
            links = case.links_out(improvement, "delivers")
            facts = tuple(Through(link) for link in links)
            words = {"count": len(links), "those": case.out(improvement, "delivers")}
            yield Hit((improvement,), "{0} is for {count} aims at once: {those}.", facts, words)
