"""The table in a real browser: columns, order, conditions and pages, many things changed at once, rows pasted."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.everywhere import assert_everybody_can_use
from tests.browser.shots import shot
from tests.browser.test_explorer import expect_in_address, open_at
from tests.browser.test_pages import assert_stayed_here

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HOSTILE = "<img src=x onerror=alert(1)>"
PASTE = """(text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true}));
}"""


def names(page: Any) -> list[str]:
    """Return the names in the rows of the table."""
    found: list[str] = page.locator("table.grid tbody th a").all_inner_texts()
    return found


def press(page: Any, locator: Any, key: str = "Enter") -> None:
    """Go to a control and press a key there."""
    locator.focus()
    page.keyboard.press(key)


def test_all_work_is_shown_and_a_kind_is_chosen_by_keyboard(explorer: Any) -> None:
    open_at(explorer, "?view=table")
    expect(explorer.locator("#view .said")).to_contain_text("These are 1 to 50.")
    shot(explorer, "table")

    explorer.get_by_label("Show", exact=True).focus()
    explorer.keyboard.type("Processes")

    expect(explorer.get_by_role("columnheader", name="Lane")).to_be_visible()
    expect_in_address(explorer, "kind=Process")
    expect(explorer.get_by_label("Show", exact=True)).to_be_focused()
    assert_stayed_here(explorer, explorer.home)


def test_rows_are_put_in_order_by_their_heads_and_the_focus_stays_there(explorer: Any) -> None:
    open_at(explorer, "?view=table&kind=Process&column=name&column=importance")
    head = explorer.get_by_role("columnheader", name="Name")

    press(explorer, head.get_by_role("button"))
    expect(head).to_have_attribute("aria-sort", "ascending")
    first = names(explorer)
    press(explorer, head.get_by_role("button"))
    expect(head).to_have_attribute("aria-sort", "descending")

    assert first == sorted(first, key=str.casefold)
    assert names(explorer) == sorted(names(explorer), key=str.casefold, reverse=True)
    expect(head.get_by_role("button")).to_be_focused()


def test_pages_lead_on_and_back_to_the_same_rows(explorer: Any) -> None:
    open_at(explorer, "?view=table&kind=Process&order=name")
    before = names(explorer)

    press(explorer, explorer.get_by_role("button", name="Later rows"))
    expect(explorer.locator("#view .said")).to_contain_text("These are 51 to 65.")
    assert not set(before) & set(names(explorer))
    press(explorer, explorer.get_by_role("button", name="Earlier rows"))

    expect(explorer.locator("#view .said")).to_contain_text("These are 1 to 50.")
    assert names(explorer) == before


def test_conditions_and_columns_are_added_and_taken_away_and_stand_in_the_address(explorer: Any) -> None:
    open_at(explorer, "?view=table&kind=Process")
    press(explorer, explorer.get_by_text("Only what is …"))
    explorer.get_by_label("Column", exact=True).select_option("lane")
    explorer.get_by_label("Value", exact=True).select_option("support")
    press(explorer, explorer.get_by_role("button", name="Add"))
    expect(explorer.locator("#view .said")).to_have_text("There are 14.")

    press(explorer, explorer.locator("details.columns summary"))
    press(explorer, explorer.get_by_label("Current state"), "Space")
    expect(explorer.get_by_role("columnheader", name="Current state")).to_be_visible()

    expect_in_address(explorer, "where=lane+is+support", "column=current_state")
    expect(explorer.get_by_label("Current state")).to_be_focused()
    press(explorer, explorer.get_by_role("button", name="Take away: Lane: is Support"))
    expect(explorer.locator("#view .said")).to_contain_text("There are 65.")
    explorer.go_back()
    expect(explorer.locator("#view .said")).to_have_text("There are 14.")


def test_scope_and_date_hold_and_names_open_the_panel(explorer: Any) -> None:
    open_at(explorer, "?view=table&kind=Process&scope=planned-care&date=2026-01-31")
    few = names(explorer)

    press(explorer, explorer.locator("table.grid tbody th a").first)

    expect(explorer.get_by_role("complementary").get_by_role("heading", level=2)).to_have_text(few[0])
    assert 0 < len(few) < 50
    expect_in_address(explorer, "scope=planned-care", "date=2026-01-31")


def choose_two(page: Any) -> None:
    """Choose two processes of the example `small` by keyboard."""
    open_at(page, "?view=table&kind=Process&column=name&column=importance&order=name")
    for box in page.locator("table.grid tbody input").all()[:2]:
        press(page, box, "Space")
    expect(page.get_by_role("heading", name="Change the 2 that are chosen")).to_be_visible()


def test_many_are_changed_after_a_look_at_what_it_would_do_and_it_is_taken_back(own: Any) -> None:
    choose_two(own)
    own.get_by_label("Field", exact=True).select_option("importance")
    own.get_by_label("New value").fill("2")
    own.keyboard.press("Enter")

    expect(own.get_by_role("heading", name="What it would do")).to_be_focused()
    expect(own.locator(".bulk")).to_contain_text("Nothing is stored yet.")
    shot(own, "table-bulk")
    own.get_by_label("Why it is changed").fill("agreed on Monday")
    own.keyboard.press("Enter")

    expect(own.locator(".bulk .lead")).to_contain_text("They are changed, as revision")
    expect(own.locator("table.grid tbody tr").first).to_contain_text("2")
    press(own, own.get_by_role("button", name="Take it back"))
    expect(own.locator(".bulk .lead")).to_contain_text("It is taken back")
    assert_stayed_here(own, own.home)


def test_a_wrong_value_is_told_of_each_row_and_nothing_is_offered(own: Any) -> None:
    choose_two(own)
    own.get_by_label("Field", exact=True).select_option("importance")
    own.get_by_label("New value").fill("very")
    own.keyboard.press("Enter")

    expect(own.locator(".bulk")).to_contain_text("2 things are wrong")
    expect(own.locator(".bulk")).to_contain_text("a whole number")
    expect(own.get_by_role("button", name="Change them")).to_have_count(0)


def test_rows_pasted_from_a_spreadsheet_are_understood_loaded_and_taken_back(own: Any) -> None:
    open_at(own, "?view=table&kind=Process")
    press(own, own.get_by_text("Paste rows from a spreadsheet"))
    own.get_by_label("Rows, with a tab between cells").fill(
        f"Title\tLane\tImportance to purpose\nRing back\tMainstay\t4\n{HOSTILE}\tSupport\tmany\n"
    )
    expect(own.get_by_label("The first row names the columns")).to_be_checked()
    press(own, own.locator("details.paste").get_by_role("button", name="See what it would do"))

    part = own.locator("details.paste")
    expect(part.get_by_role("heading", name="How it was understood")).to_be_visible()
    expect(own.get_by_label("What stands in “Importance to purpose”")).to_have_value("importance")
    expect(part).to_contain_text("row 3")
    expect(part).to_contain_text("many")
    shot(own, "table-paste")
    press(own, part.get_by_role("button", name="Load it"))
    expect(part).to_contain_text("It is loaded, as revision")
    press(own, part.get_by_role("button", name="Take it back"))
    expect(part).to_contain_text("It is taken back")
    assert_stayed_here(own, own.home)


def test_cells_pasted_on_the_table_change_what_has_that_name_in_the_columns_that_are_shown(own: Any) -> None:
    open_at(own, "?view=table&kind=Process&column=name&column=lane")
    own.locator("table.grid tbody a").first.focus()

    own.evaluate(PASTE, "Print leaflets\tMainstay\nRing back\tSupport\n")

    part = own.locator("details.paste")
    expect(part).to_contain_text("What it would bring")
    expect(part.get_by_role("row", name="Things")).to_have_text("Things1100")


def test_it_is_in_welsh(explorer: Any) -> None:
    open_at(explorer, "?view=table&kind=Process&language=cy")

    expect(explorer.get_by_role("columnheader", name="Lôn")).to_be_visible()
    expect(explorer.locator("#view .said")).to_contain_text("Mae 65.")


def test_everybody_can_use_it(own: Any) -> None:
    choose_two(own)
    for summary in own.locator("#view summary").all():
        summary.click()

    assert_everybody_can_use(own)


def test_only_the_table_scrolls_sideways_at_four_times_the_size(explorer: Any) -> None:
    explorer.set_viewport_size({"width": 320, "height": 640})
    open_at(explorer, "?view=table&kind=Process")
    for summary in explorer.locator("#view summary").all():
        summary.click()

    assert explorer.evaluate("document.documentElement.scrollWidth") <= 320
    shot(explorer, "table-phone")
