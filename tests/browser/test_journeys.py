"""Whole journeys by keyboard alone: what a process touches, why work does not serve, why we do this."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.api.doors import example_store
from tests.browser.conftest import cookies_of, fresh, served
from tests.browser.shots import shot
from tests.browser.test_editing import press_to
from tests.browser.test_explorer import find, open_at
from tests.browser.test_pages import assert_stayed_here

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def hall(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Any]]:
    """Return the address of a server of `health_board` that these journeys may change, and cookies it lets in."""
    with served(example_store(tmp_path_factory.mktemp("hall"), "health_board")) as address:
        yield address.partition("?")[0], cookies_of(browser, address)


@pytest.fixture
def walker(browser: Any, hall: tuple[str, Any]) -> Iterator[Any]:
    """Return a fresh page of a browser without a pointer; `page.home` is its address."""
    home, cookies = hall
    for page in fresh(browser, cookies):
        page.home = home
        yield page


def ask_why(page: Any, panel: Any, question: str) -> None:
    """Ask why something is done, and open the question."""
    press_to(page, "Ask why it is done")
    page.keyboard.press("Enter")
    press_to(page, "Your question")
    page.keyboard.type(question)
    page.keyboard.press("Enter")
    expect(panel).to_contain_text("It is asked.")
    press_to(page, "Open the question")
    page.keyboard.press("Enter")
    expect(panel.get_by_role("heading", level=2)).to_have_text(question)


def test_P3_a_planner_sees_what_a_process_touches_before_it_is_changed(walker: Any) -> None:
    open_at(walker)
    panel = walker.get_by_role("complementary")
    find(walker, "book app")

    walker.locator("#panel h2").focus()
    press_to(walker, "What depends on it")
    walker.keyboard.press("Enter")

    expect(walker.locator(".said")).to_contain_text("would feel it if “Book appointments”")
    expect(panel).to_contain_text("Who can help:")
    for part in ("Links", "What the rules find of it", "What is recorded", "What happened to it"):
        expect(panel.get_by_text(part, exact=True)).to_be_visible()
    assert_stayed_here(walker, walker.home)
    shot(walker, "journey-p3")


def test_L1_a_leader_learns_why_who_can_help_and_since_when_and_asks(walker: Any) -> None:
    open_at(walker)
    panel = walker.get_by_role("complementary")
    find(walker, "post results")

    expect(panel.get_by_role("heading", name="Why it does not serve the purpose")).to_be_visible()
    expect(panel.get_by_role("heading", name="What would mend it")).to_be_visible()
    expect(panel).to_contain_text("Who can help:")
    expect(panel.locator("ul.findings")).to_contain_text("since")
    shot(walker, "journey-l1")
    walker.locator("#panel h2").focus()
    ask_why(walker, panel, "What would be lost if we left it?")

    expect(panel).to_contain_text("Who can help:")
    press_to(walker, "Answer it")
    assert_stayed_here(walker, walker.home)


def test_F2_a_team_reads_why_they_do_something_and_questions_it(walker: Any) -> None:
    open_at(walker)
    panel = walker.get_by_role("complementary")
    find(walker, "book app")

    expect(panel.get_by_role("heading", name="Why it matters")).to_be_visible()
    expect(panel).to_contain_text("“Book appointments” enables “Operate”")
    walker.locator("#panel h2").focus()
    press_to(walker, "The thread link by link")
    walker.keyboard.press("Enter")
    expect(panel.locator("ol.thread li").first).to_be_visible()
    ask_why(walker, panel, "Why do we write each letter twice?")

    assert_stayed_here(walker, walker.home)
