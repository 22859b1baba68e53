"""C01."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import CannotTell, Given, Hit, Judgement, rule
from graph.analysis.words_dates import ran_out
from graph.analysis.words_numbers import so_many
from graph.days import spelled

WAITING = {"new", "triaged", "acting", None}
SEVERE = 4


@rule(
    id="C01",
    title="Feedback waiting for an answer",
    severity="H",
    source="NHS Wales (2024), §2.3",
    action="Decide what to do about it, and act.",
    fires={
        "Feedback f1 state=new received_on=2026-05-31": ("f1",),
        "Feedback f1 state=acting received_on=2026-06-20 severity=4": ("f1",),
        "Feedback f1 state=triaged received_on=2026-05-01 severity=3": ("f1",),
    },
    quiet=[
        "Feedback f1 state=new received_on=2026-06-01",
        "Feedback f1 state=acting received_on=2026-06-21 severity=5",
        "Feedback f1 state=triaged received_on=2026-06-20 severity=3",
        "Feedback f1 state=told_back received_on=2026-01-01; Feedback f2 state=closed_no_action received_on=2026-01-01",
        "Feedback f1 state=new received_on=2026-01-01 status=archived; Feedback f2 state=new received_on=2026-07-02",
    ],
    looks=Near(("Feedback",)),
)
def unanswered_feedback(case: Case, messages: Sequence[int]) -> Iterator[Judgement]:
    """Those who tell us something and hear nothing tell us nothing the next time.

    Severe messages (4 and 5) may wait less long.

    Not a problem where the answer takes time and they know it: say until when.
    """
    limits = (case.thresholds.answer, case.thresholds.answer_severe)
    for message in messages:
        state = case.field(message, "state")
        if state not in WAITING:
            continue
        limit = limits[(case.field(message, "severity") or 0) >= SEVERE]
        received = case.day(message, "received_on")
        if state is not None and case.field(message, "received_on") is None:
            yield CannotTell(message, "received_on")
        elif received is not None and case.older(received, limit):
            yield _waiting(case, message, received, limit) if state else CannotTell(message, "state")


def _waiting(case: Case, message: int, received: int, limit: int) -> Hit:
    words = {
        "day": spelled(received),
        "waited": so_many(case.snapshot.day - received, "day"),
        "limit": so_many(limit, "day"),
    }
    say = "{0} came in on {day} and has waited {waited} for an answer; the limit is {limit}."
    facts = (Given(message, "received_on"), Given(message, "state"), Given(message, "severity"))
    return Hit((message,), say, facts, words, since=ran_out(received, limit))
