"""S03."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import CannotTell, Fact, Given, Hit, Judgement, Missing, Through, rule
from graph.analysis.words_dates import ran_out, review_in_date
from graph.days import spelled


@rule(
    id="S03",
    title="No agreed way of working",
    severity="M",
    source="NHS Wales (2024), Part 2 (Quality Control) and §2.4, question 8",
    action="Write it down or refresh it, with those who do the work.",
    fires={
        "Process r1 lane=mainstay": ("r1",),
        "Process r1 lane=mainstay -standardised_by-> StandardWork w1 review_due=2026-06-30": ("r1",),
        "Process r1 lane=mainstay -standardised_by-> StandardWork w1 review_due=2027-01-01 status=draft": ("r1",),
    },
    quiet=[
        "Process r1 lane=mainstay -standardised_by-> StandardWork w1 review_due=2026-07-01",
        "Process r1 lane=mainstay -standardised_by-> StandardWork w1",
        "StandardWork w1 review_due=2026-06-30; StandardWork w2 review_due=2027-01-01\n"
        "Process r1 lane=mainstay -standardised_by-> w1; r1 -standardised_by-> w2",
        "Process r1 lane=support; Process r2 lane=driver",
    ],
    looks=Near(("Process",), links=("standardised_by",)),
)
def process_without_agreed_way(case: Case, processes: Sequence[int]) -> Iterator[Judgement]:
    """Where everybody has a way of their own, results vary and nobody can tell whether a change was better.

    What counts is standard work whose day for review has not passed.

    Not a problem where the work is new and its best way is still being found out by tests.
    """
    agreed = case.snapshot.leading_to("standardised_by", lambda way: review_in_date(case, way), of=processes)
    for process, lane in zip(processes, case.fields(processes, "lane"), strict=True):
        if agreed[process] or lane not in {"mainstay", None}:
            continue
        yield _overdue(case, process) if lane else CannotTell(process, "lane")


def _overdue(case: Case, process: int) -> Hit:
    links = case.links_out(process, "standardised_by")
    ways = case.snapshot.targets[links].tolist()
    if not ways:
        return Hit((process,), "No agreed way of doing {0} is on record.", (Missing(process, "standardised_by"),))
    facts: tuple[Fact, ...] = tuple(Through(link) for link in links) + tuple(Given(way, "review_due") for way in ways)
    say = "The agreed way of doing {0} was to be looked at again by {due}: {ways}."
    last = date.fromisoformat(max(str(case.field(way, "review_due")) for way in ways)).toordinal()
    return Hit((process,), say, facts, {"due": spelled(last), "ways": ways}, since=ran_out(last, 0))
