"""The judgement of the last value of one series, as fast as plain Python can: for a reading that has just come in.

For one series of a hundred values this is faster than arrays. `spc.judge` says the same, and everything else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import sub

from graph.analysis.spc import assurance, variation_of
from graph.analysis.spc_judgement import Assurance, Rule, Variation
from graph.analysis.spc_limits import WIDTH_XMR, Limits, around
from graph.analysis.spc_marks import side_outside
from graph.analysis.spc_rules import EQUAL_WITHIN, clear_of, sign_of
from graph.analysis.spc_settings import FEWEST_FOR_LIMITS, FEWEST_TO_FIX, PLOT_THE_DOTS, Settings
from graph.analysis.spc_stretch import LARGE_STEP
from graph.errors import WrongUse

ROW = 7


@dataclass(frozen=True, slots=True)
class Latest:
    """What is said of the last value of a series; as in `spc_judgement.Point` and `Judgement`."""

    limits: Limits
    rule: Rule | None
    side: int
    variation: Variation
    assurance: Assurance | None


def latest(values: Sequence[float], settings: Settings) -> Latest:
    """Return what is said of the last of some values, oldest first, without gaps and without any left out.

    Args:
        values: One or more.
        settings: How they are judged: single values (XmR) by the rules of `PLOT_THE_DOTS`, without rebases; a target
            that they hold counts.

    Raises:
        WrongUse: If the settings ask for anything else.

    >>> latest([1.0, 2, 1, 2, 1, 2, 1, 2, 9], Settings("decrease")).variation
    'concerning'
    """
    if (
        settings.chart != "xmr"
        or settings.rebases
        or settings.rules is not PLOT_THE_DOTS
        or settings.centre is not None
    ):
        raise WrongUse("the last value alone is judged as a single value (xmr) by plot_the_dots, without rebases")
    window = values if (settings.fix_after or 0) < FEWEST_TO_FIX else values[: settings.fix_after]
    limits = _limits(window, screen=settings.screen)
    rule, side = _rule(values[-ROW:], limits)
    told = assurance(limits, settings.target, settings.direction)
    return Latest(limits, rule, side, variation_of(side, settings.direction), told)


def _limits(window: Sequence[float], *, screen: bool) -> Limits:
    count = len(window)
    centre = sum(window) / count
    if count < FEWEST_FOR_LIMITS:
        return Limits(centre)
    steps = list(map(abs, map(sub, window[1:], window)))
    highest, lowest = max(window), min(window)
    if min(steps) < EQUAL_WITHIN * max(1.0, highest, -lowest):
        steps = [abs(later - earlier) if sign_of(later, earlier) else 0.0 for earlier, later in pairwise(window)]
    mean = sum(steps) / len(steps)
    if screen:
        edge = LARGE_STEP * mean
        edge -= clear_of(edge)
        kept = [step for step in steps if step <= edge]
        mean = sum(kept) / len(kept) if kept else 0.0
    return around(centre, WIDTH_XMR * mean)


def _rule(last: Sequence[float], limits: Limits) -> tuple[Rule | None, int]:
    """Return the rule of the last of up to seven values, and its side."""
    outside = side_outside(last[-1], limits.lower, limits.upper)
    if outside:
        return "outside", outside
    moved = _trend(last)
    if moved:
        return "trend", moved
    side = sign_of(last[-1], limits.centre)
    if side and _is_two_of_three(last[-3:], limits, side):
        return "two_of_three", side
    beyond = side * limits.centre + clear_of(limits.centre)
    if side and len(last) == ROW and min(side * one for one in last) >= beyond:
        return "shift", side
    return None, 0


def _trend(last: Sequence[float]) -> int:
    way = sign_of(last[-1], last[-2]) if len(last) == ROW else 0
    if not way or any(sign_of(later, earlier) != way for earlier, later in pairwise(last)):
        return 0
    return way


def _is_two_of_three(last: Sequence[float], limits: Limits, side: int) -> bool:
    """Tell whether the last value is one of two of three that lie between a near limit and the process limit."""
    close = limits.near_upper if side > 0 else limits.near_lower
    far = limits.upper if side > 0 else limits.lower
    if close is None or far is None or len(last) < 3:
        return False
    inner, outer = side * close + clear_of(close), side * far + clear_of(far)
    reached = [inner <= side * one < outer for one in last]
    beyond = side * limits.centre + clear_of(limits.centre)
    return reached[-1] and sum(reached) >= 2 and all(side * one >= beyond for one in last)
