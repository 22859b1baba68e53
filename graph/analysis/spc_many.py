"""Very many series judged at once, by the same definitions as `spc.judge`: arrays in, arrays out.

Series are looked at in chunks that fit the processor's cache; runs and windows are found on a whole chunk by shifting
it against itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from graph.analysis.spc import BETTER
from graph.analysis.spc_judgement import Assurance, Rule
from graph.analysis.spc_many_limits import Lines, lines_of, lines_of_counted, moves_of
from graph.analysis.spc_many_rows import Bools, Counts, Floats, in_a_line, rows_of
from graph.analysis.spc_many_rules import RULE_OF_CODE, Codes, codes_of
from graph.analysis.spc_rules import EQUAL_WITHIN
from graph.analysis.spc_settings import Settings, checked
from graph.errors import WrongUse

VALUES_AT_ONCE = 51_200
"""512 series of 100 values: what fits beside its marks in a megabyte of cache."""
ASSURANCES: tuple[Assurance | None, ...] = (None, "hit_or_miss", "pass", "fail")


@dataclass(frozen=True, slots=True)
class ManySeries:
    """Series one after the other.

    Attributes:
        values: Of all series, each oldest first; NaN for a row without a value.
        ends: Where each series ends in `values`, ascending.
        excluded: Whether a row counts in no mean, range or limit; None where none is left out.
    """

    values: Floats
    ends: Counts
    excluded: Bools | None = None


@dataclass(frozen=True, slots=True)
class ManyJudged:
    """What is said of many series.

    Attributes:
        centres, lowers, uppers: Lines of each series; NaN where there are none.
        codes: Of each row: the number of its rule in `RULE_OF_CODE`, negative on the low side; 0 for common causes and
            for rows without a value.
        last: Of each series the code of its last value, 0 without values.
        assurances: Of each series, a position in `ASSURANCES`.
    """

    centres: Floats
    lowers: Floats
    uppers: Floats
    codes: Codes
    last: Codes
    assurances: npt.NDArray[np.int8]

    def rule(self, row: int) -> Rule | None:
        """Return the rule that a row falls under."""
        return RULE_OF_CODE[abs(int(self.codes[row]))]

    def assurance(self, series: int) -> Assurance | None:
        """Return the assurance of a series."""
        return ASSURANCES[int(self.assurances[series])]


@dataclass
class _Found:
    """What was found so far; filled chunk by chunk."""

    size: int
    rows: int
    lines: Lines = field(init=False)
    codes: Codes = field(init=False)
    last: Codes = field(init=False)

    def __post_init__(self) -> None:
        self.lines = Lines(np.full(self.size, np.nan), np.full(self.size, np.nan))
        self.codes = np.zeros(self.rows, dtype=np.int8)
        self.last = np.zeros(self.size, dtype=np.int8)


def judge_many(many: ManySeries, settings: Settings, targets: Floats | None = None) -> ManyJudged:
    """Return the limits, the special causes and the assurance of many series, all judged alike.

    Args:
        many: The series. One whose limits start anew is given as several, a segment each.
        settings: How they are judged, as single values (XmR) and without rebases.
        targets: Of each series, NaN where it has none; None: that of the settings for all.

    Raises:
        WrongUse: If the settings ask for another chart, for rebases, or for rules that pass over ties.

    >>> values = np.array([1.0, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1])
    >>> judged = judge_many(ManySeries(values, np.array([18])), Settings("increase"))
    >>> judged.rule(4), round(float(judged.uppers[0]), 3)
    ('outside', 4.604)
    """
    _refuse(settings)
    followed, _ = checked(settings)
    found = _Found(len(many.ends), len(many.values))
    for first, last in _chunks(many.ends):
        _judge_chunk(many, (first, last), followed, found)
    centres, reaches = found.lines.centres, found.lines.reaches
    return ManyJudged(
        centres=centres,
        lowers=centres - reaches,
        uppers=centres + reaches,
        codes=found.codes,
        last=found.last,
        assurances=_assurances(found.lines, followed, targets),
    )


def _refuse(settings: Settings) -> None:
    rules = settings.rules
    if settings.chart != "xmr" or settings.rebases or settings.centre is not None:
        raise WrongUse("many series are judged at once as single values (xmr), without rebases and given centres")
    if rules.skips_ties or rules.long_runs:
        raise WrongUse(f"many series cannot be judged at once by the rules {rules.name}, which pass over ties")


def _chunks(ends: Counts) -> Iterator[tuple[int, int]]:
    """Yield which series are looked at together: as many as have so many rows, one at least."""
    first, start = 0, 0
    while first < len(ends):
        last = max(int(np.searchsorted(ends, start + VALUES_AT_ONCE, side="right")), first + 1)
        yield first, last
        first, start = last, int(ends[last - 1])


def _judge_chunk(many: ManySeries, chunk: tuple[int, int], settings: Settings, found: _Found) -> None:
    first, last = chunk
    start = int(many.ends[first - 1]) if first else 0
    end = int(many.ends[last - 1])
    lengths = np.diff(many.ends[first:last], prepend=start).astype(np.int64)
    values = many.values[start:end]
    gaps = np.isnan(values)
    excluded = None if many.excluded is None else many.excluded[start:end]
    if gaps.any() or excluded is not None or settings.fix_after is not None or not lengths.all():
        _judge_uneven((values, lengths, gaps, excluded), (first, start), settings, found)
        return
    rows = rows_of(lengths)
    grid = values.reshape(len(lengths), -1) if rows.left is None else values
    moves = moves_of(grid, rows)
    lines = lines_of(grid, moves, rows, screen=settings.screen)
    found.lines.centres[first:last], found.lines.reaches[first:last] = lines.centres, lines.reaches
    codes = codes_of(grid, moves, rows, lines, settings.rules).reshape(-1)
    found.codes[start:end] = codes
    found.last[first:last] = codes[np.cumsum(lengths) - 1]


def _judge_uneven(
    given: tuple[Floats, Counts, Bools, Bools | None], place: tuple[int, int], settings: Settings, found: _Found
) -> None:
    """Judge a chunk with gaps, with rows that are left out, with fixed limits, or with series without rows."""
    values, lengths, gaps, excluded = given
    first, start = place
    rows = np.flatnonzero(~gaps)
    owners = np.repeat(np.arange(len(lengths)), lengths)[rows]
    sizes = np.bincount(owners, minlength=len(lengths))
    there = np.flatnonzero(sizes)
    if not len(there):
        return
    sizes = sizes[there]
    counts = np.ones(len(rows), dtype=np.bool_) if excluded is None else ~excluded[rows]
    if settings.fix_after is not None:
        counts &= np.arange(len(rows)) - np.repeat(np.cumsum(sizes) - sizes, sizes) < settings.fix_after
    before = np.diff(rows, prepend=-1) - 1
    tested, lie = values[rows], in_a_line(sizes)
    lines = lines_of_counted(tested, sizes, counts, before, screen=settings.screen)
    found.lines.centres[first + there], found.lines.reaches[first + there] = lines.centres, lines.reaches
    codes = codes_of(tested, moves_of(tested, lie), lie, lines, settings.rules)
    found.codes[start + rows] = codes
    found.last[first + there] = codes[np.cumsum(sizes) - 1]


def _assurances(lines: Lines, settings: Settings, targets: Floats | None) -> npt.NDArray[np.int8]:
    better = BETTER[settings.direction]
    told = np.zeros(len(lines.centres), dtype=np.int8)
    if targets is None:
        targets = np.full(len(told), np.nan if settings.target is None else settings.target)
    known = ~np.isnan(targets) & ~np.isnan(lines.reaches)
    if not better:
        return told
    above = _clear(targets, lines.centres + lines.reaches)
    below = _clear(lines.centres - lines.reaches, targets)
    told[known] = 1
    told[known & above] = 3 if better > 0 else 2
    told[known & below] = 2 if better > 0 else 3
    return told


def _clear(greater: Floats, other: Floats) -> Bools:
    """Return where one number lies above another and is not equal to it."""
    sizes = np.maximum(np.maximum(np.abs(greater), np.abs(other)), 1.0)
    return np.asarray(greater - other >= EQUAL_WITHIN * sizes, dtype=np.bool_)
