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


def test_a_page_is_a4_and_a_table_repeats_its_head_and_cuts_no_row() -> None:
    made = Document(BytesIO(report_document(REPORT, READER)))

    body = made.element.xml
    assert (round(made.sections[0].page_width.mm), round(made.sections[0].page_height.mm)) == (210, 297)
    assert (body.count("<w:tblHeader/>"), body.count("<w:cantSplit/>")) == (1, 2)


def test_RP_03_each_sentence_of_another_language_than_the_report_says_so() -> None:
    claims = [Claim("It is so.", [1], "en"), Claim("Felly y mae.", [1])]
    report = Report("cy", "Teitl", "O bwy", [], [Part("one", "Cyntaf", claims)], [], WORDS)

    made = Document(BytesIO(report_document(report, reader_in("cy"))))

    spoken = {run.text: run._r.xml.count('w:val="en-GB"') for one in made.paragraphs for run in one.runs}
    assert (spoken["It is so."], spoken["Felly y mae."]) == (1, 0)
    assert 'w:lang w:val="cy-GB"' in made.styles.element.xml
