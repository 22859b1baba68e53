"""Statistical process control: which values of a series vary as they always do, and which have a cause of their own.

`judge` gives one series its limits, tells each value's rule and variation, and holds the limits in force at the last
value against the target. Nothing here starts limits anew by itself: that is for people to decide (`Settings.rebases`).
"""

from __future__ import annotations

from dataclasses import replace

from graph.analysis.series import Series
from graph.analysis.spc_judgement import Assurance, Judgement, Point, Segment, Variation
from graph.analysis.spc_limits import Limits, Lines, limits_of, mean_range_of, needs_ratio
from graph.analysis.spc_marks import marks
from graph.analysis.spc_ranges import judge_ranges
from graph.analysis.spc_rules import sign_of
from graph.analysis.spc_runs import runs_about
from graph.analysis.spc_settings import Direction, Settings, checked
from graph.analysis.spc_stretch import Stretch, stretches
from graph.model import Problem

BETTER = {"increase": 1, "decrease": -1, "neutral": 0}


def judge(series: Series, settings: Settings | None = None) -> Judgement:
    """Return the limits, the variation of every value, and the assurance of a series.

    Args:
        series: Its values, in time order.
        settings: How it is judged; as the defaults of `Settings` where nothing is said.

    Returns:
        Segments and points, oldest first; gaps are no points. What could not be followed is under `problems`.

    Source: Making Data Count as NHSRplotthedots 0.2.2 does it, and the sources of `spc_limits` and `spc_rules`.

    >>> values = (1.0, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1)
    >>> days = tuple(f"2026-01-{day:02}" for day in range(1, 19))
    >>> judgement = judge(Series("m1", days, values), Settings("increase"))
    >>> judgement.points[4].rule, judgement.points[4].variation, judgement.variation
    ('outside', 'improving', 'common')
    """
    followed, problems = checked(settings or Settings())
    if followed.chart == "mr":
        return judge_ranges(series, followed).with_problems(problems)
    followed, lacking = _possible(series, followed)
    found = [_judged(stretch, followed, number) for number, stretch in enumerate(stretches(series, followed))]
    points = tuple(point for _, told in found for point in told)
    return Judgement(
        series=series,
        settings=followed,
        segments=tuple(segment for segment, _ in found),
        points=points,
        variation=points[-1].variation if points else None,
        assurance=_assurance_at(points[-1], followed) if points else None,
        problems=problems + lacking,
    )


def assurance(limits: Limits, target: float | None, direction: Direction) -> Assurance | None:
    """Return whether limits pass a target, fail it or hit it by chance; None without target, limits or direction.

    >>> assurance(Limits(4.0, 2.0, 6.0), 7.0, "increase")
    'fail'
    """
    better = BETTER[direction]
    if target is None or limits.lower is None or limits.upper is None or not better:
        return None
    if sign_of(target, limits.upper) > 0:
        return "fail" if better > 0 else "pass"
    if sign_of(target, limits.lower) < 0:
        return "pass" if better > 0 else "fail"
    return "hit_or_miss"


def variation_of(side: int, direction: Direction) -> Variation:
    """Return what a special cause on a side, or a movement that way, means for a measure; side 0: common causes."""
    if not side:
        return "common"
    better = side * BETTER[direction]
    return "neutral" if not better else "improving" if better > 0 else "concerning"


def _assurance_at(last: Point, settings: Settings) -> Assurance | None:
    if settings.target_from > last.date:
        return None
    return assurance(last.limits, settings.target, settings.direction)


def _possible(series: Series, settings: Settings) -> tuple[Settings, tuple[Problem, ...]]:
    """Return settings with a chart that the values allow, and what forbids the one that was asked for."""
    wrong = _what_forbids(series, settings.chart)
    if not wrong:
        return settings, ()
    problem = Problem("warning", f"{series.measure}: {wrong}; its single values are judged", value=settings.chart)
    return replace(settings, chart="xmr"), (problem,)


def _what_forbids(series: Series, chart: str) -> str:
    values = [value for value in series.values if value is not None]
    if needs_ratio(chart) and not _has_ratios(series):
        return "this chart needs a numerator, and a denominator above 0, with every value"
    if chart == "t" and any(value <= 0 for value in values):
        return "times between events must be above 0"
    if chart in {"c", "g"} and any(value < 0 for value in values):
        return "counts cannot be below 0"
    return ""


def _has_ratios(series: Series) -> bool:
    rows = [row for row, value in enumerate(series.values) if value is not None]
    if not series.denominators or not series.numerators:
        return not rows
    return all(_is_ratio(series.numerators[row], series.denominators[row]) for row in rows)


def _is_ratio(numerator: float | None, denominator: float | None) -> bool:
    return numerator is not None and numerator >= 0 and denominator is not None and denominator > 0


def _judged(stretch: Stretch, settings: Settings, number: int) -> tuple[Segment, list[Point]]:
    lines = limits_of(stretch, settings)
    points = [
        Point(
            date=stretch.dates[position],
            value=stretch.values[position],
            limits=lines[position],
            rule=rule,
            variation=variation_of(side, settings.direction),
            side=side,
            segment=number,
            is_excluded=stretch.excluded[position],
            gap=stretch.gaps[position],
        )
        for position, (rule, side) in enumerate(marks(stretch.values, lines, settings.rules))
    ]
    return _segment(stretch, lines, settings), points


def _segment(stretch: Stretch, lines: Lines, settings: Settings) -> Segment:
    return Segment(
        start=stretch.dates[0],
        end=stretch.dates[-1],
        size=len(stretch.values),
        counted=len(stretch.counted),
        limits=lines[-1],
        follows_denominator=needs_ratio(settings.chart),
        mean_range=mean_range_of(stretch, settings),
        runs=runs_about([sign_of(value, line.centre) for value, line in zip(stretch.values, lines, strict=True)]),
    )
