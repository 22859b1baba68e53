"""A report as one page that needs nothing else, reads on a screen and prints well; a browser makes PDF of it."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources

from visual.chart import chart_svg
from visual.chart_scale import NARROW
from visual.chart_texts import Drawing, chart_style
from visual.chart_words import Chart, Reader
from visual.html import Html, document, joined, tag
from visual.report_parts import Cited, Claim, Grid, Part, Report


def report_page(report: Report, reader: Reader, other: tuple[str, str, str] | None = None) -> str:
    """Return a report as a page. The same report always gives the same text.

    Args:
        report: The report.
        reader: Whom its charts are for.
        other: Code and name of the other language, and where the report is read in it; None where it is read nowhere
            else.
    """
    head = joined(
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", f"{report.title} · {report.subtitle}"),
        tag("link", rel="icon", href="data:,"),
        tag("style", Html(report_style())),
    )
    code, name, there = other or ("", "", "")
    top = tag(
        "header",
        tag("a", name, href=there, lang=code, hreflang=code, class_="toggle") if other else None,
        tag("p", "Golden Thread", class_="product"),
        tag("h1", report.title),
        tag("p", report.subtitle, class_="subtitle"),
        *(tag("p", line) for line in report.about),
    )
    parts = [_part(part, report, reader) for part in report.parts]
    main = tag("main", *parts, _cited(report))
    return document(report.language, head, tag("body", top, _contents(report), main))


def report_style() -> str:
    """Return the style sheet of a report, that of its charts included."""
    own = resources.files("visual").joinpath("static", "report.css").read_text(encoding="utf-8")
    return f"{own}\n{chart_style()}"


def _contents(report: Report) -> Html:
    entries = [tag("li", tag("a", part.heading, href=f"#{part.id}")) for part in report.parts]
    return tag("nav", tag("h2", report.words["contents"]), tag("ol", *entries), aria_label=report.words["contents"])


def _part(part: Part, report: Report, reader: Reader) -> Html:
    heading = f"{part.id}-heading"
    missing = None
    if part.missing:
        said = tag("ul", *(tag("li", _claim(claim)) for claim in part.missing))
        missing = tag("div", tag("h3", report.words["missing"]), said, class_="missing")
    return tag(
        "section",
        tag("h2", part.heading, id=heading),
        *(tag("p", _claim(claim)) for claim in part.claims),
        *(_grid(grid) for grid in part.grids),
        *(_chart(chart, reader, f"{part.id}-{number}") for number, chart in enumerate(part.charts)),
        missing,
        id=part.id,
        aria_labelledby=heading,
    )


def _claim(claim: Claim) -> Html:
    text = tag("span", claim.text, lang=claim.language) if claim.language else claim.text
    return joined(text, _marks(claim.cites))


def _marks(cites: Sequence[int]) -> Html | None:
    links = [tag("a", str(number), href=f"#cited-{number}") for number in cites]
    return joined(" ", tag("sup", "[", *_parted(links), "]")) if links else None


def _parted(links: Sequence[Html]) -> Sequence[object]:
    return [part for link in links for part in (", ", link)][1:]


def _grid(grid: Grid) -> Html:
    heads = tag("tr", *(tag("th", head, scope="col") for head in grid.heads))
    rows = [_row(row, cites) for row, cites in zip(grid.rows, grid.cites, strict=True)]
    table = tag("table", tag("caption", grid.caption), tag("thead", heads), tag("tbody", *rows))
    return tag("div", table, class_="wide", role="group", tabindex="0", aria_label=grid.caption)


def _row(row: Sequence[str], cites: Sequence[int]) -> Html:
    first = tag("th", row[0], _marks(cites), scope="row")
    return tag("tr", first, *(tag("td", cell) for cell in row[1:]))


def _chart(chart: Chart, reader: Reader, id: str) -> Html:
    drawing = Drawing(chart, reader, NARROW, id, is_alone=False)
    said = tag("figcaption", f"{chart.titled}. {chart.summary}")
    return tag("figure", chart_svg(drawing), said)


def _cited(report: Report) -> Html:
    entries = [_record(one) for one in report.cited]
    return tag("section", tag("h2", report.words["cited"]), tag("ol", *entries, class_="cited"), id="cited")


def _record(one: Cited) -> Html:
    return tag("li", tag("strong", one.name), f" ({one.detail})", id=f"cited-{one.number}")
