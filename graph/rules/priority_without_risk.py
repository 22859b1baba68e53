"""R01: priorities for which nobody has thought of what could stop them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import Hit, Missing, rule


@rule(
    id="R01",
    title="Priority with no risk thought through",
    severity="L",
    source="Board assurance framework practice; NHS Wales (2024), §1.3",
    action="Ask what could stop it, and record that as a risk.",
    fires={
        "Priority o1": ("o1",),
        "Risk k1 status=completed -threatens-> Priority o1": ("o1",),
        "Objective b1 -aligns_to-> Priority o1; Risk k1 -threatens-> b1": ("o1",),
    },
    quiet=["Risk k1 -threatens-> Priority o1", "Priority o1 status=draft", "Objective b1"],
    looks=Near(("Priority",), links=("threatens",), reads=False),
)
def priority_without_risk(case: Case, priorities: Sequence[int]) -> Iterator[Hit]:
    """A priority that nothing threatens has seldom been thought through.

    Not a problem where its risks are kept in another register: bring in those that matter most.
    """
    unthreatened = case.snapshot.count_into("threatens", of=priorities) == 0
    for priority in priorities:
        if unthreatened[priority]:
            facts = (Missing(priority, "threatens", "in"),)
            yield Hit((priority,), "No risk is recorded that threatens the priority {0}.", facts)
