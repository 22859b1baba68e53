"""A chart as SVG: what is on it, that it can be read without colour and without eyes, and that names stay text."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.say.charts import reader_in
from graph.analysis.series import Series
from graph.analysis.spc import judge
from graph.analysis.spc_settings import Settings
from tests.conftest import Golden
from tests.graph.analysis.charted import months, ratios
from tests.visual.drawn import READER, infections, short
from visual.chart import chart_file, chart_picture, chart_svg
from visual.chart_scale import NARROW, WIDE
from visual.chart_texts import Drawing
from visual.chart_words import Chart

SVG = "{http://www.w3.org/2000/svg}"


def drawn(chart: Chart) -> ET.Element:
    """Return a chart as its file holds it."""
    return ET.fromstring(chart_file(chart, READER))  # noqa: S314  our own text


def texts(svg: ET.Element) -> list[str]:
    """Return the texts on a chart, in order."""
    return [(text.text or "") or (text[0].tail or "") for text in svg.iter(f"{SVG}text")]


def classes(svg: ET.Element) -> list[str]:
    """Return the classes of all elements, in order."""
    return [element.get("class", "") for element in svg.iter()]


def test_a_chart_is_drawn_as_before(golden: Golden) -> None:
    golden(Path("tests/golden/chart.svg"), chart_file(infections(), READER))


def test_a_small_chart_in_welsh_is_drawn_as_before(golden: Golden) -> None:
    drawing = Drawing(infections(), reader_in("cy"), NARROW, "c", is_alone=False)

    golden(Path("tests/golden/chart_small_cy.svg"), chart_svg(drawing) + "\n")


def test_a_chart_says_what_it_is_and_all_its_values() -> None:
    svg = drawn(infections())

    title, description = (svg.find(f"{SVG}{name}") for name in ("title", "desc"))
    assert title is not None and description is not None
    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert title.text == "Infections a month"
    said = description.text or ""
    assert said.startswith("What it shows. 1 August 2001: Two wards closed. 1 January 2002: New limits: New cleaning")
    assert "1 August 2001: 6, Improving, low, outside a limit." in said
    assert "1 March 2000: 27, left out of limits." in said


def test_limits_target_notes_and_new_limits_are_on_it() -> None:
    svg = drawn(infections())

    found = texts(svg)
    assert {"upper limit 16.3", "lower limit −2.11", "mean 7.08", "target 10", "infections"} <= set(found)
    assert found[-2:] == [
        "1 – 1 August 2001: Two wards closed",
        "2 – 1 January 2002: New limits: New cleaning standard, decided by the quality board",
    ]
    assert {"anew", "target", "left-out"} <= set(classes(svg))


def test_every_value_has_a_shape_of_its_sort_and_says_itself() -> None:
    svg = drawn(infections())

    points = [group for group in svg.iter(f"{SVG}g") if group.get("class", "").startswith("point ")]
    assert len(points) == 36
    assert [group.get("class") for group in points if group.find(f"{SVG}polygon") is not None] == ["point improving"]
    assert points[0][0].text == "1 January 2000: 17"


@pytest.mark.parametrize(
    ("chart", "words"),
    [
        (infections(), {"Common causes", "Hit or miss", "?"}),
        (infections(direction="increase", rebases=()), {"Concerning, low", "L", "Hit or miss"}),
        (infections(direction="neutral", rebases=()), {"Special cause, low", "L"}),
        (infections(target=30.0), {"Meets the target", "P"}),
        (infections(direction="increase", target=30.0), {"Misses the target", "F"}),
        (short(1.0, 2.0), {"Too few to judge", "–"}),
        (short(*[1.0] * 8), {"No variation", "="}),
    ],
)
def test_icons_are_shapes_with_letters_and_words(chart: Chart, words: set[str]) -> None:
    assert words <= set(texts(drawn(chart)))


def test_a_lower_limit_below_what_can_be_is_drawn_at_nought_and_told_as_it_is() -> None:
    svg = drawn(infections())

    assert "lower limit −2.11" in texts(svg)
    assert not any(text.startswith("−") for text in texts(svg))


def test_values_are_not_joined_across_two_missing_ones() -> None:
    values = (3.0, 4.0, None, 3.0, None, None, 4.0, 3.0)
    chart = Chart("Waits", "", judge(Series("m1", months(8), values), Settings("decrease")))

    assert classes(drawn(chart)).count("values") == 2


def test_limits_that_follow_the_denominator_are_steps() -> None:
    judgement = judge(ratios([12.0, 8, 6, 9, 10, 12], [100.0, 80, 80, 100, 110, 110]), Settings("decrease", chart="p"))

    upper = [path.get("d", "") for path in drawn(Chart("Shares", "", judgement)).iter(f"{SVG}path")
             if path.get("class") == "limit"][1]  # fmt: skip

    assert upper.count("V") == 3


def test_a_chart_without_values_says_so() -> None:
    chart = Chart("Waits", "weeks", judge(Series("m1", (), ()), Settings("decrease")))

    assert "No values yet." in texts(drawn(chart))


@given(st.text(min_size=1, max_size=200), st.text(max_size=300))
def test_any_name_and_note_stays_text(name: str, note: str) -> None:
    chart = replace(infections(name, note), unit=name)

    svg = drawn(chart)

    known = set(classes(drawn(infections())))
    assert {element.tag for element in svg.iter()} <= {
        SVG + part for part in ("svg", "title", "desc", "style", "rect", "text", "path", "g", "circle", "polygon")
    }
    assert set(classes(svg)) <= known


def test_a_name_of_markup_is_no_markup() -> None:
    text = chart_file(infections("<script>alert(1)</script>", "</svg><img onerror=x>"), READER)

    assert "<script" not in text
    assert "<img" not in text


def test_ids_differ_where_several_charts_share_a_page() -> None:
    first, second = (str(chart_svg(Drawing(infections(), READER, WIDE, name))) for name in ("a", "b"))

    assert 'id="a-title"' in first
    assert 'id="b-title"' in second


def test_a_picture_beside_its_name_brings_its_style_and_is_narrow() -> None:
    picture = ET.fromstring(chart_picture(infections("Infections"), READER))  # noqa: S314  our own text

    assert picture.get("viewBox") == f"0 0 {NARROW.width} {NARROW.height}"
    assert picture.find(f"{SVG}style") is not None
    assert "Infections" not in [text.text for text in picture.iter(f"{SVG}text")]
