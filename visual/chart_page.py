"""Charts over time on one page that needs nothing else: small multiples in the order given, each with its table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import resources

from graph.analysis.spc_judgement import Point
from visual.chart import chart_svg
from visual.chart_marks import icon
from visual.chart_scale import NARROW, WIDE
from visual.chart_texts import Drawing, chart_style, notes_of, plain
from visual.chart_words import Chart, Reader, state_word
from visual.figures import figure
from visual.html import Html, document, joined, tag

KEY = ("common", "improving_high", "concerning_high", "neutral_high", "pass", "fail", "hit_or_miss")
HEADS = ("date", "value", "centre", "lower_head", "upper_head", "says", "note")


def chart_page(charts: Sequence[Chart], reader: Reader) -> str:
    """Return a page with charts in the order given; a single one is drawn large where there is room."""
    title = plain(charts[0].name) if len(charts) == 1 else reader.says("charts")
    head = joined(
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", f"{title} · Golden Thread"),
        tag("link", rel="icon", href="data:,"),
        tag("style", Html(page_style())),
    )
    is_one = len(charts) == 1
    about = None if is_one else tag("p", reader.says("about", number=len(charts)))
    top = tag("header", tag("p", "Golden Thread", class_="product"), tag("h1", title), about)
    main = tag("main", *(figure_of(one, reader, f"chart{n}", alone=is_one) for n, one in enumerate(charts, 1)))
    body = tag("body", top, main, tag("footer", _key(reader)), class_="one" if is_one else "many")
    return document(reader.language, head, body)


def page_style() -> str:
    """Return the style sheet of a page of charts, that of the charts included."""
    own = resources.files("visual").joinpath("static", "charts.css").read_text(encoding="utf-8")
    return f"{own}\n{chart_style()}"


def figure_of(chart: Chart, reader: Reader, id: str, *, alone: bool = False) -> Html:
    """Return one chart with its heading, its sentences, its notes and its table.

    Args:
        chart: What is shown.
        reader: Whom it is for.
        id: Told apart from other charts of the page by this.
        alone: Draw it large too, for wide screens.
    """
    narrow = chart_svg(Drawing(chart, reader, NARROW, f"{id}-small", is_alone=False))
    wide = chart_svg(Drawing(chart, reader, WIDE, f"{id}-large", is_alone=False)) if alone else None
    return tag(
        "section",
        tag("h2", plain(chart.name), id=f"{id}-name"),
        tag("div", wide, class_="large") if wide else None,
        tag("div", narrow, class_="small" if alone else None),
        tag("p", plain(chart.summary)) if chart.summary else None,
        _notes(chart, reader),
        _table(chart, reader),
        aria_labelledby=f"{id}-name",
    )


def _notes(chart: Chart, reader: Reader) -> Html | None:
    noted = [tag("li", f"{reader.day(day)}: {plain(note)}") for day, note in notes_of(chart, reader)]
    return tag("ul", *noted) if noted else None


def _table(chart: Chart, reader: Reader) -> Html | None:
    points = chart.judgement.points
    if not points:
        return None
    caption = reader.says("table", name=plain(chart.name))
    heads = tag("tr", *(tag("th", reader.says(head), scope="col") for head in HEADS))
    notes = dict(zip(chart.judgement.series.dates, chart.judgement.series.notes, strict=False))
    rows = [tag("tr", *_cells(point, reader, notes.get(point.date, ""))) for point in points]
    table = tag("table", tag("caption", caption), tag("thead", heads), tag("tbody", *rows))
    box = tag("div", table, class_="wide", role="group", tabindex="0", aria_label=caption)
    return tag("details", tag("summary", caption), box)


def _cells(point: Point, reader: Reader, note: str) -> Iterator[Html]:
    limits = point.limits
    yield tag("th", reader.day(point.date), scope="row")
    yield from (tag("td", figure(one)) for one in (point.value, limits.centre, limits.lower, limits.upper))
    said = [reader.says(state_word(point.variation, point.side))] + ([reader.says(point.rule)] if point.rule else [])
    yield tag("td", ": ".join(said) + (f" ({reader.says('excluded')})" if point.is_excluded else ""))
    yield tag("td", plain(note))


def _key(reader: Reader) -> Html:
    """Return what the icons mean; their letters: H high, L low."""
    entries = [tag("li", _small_icon(state), " ", reader.says(state)) for state in KEY]
    return tag("details", tag("summary", reader.says("key")), tag("ul", *entries, class_="key"))


def _small_icon(state: str) -> Html:
    drawn = icon(state, 20, 20)
    return tag("svg", drawn, viewBox="0 0 40 40", class_="chart text-14 sign", aria_hidden="true")
