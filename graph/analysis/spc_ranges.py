"""The moving-range chart: how far each value of a series lies from the one before, and which steps are large."""

from __future__ import annotations

from dataclasses import replace

from graph.analysis.series import Series
from graph.analysis.spc_judgement import Judgement, Point, Segment
from graph.analysis.spc_limits import Limits
from graph.analysis.spc_rules import sign_of
from graph.analysis.spc_runs import runs_about
from graph.analysis.spc_settings import FEWEST_FOR_LIMITS, Settings, checked
from graph.analysis.spc_stretch import BRIDGED_GAP, LARGE_STEP, Stretch, mean_of, stretches


def judge_ranges(series: Series, settings: Settings | None = None) -> Judgement:
    """Return the moving ranges of a series, their mean, and their upper limit, 3.267 times that; the lower one is 0.

    No range is screened out here: a large one is what this chart is for. A range is neither good nor bad, so that
    its special causes are neutral, and a target means nothing.

    Args:
        series: Its values, in time order; the first of each segment has no range.
        settings: Which values count, and where limits start anew, as for `spc.judge`.

    Source: qicharts2, moving-range chart.

    >>> days = tuple(f"2026-01-{day:02}" for day in range(1, 9))
    >>> judge_ranges(Series("m1", days, (1.0, 2, 1, 2, 1, 2, 1, 9))).points[-1].rule
    'outside'
    """
    followed, problems = checked(settings or Settings())
    followed = replace(followed, direction="neutral", chart="mr", target=None)
    segments: list[Segment] = []
    points: list[Point] = []
    for stretch in stretches(series, followed):
        found = _points(stretch, len(segments))
        if found:
            segments.append(_segment(stretch, found))
            points += found
    last = points[-1].variation if points else None
    return Judgement(series, followed, tuple(segments), tuple(points), last, None, problems)


def _points(stretch: Stretch, number: int) -> list[Point]:
    counted = stretch.steps(stretch.values)
    mean = mean_of(counted)
    upper = LARGE_STEP * mean
    has_limits = mean > 0 and len(stretch.counted) >= FEWEST_FOR_LIMITS
    limits = Limits(mean, 0.0, upper) if has_limits else Limits(mean)
    points: list[Point] = []
    for place in range(1, len(stretch.values)):
        if stretch.gaps[place] > BRIDGED_GAP:
            continue
        step = abs(stretch.values[place] - stretch.values[place - 1])
        is_large = has_limits and sign_of(step, upper) > 0
        points.append(
            Point(
                date=stretch.dates[place],
                value=step,
                limits=limits,
                rule="outside" if is_large else None,
                variation="neutral" if is_large else "common",
                side=int(is_large),
                segment=number,
                is_excluded=stretch.excluded[place],
                gap=stretch.gaps[place],
            )
        )
    return points


def _segment(stretch: Stretch, points: list[Point]) -> Segment:
    limits = points[0].limits
    return Segment(
        start=points[0].date,
        end=points[-1].date,
        size=len(points),
        counted=len(stretch.counted),
        limits=limits,
        follows_denominator=False,
        mean_range=limits.centre,
        runs=runs_about([sign_of(point.value, limits.centre) for point in points]),
    )
