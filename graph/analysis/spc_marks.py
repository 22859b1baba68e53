"""Which rule each value of a segment falls under, by the rules that are followed and in their order."""

from __future__ import annotations

from collections.abc import Sequence

from graph.analysis.spc_judgement import Rule
from graph.analysis.spc_limits import Lines
from graph.analysis.spc_rules import (
    Signs,
    net_two_of_three,
    shift,
    shift_past_ties,
    sign_of,
    steps,
    trend,
    trend_past_ties,
    two_of_three,
)
from graph.analysis.spc_runs import runs_about
from graph.analysis.spc_settings import RuleSet

Mark = tuple[Rule | None, int]


def marks(values: Sequence[float], lines: Lines, rules: RuleSet) -> list[Mark]:
    """Return the rule that each value of a segment falls under and its side: 1 high or rising, -1 low or falling.

    Where several hold, the first counts: outside the limits, trend, two of three, shift.

    Args:
        values: Oldest first, gaps left out.
        lines: The limits of each value.
        rules: Whose rules are followed.
    """
    pairs = list(zip(values, lines, strict=True))
    sides = [sign_of(value, line.centre) for value, line in pairs]
    outside = [side_outside(value, line.lower, line.upper) for value, line in pairs]
    beyond = [side_outside(value, line.near_lower, line.near_upper) for value, line in pairs]
    none = [0] * len(values)
    found: list[tuple[Rule, Signs]] = [
        ("outside", outside if rules.outside else none),
        ("trend", _trend(values, rules) if rules.trend else none),
        ("two_of_three", _near(beyond, outside, sides, rules) if rules.near else none),
        ("shift", _shift(sides, rules) if rules.shift or rules.long_runs else none),
    ]
    return [next(((rule, signs[n]) for rule, signs in found if signs[n]), (None, 0)) for n in range(len(values))]


def side_outside(value: float, lower: float | None, upper: float | None) -> int:
    """Return whether a value lies above two lines (1), below (-1), or between or on them (0); None is no line."""
    if upper is not None and sign_of(value, upper) > 0:
        return 1
    return -1 if lower is not None and sign_of(value, lower) < 0 else 0


def _trend(values: Sequence[float], rules: RuleSet) -> Signs:
    moves = steps(values)
    return trend_past_ties(moves, rules.trend) if rules.skips_ties else trend(moves, rules.trend)


def _near(beyond: Signs, outside: Signs, sides: Signs, rules: RuleSet) -> Signs:
    if rules.near == "net":
        return net_two_of_three(beyond)
    near = [0 if out else far for far, out in zip(beyond, outside, strict=True)]
    return two_of_three(near, sides)


def _shift(sides: Signs, rules: RuleSet) -> Signs:
    if rules.long_runs:
        return shift_past_ties(sides, runs_about(sides).longest_allowed + 1)
    return shift_past_ties(sides, rules.shift) if rules.skips_ties else shift(sides, rules.shift)
