"""I01."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import Hit, Missing, rule
from graph.analysis.words_numbers import either

NEEDED = {"sponsored_by": "sponsor", "led_by": "lead"}


@rule(
    id="I01",
    title="Improvement without sponsor or lead",
    severity="H",
    source="NHS Wales (2024), §2.2, activity 5",
    action="Agree which roles sponsor and lead it.",
    fires={
        "Improvement i1": ("i1",),
        "Improvement i1 -led_by-> Role w1": ("i1",),
        "Improvement i1 -sponsored_by-> Role w1; i1 -led_by-> Role w2 status=archived": ("i1",),
    },
    quiet=[
        "Improvement i1 -sponsored_by-> Role w1; i1 -led_by-> w1",
        "Improvement i1 status=proposed; Improvement i2 status=completed",
    ],
    looks=Near(("Improvement",), links=tuple(NEEDED), reads=False),
)
def improvement_without_sponsor_or_lead(case: Case, improvements: Sequence[int]) -> Iterator[Hit]:
    """A sponsor removes barriers and a lead keeps the work moving; without either an improvement depends on goodwill.

    Not a problem where the team leads it together: name the role that is asked first.
    """
    missing = {link: case.snapshot.count_out(link, of=improvements) == 0 for link in NEEDED}
    for improvement in improvements:
        lacking = [link for link in NEEDED if missing[link][improvement]]
        if lacking:
            facts = tuple(Missing(improvement, link) for link in lacking)
            words = {"lacking": either([NEEDED[link] for link in lacking])}
            yield Hit((improvement,), "{0} has no {lacking}.", facts, words)
