"""I10."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import Given, Hit, rule


@rule(
    id="I10",
    title="Designed without the people it affects",
    severity="M",
    source="NHS Wales (2024), Part 2 (Quality Improvement) and §2.1 (culture and behaviours)",
    action="Involve people who live with it, and record how.",
    fires={
        "Improvement i1": ("i1",),
        "Improvement i1 lived_experience=none; Improvement i2 lived_experience=consulted": ("i1",),
    },
    quiet=[
        "Improvement i1 lived_experience=consulted; Improvement i2 lived_experience=involved",
        "Improvement i1 lived_experience=co_led",
        "Improvement i1 lived_experience=none status=draft; Improvement i2 status=completed",
    ],
    looks=Near(("Improvement",)),
)
def improvement_without_people(case: Case, improvements: Sequence[int]) -> Iterator[Hit]:
    """Those who live with the service know what would help; designed without them, a change easily misses the need.

    Not a problem where nobody outside is affected, as in mending a machine: say so when you set this aside.
    """
    for improvement in improvements:
        part = case.field(improvement, "lived_experience")
        if part in {None, "none"}:
            say = "{0} does not say that those whom it affects have a part in it."
            if part:
                say = "{0} says that those whom it affects have no part in it."
            yield Hit((improvement,), say, (Given(improvement, "lived_experience"),))
