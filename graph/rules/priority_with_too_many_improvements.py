"""A04: priorities that too many improvements want to move at once."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.case import Case
from graph.analysis.looking import Over
from graph.analysis.rule import Counted, Hit, rule
from graph.analysis.words_reach import Leading, graph_along, reached_by_many

FIVE = "Improvement i1 -delivers-> Priority o1; Improvement i2 -delivers-> o1; Improvement i3 -delivers-> o1\n"
FIVE += "Improvement i4 -delivers-> Objective b1; b1 -aligns_to-> o1; Improvement i5 -delivers-> o1\n"


@rule(
    id="A04",
    title="Too many initiatives on one priority",
    severity="M",
    source="NHS Wales (2024), §2.3 (few goals); Hoshin Kanri practice of few breakthroughs at a time",
    action="Merge them, or do them one after another.",
    fires={
        FIVE + "Improvement i6 -delivers-> b1": ("o1",),
        FIVE + "Improvement i6 -delivers-> Objective b2; b2 -aligns_to-> b1": ("o1",),
        FIVE + "Improvement i6 -delivers-> Priority o2; o2 -aligns_to-> o1": ("o1",),
        FIVE + "Improvement i6 valid_from=2026-07-01 -delivers[valid_to=2026-07-01]-> o1": ("o1",),
        FIVE + "Improvement i6 -delivers-> b1; o1 -aligns_to-> Priority o2": ("o1", "o2"),
    },
    quiet=[
        FIVE,
        FIVE + "i1 -delivers-> b1; b1 -aligns_to-> Objective b2; b2 -aligns_to-> o1",
        FIVE + "Improvement i6 status=completed -delivers-> o1",
        FIVE + "Improvement i6 -improves-> Process r1; r1 -contributes_to-> o1",
        FIVE + "Improvement i6 -delivers-> Objective b2 status=draft; b2 -aligns_to-> o1",
        FIVE + "Improvement i6 -delivers-> b1; Priority o1 status=paused",
    ],
    looks=Over(kinds=("Improvement", "Priority"), links=("delivers", "aligns_to")),
)
def priority_with_too_many_improvements(case: Case) -> Iterator[Hit]:
    """Improvements that all want to move the same priority compete for the same people and blur what worked.

    Counted are running improvements that deliver the priority, or an objective or priority that aligns to it, in any
    number of steps. Work on its processes does not count.

    Not a problem where they are parts of one programme: record them as one improvement.
    """
    limit = case.thresholds.initiatives
    graph, improvements = graph_along(case, "delivers", "aligns_to"), frozenset(case.live_of("Improvement"))
    crowded = reached_by_many(graph, improvements, limit + 1)
    for priority in case.live_of("Priority"):
        if priority in crowded:
            found = Leading(graph, priority, improvements)
            say = "More than {limit} running improvements aim at the priority {0}, among them {some}."
            facts = (Counted("running improvements that aim at it", found),)
            yield Hit((priority,), say, facts, {"limit": limit, "some": found})
