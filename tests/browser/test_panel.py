"""The panel in a real browser: why something matters, what is found of it, its links and history, and asking why."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.everywhere import assert_everybody_can_use
from tests.browser.shots import shot
from tests.browser.test_explorer import open_at
from tests.browser.test_pages import assert_stayed_here

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def panel_of(page: Any, node: str) -> Any:
    """Open the panel of something, and return it once its sections are there."""
    open_at(page, f"?selected={node}")
    panel = page.get_by_role("complementary")
    expect(panel.get_by_role("heading", name="Links")).to_be_visible()
    return panel


def test_work_that_serves_is_told_with_its_thread_link_by_link(own: Any) -> None:
    panel = panel_of(own, "R1")

    expect(panel.get_by_role("heading", name="Why it matters")).to_be_visible()
    panel.get_by_text("The thread link by link").click()

    expect(panel.locator("ol.thread li").first).to_be_visible()
    assert_stayed_here(own, own.home)
    shot(own, "panel-serves")


def test_work_that_does_not_serve_is_told_with_what_would_mend_it_and_how_far_was_looked(own: Any) -> None:
    panel = panel_of(own, "R5")

    expect(panel.get_by_role("heading", name="Why it does not serve the purpose")).to_be_visible()
    expect(panel.get_by_role("heading", name="What would mend it")).to_be_visible()
    expect(panel).to_contain_text("The search followed")
    expect(panel.get_by_role("heading", name="What the rules find of it")).to_be_visible()
    shot(own, "panel-adrift")


def test_links_lead_on_without_leaving_the_page_and_back_comes_back(own: Any) -> None:
    panel = panel_of(own, "R1")
    before = len([url for url in own.asked if "/map?" in url])

    link = panel.locator("dl.ties a").first
    called = link.inner_text()
    link.focus()
    own.keyboard.press("Enter")

    expect(panel.get_by_role("heading", level=2)).to_have_text(called)
    own.go_back()
    expect(panel.get_by_role("heading", level=2)).not_to_have_text(called)
    assert len([url for url in own.asked if "/map?" in url]) == before


def test_a_team_asks_why_by_keyboard_alone(own: Any) -> None:
    panel = panel_of(own, "R5")
    panel.get_by_text("Ask why it is done").focus()
    own.keyboard.press("Enter")
    own.keyboard.press("Tab")

    own.keyboard.type("Who would miss these leaflets?")
    own.keyboard.press("Enter")

    expect(panel).to_contain_text("It is asked.")
    panel.get_by_role("link", name="Open the question").click()
    expect(panel.get_by_role("heading", level=2)).to_contain_text("Who would miss these leaflets?")
    assert own.wrong == []


def test_what_happened_to_it_is_told(own: Any) -> None:
    panel = panel_of(own, "R1")

    panel.get_by_text("What happened to it").click()

    expect(panel).to_contain_text("revision 1")


def test_everybody_can_use_it(own: Any) -> None:
    panel = panel_of(own, "R5")
    for summary in panel.locator("summary").all():
        summary.click()

    assert_everybody_can_use(own)
