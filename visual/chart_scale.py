"""Where values and days stand on a chart: its frame, its scales, and the ticks beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from visual.figures import day_number, nice_steps


@dataclass(frozen=True, slots=True)
class Size:
    """How large a chart is drawn, in units of the drawing.

    Attributes:
        width, height: Of the whole.
        left, right, top, bottom: Room around the values.
        text: Height of letters.
        days, steps: How many ticks there may be along the time and the values.
    """

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    text: int
    days: int
    steps: int


ALONE = Size(width=800, height=430, left=64, right=164, top=126, bottom=40, text=14, days=6, steps=6)
WIDE = Size(width=800, height=380, left=64, right=164, top=80, bottom=36, text=14, days=6, steps=6)
NARROW = Size(width=320, height=264, left=46, right=16, top=74, bottom=30, text=12, days=3, steps=5)
"""For a file of its own; for a page, with room; for a page of many, or a telephone."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a day and a value stand.

    Attributes:
        size: Of the chart.
        first, last: Days at the left and right edge, as numbers.
        low, high: Values at the lower and upper edge.
    """

    size: Size
    first: int
    last: int
    low: float
    high: float

    def x(self, day: str) -> float:
        """Return where a day stands."""
        across = self.size.width - self.size.left - self.size.right
        if self.last == self.first:
            return self.size.left + across / 2
        return round(self.size.left + across * (day_number(day) - self.first) / (self.last - self.first), 1)

    def y(self, value: float) -> float:
        """Return where a value stands; what lies beyond the edges stands on them."""
        down = self.size.height - self.size.top - self.size.bottom
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return round(self.size.top + down * (1 - share), 1)

    @property
    def ticks(self) -> list[float]:
        """Round values that the scale is marked with."""
        return nice_steps(self.low, self.high, self.size.steps)


def scale_of(size: Size, days: Sequence[str], values: Sequence[float]) -> Scale:
    """Return the scale that shows all of some days and values, with a little room above and below.

    Args:
        size: Of the chart.
        days: ISO days, ascending; one or more.
        values: What must be seen, limits and target included; one or more.
    """
    low, high = min(values), max(values)
    room = (high - low) * 0.06 or max(abs(high) * 0.1, 1.0)
    bottom = 0.0 if 0 <= low <= room * 2 else low - room
    return Scale(size, day_number(days[0]), day_number(days[-1]), bottom, high + room)


def day_ticks(days: Sequence[str], most: int) -> list[str]:
    """Return at most so many of some days, evenly parted, the first and the last among them.

    >>> day_ticks(["a", "b", "c", "d", "e"], 3)
    ['a', 'c', 'e']
    """
    if len(days) <= most:
        return list(days)
    last = len(days) - 1
    return [days[round(number * last / (most - 1))] for number in range(most)]
