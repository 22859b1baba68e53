"""A report as a Word document: the same parts, claims, tables and charts. Same report, same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from itertools import count
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from visual.chart_words import Chart, Reader
from visual.report_parts import Claim, Grid, Part, Report
from visual.word_chart import add_chart

WHEN = datetime(2000, 1, 1, tzinfo=UTC)
"""What the file says of when it was made: always the same, for the report itself names its day."""
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


def _part(made: Any, part: Part) -> None:
    made.add_heading(part.heading, 1)
    for claim in part.claims:
        _claim(made.add_paragraph(), claim)
    for grid in part.grids:
        _grid(made, grid)


def _chart(made: Any, chart: Chart, reader: Reader, numbers: Iterator[int]) -> None:
    """Add a chart, drawn where there is a series, and what it shows in words."""
    if chart.judgement.points:
        add_chart(made.add_paragraph(), chart, reader, next(numbers))
    made.add_paragraph(f"{chart.name}: {chart.summary}")


def _missing(made: Any, part: Part, report: Report) -> None:
    if part.missing:
        made.add_heading(report.words["missing"], 2)
        for claim in part.missing:
            _claim(made.add_paragraph(style="List Bullet"), claim)


def _claim(paragraph: Any, claim: Claim) -> None:
    paragraph.add_run(claim.text)
    _marks(paragraph, claim.cites)


def _marks(paragraph: Any, cites: Sequence[int]) -> None:
    for number in cites:
        paragraph.add_run(" ")
        _link(paragraph, f"[{number}]", f"cited_{number}")


def _grid(made: Any, grid: Grid) -> None:
    made.add_paragraph(grid.caption, style="Caption")
    table = made.add_table(rows=1, cols=len(grid.heads))
    table.style = "Table Grid"
    for cell, head in zip(table.rows[0].cells, grid.heads, strict=True):
        cell.text = head
    for row, cites in zip(grid.rows, grid.cites, strict=True):
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
        _marks(cells[0].paragraphs[0], cites)


def _bookmark(paragraph: Any, name: str, number: int) -> None:
    """Make a paragraph a place that links lead to."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    begin, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (begin, end):
        element.set(qn("w:id"), str(number))
    begin.set(qn("w:name"), name)
    paragraph._p.insert(0, begin)
    paragraph._p.append(end)


def _link(paragraph: Any, text: str, name: str) -> None:
    """Add a text that leads to a place of the same document."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    link: Any = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), name)
    run: Any = OxmlElement("w:r")
    said: Any = OxmlElement("w:t")
    said.text = text
    run.append(said)
    link.append(run)
    paragraph._p.append(link)


def _always_the_same(data: bytes) -> bytes:
    """Return a zip with the times of its files taken out, so that the same content is the same bytes."""
    written = BytesIO()
    with ZipFile(BytesIO(data)) as given, ZipFile(written, "w", ZIP_DEFLATED) as out:
        for name in sorted(given.namelist()):
            info = ZipInfo(name, ZIPPED_ON)
            info.compress_type = ZIP_DEFLATED
            out.writestr(info, given.read(name))
    return written.getvalue()
