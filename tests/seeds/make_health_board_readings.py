"""Makes seeds/health_board/readings.csv: what each measure of the made-up health board told, month by month.

Run it after a change: `python -m tests.seeds.make_health_board_readings`. It gives the same file everywhere: each
series has a seed of its own, chosen so that chance alone raises no signal and only what the story tells stands out.
"""

from __future__ import annotations

import csv
import io
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

READINGS = Path(__file__).parents[2] / "seeds" / "health_board" / "readings.csv"
COLUMNS = ("measure", "date", "value", "numerator", "denominator", "note", "excluded", "reason")
FIRST_MONTH = date(2023, 11, 1)
MONTHS = 36
LAST_SUNDAY = date(2026, 11, 22)


@dataclass(frozen=True, slots=True)
class Series:
    """How a measure came to its values.

    Attributes:
        measure: Its id.
        level: Where it begins.
        spread: How far chance moves it, as a standard deviation.
        seed: Of chance.
        decimals: Digits after the point.
        months: Which months it was counted in, first and last left out, from 0, November 2023, on.
        step: Months between two values.
        steps: How far it moved for good, by the day (YYYY-MM) on which it did.
        once: How far it was off for one month only, by month.
        slope, slope_from: How far it moves each month, from a month on.
        notes: What is written beside a value, by month.
        out_of: Where it is a share: how many are counted in a month, about.
    """

    measure: str
    level: float
    spread: float
    seed: int
    decimals: int = 1
    months: tuple[int, int] = (0, MONTHS)
    step: int = 1
    steps: Mapping[str, float] = field(default_factory=dict)
    once: Mapping[str, float] = field(default_factory=dict)
    slope: float = 0.0
    slope_from: str = "9999-12"
    notes: Mapping[str, str] = field(default_factory=dict)
    out_of: int = 0


AT_SCHOOL = {"2026-06": 17, "2026-09": 71, "2026-10": 88}
SERIES = (
    Series(
        "first-visit-weeks",
        31,
        0.9,
        100,
        steps={"2026-02": -4.2},
        notes={"2026-02": "Sorted twice a day from now on"},
    ),
    Series("waiting-over-year", 3120, 55, 200, 0, slope=-26, slope_from="2026-02"),
    Series("sorted-in-two-days", 84, 3.0, 301),
    Series("urgent-found-late", 9, 2.2, 400, 0),
    Series("theatre-hours", 72, 2.6, 500),
    Series("operations-cancelled", 11, 1.4, 600),
    Series("surgical-infections", 1.6, 0.28, 700, once={"2025-01": 3.4}),
    Series(
        "days-after-new-hip", 4.9, 0.35, 800, steps={"2025-04": -2.3}, notes={"2025-04": "Up on the day from now on"}
    ),
    Series("cancer-in-62-days", 64, 4.5, 901, out_of=118),
    Series("cancer-knew-next", 81, 3.5, 1001, 0),
    Series("four-hours", 67, 2.0, 1100, steps={"2026-03": -5.5}),
    Series("came-back", 6.4, 0.6, 1200),
    Series("handover-in-15", 38, 4.0, 1300, 0),
    Series("home-before-noon", 16, 1.8, 1400),
    Series("back-in-30-days", 12.4, 0.8, 1500),
    Series("falls", 6.9, 0.55, 1600, steps={"2025-04": -2.1}, notes={"2025-04": "A look at each bed every hour"}),
    Series("out-of-bed", 58, 5.0, 1702, 0),
    Series("nurse-in-a-day", 93, 1.5, 1801),
    Series("pressure-ulcers", 14, 2.8, 1901, 0),
    Series("rehab-at-home-share", 31, 1.4, 2000, slope=0.9, slope_from="2025-09"),
    Series("doctor-on-the-day", 71, 3.0, 2100, 0),
    Series("eight-diabetes-checks", 47, 1.6, 2200, months=(0, 30)),
    Series("first-talk-in-28-days", 68, 2.6, 2300, 0, slope=-1.5, slope_from="2026-03"),
    Series("crisis-in-an-hour", 91, 1.9, 2400, 0, steps={"2026-04": -9}),
    Series("young-in-28-days", 62, 5.0, 2501, 0),
    Series("ld-checks", 92, 9.0, 2600, 0),
    Series("severe-bleeding", 4.1, 0.4, 2700, steps={"2025-11": -1.3}, notes={"2025-11": "The number is said aloud"}),
    Series("kindness-at-birth", 91, 2.2, 2800, 0),
    Series("immunised-at-five", 90, 1.6, 2901, out_of=268),
    Series("visits-missed", 8.2, 1.0, 3001),
    Series("posts-empty", 9.1, 0.5, 3100),
    Series("sickness", 6.3, 0.45, 3200),
    Series("teams-that-tested", 21, 2.0, 3300, 0),
    Series("doses-missed", 2.7, 0.5, 3401),
    Series("calls-not-answered", 24, 3.0, 3500, 0),
    Series("clean-on-inspection", 96, 1.2, 3600),
    Series("hours-down", 11, 3.2, 3700),
    Series("letters-in-a-week", 66, 4.5, 3801, 0),
    Series("equipment-in-date", 88, 2.2, 3900),
    Series("answered-in-30-days", 63, 6.0, 4001, 0),
    Series("paid-in-30-days", 94, 1.4, 4100),
    Series("bed-occupancy", 92, 1.1, 4200, steps={"2025-09": 3.5}, notes={"2025-09": "Two wards closed for repair"}),
    Series("paper-bought", 640, 45, 4300, 0),
    Series("staff-recommend", 61, 2.5, 4400, 0, months=(1, 36), step=3),
    Series("plan-milestones", 72, 5.0, 4500, 0, months=(1, 36), step=3),
    Series("results-by-eight", 71, 4.0, 4600, 0, months=(29, 36)),
    Series("samples-rejected", 7.4, 0.8, 4700, months=(29, 36)),
    Series("clinics-moved", 1.4, 0.4, 4806, 0, months=(26, 36), steps={"2026-05": 1}),
    Series("loss-weighed", 93, 2.0, 4900, 0, months=(23, 36)),
    Series("immunised-at-school", 0, 0, 5000, 0, months=(31, 36), once=AT_SCHOOL, notes={"2026-08": "No school"}),
    Series("talks-held", 11, 2.0, 5100, 0, months=(34, 36)),
)
WEEKLY = Series("falls-checks", 92, 2.4, 5200, 0, months=(0, 60))
YEARLY = {"2021": 61.4, "2022": 61.2, "2023": 61.5, "2024": 61.9, "2025": 62.1}
LEFT_OUT = {("surgical-infections", "2025-01"): "The air in one theatre was bad for nine days; found and mended"}


def month_of(number: int) -> str:
    """Return a month, counted from 0, November 2023, as YYYY-MM."""
    years, months = divmod(FIRST_MONTH.month - 1 + number, 12)
    return f"{FIRST_MONTH.year + years}-{months + 1:02}"


def last_day(month: str) -> str:
    """Return the last day of a month, ISO."""
    year, number = map(int, month.split("-"))
    return f"{month}-{monthrange(year, number)[1]}"


def chance(random: Random) -> float:
    """Return a number that is about normal, with mean 0 and standard deviation 1, the same on every Python."""
    return sum(random.random() for _ in range(12)) - 6


def values(series: Series) -> Iterator[tuple[str, float]]:
    """Yield the months of a series with their values, not rounded."""
    random = Random(series.seed)  # noqa: S311  no secret
    for number in range(*series.months, series.step):
        month = month_of(number)
        moved = sum(by for since, by in series.steps.items() if month >= since) + series.once.get(month, 0.0)
        sloped = series.slope * sum(1 for at in range(number + 1) if month_of(at) >= series.slope_from)
        yield month, series.level + moved + sloped + series.spread * chance(random)


def rows(series: Series) -> Iterator[dict[str, object]]:
    """Yield the rows of a monthly series."""
    random = Random(series.seed)  # noqa: S311  no secret
    for month, value in values(series):
        row: dict[str, object] = {
            "measure": series.measure,
            "date": last_day(month),
            "note": series.notes.get(month, ""),
        }
        if series.out_of:
            below = series.out_of + round(0.06 * series.out_of * chance(random))
            row |= {"numerator": round(below * value / 100), "denominator": below}
        else:
            row["value"] = rounded(value, series.decimals)
        if reason := LEFT_OUT.get((series.measure, month)):
            row |= {"excluded": "true", "reason": reason}
        yield row


def weekly_rows() -> Iterator[dict[str, object]]:
    """Yield the rows of the weekly series, one each Sunday."""
    random = Random(WEEKLY.seed)  # noqa: S311  no secret
    count = WEEKLY.months[1]
    for number in range(count):
        day = LAST_SUNDAY - timedelta(weeks=count - 1 - number)
        value = rounded(WEEKLY.level + WEEKLY.spread * chance(random), WEEKLY.decimals)
        yield {"measure": WEEKLY.measure, "date": day.isoformat(), "value": value}


def rounded(value: float, decimals: int) -> str:
    """Write a value with so many decimals."""
    return f"{value:.{decimals}f}"


def text() -> str:
    """Return the whole table as CSV."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for series in SERIES:
        writer.writerows(rows(series))
    writer.writerows(weekly_rows())
    writer.writerows({"measure": "healthy-years", "date": f"{year}-12-31", "value": at} for year, at in YEARLY.items())
    return out.getvalue()


if __name__ == "__main__":
    READINGS.write_text(text(), encoding="utf-8", newline="\n")
