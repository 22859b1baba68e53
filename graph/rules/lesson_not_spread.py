"""I08."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import Counted, Fact, Given, Hit, rule
from graph.analysis.words_dates import ran_out
from graph.analysis.words_links import valid_links
from graph.analysis.words_numbers import so_many

WORKED = "worked"
PLACES = 2
ENDS = ("end_actual", "end")
OLD = "Learning l1 verdict=worked spreadable=true valid_from=2026-01-01\n"


@rule(
    id="I08",
    title="Good idea not spread",
    severity="L",
    source="NHS Wales (2024), §1.0 and Appendix A (spread)",
    action="Find the next place that has the same problem, and offer it to them.",
    fires={
        OLD: ("l1",),
        OLD + "l1 -adopted_in-> Process r1": ("l1",),
        OLD.replace("valid_from=2026-01-01", "-learned_from-> Improvement i1 status=completed end_actual=2025-12-01"): (
            "l1",
        ),
    },
    quiet=[
        OLD + "l1 -adopted_in-> Process r1; l1 -adopted_in-> OrgUnit u1",
        OLD.replace("2026-01-01", "2026-01-02"),
        OLD.replace("worked", "mixed"),
        OLD.replace("spreadable=true", "spreadable=false"),
        OLD.replace(" valid_from=2026-01-01", ""),
    ],
    looks=Near(("Learning",), links=("adopted_in", "learned_from")),
)
def lesson_not_spread(case: Case, lessons: Sequence[int]) -> Iterator[Hit]:
    """What worked in one place and could help others helps them only once they take it up.

    Its day is the first on which the lesson holds, else the end of what it was learned from. One place of use, or none,
    is few once the time for spreading is over.

    Not a problem where no other place has the same work.
    """
    sources = valid_links(case, "learned_from", of=lessons)
    for lesson in lessons:
        places = case.out(lesson, "adopted_in")
        if case.field(lesson, "verdict") != WORKED or not case.field(lesson, "spreadable") or len(places) >= PLACES:
            continue
        learned = _learned(case, lesson, sources.get(lesson, []))
        if case.older(learned, case.thresholds.spread):
            facts: tuple[Fact, ...] = (Given(lesson, "spreadable"), Counted("places where it is used", places))
            words = {"places": so_many(len(places), "place")}
            since = ran_out(learned or 0, case.thresholds.spread)
            yield Hit((lesson,), "{0} worked and could help others; it is used in {places}.", facts, words, since=since)


def _learned(case: Case, lesson: int, links: Sequence[int]) -> int | None:
    """Return the day since which a lesson is known; None where nothing tells it.

    Args:
        case: The organisation on its day.
        lesson: The lesson.
        links: Links to what it was learned from, which may have ended.
    """
    begun = case.day(lesson, "valid_from")
    if begun is not None:
        return begun
    ends = [case.day(int(case.snapshot.targets[link]), name) for link in links for name in ENDS]
    return max((day for day in ends if day is not None), default=None)
