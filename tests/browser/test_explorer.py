"""The frame of the explorer in a real browser: search first, the state in the address, keys, and no fault."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.everywhere import assert_everybody_can_use
from tests.browser.shots import shot
from tests.browser.test_pages import assert_stayed_here

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def open_at(page: Any, query: str = "") -> None:
    """Open the explorer, and wait until its view is there."""
    page.goto(f"{page.home}map{query}")
    expect(page.locator("#behind details")).to_be_attached()


def expect_in_address(page: Any, *parts: str) -> None:
    """Wait until each of these texts stands in the address of a page."""
    for part in parts:
        expect(page).to_have_url(re.compile(re.escape(part)))


def find(page: Any, letters: str) -> None:
    """Find something by the first letters of its name, by keyboard alone, and take what is found first."""
    page.keyboard.press("/")
    page.keyboard.type(letters)
    expect(page.locator("#found [role=option]").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("complementary").get_by_role("heading", level=2)).to_be_visible()


def test_the_explorer_opens_without_a_fault_and_asks_this_server_only(explorer: Any) -> None:
    open_at(explorer)

    expect(explorer.get_by_role("heading", level=2)).to_have_text("Map")
    assert_stayed_here(explorer, explorer.home)
    shot(explorer, "explorer")


def test_its_policy_lets_no_script_in_but_its_own_files(explorer: Any) -> None:
    answer = explorer.goto(f"{explorer.home}map")

    assert "unsafe" not in answer.headers["content-security-policy"]
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_something_is_found_by_keyboard_alone_and_the_address_names_it(explorer: Any) -> None:
    open_at(explorer)

    find(explorer, "referral")

    expect(explorer).to_have_url(re.compile(r"[?&]node=.+selected="))
    assert_stayed_here(explorer, explorer.home)
    shot(explorer, "explorer-found")


def test_back_and_forward_keep_the_place(explorer: Any) -> None:
    open_at(explorer, "?scope=planned-care")
    find(explorer, "referral")

    explorer.go_back()

    expect(explorer.get_by_role("complementary")).to_be_hidden()
    expect_in_address(explorer, "scope=planned-care")
    explorer.go_forward()
    expect(explorer.get_by_role("complementary")).to_be_visible()


def test_escape_closes_the_panel_and_the_help_lists_the_keys(explorer: Any) -> None:
    open_at(explorer)
    explorer.keyboard.press("?")
    expect(explorer.get_by_role("dialog")).to_contain_text("Find by name")

    explorer.keyboard.press("Escape")

    expect(explorer.get_by_role("dialog")).to_be_hidden()


def test_the_language_changes_and_the_place_stays(explorer: Any) -> None:
    open_at(explorer, "?date=2026-01-31")

    explorer.get_by_role("link", name="Cymraeg").click()

    expect(explorer.locator("html")).to_have_attribute("lang", "cy")
    expect(explorer.get_by_label("Fel yr oedd ar")).to_have_value("2026-01-31")


def test_on_a_telephone_the_views_fold_behind_the_one_shown_and_another_is_chosen_by_keyboard(explorer: Any) -> None:
    explorer.set_viewport_size({"width": 360, "height": 740})
    open_at(explorer, "?view=table")
    line, views = explorer.locator("#views-fold summary"), explorer.locator("#views")
    expect(line).to_have_text("Views: Table")
    expect(views).to_be_hidden()

    line.press("Enter")
    expect(views).to_be_visible()
    assert_everybody_can_use(explorer)
    shot(explorer, "views-phone")
    views.get_by_role("link", name="Outline", exact=True).press("Enter")

    expect(line).to_have_text("Views: Outline")
    expect(line).to_be_focused()
    expect(views).to_be_hidden()
    line.press("Enter")
    expect(views.get_by_role("link", name="Outline", exact=True)).to_have_attribute("aria-current", "page")
    line.press("Escape")
    expect(views).to_be_hidden()
    explorer.set_viewport_size({"width": 1280, "height": 720})
    expect(views).to_be_visible()
    expect(line).to_be_hidden()
