"""A page of charts: in the order given, each with its table; one file that asks for nothing."""

from __future__ import annotations

import re
from pathlib import Path

from api.say.charts import reader_in
from tests.conftest import Golden
from tests.test_words import judgements
from tests.visual.drawn import READER, infections, short
from visual.chart_page import chart_page


def test_a_page_is_made_as_before(golden: Golden) -> None:
    golden(Path("tests/golden/charts.html"), chart_page([short(1.0, 2.0, 3.0), infections()], READER))


def test_charts_stand_in_the_order_given() -> None:
    page = chart_page([infections("Zebras"), infections("Ants"), infections("Moths")], READER)

    assert re.findall(r"<h2[^>]*>(\w+)</h2>", page) == ["Zebras", "Ants", "Moths"]
    assert "3 charts, in the order asked for." in page


def test_every_chart_has_its_values_as_a_table() -> None:
    page = chart_page([infections()], READER)

    assert page.count("<table>") == 1
    assert page.count('<th scope="row">') == 36
    assert "<td>6</td><td>18.3</td>" in page
    assert "Improving, low: outside a limit" in page


def test_a_single_chart_is_there_large_and_small() -> None:
    assert chart_page([infections()], READER).count("<svg") == chart_page([infections()] * 2, READER).count("<svg")


def test_the_page_asks_for_nothing() -> None:
    page = chart_page([infections()], READER)

    assert not re.search(r"(?:src|href)=\"(?!data:)|url\(|@import|<script", page)


def test_the_page_judges_nobody() -> None:
    assert judgements(re.sub(r"<style>.*?</style>", "", chart_page([infections()], READER), flags=re.DOTALL)) == []


def test_names_in_a_page_are_text() -> None:
    page = chart_page([infections("<b onclick=x>Waits</b>", "<i>note</i>")] * 2, READER)

    assert "<b" not in page.replace("<body", "")
    assert "<i>" not in page


def test_a_page_in_welsh_says_so() -> None:
    page = chart_page([infections()], reader_in("cy"))

    assert '<html lang="cy">' in page
    assert "Achosion cyffredin" in page
    assert "1 Awst 2001" in page
