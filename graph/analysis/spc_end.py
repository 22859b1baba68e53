"""How a series ends: what its last value shows, and since when; all that most rules need to know of it."""

from __future__ import annotations

from dataclasses import dataclass

from graph.analysis.spc_judgement import Assurance, Judgement, Point, Variation

FULL = 12
"""From so many values in the current segment on, what is said of a target can be relied on."""


@dataclass(frozen=True, slots=True)
class End:
    """The end of a series, as judged.

    Attributes:
        variation: That of its last value.
        assurance: What the limits in force say of the target; None where they can say nothing.
        size: How many values it has since limits last began anew.
        missing: How many more values are needed before limits can be told.
        start: ISO day of the first of those values.
        day: ISO day of its last value.
        alike_from: ISO day of the first of the unbroken values of that variation that end the current segment.
        told_from: ISO day from which what is said of a target can be relied on: that of the twelfth value since limits
            last began anew, or the first that the target holds, the later of both; empty with fewer values.
    """

    variation: Variation
    assurance: Assurance | None
    size: int
    missing: int
    start: str
    day: str
    alike_from: str
    told_from: str
    gained_on: tuple[str, ...] = ()


def end_of(judgement: Judgement) -> End | None:
    """Return how a series ends; None for one without values."""
    segment = judgement.latest
    if segment is None:
        return None
    points = judgement.points[-segment.size :]
    last = points[-1]
    other = next((at for at, point in enumerate(reversed(points)) if point.variation != last.variation), len(points))
    return End(
        variation=last.variation,
        assurance=judgement.assurance,
        size=segment.size,
        missing=segment.missing,
        start=segment.start,
        day=last.date,
        alike_from=points[-other].date,
        told_from=told_from([point.date for point in points], judgement.settings.target_from),
        gained_on=tuple(point.date for point in gains(judgement)),
    )


def gains(judgement: Judgement) -> list[Point]:
    """Return the first value of each unbroken run of improving values, oldest first; new limits break a run."""
    points = judgement.points
    return [
        point
        for number, point in enumerate(points)
        if point.variation == "improving" and not (number and _continues(points[number - 1], point))
    ]


def _continues(before: Point, point: Point) -> bool:
    return before.variation == point.variation and before.segment == point.segment


def told_from(days: list[str], target_from: str) -> str:
    """Return the day from which what is said of a target can be relied on; empty with fewer than twelve values.

    Args:
        days: ISO days of the values since limits last began anew, oldest first.
        target_from: First ISO day that the target holds; empty: always.

    >>> told_from([f"2026-01-{day:02}" for day in range(1, 31)], "2026-01-20")
    '2026-01-20'
    """
    return max(days[FULL - 1], target_from) if len(days) >= FULL else ""
