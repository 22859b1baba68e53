"""The guide in a real browser: an organisation of nothing becomes one of which something can be said, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from api.session import Session
from api.settings import Settings
from tests.browser.conftest import cookies_of, fresh, served
from tests.browser.everywhere import assert_everybody_can_use
from tests.browser.shots import shot

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ALONE: dict[str, str] = {}
TALK: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("N5a", "Valley clinic", {"How large a part is that?": "Service"}),
    ("N4", "people waiting", ALONE),
    ("N3", "treatment within a safe time", {"How important is that to them": "5"}),
    ("N5b", "Keep the valley well", ALONE),
    ("N9", "Surgery", ALONE),
    ("N11", "Book appointments", {"What sort of work is it?": "Mainstay"}),
    ("N7", "Weeks until the first visit", ALONE),
)


@pytest.fixture
def empty(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """Return a fresh page of a browser that the server of an organisation of nothing let in."""
    store = tmp_path / "new.db"
    session = Session(Settings(store=str(store)))
    session.new_store.head()
    session.close()
    with served(store) as address:
        for page in fresh(browser, cookies_of(browser, address)):
            page.home = address.partition("?")[0]
            yield page


def begin(page: Any, step: str = "") -> None:
    """Open the guide at a step."""
    page.goto(f"{page.home}map?view=guide{f'&step={step}' if step else ''}")
    expect(page.locator("#guide-answer")).to_be_visible()


def answer(page: Any, text: str, more: dict[str, str]) -> None:
    """Answer a step by keyboard alone."""
    page.locator("#guide-answer").focus()
    page.keyboard.type(text)
    for label, value in more.items():
        field = page.get_by_label(label)
        field.focus()
        page.keyboard.type(value)
    page.get_by_role("button", name="Record it").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".guide-told")).to_contain_text(f"“{text}”")


def test_NQ_17_ten_answers_give_a_sentence_of_line_of_sight_and_findings(empty: Any) -> None:
    for step, text, more in TALK:
        begin(empty, step)
        answer(empty, text, more)
        if step == "N11":
            expect(empty.locator(".guide-now")).to_contain_text("All 2 pieces of work serve the purpose")
            expect(empty.locator(".guide-now")).to_contain_text("things to look at")
            shot(empty, "guide")

    assert empty.wrong == []
    expect(empty.locator(".guide-steps")).to_contain_text("one recorded")


def test_an_answer_is_taken_back(empty: Any) -> None:
    begin(empty, "N9")
    answer(empty, "Surgery", ALONE)

    empty.get_by_role("button", name="Take it back").press("Enter")

    expect(empty.locator(".guide-told")).to_contain_text("That answer is taken back.")
    expect(empty.locator(".guide-steps li", has_text="N9")).to_contain_text("open")


def test_values_are_asked_for_once_there_is_a_measure(empty: Any) -> None:
    begin(empty, "N7")
    answer(empty, "Falls", {"How often is there a new value?": "Monthly"})

    begin(empty, "N2")
    empty.locator("#guide-answer").fill("12 14 9")
    empty.get_by_role("button", name="Record it").click()

    expect(empty.locator(".guide-told")).to_contain_text("Falls")
    expect(empty.get_by_text("Nothing of this is open.")).to_be_visible()


def test_it_goes_on_where_something_is_missing_and_in_welsh(empty: Any) -> None:
    begin(empty)
    answer(empty, "Valley clinic", ALONE)

    empty.goto(f"{empty.home}map?view=guide&language=cy")

    expect(empty.get_by_label("Ar gyfer pwy rydych chi yno?")).to_be_visible()


def test_axe_finds_nothing(empty: Any) -> None:
    begin(empty, "N3")
    answer(empty, "Not to fall", ALONE)

    assert_everybody_can_use(empty)


def test_nothing_is_lost_on_a_narrow_screen(empty: Any) -> None:
    empty.set_viewport_size({"width": 320, "height": 640})
    begin(empty, "N5b")

    wide = empty.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")

    assert not wide
    shot(empty, "guide-narrow")
