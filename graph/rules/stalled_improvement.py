"""I03."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.case import Case
from graph.analysis.looking import Over
from graph.analysis.rule import Fact, Given, Hit, rule
from graph.analysis.words_dates import ran_out
from graph.analysis.words_numbers import so_many
from graph.analysis.words_reach import latest
from graph.days import spelled

UNDER_WAY = {"testing", "implementing"}
SIGNS = ("reviewed_on", "start")


@rule(
    id="I03",
    title="Stalled",
    severity="M",
    source="NHS Wales (2024), §2.2, activity 5",
    action="Remove what is in the way, or stop it and record the lesson.",
    fires={
        "Improvement i1 stage=testing": ("i1",),
        "Improvement i1 stage=implementing start=2026-04-01": ("i1",),
        "Improvement i1 stage=testing reviewed_on=2026-07-02 start=2025-01-01": ("i1",),
        "Test t1 start=2026-01-01 end=2026-04-01 -tests-> ChangeIdea c1; c1 -acts_on-> Driver v1\n"
        "v1 -drives-> Improvement i1 stage=testing": ("i1",),
        "Test t1 end=2026-06-30 status=stopped -tests-> ChangeIdea c1; c1 -acts_on-> Driver v1\n"
        "v1 -drives-> Improvement i1 stage=testing": ("i1",),
    },
    quiet=[
        "Improvement i1 stage=testing start=2026-04-02",
        "Improvement i1 stage=testing start=2025-01-01 reviewed_on=2026-06-30",
        "Improvement i1 stage=idea; Improvement i2 stage=sustaining; Improvement i3",
        "Improvement i1 stage=testing status=paused start=2025-01-01",
        "Test t1 start=2026-04-02 -tests-> ChangeIdea c1; c1 -acts_on-> Driver v1; v1 -drives-> Driver v2\n"
        "v2 -drives-> Improvement i1 stage=testing start=2025-01-01",
    ],
    looks=Over(kinds=("Improvement", "Test"), by=("threads",), threads_of=("Test",)),
)
def stalled_improvement(case: Case) -> Iterator[Hit]:
    """An improvement under way that nobody has tested, looked at or begun lately holds people and hope for nothing.

    Counted are its start, the day it was last looked at, and the tests that lead to it.

    Not a problem where it waits for a day that is known: say which, and set this aside until then.
    """
    quiet = _quiet(case)
    tested = latest(case.sight.graph, _test_days(case), quiet) if quiet else {}
    for improvement, days in quiet.items():
        last = tested.get(improvement)
        if not case.within(last, case.thresholds.stall):
            yield _stalled(case, improvement, max([*days, *([] if last is None else [last])], default=None))


def _quiet(case: Case) -> dict[int, list[int]]:
    """Return the improvements under way of which nothing lately is recorded, each with the days that are."""
    improvements = case.live_of("Improvement")
    stages, signs = case.fields(improvements, "stage"), [case.days(improvements, name) for name in SIGNS]
    quiet: dict[int, list[int]] = {}
    for improvement, stage, *told in zip(improvements, stages, *signs, strict=True):
        days = [day for day in told if day is not None]
        if stage in UNDER_WAY and not any(case.within(day, case.thresholds.stall) for day in days):
            quiet[improvement] = days
    return quiet


def _stalled(case: Case, improvement: int, last: int | None) -> Hit:
    facts: tuple[Fact, ...] = tuple(Given(improvement, name) for name in ("stage", "start", "reviewed_on"))
    if last is None:
        return Hit((improvement,), "{0} is under way, and there is no start, review or test of it on record.", facts)
    words = {"day": spelled(last), "ago": so_many(case.snapshot.day - last, "day")}
    say = "{0} is under way, and the last sign of life is of {day}, {ago} ago."
    return Hit((improvement,), say, facts, words, since=ran_out(last, case.thresholds.stall))


def _test_days(case: Case) -> dict[int, int]:
    """Return the latest day on which each live test began or ended, of those that have one."""
    found: dict[int, int] = {}
    for test in case.live_of("Test"):
        days = [day for name in ("start", "end") if (day := case.day(test, name)) is not None]
        if days:
            found[test] = max(days)
    return found
