"""A series cut where its limits start anew, with what of it limits rest on, and its moving ranges."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from graph.analysis.series import Series
from graph.analysis.spc_rules import sign_of
from graph.analysis.spc_settings import Settings

LARGE_STEP = 3.267
BRIDGED_GAP = 1


@dataclass(frozen=True, slots=True)
class Stretch:
    """The values of a series between two days on which limits start anew, one entry a value, gaps left out.

    Attributes:
        rows: Which row of the series each value stands in.
        dates, values: As in the series.
        gaps: How many rows without a value stand right before each value, since the value before it.
        excluded: Whether somebody left it out.
        counts: Whether it counts in means, ranges and limits.
        numerators, denominators: As in the series; empty where it has none.
    """

    rows: tuple[int, ...]
    dates: tuple[str, ...]
    values: tuple[float, ...]
    gaps: tuple[int, ...]
    excluded: tuple[bool, ...]
    counts: tuple[bool, ...]
    numerators: tuple[float | None, ...] = ()
    denominators: tuple[float | None, ...] = ()

    @property
    def counted(self) -> list[int]:
        """Positions of the values that count."""
        return [number for number, does in enumerate(self.counts) if does]

    def steps(self, values: Sequence[float]) -> list[float]:
        """Return the moving ranges of what counts: bridged across what is left out and one missing value, not two."""
        found: list[float] = []
        before: float | None = None
        widest = 0
        for value, gap, counts in zip(values, self.gaps, self.counts, strict=True):
            widest = max(widest, gap)
            if not counts:
                continue
            if before is not None and widest <= BRIDGED_GAP:
                found.append(abs(value - before) if sign_of(value, before) else 0.0)
            before, widest = value, 0
        return found


def stretches(series: Series, settings: Settings) -> list[Stretch]:
    """Return the segments of a series, oldest first; none where it has no values."""
    rows = [row for row, value in enumerate(series.values) if value is not None]
    dates = [series.dates[row] for row in rows]
    cuts = {bisect_left(dates, rebase.date) for rebase in settings.rebases} - {0, len(rows)}
    bounds = [0, *sorted(cuts), len(rows)]
    return [_stretch(series, rows, first, last, settings.fix_after) for first, last in pairwise(bounds) if first < last]


def _stretch(series: Series, rows: list[int], first: int, last: int, fix_after: int | None) -> Stretch:
    chosen = tuple(rows[first:last])
    before = rows[first - 1 : last - 1] if first else [-1, *rows[: last - 1]]
    window = len(chosen) if fix_after is None else fix_after
    excluded = tuple(bool(series.excluded) and series.excluded[row] for row in chosen)
    return Stretch(
        rows=chosen,
        dates=tuple(series.dates[row] for row in chosen),
        values=tuple(value for row in chosen if (value := series.values[row]) is not None),
        gaps=tuple(row - earlier - 1 for row, earlier in zip(chosen, before, strict=True)),
        excluded=excluded,
        counts=tuple(number < window and not left_out for number, left_out in enumerate(excluded)),
        numerators=tuple(series.numerators[row] for row in chosen) if series.numerators else (),
        denominators=tuple(series.denominators[row] for row in chosen) if series.denominators else (),
    )


def screened(steps: Sequence[float]) -> Sequence[float]:
    """Return the moving ranges without those from 3.267 times their mean on, looked for once (Nelson 1982)."""
    largest = LARGE_STEP * mean_of(steps)
    return [step for step in steps if sign_of(step, largest) < 0]


def mean_of(steps: Sequence[float]) -> float:
    """Return the mean of moving ranges; 0 where there are none."""
    return fmean(steps) if steps else 0.0
