"""Where limits could start anew: offered for people to decide, never done."""

from __future__ import annotations

from dataclasses import dataclass

from graph.analysis.spc_judgement import Judgement, Point
from graph.analysis.spc_rules import sign_of

LASTING = 8
LASTING_ON_RUN_CHART = 9


@dataclass(frozen=True, slots=True)
class Sustained:
    """A shift that has lasted to the last value.

    Attributes:
        start: Day of its first value.
        size: How many values it has.
        side: 1 above the centre, -1 below.
    """

    start: str
    size: int
    side: int


def sustained_shift(judgement: Judgement) -> Sustained | None:
    """Return the shift that the series ends in, where it has lasted long enough to think of new limits.

    That is 8 values on one side of the centre; on a run chart 9, those on the median passed over. New limits are right
    only where the cause of the shift is understood and its level is expected to last.

    Source: NHSRplotthedots, vignette on intervention points (when to recalculate); runcharter (run charts).
    """
    if judgement.settings.chart == "mr":
        return None
    is_run = judgement.settings.chart == "run"
    run: list[Point] = []
    side = 0
    for point in reversed(judgement.points):
        if run and point.segment != run[-1].segment:
            break
        found = sign_of(point.value, point.limits.centre)
        if not found and is_run:
            continue
        if not found or found == -side:
            break
        side = found
        run.append(point)
    if len(run) < (LASTING_ON_RUN_CHART if is_run else LASTING):
        return None
    return Sustained(run[-1].date, len(run), side)
