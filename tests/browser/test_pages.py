"""The pages in a real browser: let in by the token, by keyboard, without a request to anywhere else or a fault."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.browser.everywhere import assert_everybody_can_use, open_all

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def assert_stayed_here(page: Any, home: str) -> None:
    """Check that a page asked this server only and that nothing went wrong in it."""
    here = urlsplit(home).netloc
    assert page.asked
    assert not [url for url in page.asked if not url.startswith("data:") and urlsplit(url).netloc != here]
    assert page.wrong == []


def test_a_leader_opens_the_address_and_reads_the_answer(page: Any, home: str) -> None:
    page.goto(home)

    assert page.inner_text("h1") == "Does our work serve its purpose?"
    assert "7 of 11 pieces of work serve the purpose" in page.inner_text("#serves")
    assert_stayed_here(page, home)


def test_the_page_is_used_by_keyboard_alone(page: Any, home: str) -> None:
    page.goto(home)

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.locator("#gaps summary", has_text="Table").focus()
    page.keyboard.press("Enter")

    assert page.locator("#gaps table").is_visible()
    assert "Print leaflets" in page.inner_text("#gaps table")


def test_a_unit_is_chosen_and_the_language_changed_without_losing_it(page: Any, home: str) -> None:
    page.goto(home)

    page.select_option("#scope", index=2)
    page.click("form button")
    chosen = page.input_value("#scope")
    page.click("text=Cymraeg")

    assert chosen
    assert page.input_value("#scope") == chosen
    assert page.get_attribute("html", "lang") == "cy"
    assert_stayed_here(page, home)


def test_the_page_leads_to_the_map_and_to_bringing_a_file_in_its_language(page: Any, home: str) -> None:
    for link, heading in (("Map o'r system", "Map"), ("Dod â ffeil", "Dod â ffeil")):
        page.goto(f"{home}?language=cy")
        page.get_by_role("link", name=link).click()

        page.get_by_role("heading", level=2, name=heading).wait_for()
        assert page.get_attribute("html", "lang") == "cy"
    assert_stayed_here(page, home)


def test_a_question_of_the_page_is_asked_again_in_graphiql(page: Any, home: str) -> None:
    page.goto(home)
    page.locator("#serves summary", has_text="GraphQL").click()
    page.locator("#serves details[open] a").click()
    page.wait_for_selector(".graphiql-execute-button")

    page.click(".graphiql-execute-button")
    page.locator(".result-window").get_by_text("7 of 11").first.wait_for()

    assert page.locator(".result-window").get_by_text("7 of 11").count()
    assert_stayed_here(page, home)


def test_a_subscription_is_followed_in_graphiql_until_it_is_stopped(page: Any, home: str) -> None:
    page.goto(f"{home}graphiql?query=subscription {{ changes(since: 0) {{ sentences }} }}")
    page.wait_for_selector(".graphiql-execute-button")

    page.click(".graphiql-execute-button")
    page.locator(".result-window").get_by_text("nodes were added").first.wait_for()
    page.locator(".graphiql-execute-button[aria-label^='Stop']").click()
    page.locator(".graphiql-execute-button[aria-label^='Execute']").wait_for()

    assert page.locator(".result-window").get_by_text("nodes were added").count()
    assert_stayed_here(page, home)


def test_everybody_can_use_the_page_in_welsh(page: Any, home: str) -> None:
    page.goto(f"{home}?language=cy")
    open_all(page)

    assert_everybody_can_use(page)
