"""A report as a Word document: the same parts, claims, tables and charts. Same report, same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from itertools import count
from types import MappingProxyType
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from visual.chart_words import Chart, Reader
from visual.report_parts import Claim, Grid, Part, Report
from visual.word_chart import add_chart

WHEN = datetime(2000, 1, 1, tzinfo=UTC)
"""What the file says of when it was made: always the same, for the report itself names its day."""
MILLIMETRE = 36_000
"""In the parts in which Word measures."""
TEXT_WIDTH, SPACE = 170 * MILLIMETRE, 4 * MILLIMETRE
FIRST_COLUMN, LAST_COLUMN = 58 * MILLIMETRE, 40 * MILLIMETRE
LINK = "1F5C99"
NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})
ZIPPED_ON = (1980, 1, 1, 0, 0, 0)


def report_document(report: Report, reader: Reader) -> bytes:
    """Return a report as the bytes of a .docx file.

    Args:
        report: The report.
        reader: Whom its charts are for.
    """
    from docx import Document

    made: Any = Document()
    numbers = count(1)
    _describe(made, report)
    _paper(made)
    made.add_heading(report.title, 0)
    made.add_paragraph(report.subtitle, style="Subtitle")
    for line in report.about:
        made.add_paragraph(line)
    for part in report.parts:
        _part(made, part)
        for chart in part.charts:
            _chart(made, chart, reader, numbers)
        _missing(made, part, report)
    made.add_heading(report.words["cited"], 1)
    for number, one in enumerate(report.cited):
        paragraph = made.add_paragraph(f"[{one.number}] {one.name} ({one.detail})")
        _bookmark(paragraph, f"cited_{one.number}", number)
    written = BytesIO()
    made.save(written)
    return _always_the_same(written.getvalue())


def _describe(made: Any, report: Report) -> None:
    about = made.core_properties
    about.title, about.language, about.author = report.title, report.language, "Golden Thread"
    about.comments, about.created, about.modified, about.revision = report.subtitle, WHEN, WHEN, 1
    _speak(made.styles.element.find(f".//{_named('w:rPrDefault')}/{_named('w:rPr')}"), report.language)


def _paper(made: Any) -> None:
    """Make the pages A4, as wide as a table and a chart need."""
    from docx.shared import Mm

    (section,) = made.sections
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(20)


def _part(made: Any, part: Part) -> None:
    made.add_heading(part.heading, 1)
    for claim in part.claims:
        _claim(made.add_paragraph(), claim)
    for grid in part.grids:
        _grid(made, grid)


def _chart(made: Any, chart: Chart, reader: Reader, numbers: Iterator[int]) -> None:
    """Add a chart, drawn where there is a series, and what it shows in words."""
    if chart.judgement.points:
        drawn = made.add_paragraph()
        drawn.paragraph_format.space_before, drawn.paragraph_format.keep_with_next = SPACE, True
        add_chart(drawn, chart, reader, next(numbers))
    made.add_paragraph(f"{chart.titled}: {chart.summary}")


def _missing(made: Any, part: Part, report: Report) -> None:
    if part.missing:
        made.add_heading(report.words["missing"], 2)
        for claim in part.missing:
            _claim(made.add_paragraph(style="List Bullet"), claim)


def _claim(paragraph: Any, claim: Claim) -> None:
    run = paragraph.add_run(claim.text)
    if claim.language:
        _speak(run._r.get_or_add_rPr(), claim.language)
    _marks(paragraph, claim.cites)


def _marks(paragraph: Any, cites: Sequence[int]) -> None:
    for number in cites:
        paragraph.add_run(" ")
        _link(paragraph, f"[{number}]", f"cited_{number}")


def _grid(made: Any, grid: Grid) -> None:
    made.add_paragraph(grid.caption, style="Caption").paragraph_format.keep_with_next = True
    table = made.add_table(rows=1, cols=len(grid.heads))
    table.style, table.autofit = "Table Grid", False
    for cell, head in zip(table.rows[0].cells, grid.heads, strict=True):
        cell.text = head
        cell.paragraphs[0].runs[0].bold = True
    for row, cites in zip(grid.rows, grid.cites, strict=True):
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
        _marks(cells[0].paragraphs[0], cites)
    _lay_out(table)


def _lay_out(table: Any) -> None:
    """Give the outer columns, which hold words, the room they need; repeat the head on each page; cut no row in two."""
    inner = len(table.columns) - 2
    each = (TEXT_WIDTH - FIRST_COLUMN - LAST_COLUMN) // max(inner, 1)
    widths = [FIRST_COLUMN, *[each] * inner, LAST_COLUMN]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for at, row in enumerate(table.rows):
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
            cell.paragraphs[0].paragraph_format.space_after = 0
        asked = row._tr.get_or_add_trPr()
        for name in ("w:cantSplit", *(["w:tblHeader"] if at == 0 else [])):
            asked.append(_element(name))


def _bookmark(paragraph: Any, name: str, number: int) -> None:
    """Make a paragraph a place that links lead to."""
    paragraph._p.insert(0, _element("w:bookmarkStart", {"w:id": str(number), "w:name": name}))
    paragraph._p.append(_element("w:bookmarkEnd", {"w:id": str(number)}))


def _link(paragraph: Any, text: str, name: str) -> None:
    """Add a text that leads to a place of the same document."""
    link, run, said = _element("w:hyperlink", {"w:anchor": name}), _element("w:r"), _element("w:t")
    looks = _element("w:rPr")
    looks.append(_element("w:color", {"w:val": LINK}))
    looks.append(_element("w:u", {"w:val": "single"}))
    said.text = text
    run.append(looks)
    run.append(said)
    link.append(run)
    paragraph._p.append(link)


def _speak(looks: Any, language: str) -> None:
    """Say in which language a text is, for who has it read aloud or its spelling checked."""
    for former in looks.findall(_named("w:lang")):
        looks.remove(former)
    looks.append(_element("w:lang", {"w:val": f"{language}-GB"}))


def _element(name: str, attributes: Mapping[str, str] = NO_ATTRIBUTES) -> Any:
    from docx.oxml import OxmlElement

    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(_named(key), value)
    return made


def _named(name: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(name))


def _always_the_same(data: bytes) -> bytes:
    """Return a zip with the times of its files taken out, so that the same content is the same bytes."""
    written = BytesIO()
    with ZipFile(BytesIO(data)) as given, ZipFile(written, "w", ZIP_DEFLATED) as out:
        for name in sorted(given.namelist()):
            info = ZipInfo(name, ZIPPED_ON)
            info.compress_type = ZIP_DEFLATED
            out.writestr(info, given.read(name))
    return written.getvalue()
