"""Views that tell what an analysis found, in a real browser: journeys of planners, leaders and teams, by keyboard."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.shots import shot
from tests.browser.test_explorer import open_at

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def choose(page: Any, name: str) -> None:
    """Choose a view by keyboard."""
    link = page.locator("#views").get_by_role("link", name=name, exact=True)
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#view-heading")).to_have_text(name)
    expect(page.locator(".told")).to_be_visible()


def part(page: Any, heading: str) -> Any:
    """Return the part of a view below a heading."""
    return page.locator(".told section", has=page.get_by_role("heading", name=heading, exact=True))


def test_P2_the_year_is_planned_from_what_was_heard(explorer: Any) -> None:
    open_at(explorer)
    choose(explorer, "Feedback")
    expect(part(explorer, "What waits, and for what")).to_contain_text("for a decision")

    choose(explorer, "Plan")

    expect(part(explorer, "To design, change or end").get_by_role("row").nth(1)).to_be_visible()
    efforts = part(explorer, "Strategic, and not prioritised, resourced or sponsored")
    expect(efforts).to_contain_text("is not")
    first = efforts.get_by_role("link").first
    name = first.inner_text()
    first.focus()
    explorer.keyboard.press("Enter")
    expect(explorer.locator("#panel")).to_contain_text(name)
    expect(explorer.locator("#view-heading")).to_have_text("Plan")
    shot(explorer, "plan")


def test_L2_whether_we_are_assured_is_told_by_series_and_checks(explorer: Any) -> None:
    open_at(explorer)

    choose(explorer, "Assurance")

    sure = part(explorer, "Can we be sure?")
    expect(sure).to_contain_text("are assured by a check in date and by values over time")
    expect(part(explorer, "Too little and too much").get_by_role("row").nth(1)).to_be_visible()
    expect(part(explorer, "How the board knows about each priority").get_by_role("row").nth(1)).to_be_visible()
    shot(explorer, "assure")


def test_F1_a_team_sees_its_day_in_one_screen(explorer: Any) -> None:
    explorer.goto(f"{explorer.home}board/urgent-care")

    asked = explorer.get_by_role("region", name="Whom we have asked, and since when")
    expect(asked.get_by_role("listitem")).to_have_count(1)
    expect(asked).not_to_contain_text("Nothing.")
    expect(explorer.get_by_role("region", name="What we need help with")).not_to_contain_text("Nothing.")
    expect(explorer.get_by_role("region", name="Mended on the spot lately")).to_be_visible()
    assert explorer.wrong == []
    shot(explorer, "board")


def test_the_matrix_of_aspects_names_its_empty_cells(explorer: Any) -> None:
    open_at(explorer, "?view=aspects")

    expect(explorer.get_by_role("columnheader", name="Assurance")).to_be_visible()
    assert part(explorer, "Links, from each row to each column").get_by_role("cell").count() >= 25
    shot(explorer, "aspects")


def test_a_unit_and_another_language_are_kept(explorer: Any) -> None:
    open_at(explorer, "?view=improve&scope=women-children&language=cy")

    expect(explorer.locator("#view-heading")).to_have_text("Gwella")
    expect(explorer.locator(".told td").first).to_have_attribute("lang", "en")
