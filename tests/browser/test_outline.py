"""The outline of threads in a real browser: unfolded by keyboard, breaks said, kept in the address."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.everywhere import assert_everybody_can_use
from tests.browser.shots import shot
from tests.browser.test_explorer import open_at
from tests.browser.test_pages import assert_stayed_here

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def unfolded(page: Any, times: int = 3) -> Any:
    """Unfold the first thread so far by keyboard, and return the item that has the focus."""
    page.locator('[role="treeitem"]').first.focus()
    for level in range(1, times + 1):
        page.keyboard.press("ArrowRight")
        expect(page.locator(f'[role="treeitem"][aria-level="{level + 1}"]').first).to_be_visible()
        page.keyboard.press("ArrowRight")
    return page.locator('[role="treeitem"]:focus')


def test_threads_unfold_from_the_purpose_to_work_by_keyboard(explorer: Any) -> None:
    open_at(explorer, "?view=outline")
    expect(explorer.locator("#view .said")).to_contain_text("Threads start at")

    item = unfolded(explorer)

    expect(item).to_have_attribute("aria-level", "4")
    expect(explorer).to_have_url(re.compile("unfold=.*unfold=.*unfold="))
    shot(explorer, "outline")
    assert_stayed_here(explorer, explorer.home)
    explorer.keyboard.press("ArrowLeft")
    expect(explorer.locator('[role="treeitem"]:focus')).to_have_attribute("aria-level", "3")
    explorer.keyboard.press("ArrowLeft")
    expect(explorer.locator('[role="treeitem"]:focus')).to_have_attribute("aria-expanded", "false")
    explorer.keyboard.press("Enter")
    expect(explorer.get_by_role("complementary").get_by_role("heading", level=2)).to_be_visible()


def test_what_is_unfolded_is_unfolded_again_by_its_address(explorer: Any) -> None:
    open_at(explorer, "?view=outline")
    unfolded(explorer, 2)
    count = explorer.locator('[role="treeitem"]').count()

    open_at(explorer, explorer.url.partition("map")[2])

    expect(explorer.locator('[role="treeitem"]')).to_have_count(count)


def test_from_work_the_threads_that_break_are_said(explorer: Any) -> None:
    open_at(explorer, "?view=outline&towards=purpose")

    expect(explorer.locator(".broken").first).to_have_text("The thread breaks: it leads to no purpose")
    shot(explorer, "outline-work")
    explorer.get_by_label("Threads lead").select_option("from the purpose to work")
    expect(explorer.locator("#view .said")).to_contain_text("Threads start at")


def test_letters_find_and_the_rest_of_a_long_list_is_fetched(explorer: Any) -> None:
    open_at(explorer, "?view=outline&towards=purpose")
    explorer.locator('[role="treeitem"]').first.focus()

    explorer.keyboard.press("End")
    expect(explorer.locator('[role="treeitem"]:focus')).to_have_text("21 more")
    explorer.keyboard.press("Enter")

    expect(explorer.locator('[role="treeitem"]')).to_have_count(121)
    expect(explorer.locator('[role="treeitem"]:focus')).to_have_attribute("aria-posinset", "101")


def test_it_is_in_welsh_and_within_a_unit(explorer: Any) -> None:
    open_at(explorer, "?view=outline&towards=purpose&scope=planned-care&language=cy")

    expect(explorer.locator("#view .said")).to_contain_text("darn o waith")
    assert explorer.locator('[role="treeitem"]').count() < 60


def test_everybody_can_use_it(explorer: Any) -> None:
    open_at(explorer, "?view=outline&scope=planned-care")
    unfolded(explorer, 2)

    assert_everybody_can_use(explorer)
