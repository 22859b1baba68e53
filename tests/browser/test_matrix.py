"""The matrix in a real browser: cells by keyboard, what ties two things, empty rows and columns by name."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.everywhere import assert_everybody_can_use
from tests.browser.shots import shot
from tests.browser.test_explorer import expect_in_address, open_at
from tests.browser.test_pages import assert_stayed_here

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SHEET = {"width": 1032, "height": 703}  # A4 across, without its margins


def first_filled(page: Any, sort: str) -> Any:
    """Return the first cell that is filled so."""
    return page.locator(f"table.matrix td.{sort}").first


def test_processes_stand_against_priorities_and_objectives_with_strengths_told_without_colour(explorer: Any) -> None:
    open_at(explorer, "?view=matrix")

    expect(explorer.locator("#view .said")).to_contain_text("cells are tied by links")
    assert first_filled(explorer, "direct").inner_text() in {"1", "2", "3"}
    assert first_filled(explorer, "indirect").inner_text() in {"(1)", "(2)", "(3)"}
    expect(first_filled(explorer, "indirect")).to_have_attribute("aria-label", "only through something else, strong")
    expect(explorer.locator("#view")).to_contain_text("Nothing is tied to")
    assert_stayed_here(explorer, explorer.home)
    shot(explorer, "matrix")


def test_a_cell_is_reached_and_opened_by_keyboard_and_back_closes_it(explorer: Any) -> None:
    open_at(explorer, "?view=matrix")
    explorer.locator('table.matrix .cell[tabindex="0"]').focus()

    for key in ("ArrowDown", "ArrowRight", "End", "Home", "ArrowDown", "Enter"):
        explorer.keyboard.press(key)

    expect(explorer.get_by_label("The chosen cell")).to_be_visible()
    expect(explorer.locator('table.matrix .cell[aria-selected="true"]')).to_be_focused()
    expect(explorer).to_have_url(re.compile("cell=.*cell="))
    shot(explorer, "matrix-cell")
    explorer.go_back()
    expect(explorer.get_by_label("The chosen cell")).to_have_count(0)


def test_the_ways_of_a_cell_are_told_in_sentences_and_lead_to_the_map(explorer: Any) -> None:
    open_at(explorer, "?view=matrix")
    first_filled(explorer, "indirect").click()
    cell = explorer.get_by_label("The chosen cell")
    expect(cell.locator("li").first).to_be_visible()

    cell.get_by_role("link", name="Show the ways on the map").click()

    expect(explorer.locator(".stage")).to_be_visible()
    expect_in_address(explorer, "show=between")


def test_rows_and_columns_are_chosen_by_kind_and_a_name_opens_the_panel(explorer: Any) -> None:
    open_at(explorer, "?view=matrix")

    explorer.get_by_label("Rows", exact=True).select_option("Risk")
    explorer.get_by_label("Columns", exact=True).select_option("Control")
    expect(explorer.locator("table.matrix tbody th a").first).to_have_attribute("title", "Risk")
    expect(explorer.locator("table.matrix thead th a").first).to_have_attribute("title", "Control")
    explorer.locator("table.matrix tbody th a").first.focus()
    explorer.keyboard.press("Enter")

    expect(explorer.get_by_role("complementary").get_by_role("heading", level=2)).to_be_visible()
    expect_in_address(explorer, "row=Risk", "across=Control")


def test_what_is_chosen_while_something_is_fetched_is_not_lost_by_what_is_followed_meanwhile(explorer: Any) -> None:
    open_at(explorer, "?view=matrix")
    expect(first_filled(explorer, "direct")).to_be_visible()
    held: list[Any] = []

    def hold(route: Any) -> None:
        held.append(route)

    explorer.route("**/graphql*", hold)

    explorer.get_by_label("Columns", exact=True).select_option("Control")
    expect_in_address(explorer, "across=Control")
    explorer.locator("table.matrix tbody th a").first.click()

    expect(explorer).to_have_url(re.compile("across=Control.*selected="))
    for route in held:
        route.continue_()
    explorer.unroute("**/graphql*")
    expect(explorer.get_by_role("complementary").get_by_role("heading", level=2)).to_be_visible()


def test_it_is_in_welsh_and_within_a_unit(explorer: Any) -> None:
    open_at(explorer, "?view=matrix&scope=planned-care&language=cy")

    expect(explorer.locator("#view .said")).to_contain_text("yn erbyn")


def test_everybody_can_use_it(explorer: Any) -> None:
    open_at(explorer, "?view=matrix&scope=planned-care")
    first_filled(explorer, "direct").click()
    expect(explorer.get_by_label("The chosen cell")).to_be_visible()

    assert_everybody_can_use(explorer)


def test_only_the_matrix_scrolls_sideways_at_four_times_the_size(explorer: Any) -> None:
    explorer.set_viewport_size({"width": 320, "height": 640})
    open_at(explorer, "?view=matrix")

    assert explorer.evaluate("document.documentElement.scrollWidth") <= 320
    shot(explorer, "matrix-phone")


def test_on_paper_the_matrix_comes_in_sheets_that_each_name_the_rows_and_none_is_cut(explorer: Any) -> None:
    explorer.set_viewport_size(SHEET)
    open_at(explorer, "?view=matrix")
    grid, sheets = explorer.locator("table.matrix"), explorer.locator("table.sheet")
    expect(grid).to_be_visible()
    rows, columns = grid.locator("tbody th").all_inner_texts(), grid.locator("thead th.tall a").count()

    explorer.emulate_media(media="print")

    expect(sheets).to_have_count(-(-columns // 18))
    expect(grid).to_be_hidden()
    assert [sheet.locator("tbody th").all_text_contents() for sheet in sheets.all()] == [rows] * sheets.count()
    assert explorer.locator("table.sheet thead th").count() == columns + 1
    assert explorer.evaluate("document.documentElement.scrollWidth") <= SHEET["width"]
    shot(explorer, "matrix-paper")
    explorer.emulate_media(media="screen")
    expect(sheets).to_have_count(0)
    expect(grid).to_be_visible()
