"""The series that a finding rests on, drawn into the page beside its sentence."""

from __future__ import annotations

from api.resolve import Asked
from api.say.charts import reader_in, told_chart
from api.whereabouts import Whereabouts
from graph.analysis.findings import Finding
from graph.analysis.measure_series import judge_measure
from visual.chart import chart_svg
from visual.chart_scale import Size
from visual.chart_texts import Drawing
from visual.chart_words import Chart
from visual.html import Html, tag

TOLD_BY = ("series", "last reading")
BESIDE = Size(width=620, height=310, left=52, right=160, top=74, bottom=34, text=13, days=3, steps=5)
"""As large as a sentence is wide: three days at most can be read below it."""


def small_chart(asked: Asked, place: Whereabouts, finding: Finding, name: str) -> Html | None:
    """Return the chart of the first measure that a finding rests on; None where it rests on none with values.

    Args:
        asked: The request's view of the organisation.
        place: Where the reader stands.
        finding: The finding.
        name: Tells the chart apart from others of the page.
    """
    named = (str(fact["measure"]) for fact in finding.evidence if fact["fact"] in TOLD_BY)
    measure = next((at for at in map(asked.snapshot.position, named) if at is not None), None)
    if measure is None:
        return None
    judgement = judge_measure(asked.snapshot, measure)
    if not judgement.points:
        return None
    names = asked.names(place.language)
    unit = str(asked.case.field(measure, "measured_in") or "")
    reader = reader_in(place.language)
    chart = told_chart(Chart(names.plain(measure), unit, judgement), reader)
    drawing = Drawing(chart, reader, BESIDE, name, is_alone=False)
    said = tag("figcaption", chart.name)
    return tag("figure", chart_svg(drawing), said, class_="series")
