"""Builders for series: values a month apart, so that a test names only what matters."""

from __future__ import annotations

from collections.abc import Sequence

from graph.analysis.series import Series
from graph.analysis.spc_judgement import Judgement


def months(count: int) -> tuple[str, ...]:
    """Return the first days of so many months from January 2000 on, and on."""
    return tuple(f"{2000 + number // 12}-{number % 12 + 1:02}-01" for number in range(count))


def series(values: Sequence[float | None], excluded: Sequence[int] = ()) -> Series:
    """Return a series of values a month apart; None is a gap, `excluded` names positions."""
    left_out = tuple(number in excluded for number in range(len(values))) if excluded else ()
    return Series("m1", months(len(values)), tuple(values), excluded=left_out)


def ratios(counts: Sequence[float], sizes: Sequence[float]) -> Series:
    """Return a series of counts by sizes."""
    values = tuple(count / size for count, size in zip(counts, sizes, strict=True))
    return Series("m1", months(len(counts)), values, tuple(counts), tuple(sizes))


def numbers(text: str) -> list[float]:
    """Return the numbers of a text, parted by commas or blanks."""
    return [float(word) for word in text.replace(",", " ").split()]


def flagged(judgement: Judgement) -> dict[int, str]:
    """Return the rule of each value with a special cause, by its number from 1."""
    return {number: point.rule for number, point in enumerate(judgement.points, start=1) if point.rule}
