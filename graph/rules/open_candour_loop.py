"""C07."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import CannotTell, Fact, Given, Hit, Judgement, Missing, rule
from graph.analysis.words_dates import ran_out
from graph.analysis.words_feedback import told_back
from graph.analysis.words_numbers import so_many
from graph.days import spelled


@rule(
    id="C07",
    title="Candour loop not complete",
    severity="H",
    source="Duty of Candour, Health and Social Care (Quality and Engagement) (Wales) Act 2020",
    action="Tell those concerned what was found, and write the lesson down.",
    guarded=["candour"],
    fires={
        "Feedback f1 candour=true received_on=2026-05-31": ("f1",),
        "Feedback f1 candour=true received_on=2026-05-31 state=told_back": ("f1",),
        "Feedback f1 candour=true received_on=2026-05-31; Learning l1 -learned_from-> f1": ("f1",),
        "Feedback f1 candour=true received_on=2026-05-31 state=told_back\n"
        "Learning l1 status=draft -learned_from-> f1": ("f1",),
    },
    quiet=[
        "Feedback f1 candour=true received_on=2026-05-31 state=told_back; Learning l1 -learned_from-> f1",
        "Feedback f1 candour=true received_on=2026-06-01",
        "Feedback f1 candour=false received_on=2026-01-01; Feedback f2 received_on=2026-01-01",
        "Feedback f1 candour=true received_on=2026-01-01 status=archived",
    ],
    looks=Near(("Feedback",), links=("learned_from",), reads=False),
)
def open_candour_loop(case: Case, messages: Sequence[int]) -> Iterator[Judgement]:
    """When care may have harmed somebody, they are owed what was found and what was learnt, in good time.

    Complete is the loop when those concerned have been told and a lesson is linked.

    Not a problem where an inquiry is still running and they know it: say until when.
    """
    taught = case.snapshot.count_into("learned_from", of=messages)
    for message in messages:
        told = told_back(case, message)
        if not case.field(message, "candour") or (told and taught[message]):
            continue
        received = case.day(message, "received_on")
        if case.field(message, "received_on") is None:
            yield CannotTell(message, "received_on")
        elif received is not None and case.older(received, case.thresholds.candour):
            yield _open(case, message, received, told=told, taught=bool(taught[message]))


def _open(case: Case, message: int, received: int, *, told: bool, taught: bool) -> Hit:
    lacking = [] if told else ["those concerned have not been told"]
    lacking += [] if taught else ["no lesson is recorded"]
    facts: tuple[Fact, ...] = (Given(message, "received_on"), Given(message, "told_back_on"), Given(message, "state"))
    facts += () if taught else (Missing(message, "learned_from", "in"),)
    words = {
        "day": spelled(received),
        "ago": so_many(case.snapshot.day - received, "day"),
        "lacking": " and ".join(lacking),
    }
    since = ran_out(received, case.thresholds.candour)
    return Hit((message,), "{0} came in on {day}, {ago} ago, and {lacking}.", facts, words, since=since)
