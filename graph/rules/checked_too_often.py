"""R06."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import Counted, Hit, rule
from graph.analysis.words_numbers import so_many

YEAR_DAYS = 365
ENOUGH = 3
FOUR = "\n".join(
    f"Assurance a{number} rating=reasonable done_on=2026-0{number + 1}-01; Process r1 -assured_by-> a{number}"
    for number in range(1, 5)
)


@rule(
    id="R06",
    title="Checked too often",
    severity="L",
    source="NHS Wales (2024), §2.3 (assurance no wider than the purpose needs)",
    action="Combine the checks, and give the time back to the work.",
    fires={FOUR: ("r1",), FOUR.replace("Process r1", "Requirement q1"): ("q1",)},
    quiet=[
        FOUR.replace("rating=reasonable", "rating=limited", 1),
        FOUR.replace("rating=reasonable", ""),
        FOUR.replace("2026-02-01", "2025-06-30"),
        FOUR.replace("Process r1", "Priority o1"),
    ],
    looks=Near(("Process", "Requirement"), links=("assured_by",)),
)
def checked_too_often(case: Case, things: Sequence[int]) -> Iterator[Hit]:
    """A fourth check in a year that finds the same tells nothing new, and takes time from those who are checked.

    Not a problem where different people by law have to look at it: say which law.
    """
    checked = case.snapshot.count_out("assured_by", of=things)
    for thing in things:
        if checked[thing] <= ENOUGH:
            continue
        found: dict[object, list[int]] = {}
        for check in dict.fromkeys(case.out(thing, "assured_by")):
            if case.within(case.day(check, "done_on"), YEAR_DAYS):
                found.setdefault(case.field(check, "rating"), []).append(check)
        for rating, checks in found.items():
            if rating is not None and len(checks) > ENOUGH:
                words = {"many": so_many(len(checks), "check"), "those": checks}
                say = "{many} of {0} within a year found the same: {those}."
                yield Hit((thing,), say, (Counted("checks within a year that found the same", checks),), words)
