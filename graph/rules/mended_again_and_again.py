"""C06."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import Counted, Hit, rule
from graph.analysis.words_numbers import so_many
from graph.days import spelled

RECENT_DAYS = 180
OFTEN = 3
THREE = "\n".join(
    f"Issue x{number} state=resolved resolved_on={day} -about-> Process r1"
    for number, day in enumerate(("2026-01-02", "2026-05-01", "2026-06-01"), 1)
)


@rule(
    id="C06",
    title="Fixed again and again",
    severity="M",
    source="NHS Wales (2024), §2.4, questions 10 and 11",
    action="Stop mending and redesign it, with those who do the work.",
    fires={
        THREE: ("r1",),
        THREE + "\nx1 -about-> Process r2": ("r1",),
    },
    quiet=[
        THREE.replace("2026-01-02", "2026-01-01"),
        THREE.replace("2026-06-01", "2026-07-02"),
        THREE.replace("state=resolved", "state=open", 1),
        THREE.replace("resolved_on=2026-05-01", ""),
        THREE.replace("Process r1", "Service s1"),
    ],
    looks=Near(("Process",), links=("about",)),
)
def mended_again_and_again(case: Case, processes: Sequence[int]) -> Iterator[Hit]:
    """Who mends the same thing three times in half a year mends its effects; the cause stays.

    Counted are problems of the last 180 days that are resolved, wherever that was done.

    Not a problem where a redesign has begun: link the improvement, and set this aside until it is done.
    """
    told = case.snapshot.count_into("about", of=processes)
    for process in processes:
        if told[process] < OFTEN:
            continue
        mended = [issue for issue in dict.fromkeys(case.into(process, "about")) if _was_mended(case, issue)]
        if len(mended) >= OFTEN:
            days = sorted(day for issue in mended if (day := case.day(issue, "resolved_on")) is not None)
            say = "{many} of {0} were put right in {days} days: {those}."
            words = {"many": so_many(len(mended), "problem"), "days": RECENT_DAYS, "those": mended}
            facts = (Counted(f"problems put right since {spelled(case.snapshot.day - RECENT_DAYS)}", mended),)
            yield Hit((process,), say, facts, words, since=days[OFTEN - 1])


def _was_mended(case: Case, thing: int) -> bool:
    is_resolved = case.kind(thing) == "Issue" and case.field(thing, "state") == "resolved"
    return is_resolved and case.within(case.day(thing, "resolved_on"), RECENT_DAYS)
