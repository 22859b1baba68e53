"""The series of a measure as the organisation keeps it: its readings, and how its fields say they are judged.

The fields are those that kinds with the trait `readings` have: `direction`, `measured_in`, `chart`, `target`,
`target_from`, `screen_moving_ranges`, `fix_after` and `rebase_dates`. What is not given has its default.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from math import isfinite
from operator import lt
from typing import Any, get_args

from graph.analysis.new_limits import FIELD as NEW_LIMITS
from graph.analysis.new_limits import rebase_of, why_unused
from graph.analysis.series import series_of
from graph.analysis.snapshot import Snapshot
from graph.analysis.spc import judge
from graph.analysis.spc_judgement import Judgement
from graph.analysis.spc_settings import Chart, Direction, Settings
from graph.model import Problem

_PER_CENT = re.compile(r"%|\b(per\s?cent(age)?|pct|y cant|canran)\b", re.IGNORECASE)
_PER = re.compile(r"\b(?:in|per|am bob|fesul|o bob)\s+(1(?:[ ,.]?0{2,3})(?:[ ,.]?000)*)\b", re.IGNORECASE)
FIELDS = (
    "direction",
    "measured_in",
    "chart",
    "target",
    "target_from",
    "screen_moving_ranges",
    "fix_after",
    NEW_LIMITS,
)


def judge_measure(snapshot: Snapshot, node: int, *, chart: Chart | None = None) -> Judgement:
    """Return the judgement of a measure's readings up to the day of the snapshot, by its own settings.

    Args:
        snapshot: The organisation on a day.
        node: Position of a node whose kind has readings.
        chart: By which chart, other than the one that it is drawn as.
    """
    settings, problems = settings_from(snapshot.ids[node], fields := fields_of(snapshot, node))
    settings = replace(settings, chart=chart or settings.chart)
    series, refused = series_of(snapshot.ids[node], snapshot.readings(node), per_of(fields["measured_in"]))
    judgement = judge(series, settings)
    return judgement if not (problems or refused) else judgement.with_problems(refused + problems)


def valued(snapshot: Snapshot, node: int) -> tuple[list[str], list[float], list[bool]]:
    """Return the days, the values and whether they are left out of a measure's readings that have a value.

    In order of the days, as points of its judgement.

    Args:
        snapshot: The organisation on a day.
        node: Position of a node whose kind has readings.
    """
    readings = snapshot.readings(node)
    if not readings:
        return [], [], []
    values = [reading.value for reading in readings]
    days = [reading.date for reading in readings]
    if None not in values and all(map(isfinite, values)) and all(map(lt, days, days[1:])):  # type: ignore[arg-type]
        return days, values, [reading.excluded for reading in readings]  # type: ignore[return-value]
    series, _ = series_of(snapshot.ids[node], readings, per_of(snapshot.field(node, "measured_in")))
    left_out = series.excluded or (False,) * len(series.values)
    rows = [row for row in zip(series.dates, series.values, left_out, strict=True) if row[1] is not None]
    return [row[0] for row in rows], [float(row[1] or 0) for row in rows], [row[2] for row in rows]


def fields_of(snapshot: Snapshot, node: int) -> dict[str, Any]:
    """Return the fields of a measure that say how its series is judged, None where one is not given."""
    return {name: snapshot.field(node, name) for name in FIELDS}


def per_of(unit: object) -> float:
    """Return by what a ratio is multiplied to be counted in a unit.

    >>> per_of("per cent"), per_of("in 1,000 bed days"), per_of("weeks"), per_of(None)
    (100.0, 1000.0, 1.0, 1.0)
    """
    text = str(unit or "")
    if _PER_CENT.search(text):
        return 100.0
    found = _PER.search(text)
    return float(re.sub(r"[ ,.]", "", found[1])) if found else 1.0


def settings_from(measure: str, fields: Mapping[str, Any]) -> tuple[Settings, tuple[Problem, ...]]:
    """Return how a series is judged by the fields of its measure, and which new limits are not used, and why.

    Args:
        measure: Its id or name, for what is said of it.
        fields: Its fields, of those in `FIELDS`.

    >>> settings, _ = settings_from("m1", {"rebase_dates": ["2026-04-01 second theatre (by the board)"]})
    >>> settings.rebases
    (Rebase(date='2026-04-01', reason='second theatre', by='the board'),)
    """
    given = [str(text) for text in fields.get(NEW_LIMITS) or ()]
    wrong = {text: why_unused(measure, text) for text in given}
    target, fix_after = fields.get("target"), fields.get("fix_after")
    settings = Settings(
        direction=_word(fields.get("direction"), get_args(Direction), "neutral"),
        chart=_word(fields.get("chart"), get_args(Chart), "xmr"),
        screen=fields.get("screen_moving_ranges") is not False,
        fix_after=None if fix_after is None else int(fix_after),
        rebases=tuple(rebase for text in given if not wrong[text] and (rebase := rebase_of(text))),
        target=None if target is None else float(target),
        target_from=str(fields.get("target_from") or ""),
    )
    return settings, tuple(problem for problem in wrong.values() if problem)


def _word(given: object, words: tuple[str, ...], default: str) -> Any:
    return given if given in words else default
