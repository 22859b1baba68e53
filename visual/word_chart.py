"""A series as a chart of a Word document: drawn by Word itself, sharp at any size, out of values in the file.

It is told in words below, too. The same judgement always gives the same text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any
from xml.sax.saxutils import escape

from graph.analysis.spc_judgement import Point, Variation
from visual.chart_scale import WIDE as WIDE_CHART
from visual.chart_scale import scale_of
from visual.chart_words import Chart, Reader

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart"
WIDE, HIGH = 6_120_000, 2_700_000
"""Of the drawing, in parts of an inch of 914,400."""
DARK = "212B32"
NAMED = 9
"""So many months at most are named below a chart, in figures: side by side they have room, in any tongue."""
_SMALL = '<a:p><a:pPr><a:defRPr sz="900"/></a:pPr><a:endParaRPr lang="en-GB"/></a:p>'
MARKS: Mapping[Variation, tuple[str, str, str]] = MappingProxyType(
    {
        "improving": ("triangle", "00B0F0", "improving_high"),
        "concerning": ("square", "E46C0A", "concerning_high"),
        "neutral": ("diamond", "490092", "neutral_high"),
    }
)
"""Of each special cause its shape, its colour, and its word: told apart by shape, and only then by colour."""

Values = Sequence[float | None]


def add_chart(paragraph: Any, chart: Chart, reader: Reader, number: int) -> None:
    """Add a chart to a paragraph of a document.

    Args:
        paragraph: The paragraph.
        chart: What is drawn.
        reader: Whom it is for.
        number: Tells it apart from the other charts of the document, from 1.
    """
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    document = paragraph.part
    name = PackURI(f"/word/charts/chart{number}.xml")
    part = Part(name, CONTENT_TYPE, chart_xml(chart, reader).encode(), document.package)
    paragraph.add_run()._r.append(_drawing(document.relate_to(part, RELATION), chart, number))


def chart_xml(chart: Chart, reader: Reader) -> str:
    """Return a chart as DrawingML."""
    points = chart.judgement.points
    days = [f"{point.date[5:7]}/{point.date[:4]}" for point in points]
    found = list(_series(chart, reader))
    series = "".join(_one(at, days, *one) for at, one in enumerate(found))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace xmlns:c="{CHART}" xmlns:a="{MAIN}"><c:roundedCorners val="0"/><c:chart>'
        '<c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:lineChart><c:grouping val="standard"/>'
        f'<c:varyColors val="0"/>{series}<c:marker val="1"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>'
        f"{_days_axis(len(points))}{_values_axis(chart)}</c:plotArea>"
        '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:txPr><a:bodyPr/>{_SMALL}</c:txPr>"
        "</c:chartSpace>"
    )


def _series(chart: Chart, reader: Reader) -> Iterator[tuple[str, Values, str, str]]:
    """Yield what is drawn: its name, its values, how its line looks and how its marks do."""
    points = chart.judgement.points
    yield chart.name, [point.value for point in points], _line(DARK, 12_700), _mark("circle", "A6A6A6", 5)
    for variation, (shape, colour, word) in MARKS.items():
        values = [point.value if point.variation == variation else None for point in points]
        if any(value is not None for value in values):
            yield reader.says(word).partition(",")[0], values, _NO_LINE, _mark(shape, colour, 8)
    lines: tuple[tuple[str, Callable[[Point], float | None], str], ...] = (
        ("mean", lambda point: point.limits.centre, _line("000000", 12_700)),
        ("lower", lambda point: point.limits.lower, _line("768692", 9_525, "dash")),
        ("upper", lambda point: point.limits.upper, _line("768692", 9_525, "dash")),
    )
    for word, value_of, line in lines:
        values = [value_of(point) for point in points]
        if any(value is not None for value in values):
            yield reader.says(word), values, line, _mark("none", "", 0)
    settings = chart.judgement.settings
    if settings.target is not None:
        target = [settings.target if settings.target_from <= point.date else None for point in points]
        yield reader.says("target"), target, _line("490092", 9_525, "sysDot"), _mark("none", "", 0)


def _one(at: int, days: Sequence[str], name: str, values: Values, line: str, mark: str) -> str:
    texts = "".join(f'<c:pt idx="{place}"><c:v>{escape(day)}</c:v></c:pt>' for place, day in enumerate(days))
    numbers = "".join(
        f'<c:pt idx="{place}"><c:v>{value!r}</c:v></c:pt>' for place, value in enumerate(values) if value is not None
    )
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/><c:tx><c:v>{escape(name)}</c:v></c:tx>{line}{mark}'
        f'<c:cat><c:strLit><c:ptCount val="{len(days)}"/>{texts}</c:strLit></c:cat>'
        f'<c:val><c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{len(days)}"/>{numbers}</c:numLit>'
        '</c:val><c:smooth val="0"/></c:ser>'
    )


_NO_LINE = "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"


def _line(colour: str, width: int, dash: str = "solid") -> str:
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    return f'<c:spPr><a:ln w="{width}">{fill}<a:prstDash val="{dash}"/></a:ln></c:spPr>'


def _mark(shape: str, colour: str, size: int) -> str:
    if shape == "none":
        return '<c:marker><c:symbol val="none"/></c:marker>'
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    edge = f'<a:ln w="9525"><a:solidFill><a:srgbClr val="{DARK}"/></a:solidFill></a:ln>'
    looks = f"<c:spPr>{fill}{edge}</c:spPr>"
    return f'<c:marker><c:symbol val="{shape}"/><c:size val="{size}"/>{looks}</c:marker>'


def _days_axis(count: int) -> str:
    skip = max(-(-count // NAMED), 1)
    return (
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="b"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        '<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        f'<c:lblOffset val="100"/><c:tickLblSkip val="{skip}"/><c:tickMarkSkip val="{skip}"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _values_axis(chart: Chart) -> str:
    text = f"<a:p><a:r><a:t>{escape(chart.unit)}</a:t></a:r></a:p>"
    rich = f"<c:tx><c:rich><a:bodyPr/>{text}</c:rich></c:tx>"
    title = f'<c:title>{rich}<c:overlay val="0"/></c:title>' if chart.unit else ""
    low, high = _ends(chart)
    scaling = f'<c:orientation val="minMax"/><c:max val="{high!r}"/><c:min val="{low!r}"/>'
    return (
        f'<c:valAx><c:axId val="2"/><c:scaling>{scaling}</c:scaling><c:delete val="0"/>'
        f'<c:axPos val="l"/>{title}<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="out"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1"/><c:crosses val="min"/>'
        '<c:crossBetween val="midCat"/></c:valAx>'
    )


def _ends(chart: Chart) -> tuple[float, float]:
    """Return round values between which all that is drawn lies: left to itself, Word begins many scales at zero."""
    points, target = chart.judgement.points, chart.judgement.settings.target
    drawn = [value for one in points for value in (one.value, one.limits.lower, one.limits.upper) if value is not None]
    scale = scale_of(WIDE_CHART, [one.date for one in points], drawn if target is None else [*drawn, target])
    first, *_ = ticks = scale.ticks
    step = ticks[1] - first
    return round(first - step * (first > scale.low), 10), round(ticks[-1] + step * (ticks[-1] < scale.high), 10)


def _drawing(relation: str, chart: Chart, number: int) -> Any:
    """Return what stands in the text where a chart is: its size, its name, and what it shows for who cannot see it."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn

    drawing: Any = parse_xml(
        f"<w:drawing {nsdecls('w', 'wp', 'a', 'r')}>"
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{WIDE}" cy="{HIGH}"/>'
        f'<wp:docPr id="{number}" name="{number}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{CHART}"><c:chart xmlns:c="{CHART}" r:id="{relation}"/></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing>"
    )
    shown = drawing.find(f".//{qn('wp:docPr')}")
    shown.set("name", chart.name)
    shown.set("descr", chart.summary or chart.name)
    return drawing
