"""The measures in a real browser: small charts with icons and words, filtered, never in order of how they do."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.everywhere import assert_everybody_can_use
from tests.browser.shots import shot
from tests.browser.test_explorer import expect_in_address, open_at
from tests.browser.test_pages import assert_stayed_here

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_each_measure_has_its_icon_words_and_chart(explorer: Any) -> None:
    open_at(explorer, "?view=measures")
    first = explorer.locator(".multiples li").first

    expect(explorer.locator("#view .said")).to_contain_text("which says nothing of how they do")
    first.locator("img").scroll_into_view_if_needed()
    explorer.wait_for_function("document.querySelector('.multiples img').naturalWidth > 0")
    assert len(first.locator("img").get_attribute("alt")) > 40
    expect(first.locator(".signs svg")).to_be_visible()
    assert_stayed_here(explorer, explorer.home)
    shot(explorer, "measures")


def test_they_are_filtered_by_keyboard_and_the_filter_stands_in_the_address(explorer: Any) -> None:
    open_at(explorer, "?view=measures")
    explorer.get_by_label("The last value shows").focus()

    explorer.keyboard.press("ArrowDown")
    explorer.keyboard.press("ArrowDown")

    expect(explorer.locator("#view .said")).to_contain_text("Shown are")
    expect_in_address(explorer, "variation=IMPROVING")
    expect(explorer.get_by_label("The last value shows")).to_be_focused()
    signs = explorer.locator(".multiples .signs")
    expect(signs.filter(has_not_text="Improving")).to_have_count(0)
    expect(signs.first).to_be_visible()


def test_a_measure_opens_in_the_panel_and_pages_lead_on(explorer: Any) -> None:
    open_at(explorer, "?view=measures")
    first = explorer.locator(".multiples h3 a").first
    called = first.inner_text()
    first.focus()
    explorer.keyboard.press("Enter")
    expect(explorer.get_by_role("complementary").get_by_role("heading", level=2)).to_have_text(called)

    explorer.get_by_role("button", name="Later measures").focus()
    explorer.keyboard.press("Enter")

    expect(explorer.locator(".multiples h3 a").first).not_to_have_text(called)
    explorer.get_by_role("button", name="From the start").click()
    expect(explorer.locator(".multiples h3 a").first).to_have_text(called)


def test_scope_date_and_language_hold(explorer: Any) -> None:
    open_at(explorer, "?view=measures&scope=planned-care&date=2026-01-31&language=cy")

    expect(explorer.locator("#view .said")).to_contain_text("mesur")
    there = explorer.locator(".multiples img").first.get_attribute("src")
    assert "date=2026-01-31" in there and "language=cy" in there


def test_everybody_can_use_it(explorer: Any) -> None:
    open_at(explorer, "?view=measures&scope=planned-care")

    assert_everybody_can_use(explorer)
