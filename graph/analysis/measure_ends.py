"""How the series of very many measures end, worked out at once: as each alone, and some thirty times as fast."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np

from graph.analysis.measure_series import FIELDS, per_of, settings_from
from graph.analysis.series import series_of
from graph.analysis.snapshot import Snapshot
from graph.analysis.spc import BETTER, variation_of
from graph.analysis.spc_end import End, told_from
from graph.analysis.spc_many import ManyJudged, ManySeries, judge_many
from graph.analysis.spc_many_rows import Bools, Counts
from graph.analysis.spc_settings import FEWEST_FOR_LIMITS, Direction, Settings, checked
from graph.model import Reading

Manner = tuple[object, ...]
"""What has to be the same of series that are judged together."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One measure with its readings in rows, a day each."""

    measure: int
    settings: Settings
    days: list[str]
    values: Sequence[float | None]
    excluded: list[bool]


def ends_of(snapshot: Snapshot, measures: Sequence[int]) -> dict[int, End | None]:
    """Return how the series of measures end, by XmR however they are drawn; None for one without values.

    A measure whose limits start anew, or with two readings of one day, is left out: it is judged alone.

    Args:
        snapshot: The organisation on its day.
        measures: Positions of nodes with readings up to the day.
    """
    alike: dict[Manner, list[_Row]] = {}
    for row in _rows(snapshot, measures):
        manner = (row.settings.direction, row.settings.screen, row.settings.fix_after)
        alike.setdefault(manner, []).append(row)
    return {row.measure: end for rows in alike.values() for row, end in zip(rows, _ends(rows), strict=True)}


def _rows(snapshot: Snapshot, measures: Sequence[int]) -> Iterator[_Row]:
    columns = zip(*(snapshot.fields(measures, name) for name in FIELDS), strict=True)
    for measure, given in zip(measures, columns, strict=True):
        fields = dict(zip(FIELDS, given, strict=True))
        settings, _ = settings_from(snapshot.ids[measure], {**fields, "chart": "xmr"})
        readings = snapshot.readings(measure)
        days = [reading.date for reading in readings]
        if not settings.rebases and all(day < later for day, later in pairwise(days)):
            values = _values(readings, fields["measured_in"])
            yield _Row(measure, settings, days, values, [reading.excluded for reading in readings])


def _values(readings: Sequence[Reading], unit: object) -> Sequence[float | None]:
    values = [reading.value for reading in readings]
    return values if None not in values else series_of("", readings, per_of(unit))[0].values


def _ends(rows: list[_Row]) -> Iterator[End | None]:
    """Yield the end of each of some series that are judged alike."""
    lengths = np.array([len(row.days) for row in rows], dtype=np.int64)
    values = np.array(list(chain.from_iterable(row.values for row in rows)), dtype=np.float64)
    values[~np.isfinite(values)] = np.nan
    excluded = np.array(list(chain.from_iterable(row.excluded for row in rows)), dtype=np.bool_)
    there = ~np.isnan(values)
    days = [_days(row, there[end - len(row.days) : end]) for row, end in zip(rows, np.cumsum(lengths), strict=True)]
    targets = np.array([_target(row.settings, own) for row, own in zip(rows, days, strict=True)], dtype=np.float64)
    settings, _ = checked(rows[0].settings)
    many = ManySeries(values, np.cumsum(lengths), excluded if excluded.any() else None)
    judged = judge_many(many, settings, targets)
    missing = FEWEST_FOR_LIMITS - _counted(there, excluded, lengths, settings.fix_after)
    alike = _alike(judged, there, lengths, settings.direction)
    gained = _gains(judged, there, lengths, settings.direction)
    for number, row in enumerate(rows):
        gained_on = tuple(days[number][place] for place in gained.get(number, ()))
        yield _end(row, days[number], judged, (number, max(int(missing[number]), 0), int(alike[number])), gained_on)


def _days(row: _Row, there: Bools) -> list[str]:
    """Return the days that have a value."""
    return row.days if there.all() else [day for day, has in zip(row.days, there.tolist(), strict=True) if has]


def _target(settings: Settings, days: list[str]) -> float:
    is_in_force = settings.target is not None and bool(days) and settings.target_from <= days[-1]
    return settings.target if is_in_force and settings.target is not None else np.nan


def _counted(there: Bools, excluded: Bools, lengths: Counts, fix_after: int | None) -> Counts:
    """Return how many values of each series count in its limits."""
    starts = np.cumsum(lengths) - lengths
    numbers = np.cumsum(there) - np.repeat(np.cumsum(there)[starts] - there[starts], lengths)
    counts = there & ~excluded & (numbers <= (fix_after or len(there)))
    return np.add.reduceat(counts.astype(np.int64), starts)


def _alike(judged: ManyJudged, there: Bools, lengths: Counts, direction: Direction) -> Counts:
    """Return how many values at the end of each series have the variation of its last one."""
    starts = np.cumsum(lengths) - lengths
    sides, last = np.sign(judged.codes), np.sign(judged.last)
    if not BETTER[direction]:  # then either side is the same variation
        sides, last = np.abs(sides), np.abs(last)
    differs = there & (sides != np.repeat(last, lengths))
    places = np.arange(len(there))
    other = np.maximum.reduceat(np.where(differs, places, -1), starts)
    return np.add.reduceat((there & (places > np.repeat(other, lengths))).astype(np.int64), starts)


def _gains(judged: ManyJudged, there: Bools, lengths: Counts, direction: Direction) -> dict[int, list[int]]:
    """Return by series where unbroken runs of improving values begin, among its values; series without any left out."""
    better = (np.sign(judged.codes)[there] * BETTER[direction]) > 0
    sizes = np.add.reduceat(there.astype(np.int64), np.cumsum(lengths) - lengths)
    ends = np.cumsum(sizes)
    begins = better.copy()
    begins[1:] &= ~better[:-1]
    firsts = (ends - sizes)[sizes > 0]
    begins[firsts] = better[firsts]
    found: dict[int, list[int]] = {}
    for place in np.flatnonzero(begins).tolist():
        number = int(np.searchsorted(ends, place, side="right"))
        found.setdefault(number, []).append(place - int(ends[number] - sizes[number]))
    return found


def _end(
    row: _Row, days: list[str], judged: ManyJudged, told: tuple[int, int, int], gained_on: tuple[str, ...]
) -> End | None:
    number, missing, alike = told
    if not days:
        return None
    return End(
        variation=variation_of(int(np.sign(judged.last[number])), row.settings.direction),
        assurance=judged.assurance(number),
        size=len(days),
        missing=missing,
        start=days[0],
        day=days[-1],
        alike_from=days[-alike],
        told_from=told_from(days, row.settings.target_from),
        gained_on=gained_on,
    )
