"""P05: people served now whom we have not heard lately."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import CannotTell, Counted, Fact, Given, Hit, Judgement, Missing, rule


@rule(
    id="P05",
    title="We have not heard from these people lately",
    severity="M",
    source="NHS Wales (2024), §2.3 (feedback)",
    action="Open a way of listening to them, and record what they say.",
    fires={
        "StakeholderGroup g1 customer=current": ("g1",),
        "Feedback f1 received_on=2025-06-30 -raised_by-> StakeholderGroup g1 customer=current": ("g1",),
        "Feedback f1 received_on=2026-07-02 -raised_by-> StakeholderGroup g1 customer=current": ("g1",),
        "Feedback f1 received_on=2026-06-01 status=archived -raised_by-> StakeholderGroup g1 customer=current": ("g1",),
        "Feedback f1 received_on=2026-06-01 -raised_by-> StakeholderGroup g1; StakeholderGroup g2 customer=current": (
            "g2",
        ),
    },
    quiet=[
        "Feedback f1 received_on=2025-07-01 -raised_by-> StakeholderGroup g1 customer=current",
        "Feedback f1 received_on=2026-07-01 -raised_by-> StakeholderGroup g1 customer=current",
        "StakeholderGroup g1 customer=future; StakeholderGroup g2 customer=no",
        "StakeholderGroup g1",
        "Feedback f1 -raised_by-> StakeholderGroup g1 customer=current",
    ],
    looks=Near(("StakeholderGroup",), links=("raised_by",)),
)
def people_not_heard(case: Case, groups: Sequence[int]) -> Iterator[Judgement]:
    """People whom we serve and do not hear from change what they need without our knowing.

    Not a problem where they are heard by somebody else who tells us: record what was told as their feedback.
    """
    for group in groups:
        customer = case.field(group, "customer")
        if customer is None:
            yield CannotTell(group, "customer")
        elif customer == "current":
            yield from _heard(case, group)


def _heard(case: Case, group: int) -> Iterator[Judgement]:
    given = case.into(group, "raised_by")
    days = [day for item in given if (day := case.day(item, "received_on")) is not None]
    last = max(days, default=None)
    if case.within(last, case.thresholds.voice):
        return
    undated = [item for item in given if case.field(item, "received_on") is None]
    if undated:
        yield CannotTell(undated[0], "received_on", of=group)
        return
    facts: tuple[Fact, ...] = (Given(group, "customer"), Counted("items of feedback from them", given))
    words = {"days": case.thresholds.voice}
    if last is None:
        say = "No feedback from {0} is recorded, neither in the last {days} days nor before."
        yield Hit((group,), say, (*facts, Missing(group, "raised_by", "in")), words)
        return
    newest = [item for item in given if case.day(item, "received_on") == last]
    say = "The last feedback from {0} is older than {days} days."
    yield Hit((group,), say, (*facts, Given(newest[0], "received_on")), words, since=last + case.thresholds.voice + 1)
