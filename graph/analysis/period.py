"""What measures did within a period: their mean beside that of the time before, and whether a change is chance.

A change is told only where the last value is a special cause beside what went before; means alone tell nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean
from typing import Literal

from graph.analysis.case import Case
from graph.analysis.spc_settings import FEWEST_FOR_LIMITS

Said = Literal["better", "worse", "changed", "as_before", "cannot_tell"]


@dataclass(frozen=True, slots=True)
class Movement:
    """One measure within a period.

    Attributes:
        measure: Its position.
        before, during: Mean of its values before and within the period, in its unit; None without values. What is
            excluded counts in neither.
        values: How many it has within the period.
        said: What became of it: `better`, `worse` or `changed` (neither way is better) where its last value is a
            special cause, `as_before` where it varies as it always does.
    """

    measure: int
    before: float | None
    during: float | None
    values: int
    said: Said


def movement(case: Case, measure: int, start: str) -> Movement:
    """Return what a measure did from a day on, up to the day of the case.

    Args:
        case: The organisation on the last day of the period.
        measure: The measure.
        start: First day of the period, ISO.
    """
    judgement = case.judged.of(measure)
    points = judgement.points if judgement else ()
    counted = [point for point in points if not point.is_excluded]
    before = [point.value for point in counted if point.date < start]
    during = [point for point in points if point.date >= start]
    values = [point.value for point in counted if point.date >= start]
    special = [point.variation for point in during if point.variation != "common"]
    said: Said = "as_before"
    if not values or len(points) < FEWEST_FOR_LIMITS:
        said = "cannot_tell"
    elif special and during[-1].variation != "common":
        said = {"improving": "better", "concerning": "worse"}.get(during[-1].variation, "changed")  # type: ignore[assignment]
    return Movement(measure, _mean(before), _mean(values), len(values), said)


def _mean(values: list[float]) -> float | None:
    return fmean(values) if values else None
