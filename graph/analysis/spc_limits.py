"""The centre line and the process limits of every chart, for each value of a segment.

Source: NHSRplotthedots 0.2.2 (XmR); qicharts2 (all others); Laney, Quality Engineering 14:4 (2002) for P′ and U′.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from graph.analysis.spc_settings import FEWEST_FOR_LIMITS, Settings
from graph.analysis.spc_stretch import Stretch, mean_of, screened

WIDTH_XMR = 2.66
NEAR = 2 / 3
SPREAD = 1.128
SIGMAS = 3.0
POWER_T = 3.6


@dataclass(frozen=True, slots=True)
class Limits:
    """The lines that a value is held against, in the measure's unit; None where there is none.

    Attributes:
        centre: Mean or median.
        lower, upper: Process limits, three sigma from the centre.
        near_lower, near_upper: Near limits, two sigma from the centre.
    """

    centre: float
    lower: float | None = None
    upper: float | None = None
    near_lower: float | None = None
    near_upper: float | None = None


Lines = Sequence[Limits]
"""Limits of each value of a segment."""


def limits_of(stretch: Stretch, settings: Settings) -> Lines:
    """Return the lines of each value of a segment, all None but the centre where values are too few or all alike.

    Where no value counts, the centre is that of all values.
    """
    lines = _LINES[settings.chart](stretch, settings)
    if len(stretch.counted) < FEWEST_FOR_LIMITS:
        return [Limits(line.centre) for line in lines]
    return lines


def mean_range_of(stretch: Stretch, settings: Settings) -> float:
    """Return the mean moving range that the limits of single values rest on; 0 on charts that use none."""
    return used_range(stretch.steps(stretch.values), screen=settings.screen) if settings.chart == "xmr" else 0.0


def needs_ratio(chart: str) -> bool:
    """Tell whether a chart needs numerator and denominator of every value."""
    return chart in {"p", "u", "p_prime", "u_prime"}


def used_range(steps: Sequence[float], *, screen: bool) -> float:
    """Return the mean moving range that limits rest on; 0 where nothing varies."""
    return mean_of(screened(steps) if screen else steps)


def around(centre: float, reach: float) -> Limits:
    """Return limits so far either side of a centre, near ones at two thirds; none where that is 0."""
    if reach == 0:
        return Limits(centre)
    near = NEAR * reach
    return Limits(centre, centre - reach, centre + reach, centre - near, centre + near)


def _of_counted(values: Sequence[float], stretch: Stretch) -> list[float]:
    return [values[number] for number in stretch.counted] or list(values)


def _xmr(stretch: Stretch, settings: Settings) -> Lines:
    centre = fmean(_of_counted(stretch.values, stretch)) if settings.centre is None else settings.centre
    reach = WIDTH_XMR * used_range(stretch.steps(stretch.values), screen=settings.screen)
    return [around(centre, reach)] * len(stretch.values)


def _run(stretch: Stretch, settings: Settings) -> Lines:
    centre = median(_of_counted(stretch.values, stretch)) if settings.centre is None else settings.centre
    return [Limits(centre)] * len(stretch.values)


def _c(stretch: Stretch, settings: Settings) -> Lines:
    centre = fmean(_of_counted(stretch.values, stretch)) if settings.centre is None else settings.centre
    return [_clipped(around(centre, SIGMAS * math.sqrt(max(centre, 0.0))), math.inf)] * len(stretch.values)


def _g(stretch: Stretch, settings: Settings) -> Lines:
    """Cases between rare events: the median is drawn, the mean tells the limits."""
    counted = _of_counted(stretch.values, stretch)
    mean = fmean(counted)
    reach = SIGMAS * math.sqrt(max(mean * (mean + 1), 0.0))
    lines = _clipped(around(mean, reach), math.inf)
    centre = median(counted) if settings.centre is None else settings.centre
    return [Limits(centre, lines.lower, lines.upper, lines.near_lower, lines.near_upper)] * len(stretch.values)


def _t(stretch: Stretch, settings: Settings) -> Lines:
    """Time between rare events: an XmR chart of the values to the power of 1/3.6, turned back."""
    values = [max(value, 0.0) ** (1 / POWER_T) for value in stretch.values]
    centre = fmean(_of_counted(values, stretch))
    if settings.centre is not None:
        centre = max(settings.centre, 0.0) ** (1 / POWER_T)
    reach = SIGMAS * used_range(stretch.steps(values), screen=settings.screen) / SPREAD
    lines = _clipped(around(centre, reach), math.inf)
    turned = (None if line is None else line**POWER_T for line in _four(lines))
    return [Limits(lines.centre**POWER_T, *turned)] * len(values)


def _shares(stretch: Stretch, settings: Settings) -> Lines:
    return _ratios(stretch, settings, lambda centre: centre * (1 - centre), most=1.0)


def _rates(stretch: Stretch, settings: Settings) -> Lines:
    return _ratios(stretch, settings, lambda centre: centre, most=math.inf)


def _ratios(stretch: Stretch, settings: Settings, variance: Callable[[float], float], most: float) -> Lines:
    """Limits that follow the denominator; for P′ and U′ widened by how much the values really vary (Laney)."""
    counts, sizes = _parts(stretch)
    scale = scale_of(stretch)
    chosen = stretch.counted or range(len(counts))
    centre = sum(counts[n] for n in chosen) / sum(sizes[n] for n in chosen)
    if settings.centre is not None:
        centre = settings.centre / scale
    sigmas = [math.sqrt(max(variance(centre), 0.0) / size) for size in sizes]
    if settings.chart.endswith("_prime"):
        widening = _widening(
            stretch, [count / size - centre for count, size in zip(counts, sizes, strict=True)], sigmas
        )
        sigmas = [sigma * widening(settings.screen) for sigma in sigmas]
    return [_scaled(_clipped(around(centre, SIGMAS * sigma), most), scale) for sigma in sigmas]


def _widening(stretch: Stretch, apart: Sequence[float], sigmas: Sequence[float]) -> Callable[[bool], float]:
    scores = [far / sigma if sigma else 0.0 for far, sigma in zip(apart, sigmas, strict=True)]
    steps = stretch.steps(scores)
    return lambda screen: used_range(steps, screen=screen) / SPREAD


def _parts(stretch: Stretch) -> tuple[list[float], list[float]]:
    counts = [number for number in stretch.numerators if number is not None]
    sizes = [number for number in stretch.denominators if number]
    return counts, sizes


def scale_of(stretch: Stretch) -> float:
    """Return by what the ratio of a segment is multiplied to give its values: 100 for per cent, 1,000 per thousand.

    It is the power of ten that is nearest for the values as they are given, which may have been rounded.
    """
    counts, sizes = _parts(stretch)
    value, ratio = sum(stretch.values), sum(count / size for count, size in zip(counts, sizes, strict=True))
    if value <= 0 or ratio <= 0:
        return 1.0
    return float(10.0 ** round(math.log10(value / ratio)))


def _clipped(lines: Limits, most: float) -> Limits:
    clipped = (None if line is None else min(max(line, 0.0), most) for line in _four(lines))
    return Limits(lines.centre, *clipped)


def _scaled(lines: Limits, scale: float) -> Limits:
    return Limits(lines.centre * scale, *(None if line is None else line * scale for line in _four(lines)))


def _four(lines: Limits) -> tuple[float | None, ...]:
    return lines.lower, lines.upper, lines.near_lower, lines.near_upper


_LINES: dict[str, Callable[[Stretch, Settings], Lines]] = {
    "xmr": _xmr,
    "run": _run,
    "c": _c,
    "g": _g,
    "t": _t,
    "p": _shares,
    "p_prime": _shares,
    "u": _rates,
    "u_prime": _rates,
}
