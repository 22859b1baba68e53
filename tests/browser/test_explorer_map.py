"""The map in a real browser, by pointer and by keyboard alone: few boxes first, then every move, and the way back."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.everywhere import assert_everybody_can_use
from tests.browser.shots import shot
from tests.browser.test_explorer import expect_in_address, find, open_at
from tests.browser.test_pages import assert_stayed_here

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BOOKING = "?node=book-appointments"
FIRST_ADRIFT = """async () => {
  const query = "{ lineOfSight { work(status: [ADRIFT], first: 1) { nodes { id } } } }";
  const headers = {"content-type": "application/json"};
  const answer = await fetch("/graphql", {method: "POST", headers, body: JSON.stringify({query})});
  return (await answer.json()).data.lineOfSight.work.nodes[0].id;
}"""


def boxes(page: Any) -> Any:
    """Return the boxes that are drawn."""
    return page.locator(".stage .box")


def box(page: Any, node_id: str) -> Any:
    """Return the box of a thing."""
    return page.locator(f'.stage .box[data-id="{node_id}"]')


def focused(page: Any) -> str:
    """Return the id of the box that has the focus; empty where none has."""
    return str(page.evaluate("document.activeElement.dataset.id ?? ''"))


def test_the_first_picture_can_be_read_and_says_what_it_shows(explorer: Any) -> None:
    open_at(explorer)

    expect(explorer.locator(".said")).to_contain_text("things make up the system")
    assert 10 <= boxes(explorer).count() <= 60
    assert [explorer.locator(f'.band[data-band="{lane}"]').count() for lane in ("driver", "mainstay", "support")] == [
        1
    ] * 3
    assert_stayed_here(explorer, explorer.home)
    shot(explorer, "map")


def test_a_group_is_opened_by_drilling_and_back_returns(explorer: Any) -> None:
    open_at(explorer)
    group = explorer.locator('.stage .box.group[aria-label^="Planned Care"]').first
    group.focus()

    explorer.keyboard.press("Enter")

    expect(explorer.get_by_label("Ask about")).to_have_value("planned-care")
    shot(explorer, "map-directorate")
    explorer.go_back()
    expect(explorer.get_by_label("Ask about")).to_have_value("")


def test_somebody_walks_along_links_by_arrow_keys_and_opens_a_box(explorer: Any) -> None:
    open_at(explorer, BOOKING)
    box(explorer, "book-appointments").focus()

    explorer.keyboard.press("ArrowRight")
    there = focused(explorer)
    explorer.keyboard.press("ArrowLeft")
    expect(explorer.locator("#said")).not_to_be_empty()
    explorer.keyboard.press("Enter")

    assert there not in {"", "book-appointments"}
    expect(explorer.get_by_role("complementary").get_by_role("heading", level=2)).to_be_visible()
    expect_in_address(explorer, f"selected={focused(explorer)}")


def test_every_box_has_a_name_a_role_and_one_is_reached_by_tab(explorer: Any) -> None:
    open_at(explorer, BOOKING)

    names = boxes(explorer).evaluate_all(
        "all => all.map(one => [one.getAttribute('role'), one.getAttribute('aria-label')])"
    )
    tabbed = boxes(explorer).evaluate_all("all => all.filter(one => one.tabIndex === 0).length")
    assert all(role == "button" and name for role, name in names)
    assert tabbed == 1
    expect(box(explorer, "book-appointments")).to_have_attribute(
        "aria-label", re.compile("^Book appointments, Process")
    )


def test_expanding_adds_what_is_one_link_away_and_undo_takes_it_back(explorer: Any) -> None:
    open_at(explorer, BOOKING)
    before = boxes(explorer).count()
    box(explorer, "operate").focus()

    explorer.keyboard.press("e")
    expect(explorer.locator(".said")).to_contain_text("Operate")
    expect(boxes(explorer).nth(before)).to_be_attached()
    explorer.get_by_role("button", name="Back a step").click()
    expect(explorer.locator(".said")).not_to_contain_text("Operate")

    expect(boxes(explorer)).to_have_count(before)


def test_depth_and_direction_are_chosen_and_stand_in_the_address(explorer: Any) -> None:
    open_at(explorer, BOOKING)

    explorer.get_by_label("Follow").select_option("on")
    expect(explorer.locator(".said")).to_contain_text("Other things shown")
    explorer.get_by_label("Links away").select_option("2")

    expect(explorer.locator(".said")).to_contain_text("away: 2")
    expect_in_address(explorer, "direction=on", "depth=2")


def test_the_path_to_the_purpose_is_shown_from_the_menu_by_keyboard(explorer: Any) -> None:
    open_at(explorer, BOOKING)
    box(explorer, "book-appointments").focus()

    explorer.keyboard.press("m")
    expect(explorer.get_by_role("menu")).to_be_visible()
    for _ in range(2):
        if "purpose" not in explorer.evaluate("document.activeElement.textContent"):
            explorer.keyboard.press("ArrowDown")
    explorer.keyboard.press("Enter")

    expect(explorer.locator(".said")).to_contain_text("“Book appointments” enables “Operate”")
    expect(explorer.locator(".line.on-path").first).to_be_visible()
    expect(explorer.locator(".stage .box:not(.on-path)")).to_have_count(0)
    shot(explorer, "map-path")


def test_work_that_does_not_serve_tells_why_not_and_what_would_mend_it(explorer: Any) -> None:
    open_at(explorer)
    adrift = explorer.evaluate(FIRST_ADRIFT)
    open_at(explorer, f"?node={adrift}&selected={adrift}")

    explorer.get_by_role("button", name="Why it does not serve the purpose").click()

    expect(explorer.locator(".said")).to_contain_text("leads no further")
    expect(box(explorer, adrift)).to_have_class(re.compile("sight-adrift"))


def test_the_ways_between_two_things_are_shown(explorer: Any) -> None:
    open_at(explorer, f"{BOOKING}&selected=book-appointments")
    explorer.get_by_role("button", name="Paths from here …").click()
    find(explorer, "Planned surgery")

    explorer.get_by_role("button", name="… to here").click()

    expect(explorer.locator(".said")).to_contain_text("The ways between")
    expect(explorer.locator(".box.on-path").nth(2)).to_be_attached()


def test_what_depends_on_something_is_shown(explorer: Any) -> None:
    open_at(explorer, f"{BOOKING}&selected=book-appointments")

    explorer.get_by_role("button", name="What depends on it").click()

    expect(explorer.locator(".said")).to_contain_text("would feel it if “Book appointments”")


def test_a_pin_keeps_a_box_wherever_one_goes(explorer: Any) -> None:
    open_at(explorer, f"{BOOKING}&selected=book-appointments")
    explorer.get_by_role("button", name="Pin", exact=True).click()
    expect(explorer.locator(".box.pinned")).to_have_count(1)

    find(explorer, "Nobody alone in distress")

    expect(box(explorer, "book-appointments")).to_have_class(re.compile("pinned"))


def test_the_legend_filters_kinds_and_lines(explorer: Any) -> None:
    open_at(explorer, BOOKING)
    explorer.get_by_text("What the shapes mean").click()

    explorer.get_by_role("checkbox", name="Roles").uncheck()
    explorer.get_by_role("checkbox", name="Where things stand").uncheck()

    expect(box(explorer, "booking-lead")).to_be_hidden()
    expect(explorer.locator(".stage .line-structure:not([hidden])")).to_have_count(0)
    expect_in_address(explorer, "hide=Role")
    shot(explorer, "map-legend")


def test_the_view_is_moved_and_zoomed_by_keys_and_buttons_and_kept_in_the_address(explorer: Any) -> None:
    open_at(explorer, BOOKING)
    box(explorer, "book-appointments").focus()

    explorer.keyboard.press("Shift+ArrowRight")
    explorer.keyboard.press("+")
    explorer.get_by_role("button", name="Zoom in").click()
    expect(explorer).to_have_url(re.compile(r"at=\S+\+1\.[3-6]\d*$"))
    scale = explorer.url.rpartition("+")[2]
    explorer.reload()
    expect(explorer.locator("#behind details")).to_be_attached()

    expect(explorer.locator("svg.picture > g")).to_have_attribute(
        "transform", re.compile(rf"scale\({re.escape(scale)}\)")
    )


def test_the_same_boxes_are_there_as_a_table(explorer: Any) -> None:
    open_at(explorer, BOOKING)
    explorer.get_by_text("The map as a table").click()

    table = explorer.locator(".twin table")

    expect(table.get_by_role("row")).to_have_count(boxes(explorer).count() + 1)
    table.get_by_role("link", name="Operate").click()
    expect(explorer.get_by_role("complementary").get_by_role("heading", level=2)).to_have_text("Operate")


def test_search_and_the_whole_journey_work_by_keyboard_alone(explorer: Any) -> None:
    open_at(explorer)

    find(explorer, "book app")
    expect(box(explorer, "book-appointments")).to_be_visible()
    for _ in range(40):
        if focused(explorer):
            break
        explorer.keyboard.press("Tab")

    assert focused(explorer) == "book-appointments"
    explorer.keyboard.press("Escape")
    expect(explorer.get_by_role("complementary")).to_be_hidden()


def test_a_name_that_means_something_to_browsers_stays_a_text(explorer: Any) -> None:
    open_at(explorer, "?node=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")

    expect(explorer.get_by_role("alert")).to_contain_text("<img src=x")
    assert not explorer.locator("img").count()


@pytest.mark.parametrize("query", [f"{BOOKING}&selected=book-appointments", f"{BOOKING}&show=purpose&language=cy"])
def test_axe_finds_nothing_on_the_map(explorer: Any, query: str) -> None:
    open_at(explorer, query)
    explorer.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")

    assert_everybody_can_use(explorer)
    shot(explorer, f"map{'-cy' if 'cy' in query else ''}")
