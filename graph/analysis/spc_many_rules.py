"""The rules that tell special causes, on whole chunks of series: one code a value says its rule and its side."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from graph.analysis.spc_judgement import Rule
from graph.analysis.spc_many_limits import Lines, near
from graph.analysis.spc_many_rows import Bools, Floats, Rows, covered, windows
from graph.analysis.spc_rules import EQUAL_WITHIN
from graph.analysis.spc_settings import RuleSet

Codes = npt.NDArray[np.int8]
RULE_OF_CODE: tuple[Rule | None, ...] = (None, "outside", "trend", "two_of_three", "shift")


def _code_of_bits() -> Codes:
    """Return by bits (outside up, outside down, trend up …) the code of the first rule: its number, signed by side."""
    codes = np.zeros(256, dtype=np.int8)
    for bits in range(256):
        first = next((bit for bit in range(8) if bits >> bit & 1), None)
        codes[bits] = 0 if first is None else (first // 2 + 1) * (-1 if first % 2 else 1)
    return codes


CODE_OF_BITS = _code_of_bits()


def codes_of(values: Floats, moves: Floats, rows: Rows, lines: Lines, rules: RuleSet) -> Codes:
    """Return for each value the number of its rule in `RULE_OF_CODE`, negative on the low side, 0 for common causes."""
    high, low = beyond(values, rows, lines.centres, np.zeros_like(lines.centres))
    outside = beyond(values, rows, lines.centres, lines.reaches)
    marks: list[Bools | None] = list(outside) if rules.outside else [None, None]
    marks += _trends(moves, rules.trend) if rules.trend else (None, None)
    close = beyond(values, rows, lines.centres, near(lines))
    marks += _near(close, outside, (high, low), rows, rules) if rules.near else (None, None)
    marks += (rows.runs(high, rules.shift), rows.runs(low, rules.shift)) if rules.shift else (None, None)
    bits = np.zeros(values.shape, dtype=np.uint8)
    for bit, mark in enumerate(marks):
        if mark is not None:
            bits |= mark.view(np.uint8) << np.uint8(bit)
    return np.asarray(CODE_OF_BITS[bits], dtype=np.int8)


def beyond(values: Floats, rows: Rows, centres: Floats, reaches: Floats) -> tuple[Bools, Bools]:
    """Return which values lie above and which below a line so far from each centre; none where that is NaN."""
    upper, lower = centres + reaches, centres - reaches
    upper = upper + EQUAL_WITHIN * np.maximum(np.abs(upper), 1.0)
    lower = lower - EQUAL_WITHIN * np.maximum(np.abs(lower), 1.0)
    return values >= rows.spread(upper), values <= rows.spread(lower)


def _trends(moves: Floats, length: int) -> tuple[Bools, Bools]:
    """Mark rising and falling trends; where two meet, the value belongs to the later one."""
    ups, downs = moves > 0, moves < 0
    rising, falling = _whole(ups, length), _whole(downs, length)
    both = rising & falling
    if both.any():
        next_down = np.zeros_like(both)
        next_down[..., :-1] = downs[..., 1:]
        rising &= ~(both & next_down)
        falling &= ~(both & ~next_down)
    return rising, falling


def _whole(moves: Bools, length: int) -> Bools:
    """Mark the values of each run of moves one shorter than `length`, the value that it starts from included."""
    starts = windows(moves[..., 1:], length - 1)
    return covered(starts, length, moves.shape[-1])


def _near(
    close: tuple[Bools, Bools], outside: tuple[Bools, Bools], sides: tuple[Bools, Bools], rows: Rows, rules: RuleSet
) -> tuple[Bools, Bools]:
    if rules.near == "net":
        return _net(close[0], close[1], rows), _net(close[1], close[0], rows)
    high, low = (_same_side(one & ~out, side, rows) for one, out, side in zip(close, outside, sides, strict=True))
    return high, low


def _same_side(close: Bools, side: Bools, rows: Rows) -> Bools:
    """Mark what is near a limit in windows of three on one side, two of them near."""
    if close.shape[-1] < 3 or not close.any():
        return np.zeros_like(close)
    first, middle, last = close[..., :-2], close[..., 1:-1], close[..., 2:]
    found = windows(side, 3) & ((first & middle) | (first & last) | (middle & last))
    if rows.left is not None:
        found &= rows.left[: found.shape[-1]] >= 3
    return np.asarray(covered(found, 3, close.shape[-1]) & close, dtype=np.bool_)


def _net(one: Bools, other: Bools, rows: Rows) -> Bools:
    """Mark what is beyond a near limit in windows of up to three with two more on this side than on the other."""
    if not one.any():
        return np.zeros_like(one)
    signs = one.view(np.int8) - other.view(np.int8)
    totals = signs.copy()
    for back in (1, 2):
        totals[..., back:] += np.where(_reaches(rows, signs.shape[-1], back), signs[..., :-back], 0).astype(np.int8)
    hits = totals >= 2
    marks = hits.copy()
    for back in (1, 2):
        marks[..., :-back] |= hits[..., back:] & _reaches(rows, signs.shape[-1], back)
    return np.asarray(marks & one, dtype=np.bool_)


def _reaches(rows: Rows, size: int, forward: int) -> Bools:
    """Return of each place but the last ones whether the place so far after it belongs to the same series."""
    if rows.left is None:
        return np.ones(max(size - forward, 0), dtype=np.bool_)
    return np.asarray(rows.left[:-forward] > forward, dtype=np.bool_)
