"""A03: priorities on which nothing is running."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from graph.analysis.case import Case
from graph.analysis.graphs import reached
from graph.analysis.looking import Over
from graph.analysis.rule import Counted, Hit, rule

WORK = ("Improvement", "Process")


@rule(
    id="A03",
    title="Priority nobody is working on",
    severity="H",
    source="NHS Wales (2024), §1.3 and planning aspect",
    action="Give it people and time, or drop it and say so.",
    fires={
        "Priority o1": ("o1",),
        "Improvement i1 status=completed -delivers-> Priority o1": ("o1",),
        "Activity a1 -belongs_to-> Priority o1": ("o1",),
        "Objective b1 -aligns_to-> Priority o1": ("o1",),
        "Improvement i1 -delivers[valid_from=2026-07-02]-> Priority o1": ("o1",),
        "Improvement i1 -delivers-> Objective b1 status=draft; b1 -aligns_to-> Priority o1": ("o1",),
    },
    quiet=[
        "Improvement i1 -delivers-> Priority o1",
        "Process r1 -contributes_to-> Priority o1",
        "Improvement i1 -delivers-> Objective b1; b1 -aligns_to-> Priority o1",
        "Improvement i1 status=completed -delivers-> Priority o1; Process r1 -contributes_to-> o1",
        "Activity a1 -belongs_to-> Improvement i1; i1 -delivers[valid_from=2026-07-01]-> Priority o1",
        "Priority o1 status=proposed",
    ],
    looks=Over(kinds=("Priority",), by=("threads",)),
)
def priority_without_work(case: Case) -> Iterator[Hit]:
    """A priority that no running improvement or process leads to is a wish.

    Not a problem where the work starts on a day that is agreed: record it with that day.
    """
    working = np.zeros(len(case.snapshot), dtype=np.bool_)
    working[case.snapshot.of_kind(*WORK)] = True
    working &= case.snapshot.live
    worked_on = reached(case.sight.graph, working)
    for priority in case.live_of("Priority"):
        if not worked_on[priority]:
            facts = (Counted("running improvements and processes that lead to it", (), role="sight"),)
            yield Hit((priority,), "No running improvement or process leads to the priority {0}.", facts)
