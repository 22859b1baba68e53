"""Numbers and days as people read them on a chart: no more digits than tell something."""

from __future__ import annotations

import math
from datetime import date


def figure(value: float | None, none: str = "–") -> str:
    """Return a number with about three digits, thousands parted.

    >>> figure(1545.1667), figure(18.7083), figure(0.095510), figure(12.0), figure(-0.5), figure(None)
    ('1,545', '18.7', '0.0955', '12', '−0.5', '–')
    """
    if value is None:
        return none
    size = abs(value)
    if size == 0 or size >= 1e15:
        return _signed(f"{value:.3g}")
    decimals = min(max(2 - math.floor(math.log10(size)), 0), 12)
    text = f"{value:,.{decimals}f}"
    return _signed(text.rstrip("0").rstrip(".") if "." in text else text)


def _signed(text: str) -> str:
    return f"−{text[1:]}" if text.startswith("-") else text


def nice_steps(low: float, high: float, most: int) -> list[float]:
    """Return round numbers that part a range, lowest first: steps of 1, 2 or 5 times a power of ten.

    Args:
        low, high: The range, `low` below `high`.
        most: At most so many steps.

    >>> nice_steps(0, 31.3, 5)
    [0.0, 10.0, 20.0, 30.0]
    """
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * times for times in (1, 2, 5, 10) if power * times >= rough * (1 - 1e-9))
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return [number * step for number in range(first, last + 1)]


def is_monthly(days: list[str]) -> bool:
    """Tell whether all of some ISO days are the first of a month, so that the month says it all."""
    return bool(days) and all(day.endswith("-01") for day in days)


def day_number(day: str) -> int:
    """Return an ISO day as a number, one a day."""
    return date.fromisoformat(day).toordinal()
