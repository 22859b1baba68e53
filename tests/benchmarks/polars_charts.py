"""The same judgement of many series as somebody would write it with polars: the contestant of the speed of series."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

import numpy as np
import polars as pl


def frame(values: np.ndarray[Any, np.dtype[np.float64]], length: int) -> pl.DataFrame:
    """Return equally long series, one after the other, as a table with the place of each value in its series."""
    count = len(values) // length
    return pl.DataFrame(
        {
            "series": np.repeat(np.arange(count, dtype=np.int32), length),
            "place": np.tile(np.arange(length, dtype=np.int32), count),
            "x": values,
        }
    )


def rules_of(table: pl.DataFrame, length: int) -> pl.DataFrame:
    """Return the number of the rule of each value, 0 for none: limits with screening, and the four rules.

    Only the two means need groups; runs and windows are found on the whole column and cut where a series starts.
    """
    x, centre, place = pl.col("x"), pl.col("centre"), pl.col("place")
    move = pl.when(place > 0).then(x - x.shift(1))
    reach = 2.66 * pl.col("range")
    lines = (
        table.lazy()
        .with_columns(centre=x.mean().over("series"), move=move)
        .with_columns(first=pl.col("move").abs().mean().over("series"))
        .with_columns(step=pl.when(pl.col("move").abs() < 3.267 * pl.col("first")).then(pl.col("move").abs()))
        .with_columns(range=pl.col("step").mean().over("series"))
        .with_columns(
            above=x > centre,
            below=x < centre,
            over=x > centre + reach,
            under=x < centre - reach,
            up=(pl.col("move") > 0).fill_null(False),
            down=(pl.col("move") < 0).fill_null(False),
        )
        .with_columns(
            near_top=(x > centre + reach * 2 / 3) & ~pl.col("over"),
            near_foot=(x < centre - reach * 2 / 3) & ~pl.col("under"),
        )
    )
    found = lines.with_columns(
        shift=_runs("above", 7, length) | _runs("below", 7, length),
        trend=_runs("up", 6, length, before=1) | _runs("down", 6, length, before=1),
        two=_near("near_top", "above", length) | _near("near_foot", "below", length),
    )
    outside = pl.col("over") | pl.col("under")
    rule = pl.when(outside).then(1).when("trend").then(2).when("two").then(3).when("shift").then(4).otherwise(0)
    return found.select(rule=rule.cast(pl.Int8)).collect()


def _runs(column: str, count: int, length: int, before: int = 0) -> pl.Expr:
    """Mark the values of each run of so many true ones, and so many values before it."""
    ends = (pl.col(column).cast(pl.Int8).rolling_sum(count) == count) & (pl.col("place") >= count - 1)
    return _back(ends, count + before, length)


def _near(near: str, side: str, length: int) -> pl.Expr:
    ends = (
        (pl.col(near).cast(pl.Int8).rolling_sum(3) >= 2)
        & (pl.col(side).cast(pl.Int8).rolling_sum(3) == 3)
        & (pl.col("place") >= 2)
    )
    return _back(ends, 3, length) & pl.col(near)


def _back(ends: pl.Expr, count: int, length: int) -> pl.Expr:
    """Mark so many values up to each end."""
    later = (
        ends.shift(-far, fill_value=False).fill_null(False) & (pl.col("place") + far < length) for far in range(count)
    )
    return reduce(or_, later)
