"""The centre and the limits of many series of single values (XmR), from the values that count."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graph.analysis.spc_limits import NEAR, WIDTH_XMR
from graph.analysis.spc_many_rows import Bools, Counts, Floats, Rows, in_a_line
from graph.analysis.spc_rules import EQUAL_WITHIN
from graph.analysis.spc_settings import FEWEST_FOR_LIMITS
from graph.analysis.spc_stretch import BRIDGED_GAP, LARGE_STEP


@dataclass(frozen=True, slots=True)
class Lines:
    """Of each series: its centre, and how far process limits and near limits lie from it; NaN where there are none."""

    centres: Floats
    reaches: Floats


def moves_of(values: Floats, rows: Rows) -> Floats:
    """Return how far each value moved from the one before: 0 for the first of a series, and between equal values.

    Args:
        values: A grid, or one series after the other; no gaps.
        rows: How they lie.
    """
    moves = np.empty_like(values)
    moves[..., :1] = 0.0
    np.subtract(values[..., 1:], values[..., :-1], out=moves[..., 1:])
    if rows.left is not None:
        moves[rows.starts] = 0.0
    _drop_equal(moves, values)
    return moves


def _drop_equal(moves: Floats, values: Floats) -> None:
    """Set moves between equal values to 0, in place: those below 1e-9 of the larger value, or below 1e-9."""
    largest = max(1.0, float(values.max(initial=0.0)), -float(values.min(initial=0.0)))
    small = np.abs(moves) < EQUAL_WITHIN * largest
    if np.count_nonzero(small) + np.count_nonzero(moves) == moves.size:
        return
    sizes = np.abs(values)
    sizes[..., 1:] = np.maximum(sizes[..., 1:], np.abs(values[..., :-1]))
    moves[np.abs(moves) < EQUAL_WITHIN * np.maximum(sizes, 1.0)] = 0.0


def lines_of(values: Floats, moves: Floats, rows: Rows, *, screen: bool, broken: Bools | None = None) -> Lines:
    """Return the lines of series of which every value counts.

    Args:
        values: A grid, or one series after the other; no gaps.
        moves: Their moves; see `moves_of`.
        rows: How they lie.
        screen: Leave out large moving ranges.
        broken: Of each value whether no moving range is taken to it; None where all are.
    """
    steps, counts = np.abs(moves), rows.lengths - 1
    if broken is not None:
        steps[broken] = 0.0
        counts = counts - _numbers(broken, rows)
    ranges = mean_ranges((steps, counts), rows, screen=screen)
    reaches = WIDTH_XMR * ranges
    reaches[(reaches == 0) | (rows.lengths < FEWEST_FOR_LIMITS)] = np.nan
    return Lines(rows.sums(values) / rows.lengths, reaches)


def mean_ranges(taken: tuple[Floats, Counts], rows: Rows, *, screen: bool) -> Floats:
    """Return the mean moving range of each series, 0 where there is none."""
    steps, counts = taken
    means = rows.sums(steps) / np.maximum(counts, 1)
    if not screen:
        return means
    large = LARGE_STEP * means
    edges = large - EQUAL_WITHIN * np.maximum(large, 1.0)
    dropped = steps > rows.spread(edges)
    kept = counts - _numbers(dropped, rows)
    sums = rows.sums(np.where(dropped, 0.0, steps))
    means = np.where(means == 0, 0.0, sums / np.maximum(kept, 1))
    return np.asarray(means, dtype=np.float64)


def _numbers(true: Bools, rows: Rows) -> Counts:
    if rows.left is None:
        return np.asarray(np.count_nonzero(true, axis=-1), dtype=np.int64)
    return np.add.reduceat(true.astype(np.int64), rows.starts)


def lines_of_counted(values: Floats, lengths: Counts, counts: Bools, gaps: Counts, *, screen: bool) -> Lines:
    """Return the lines of series of which some values do not count.

    Args:
        values: One series after the other, no gaps.
        lengths: Of each series.
        counts: Whether each value counts.
        gaps: How many empty rows stand right before each value.
        screen: Leave out large moving ranges.
    """
    ends = np.cumsum(lengths)
    sizes = np.add.reduceat(counts.astype(np.int64), ends - lengths)
    lines = Lines(np.full(len(lengths), np.nan), np.full(len(lengths), np.nan))
    some = sizes > 0
    if some.any():
        places = np.flatnonzero(counts)
        widest = np.maximum.reduceat(gaps[: places[-1] + 1], np.concatenate(([0], places[:-1] + 1)))
        rows = in_a_line(sizes[some])
        broken = widest > BRIDGED_GAP
        broken[rows.starts] = False
        counted = values[places]
        found = lines_of(counted, moves_of(counted, rows), rows, screen=screen, broken=broken)
        lines.centres[some], lines.reaches[some] = found.centres, found.reaches
    if not some.all():
        lines.centres[~some] = (np.add.reduceat(values, ends - lengths) / lengths)[~some]
    return lines


def near(lines: Lines) -> Floats:
    """Return how far near limits lie from each centre."""
    return NEAR * lines.reaches
