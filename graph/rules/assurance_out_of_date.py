"""R05."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import Counted, Given, Hit, rule
from graph.analysis.words_dates import ran_out
from graph.analysis.words_numbers import so_many
from graph.days import spelled


@rule(
    id="R05",
    title="Assurance out of date",
    severity="M",
    source="NHS Wales (2024), §2.4, question 13",
    action="Renew it, or end it where it is needed no more.",
    fires={
        "Assurance a1 next_due=2026-06-30 done_on=2026-06-01": ("a1",),
        "Assurance a1 done_on=2025-05-26": ("a1",),
        "Control c1 -assured_by-> Assurance a1 done_on=2025-05-26; c1 -assured_by-> Assurance a2 done_on=2025-05-26": (
            "a1",
            "a2",
        ),
        "Control c1 -assured_by-> Assurance a1 done_on=2025-01-01; c1 -assured_by-> Assurance a2 done_on=2026-01-01\n"
        "Risk k1 -assured_by-> a1": ("a1",),
        "Control c1 -assured_by-> Assurance a1 done_on=2025-01-01\n"
        "c1 -assured_by-> Assurance a2 done_on=2026-01-01 status=archived": ("a1",),
    },
    quiet=[
        "Assurance a1 next_due=2026-07-01 done_on=2026-06-01",
        "Assurance a1 done_on=2025-05-27",
        "Assurance a1; Assurance a2 next_due=2027-01-01",
        "Control c1 -assured_by-> Assurance a1 done_on=2025-01-01; c1 -assured_by-> Assurance a2 done_on=2026-01-01",
        "Assurance a1 done_on=2020-01-01 status=archived",
    ],
    looks=Near(("Assurance",), links=("assured_by",), steps=2),
)
def assurance_out_of_date(case: Case, assurances: Sequence[int]) -> Iterator[Hit]:
    """An old check says how things were; leaning on it hides that nobody has looked since.

    Spoken of is a check that is overdue, or was done long ago, unless everything that it assures has a later one.

    Not a problem where nothing about its subject has changed and that is known: record a short check today.
    """
    for assurance in assurances:
        done = case.day(assurance, "done_on")
        old = case.older(done, case.thresholds.assure)
        overdue = case.passed(assurance, "next_due")
        if (old or overdue) and not _superseded(case, assurance, done):
            yield _out_of_date(case, assurance, done if old else None, overdue=overdue)


def _superseded(case: Case, assurance: int, done: int | None) -> bool:
    """Tell whether everything that an assurance is about, at least one thing, has a later one."""
    things = case.into(assurance, "assured_by")
    return done is not None and bool(things) and all(_latest(case, thing) > done for thing in things)


def _latest(case: Case, thing: int) -> int:
    days = [case.day(other, "done_on") for other in case.out(thing, "assured_by")]
    return max((day for day in days if day is not None), default=0)


def _out_of_date(case: Case, assurance: int, old: int | None, *, overdue: bool) -> Hit:
    """Return the finding of an assurance; `old` is the day it was done, where that is too long ago."""
    limit = case.thresholds.assure
    reasons: dict[str, int] = {}
    if old is not None:
        reasons[f"was last done on {spelled(old)}, more than {so_many(limit, 'day')} ago"] = ran_out(old, limit)
    if overdue:
        due = date.fromisoformat(str(case.field(assurance, "next_due"))).toordinal()
        reasons[f"was due again by {spelled(due)}"] = ran_out(due, 0)
    things = case.into(assurance, "assured_by")
    facts = (Given(assurance, "done_on"), Given(assurance, "next_due"), Counted("things that it assures", things))
    return Hit((assurance,), "{0} {why}.", facts, {"why": " and ".join(reasons)}, since=min(reasons.values()))
