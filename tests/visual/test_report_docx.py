"""Tests of `visual.report_docx`: it holds what the report says, its links lead somewhere, it is always the same."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from docx import Document

from api.say.charts import reader_in
from visual.report_docx import ZIPPED_ON, report_document
from visual.report_parts import Cited, Claim, Grid, Part, Report

READER = reader_in("en")
WORDS = {"contents": "Contents", "missing": "Missing", "cited": "Rests on"}
GRID = Grid("A table", ["Name", "Value"], [["Waits", "1"]], [[1]])
PART = Part("one", "First", [Claim("It is so.", [1])], [GRID], missing=[Claim("It is not known.")])
REPORT = Report("en", "Title", "Of whom", ["Made so."], [PART], [Cited(1, "Waits", "measure, m1")], WORDS)


def test_the_document_says_what_the_report_says() -> None:
    made = Document(BytesIO(report_document(REPORT, READER)))

    texts = [paragraph.text for paragraph in made.paragraphs]
    assert [text for text in texts if text.strip()] == [
        "Title", "Of whom", "Made so.", "First", "It is so. [1]", "A table", "Missing", "It is not known.", "Rests on",
        "[1] Waits (measure, m1)",
    ]  # fmt: skip
    assert [cell.text for cell in made.tables[0].rows[1].cells] == ["Waits [1]", "1"]


def test_every_mark_leads_to_the_record_that_it_names() -> None:
    body = ZipFile(BytesIO(report_document(REPORT, READER))).read("word/document.xml").decode()

    assert body.count('w:anchor="cited_1"') == 2
    assert body.count('w:name="cited_1"') == 1


def test_RP_01_the_same_report_is_the_same_bytes_whenever_it_is_made() -> None:
    first = report_document(REPORT, READER)

    assert report_document(REPORT, READER) == first
    assert {info.date_time for info in ZipFile(BytesIO(first)).infolist()} == {ZIPPED_ON}
