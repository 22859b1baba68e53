"""C02."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import CannotTell, Fact, Given, Hit, Judgement, Through, rule
from graph.analysis.words_dates import ran_out
from graph.analysis.words_feedback import told_back
from graph.analysis.words_links import valid_links
from graph.analysis.words_numbers import so_many
from graph.days import spelled


@rule(
    id="C02",
    title="Acted, but people not told",
    severity="M",
    source="You said, we did; NHS Wales (2024), §2.3",
    action="Tell them what was done, and record the day.",
    fires={
        "Feedback f1 received_on=2026-06-16 -answered_by-> Decision c1": ("f1",),
        "Feedback f1 received_on=2026-01-01 -answered_by[valid_from=2026-06-16]-> Improvement i1 status=completed": (
            "f1",
        ),
        "Feedback f1 received_on=2026-01-01 told_back_on=2026-07-02 -answered_by-> Activity a1": ("f1",),
        "Feedback f1 received_on=2026-06-30 -answered_by[valid_from=2026-06-25]-> Decision c1\n"
        "f1 -answered_by[valid_from=2026-06-10]-> StandardWork w1": ("f1",),
    },
    quiet=[
        "Feedback f1 received_on=2026-06-17 -answered_by-> Decision c1",
        "Feedback f1 received_on=2026-01-01 -answered_by[valid_from=2026-06-17]-> Decision c1",
        "Feedback f1 received_on=2026-01-01 told_back_on=2026-07-01 -answered_by-> Decision c1",
        "Feedback f1 received_on=2026-01-01 state=told_back -answered_by-> Decision c1",
        "Feedback f1 received_on=2026-01-01 state=acting",
        "Feedback f1 received_on=2026-01-01 -answered_by[valid_to=2026-06-30]-> Decision c1",
        "Feedback f1 received_on=2026-01-01 status=archived -answered_by-> Decision c1",
    ],
    looks=Near(("Feedback",), links=("answered_by",), reads=False),
)
def people_not_told(case: Case, messages: Sequence[int]) -> Iterator[Judgement]:
    """Something was done about what people said, and they do not know; to them it looks as if nobody listened.

    Counted is from the earliest day on which an answer is linked, else from the day the message came in.

    Not a problem where nobody can be told, as with messages without a name: tell everybody, and record that.
    """
    answers = valid_links(case, "answered_by", of=messages)
    for message in messages:
        links = answers.get(message)
        if not links or told_back(case, message):
            continue
        received = case.day(message, "received_on")
        days = [received if (day := case.link_day(link, "valid_from")) is None else day for link in links]
        known = [day for day in days if day is not None]
        if known and case.older(min(known), case.thresholds.tell):
            yield _untold(case, message, links, min(known))
        elif len(known) < len(days) and case.field(message, "received_on") is None:
            yield CannotTell(message, "received_on")


def _untold(case: Case, message: int, links: Sequence[int], acted: int) -> Hit:
    snapshot = case.snapshot
    words = {
        "answers": [int(snapshot.targets[link]) for link in links],
        "day": spelled(acted),
        "ago": so_many(snapshot.day - acted, "day"),
    }
    say = "{0} has been answered by {answers} since {day}, {ago} ago, and those who said it have not been told."
    facts: tuple[Fact, ...] = (
        Given(message, "told_back_on"),
        Given(message, "state"),
        *(Through(link) for link in links),
    )
    return Hit((message,), say, facts, words, since=ran_out(acted, case.thresholds.tell))
