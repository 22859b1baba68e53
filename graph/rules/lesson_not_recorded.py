"""I07."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import Given, Hit, Missing, rule
from graph.analysis.words_links import links_from_live

OVER = {"completed", "stopped"}


@rule(
    id="I07",
    title="Lesson not recorded",
    severity="M",
    source="NHS Wales (2024), §2.1 (infrastructure)",
    action="Write down what worked, what did not, and where.",
    fires={
        "Improvement i1 status=completed; Improvement i2 status=stopped": ("i1", "i2"),
        "Learning l1 status=draft -learned_from-> Improvement i1 status=completed": ("i1",),
        "Learning l1 -learned_from[valid_to=2026-06-30]-> Improvement i1 status=stopped": ("i1",),
    },
    quiet=[
        "Learning l1 -learned_from-> Improvement i1 status=completed",
        "Learning l1 -learned_from-> Improvement i1 status=stopped valid_to=2025-12-31",
        "Improvement i1; Improvement i2 status=paused; Improvement i3 status=archived; Improvement i4 status=draft",
        "Improvement i1 status=stopped valid_from=2026-07-02",
    ],
    looks=Near(("Improvement",), links=("learned_from",), reads=False, live=False),
)
def lesson_not_recorded(case: Case, improvements: Sequence[int]) -> Iterator[Hit]:
    """An effort that ended without a lesson, good or bad, leaves the next team to find out again.

    Not a problem where it ended before it began: say so when you set this aside.
    """
    snapshot = case.snapshot
    taught = links_from_live(case, "learned_from", of=improvements)
    for improvement in improvements:
        status = case.field(improvement, "status")
        if status in OVER and snapshot.ended[improvement] and improvement not in taught:
            facts = (Missing(improvement, "learned_from", "in"), Given(improvement, "status"))
            yield Hit((improvement,), "{0} is {status}, and no lesson from it is recorded.", facts, {"status": status})
