"""Driver diagrams and risks with what keeps them down, in a real browser: drawn, walked by keyboard, told as tables."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.everywhere import assert_everybody_can_use
from tests.browser.shots import shot
from tests.browser.test_explorer import expect_in_address, find, open_at
from tests.browser.test_pages import assert_stayed_here

pytestmark = [pytest.mark.browser, pytest.mark.slow]

VIEWS = {"drivers": "?view=drivers&node=imp-first-visit", "risks": "?view=risks&node=risk-long-waits"}


def names(page: Any) -> list[str]:
    """Return what the boxes of a diagram are called, as a screen reader has it."""
    return [box.get_attribute("aria-label") for box in page.locator("svg.diagram .box").all()]


def focused(page: Any) -> str:
    """Return the id of the thing whose box has the focus."""
    return str(page.evaluate("document.activeElement.getAttribute('data-id') ?? ''"))


def test_QI_05_the_driver_diagram_of_an_improvement_is_drawn_with_what_is_missing(explorer: Any) -> None:
    open_at(explorer, VIEWS["drivers"])

    assert any("No wasted visit" in one for one in names(explorer))
    expect(explorer.locator("#view .said")).to_contain_text("Nothing is missing of it.")
    shot(explorer, "drivers")
    open_at(explorer, "?view=drivers&node=imp-talk-first")
    assert "Missing. No process measure would tell" in names(explorer)
    expect(explorer.locator("#view .said")).to_contain_text("2 things are missing.")
    assert_stayed_here(explorer, explorer.home)
    shot(explorer, "drivers-missing")


def test_QI_05_a_driver_diagram_is_walked_and_opened_by_keyboard(explorer: Any) -> None:
    open_at(explorer, VIEWS["drivers"])
    explorer.locator("svg.diagram .box[tabindex='0']").focus()
    assert focused(explorer) == "imp-first-visit"

    explorer.keyboard.press("ArrowRight")
    driver = focused(explorer)
    explorer.keyboard.press("ArrowLeft")

    assert driver.startswith("drv-")
    assert focused(explorer) == "imp-first-visit"
    explorer.keyboard.press("ArrowRight")
    explorer.keyboard.press("Enter")
    expect(explorer.get_by_role("complementary").get_by_role("heading", level=2)).to_be_visible()
    expect_in_address(explorer, f"selected={driver}")


def test_QI_05_every_aim_is_listed_with_what_its_diagram_lacks(explorer: Any) -> None:
    open_at(explorer, "?view=drivers&scope=planned-care")

    rows = explorer.locator("#view tbody tr")
    assert rows.count() >= 2
    expect(explorer.locator("#view")).to_contain_text("No measure tells if it is reached")
    explorer.locator("#view tbody a").first.focus()
    explorer.keyboard.press("Enter")
    expect(explorer.locator("svg.diagram")).to_be_visible()
    expect_in_address(explorer, "node=")


def test_the_table_says_what_the_driver_diagram_draws(explorer: Any) -> None:
    open_at(explorer, VIEWS["drivers"])
    drawn = [one for one in names(explorer) if "Driver of change" in one]

    explorer.get_by_text("The same as a table").click()

    told = explorer.locator(".twin tbody tr", has_text="driver")
    assert told.count() == len(drawn)


def test_QA_06_a_risk_is_drawn_with_what_keeps_it_down_and_the_age_of_what_checks_that(explorer: Any) -> None:
    open_at(explorer, VIEWS["risks"])

    told = " ".join(names(explorer))
    assert "days ago" in told
    expect(explorer.locator("#view")).to_contain_text(
        "Likelihood times consequence: 20 without controls, 16 now, 8 to get to."
    )
    assert_stayed_here(explorer, explorer.home)
    shot(explorer, "risks")


def test_QA_02_a_risk_that_nothing_keeps_down_says_so(explorer: Any) -> None:
    open_at(explorer, "?view=risks&node=risk-night-crisis")

    assert any("Nothing" in one for one in names(explorer))
    shot(explorer, "risks-gaps")


def test_QA_06_what_was_raised_about_what_would_suffer_stands_among_the_signs(explorer: Any) -> None:
    open_at(explorer, "?view=risks&node=risk-front-door")

    assert any("Trolleys in the corridor" in one for one in names(explorer))


def test_the_panel_leads_to_the_diagrams_of_a_thing(explorer: Any) -> None:
    open_at(explorer, "?selected=imp-first-visit")
    panel = explorer.get_by_role("complementary")

    panel.get_by_role("link", name="Driver diagram").focus()
    explorer.keyboard.press("Enter")

    expect(explorer.locator("svg.diagram")).to_be_visible()
    panel.get_by_role("link", name="Risks and controls").click()
    expect(explorer.get_by_role("heading", level=2, name="Risks and controls")).to_be_attached()
    expect_in_address(explorer, "node=imp-first-visit")


def test_risks_to_a_priority_are_found_by_its_name(explorer: Any) -> None:
    open_at(explorer, "?view=risks")
    expect(explorer.locator("#view tbody tr").first).to_be_visible()
    shot(explorer, "risks-all")

    find(explorer, "risk")

    expect_in_address(explorer, "view=risks")
    assert explorer.wrong == []


@pytest.mark.parametrize("view", VIEWS)
def test_everybody_can_use_a_diagram(explorer: Any, view: str) -> None:
    open_at(explorer, f"{VIEWS[view]}&language=cy")
    for part in explorer.locator("#view details summary").all():
        part.click()

    assert_everybody_can_use(explorer)
    shot(explorer, view)


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_but_the_diagram_scrolls_at_four_hundred_per_cent(explorer: Any, view: str) -> None:
    explorer.set_viewport_size({"width": 320, "height": 640})
    open_at(explorer, VIEWS[view])

    assert explorer.evaluate("document.documentElement.scrollWidth") <= 320
