"""Charts to be drawn in tests: readers, and measures with whatever can stand on a chart."""

from __future__ import annotations

from dataclasses import replace

from api.say.charts import reader_in
from graph.analysis.series import Series
from graph.analysis.spc import judge
from graph.analysis.spc_settings import Rebase, Settings
from tests.graph.analysis.charted import months, numbers
from visual.chart_words import Chart

READER = reader_in("en")
INFECTIONS = numbers("17,12,27,20,20,18,22,19,19,24,17,16,24,19,19,22,25,19,17,6,25,17,11,14,9,11,7,13,5,5,3,5,9,4,5,9")


def infections(name: str = "Infections a month", note: str = "Two wards closed", **changed: object) -> Chart:
    """Return a chart with a note, a value left out, limits that start anew, and a target."""
    count = len(INFECTIONS)
    series = Series(
        "m1",
        months(count),
        tuple(INFECTIONS),
        excluded=tuple(number == 2 for number in range(count)),
        notes=tuple(note if number == 19 else "" for number in range(count)),
    )
    settings = Settings(
        "decrease", target=10.0, rebases=(Rebase(months(25)[-1], "New cleaning standard", "the quality board"),)
    )
    return Chart(name, "infections", judge(series, replace(settings, **changed)), "What it shows.")  # type: ignore[arg-type]


def short(*values: float) -> Chart:
    """Return a chart of a few values."""
    series = Series("m2", months(len(values)), values)
    return Chart("Waits", "weeks", judge(series, Settings("decrease", target=2.0)), "Too few.")
