"""What if in a real browser: suppose changes, see what becomes of them, do them all, take them back; by keyboard."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.everywhere import assert_everybody_can_use
from tests.browser.shots import shot
from tests.browser.test_explorer import open_at
from tests.browser.test_pages import assert_stayed_here

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HOSTILE = "<img src=x onerror=alert(1)>"
LINK = {"link": {"from": "I3", "link": "delivers", "to": "O1"}}


def address(*steps: Any, **more: str) -> str:
    """Return the part of the address that supposes some steps."""
    return "?" + urlencode({"view": "what-if", **more, "step": [json.dumps(one) for one in steps]}, doseq=True)


def supposed(page: Any) -> list[Any]:
    """Return the steps that stand in the address of a page."""
    return [json.loads(one) for one in parse_qs(urlsplit(page.url).query).get("step", [])]


def choose(page: Any, label: str, letters: str) -> None:
    """Choose a thing in a field by its first letters, by keyboard alone."""
    page.get_by_role("combobox", name=label, exact=True).focus()
    page.keyboard.type(letters)
    expect(page.locator(".partners:not([hidden]) [role=option]").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def test_LS_19_a_link_is_supposed_by_keyboard_and_what_becomes_of_it_is_told(own: Any) -> None:
    open_at(own, "?view=what-if")
    expect(own.locator("#view")).to_contain_text("Nothing is supposed yet.")

    choose(own, "From", "digital")
    own.get_by_label("By which link").focus()
    own.keyboard.type("moves")
    choose(own, "To", "shorter")
    own.get_by_role("button", name="Suppose it", exact=True).focus()
    own.keyboard.press("Enter")

    view = own.locator("#view")
    expect(view.locator(".lead")).to_contain_text("gains its line of sight")
    assert [list(one) for one in supposed(own)] == [["link"]]
    expect(view.get_by_role("row", name="Adrift")).to_be_visible()
    assert_stayed_here(own, own.home)
    shot(own, "what-if")


def test_LS_19_answers_before_and_after_stand_side_by_side(own: Any) -> None:
    open_at(own, address({"end": "R3"}))

    own.get_by_text("Answers that would change").focus()
    own.keyboard.press("Enter")

    expect(own.locator(".answers tbody tr").first).to_be_visible()
    assert own.wrong == []


def test_what_is_supposed_is_carried_out_with_a_reason_and_taken_back(own: Any) -> None:
    open_at(own, address(LINK, {"alter": {"id": "R1", "fields": [{"name": "name", "value": "Plan every clinic"}]}}))
    expect(own.locator(".steps li")).to_have_count(2)

    own.get_by_label("Why, for history").fill("Agreed by the board")
    own.keyboard.press("Enter")

    expect(own.locator("#view .lead")).to_contain_text("It is done, as revision")
    expect(own.locator("#view .lead")).to_be_focused()
    assert supposed(own) == []
    shot(own, "what-if-done")
    own.get_by_role("button", name="Take it back").focus()
    own.keyboard.press("Enter")
    expect(own.locator("#view .lead")).to_contain_text("It is taken back")
    assert own.wrong == []


def test_what_cannot_be_is_told_and_the_rest_stays_to_be_mended(own: Any) -> None:
    open_at(own, address(LINK, {"end": "gone"}))

    expect(own.get_by_role("alert").last).to_contain_text("hange 2")
    own.get_by_role("button", name="Suppose it no more").last.focus()
    own.keyboard.press("Enter")

    expect(own.locator("#view .lead")).to_contain_text("gains its line of sight")
    assert supposed(own) == [LINK]
    own.go_back()
    expect(own.get_by_role("alert").last).to_contain_text("hange 2")


def test_something_new_is_supposed_and_linked_at_once(own: Any) -> None:
    open_at(own, "?view=what-if")
    own.get_by_label("What changes").select_option("create")
    own.get_by_label("Kind", exact=True).select_option("Process")
    own.get_by_label("Name", exact=True).fill(HOSTILE)
    own.get_by_label("Lane").select_option("support")
    own.get_by_role("button", name="Suppose it", exact=True).click()
    expect(own.locator(".steps li")).to_have_count(1)

    own.get_by_label("What changes").select_option("link")
    choose(own, "From", "<img")
    own.get_by_label("By which link").select_option("enables")
    choose(own, "To", "plan")
    own.get_by_role("button", name="Suppose it", exact=True).click()

    expect(own.locator(".steps li")).to_have_count(2)
    expect(own.locator("#view .lead")).to_contain_text("gains its line of sight")
    expect(own.locator(".steps")).to_contain_text(HOSTILE)
    assert_stayed_here(own, own.home)


def test_LS_19_work_is_moved_from_one_aim_to_another_as_two_steps(own: Any) -> None:
    open_at(own, "?view=what-if")
    own.get_by_label("What changes").select_option("move")
    choose(own, "A link of what", "triage")
    expect(own.get_by_label("Which link").locator("option", has_text="contributes")).to_be_attached()
    own.get_by_label("Which link").focus()
    own.keyboard.type("contributes")
    choose(own, "To what instead", "care closer")

    own.get_by_role("button", name="Suppose it", exact=True).focus()
    own.keyboard.press("Enter")

    expect(own.locator(".steps li")).to_have_count(2)
    assert supposed(own) == [
        {"unlink": {"from": "R3", "link": "contributes_to", "to": "O1"}},
        {"link": {"from": "R3", "link": "contributes_to", "to": "O2"}},
    ]
    expect(own.locator("#view .lead")).to_be_visible()
    shot(own, "what-if-moved")


def test_a_panel_leads_to_what_if_it_were_not_there(own: Any) -> None:
    open_at(own, "?selected=R1")

    own.get_by_role("button", name="it were not there").click()

    expect(own.locator("#view .lead")).to_be_visible()
    assert supposed(own) == [{"end": "R1"}]


def test_changes_of_another_day_are_only_looked_at(own: Any) -> None:
    open_at(own, address({"end": "R1"}, date="2026-06-30"))

    expect(own.locator("#view")).to_contain_text("choose today")
    expect(own.get_by_role("button", name="Do all of it")).to_have_count(0)


def test_it_is_told_in_welsh(own: Any) -> None:
    open_at(own, address(LINK, language="cy"))

    expect(own.locator("#view .lead")).to_contain_text("llinell welediad")
    expect(own.locator(".steps")).to_contain_text("Cyswllt newydd")


def test_everybody_can_use_it(own: Any) -> None:
    open_at(own, address(LINK, {"end": "R5"}))
    for part in own.locator("#view details summary").all():
        part.click()

    assert_everybody_can_use(own)


def test_nothing_is_cut_off_at_four_hundred_per_cent(own: Any) -> None:
    own.set_viewport_size({"width": 320, "height": 640})
    open_at(own, address(LINK, {"end": "R5"}))

    expect(own.locator("#view .lead")).to_be_visible()
    assert own.evaluate("document.documentElement.scrollWidth") <= 320
    shot(own, "what-if-narrow")
