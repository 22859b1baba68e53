"""A chart of a Word document: what the series shows, told apart by shape, in words too, and always the same."""

from __future__ import annotations

import re
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

from docx import Document

from api.say.charts import reader_in
from graph.analysis.series import Series
from graph.analysis.spc import judge
from graph.analysis.spc_settings import Settings
from visual.chart_words import Chart
from visual.report_docx import report_document
from visual.report_parts import Part, Report
from visual.word_chart import CHART, chart_xml

DAYS = tuple(f"{2024 + month // 12}-{month % 12 + 1:02}-01" for month in range(20))
VALUES = (*[10.0, 12.0] * 6, *[20.0] * 8)
WORDS = {"contents": "Contents", "missing": "Missing", "cited": "Rests on"}
READER = reader_in("en")
HOSTILE = '<b>&"waits"</b>'


def chart(name: str = "Waits", direction: str = "decrease") -> Chart:
    """Return a chart of a series with a shift, and a target from its second value on."""
    settings = Settings(direction, target=11.0, target_from="2024-02-01")  # type: ignore[arg-type]
    return Chart(name, "days & nights", judge(Series("m1", DAYS, VALUES), settings), "It got worse.")


def series_of(xml: str) -> dict[str, int]:
    """Return the number of values of each series of a chart, by its name."""
    root = ElementTree.fromstring(xml)  # noqa: S314  our own text
    space = {"c": CHART}
    return {
        str(one.findtext("c:tx/c:v", namespaces=space)): len(one.findall("c:val/c:numLit/c:pt", space))
        for one in root.iter(f"{{{CHART}}}ser")
    }


def test_it_draws_values_special_causes_lines_and_target() -> None:
    assert series_of(chart_xml(chart(), READER)) == {
        "Waits": 20, "Improving": 12, "Concerning": 8, "mean": 20, "lower limit": 20, "upper limit": 20, "target": 19,
    }  # fmt: skip


def test_special_causes_have_a_shape_of_their_own() -> None:
    xml = chart_xml(chart(direction="increase"), READER)

    assert '<c:symbol val="triangle"/>' in xml
    assert series_of(chart_xml(chart(direction="neutral"), READER))["Special cause"] == 20


def test_a_hostile_name_stays_a_text() -> None:
    assert HOSTILE in series_of(chart_xml(chart(HOSTILE), READER))


def test_RP_01_charts_stand_in_the_document_with_words_for_who_cannot_see_them_and_always_the_same() -> None:
    part = Part("one", "First", charts=[chart(), chart(HOSTILE)])
    report = Report("en", "Title", "Of whom", [], [part], [], WORDS)

    made = report_document(report, READER)

    assert report_document(report, READER) == made
    files = ZipFile(BytesIO(made))
    assert {"word/charts/chart1.xml", "word/charts/chart2.xml"} <= set(files.namelist())
    assert 'descr="It got worse."' in files.read("word/document.xml").decode()
    assert "Waits, days & nights: It got worse." in [one.text for one in Document(BytesIO(made)).paragraphs]
    assert files.read("[Content_Types].xml").decode().count("drawingml.chart+xml") == 2


def test_its_scale_holds_all_that_is_drawn_and_begins_near_it() -> None:
    xml = chart_xml(chart(), READER)

    ends = [float(re.findall(rf'<c:{name} val="([^"]+)"', xml)[0]) for name in ("min", "max")]

    assert ends == [8.0, 22.0]
    assert "<c:v>01/2024</c:v>" in xml
