"""The first page in a real browser: sentences open maps, tables and questions; places stay; a slide is one sheet."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.shots import shot

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SHEETS = re.compile(rb"/Type\s*/Page[^s]")


def test_L1_a_leader_reads_the_most_material_gap_and_follows_it_to_the_map(explorer: Any) -> None:
    explorer.goto(explorer.home)
    first = explorer.locator("#first-1")
    first.locator("summary", has_text="Map").click()

    expect(first.locator("svg.picture a.box").first).to_be_visible()
    shot(explorer, "start")
    first.get_by_role("link", name="Explore it on the map").click()

    expect(explorer.locator(".said")).to_contain_text("picked out")
    assert explorer.wrong == []


def test_a_box_of_a_small_map_is_opened_by_key(explorer: Any) -> None:
    explorer.goto(explorer.home)
    explorer.locator("#first-2 summary", has_text="Map").click()

    explorer.locator("#first-2 svg.picture a.box").first.focus()
    explorer.keyboard.press("Enter")

    expect(explorer.get_by_role("complementary").get_by_role("heading", level=2)).to_be_visible()


def test_unit_and_day_are_taken_along_to_the_map_and_back(explorer: Any) -> None:
    explorer.goto(explorer.home)
    explorer.select_option("#scope", "planned-care")
    explorer.fill("#date", "2026-06-30")
    explorer.get_by_role("button", name="Show").click()

    explorer.get_by_role("link", name="The map of the system").click()
    expect(explorer.get_by_label("As of")).to_have_value("2026-06-30")
    expect(explorer.get_by_label("Ask about")).to_have_value("planned-care")
    explorer.get_by_role("link", name="Golden Thread").click()

    expect(explorer.locator("#date")).to_have_value("2026-06-30")
    expect(explorer.locator("#scope")).to_have_value("planned-care")


def test_it_works_without_a_script(browser: Any, board: tuple[str, Any]) -> None:
    home, cookies = board
    context = browser.new_context(storage_state=cookies, java_script_enabled=False)
    page = context.new_page()

    page.goto(home)
    page.locator("#serves summary").first.click()

    assert page.locator("#serves svg.picture").is_visible()
    assert page.locator("#gaps").is_visible()
    context.close()


def test_a_slide_is_sixteen_by_nine_and_prints_on_one_sheet(explorer: Any) -> None:
    explorer.goto(explorer.home)
    slides = [one.get_attribute("href") for one in explorer.get_by_role("link", name="As a slide").all()]

    for address in slides:
        assert "finding" in parse_qs(urlsplit(address).query)
        explorer.goto(f"{explorer.home.rstrip('/')}{address}")
        sheet = explorer.locator("main").bounding_box()
        assert abs(sheet["width"] / sheet["height"] - 16 / 9) < 0.02
        assert len(SHEETS.findall(explorer.pdf(prefer_css_page_size=True))) == 1
    assert len(slides) == 3
    shot(explorer, "slide")
