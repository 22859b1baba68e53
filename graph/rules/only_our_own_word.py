"""R04."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import Fact, Given, Hit, Through, rule
from graph.analysis.words_dates import check_in_date

FIRST_LINE = 1


@rule(
    id="R04",
    title="Only our own word for it",
    severity="M",
    source="IIA, Three Lines Model (2020); NHS Wales (2024), §2 (assurance)",
    action="Ask somebody who does not do the work to look at it.",
    fires={
        "Risk k1 principal=true -assured_by-> Assurance a1 line=1 done_on=2026-06-01": ("k1",),
        "Requirement q1 -assured_by-> Assurance a1 line=1 done_on=2026-06-01\n"
        "q1 -assured_by-> Assurance a2 line=3 done_on=2024-06-01": ("q1",),
    },
    quiet=[
        "Risk k1 -assured_by-> Assurance a1 line=1 done_on=2026-06-01",
        "Risk k1 principal=true -assured_by-> Assurance a1 line=1 done_on=2026-06-01\n"
        "k1 -assured_by-> Assurance a2 line=2 done_on=2026-06-01",
        "Risk k1 principal=true",
        "Risk k1 principal=true -assured_by-> Assurance a1 line=1 done_on=2024-06-01",
        "Risk k1 principal=true -assured_by-> Assurance a1 done_on=2026-06-01",
    ],
    looks=Near(("Risk", "Requirement"), links=("assured_by",)),
)
def only_our_own_word(case: Case, things: Sequence[int]) -> Iterator[Hit]:
    """Those who do the work see it best, and see least what they are used to: somebody else should look as well.

    Looked at are the checks in date of principal risks and of duties; what has none is told elsewhere.

    Not a problem where an independent look is arranged: record it with the day it is due.
    """
    for thing in things:
        if case.kind(thing) == "Risk" and not case.field(thing, "principal"):
            continue
        links = [
            link
            for link in case.links_out(thing, "assured_by")
            if check_in_date(case, int(case.snapshot.targets[link]))
        ]
        checks = [int(case.snapshot.targets[link]) for link in links]
        if checks and all(case.field(check, "line") == FIRST_LINE for check in checks):
            lines = tuple(Given(check, "line") for check in checks)
            facts: tuple[Fact, ...] = (*(Through(link) for link in links), *lines)
            say = "All that assures of {0} comes from those who do the work: {those}."
            yield Hit((thing,), say, facts, {"those": checks})
