"""M05."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import CannotTell, Given, Hit, Judgement, Last, rule
from graph.analysis.words_dates import last_value_day, period_days, ran_out
from graph.analysis.words_numbers import so_many
from graph.days import spelled

PERIODS = 2


@rule(
    id="M05",
    title="Measure has gone quiet",
    severity="M",
    source="NHS Wales (2024), Part 2 (Quality Control: real-time measures)",
    action="Restore the feed, or end the measure.",
    fires={
        "Measure m1 frequency=daily; m1 @ 2026-06-28 = 4": ("m1",),
        "Measure m1 frequency=monthly; m1 @ 2026-04-29 = 4; m1 @ 2026-07-02 = 5": ("m1",),
        "Measure m1 frequency=annual; m1 @ 2024-06-28 = 4": ("m1",),
    },
    quiet=[
        "Measure m1 frequency=daily; m1 @ 2026-06-29 = 4",
        "Measure m1 frequency=weekly; m1 @ 2026-06-17 = 4; m1 @ 2026-01-01 = 2",
        "Measure m1 frequency=monthly; m1 @ 2026-04-30 = 4",
        "Measure m1 frequency=quarterly; m1 @ 2025-12-29 = 4",
        "Measure m1 frequency=daily",
        "Measure m1 frequency=daily status=paused; m1 @ 2026-01-01 = 4",
    ],
    looks=Near(("Measure",), by=("series",)),
)
def quiet_measure(case: Case, measures: Sequence[int]) -> Iterator[Judgement]:
    """A measure that stopped arriving looks calm and tells nothing.

    Spoken of are measures whose last reading with a value is more than two periods old.

    Not a problem where there was nothing to count: enter the zero, or a gap with a note.
    """
    for measure in measures:
        last = last_value_day(case, measure)
        if last is None:
            continue
        period = period_days(case, measure)
        if period is None:
            yield CannotTell(measure, "frequency")
        elif case.older(last, PERIODS * period):
            words = {
                "day": spelled(last),
                "ago": so_many(case.snapshot.day - last, "day"),
                "frequency": case.field(measure, "frequency"),
            }
            say = "The last value of {0} is of {day}, {ago} ago, and its frequency is {frequency}."
            facts = (Last(measure), Given(measure, "frequency"))
            yield Hit((measure,), say, facts, words, since=ran_out(last, PERIODS * period))
