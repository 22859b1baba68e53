"""C04."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import CannotTell, Fact, Given, Hit, Judgement, Missing, Through, rule
from graph.analysis.words_dates import ran_out
from graph.analysis.words_feedback import has_happened
from graph.analysis.words_numbers import so_many
from graph.days import spelled


@rule(
    id="C04",
    title="Escalation stuck",
    severity="H",
    source="NHS Wales (2024), Part 2 (Quality Control) and §2.1 (infrastructure)",
    action="Respond today, to those who asked.",
    fires={
        "Issue x1 state=escalated tier_now=2 raised_on=2026-06-01 -escalated_to[on=2026-06-29]-> Forum h1": ("x1",),
        "Issue x1 state=escalated tier_now=3 raised_on=2026-06-27": ("x1",),
        "Issue x1 state=escalated tier_now=4 raised_on=2026-06-16 -escalated_to-> Forum h1": ("x1",),
        "Issue x1 state=escalated tier_now=1 raised_on=2026-06-29 -escalated_to[answered_on=2026-07-02]-> Forum h1": (
            "x1",
        ),
        "Issue x1 state=escalated tier_now=1 raised_on=2026-06-01 -escalated_to-> Forum h1 status=stopped": ("x1",),
    },
    quiet=[
        "Issue x1 state=escalated tier_now=2 raised_on=2026-01-01 -escalated_to[on=2026-06-30]-> Forum h1",
        "Issue x1 state=escalated tier_now=3 raised_on=2026-06-28",
        "Issue x1 state=escalated tier_now=5 raised_on=2026-06-17",
        "Issue x1 state=escalated tier_now=1 raised_on=2026-01-01 -escalated_to[answered_on=2026-07-01]-> Forum h1",
        "Issue x1 state=open tier_now=1 raised_on=2026-01-01; Issue x2 state=resolved tier_now=1 raised_on=2026-01-01",
        "Issue x1 state=escalated tier_now=1 raised_on=2026-07-02",
        "Issue x1 state=escalated tier_now=1 raised_on=2026-01-01 status=archived",
    ],
    looks=Near(("Issue",), links=("escalated_to",), reads=False),
)
def stuck_escalation(case: Case, issues: Sequence[int]) -> Iterator[Judgement]:
    """A team that cannot mend something itself has asked for help, and the time for an answer is over.

    How long it may wait depends on the tier where it is now.

    Not a problem where an answer was given and only its day is missing: enter it.
    """
    for issue in issues:
        state = case.field(issue, "state")
        if state not in {"escalated", None} or not has_happened(case, issue, "raised_on"):
            continue
        yield from _judged(case, issue, state)


def _judged(case: Case, issue: int, state: str | None) -> Iterator[Judgement]:
    links = case.links_out(issue, "escalated_to")
    raised = case.day(issue, "raised_on")
    waiting = [link for link in links if case.link_day(link, "answered_on") is None]
    asked = {link: day for link in waiting if (day := _asked_on(case, link, raised)) is not None}
    limit = _limit(case, issue)
    late = [link for link, day in asked.items() if case.older(day, limit)]
    begun = min((asked[link] for link in late), default=None if links else raised)
    if begun is not None and case.older(begun, limit):
        missing = next((name for name in ("state", "tier_now") if case.field(issue, name) is None), None)
        yield CannotTell(issue, missing) if missing else _stuck(case, issue, late, begun)
    elif state and raised is None and (len(asked) < len(waiting) or not links):
        yield CannotTell(issue, "raised_on")


def _asked_on(case: Case, link: int, raised: int | None) -> int | None:
    asked = case.link_day(link, "on")
    return raised if asked is None else asked


def _limit(case: Case, issue: int) -> int:
    """Return the days that an issue may wait; the shortest there are where its tier is not known."""
    limits = case.thresholds
    tier = case.field(issue, "tier_now") or 1
    if tier > 3:
        return limits.escalate_high
    return limits.escalate_middle if tier == 3 else limits.escalate_low


def _stuck(case: Case, issue: int, late: list[int], begun: int) -> Hit:
    limit = _limit(case, issue)
    words = {
        "tier": case.field(issue, "tier_now"),
        "day": spelled(begun),
        "waited": so_many(case.snapshot.day - begun, "day"),
        "limit": so_many(limit, "day"),
        "forums": [int(case.snapshot.targets[link]) for link in late],
    }
    say = "{0} (tier {tier}) has waited {waited}, since {day}, for an answer from {forums}; the limit is {limit}."
    if not late:
        say = "{0} (tier {tier}) has waited {waited}, since {day}, and no forum is asked; the limit is {limit}."
    asked: tuple[Fact, ...] = tuple(Through(link) for link in late) or (Missing(issue, "escalated_to"),)
    facts = (*asked, Given(issue, "tier_now"), Given(issue, "raised_on"))
    return Hit((issue,), say, facts, words, since=ran_out(begun, limit))
