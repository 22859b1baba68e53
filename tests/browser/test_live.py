"""What others change appears in a real browser by itself, without taking the focus or what is being typed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import fresh
from tests.browser.shots import shot
from tests.browser.test_editing import CHANGE_BY_SOMEBODY_ELSE, open_form
from tests.browser.test_explorer_map import box
from tests.browser.test_panel import panel_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def other(browser: Any, own_server: tuple[str, Any]) -> Iterator[Any]:
    """Return the page of a second client of the same server."""
    home, cookies = own_server
    for page in fresh(browser, cookies):
        page.home = home
        yield page


def renamed(page: Any, name: str) -> None:
    """Rename a process in the panel of a page."""
    form = open_form(page, page.get_by_role("complementary"))
    form.get_by_label("Name (needed)").fill(name)
    form.get_by_role("button", name="Save").click()
    expect(page.locator("#outcome")).to_contain_text("It is done.")


def test_an_edit_of_a_second_client_appears_on_the_map_and_in_the_panel_and_is_said(own: Any, other: Any) -> None:
    panel = panel_of(own, "R4")
    box(own, "R4").focus()
    panel_of(other, "R4")

    renamed(other, "Book a visit")

    expect(panel.get_by_role("heading", level=2)).to_have_text("Book a visit")
    expect(box(own, "R4")).to_have_attribute("aria-label", "Book a visit, Process, Strategic")
    expect(own.locator("#said")).to_contain_text("changed something just now.")
    expect(own.locator("#news")).to_contain_text("is now called “Book a visit”")
    expect(box(own, "R4")).to_be_focused()
    assert own.wrong == other.wrong == []
    shot(own, "live")


def test_what_is_typed_in_the_search_is_not_disturbed(own: Any, other: Any) -> None:
    panel_of(own, "R4")
    own.keyboard.press("/")
    own.keyboard.type("Plan")
    panel_of(other, "R3")

    renamed(other, "Sort referrals")

    expect(own.locator("#news")).to_contain_text("Sort referrals")
    expect(own.get_by_label("Find by name")).to_be_focused()
    expect(own.get_by_label("Find by name")).to_have_value("Plan")


def test_details_that_are_open_stay_open(own: Any, other: Any) -> None:
    panel = panel_of(own, "R4")
    panel.get_by_text("What happened to it").click()

    panel_of(other, "R4")
    renamed(other, "Book appointments")

    expect(panel.get_by_role("heading", level=2)).to_have_text("Book appointments")
    expect(panel.locator("details").filter(has_text="What happened to it")).to_have_attribute("open", "")


def test_what_happened_while_the_line_was_lost_is_shown_once_it_is_back(own: Any, other: Any) -> None:
    own.route("**/graphql?query=subscription*", lambda route: route.abort())
    panel = panel_of(own, "R4")
    panel_of(other, "R4")
    renamed(other, "Book while away")

    own.unroute("**/graphql?query=subscription*")

    expect(panel.get_by_role("heading", level=2)).to_have_text("Book while away")


def test_a_change_of_ones_own_is_no_news(own: Any) -> None:
    panel_of(own, "R4")

    renamed(own, "Book")
    assert own.evaluate(CHANGE_BY_SOMEBODY_ELSE, ["R3", {"summary": "Another"}])["done"]

    expect(own.locator("#news")).to_contain_text("Another")
    expect(own.locator("#outcome")).to_contain_text("is now called “Book”")
