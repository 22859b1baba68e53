"""What changed between two moments, in a real browser: everywhere, of a unit, of one thing; by keyboard."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.everywhere import assert_everybody_can_use
from tests.browser.shots import shot
from tests.browser.test_explorer import expect_in_address, open_at
from tests.browser.test_pages import assert_stayed_here

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def edited(own: Any) -> Any:
    """Return a page of a server on which a link was made that gives work its line of sight."""
    own.goto(f"{own.home}map")
    document = (
        'mutation { link(links: [{from: "I3", link: DELIVERS, to: "O1"}], reason: "Agreed by the board") { revision } }'
    )
    answer = own.request.post(f"{own.home}graphql", data={"query": document})
    assert answer.ok, answer.text()
    return own


def test_RE_18_two_revisions_are_compared_in_sentences(edited: Any) -> None:
    open_at(edited, "?view=history&since=1&until=2")

    view = edited.locator("#view")
    expect(view.locator(".lead")).to_contain_text("One thing changed. One piece of work gains its line of sight.")
    expect(view).to_contain_text("“Digital notice boards” moves “Shorter waits”: this link was added.")
    expect(view).to_contain_text("Agreed by the board")
    assert_stayed_here(edited, edited.home)
    shot(edited, "history")


def test_the_moments_are_chosen_by_keyboard_and_stand_in_the_address(edited: Any) -> None:
    open_at(edited, "?view=history")

    edited.get_by_label("Since (a day").fill("1")
    edited.keyboard.press("Enter")

    expect(edited.locator("#view .lead")).to_contain_text("gains its line of sight")
    expect_in_address(edited, "since=1")
    edited.go_back()
    expect(edited.locator("#view .lead")).not_to_contain_text("revision 1)")


def test_of_one_thing_only_what_touched_it_is_told(edited: Any) -> None:
    open_at(edited, "?view=history&since=1&node=R4")
    expect(edited.locator("#view .lead")).to_contain_text("Nothing differs.")

    edited.get_by_role("link", name="Of everything").focus()
    edited.keyboard.press("Enter")

    expect(edited.locator("#view .lead")).to_contain_text("gains its line of sight")


def test_days_before_anything_was_recorded_are_compared_as_known_now(edited: Any) -> None:
    open_at(edited, "?view=history&since=2020-01-01")
    expect(edited.locator("#view")).to_contain_text("everything counts as new")

    edited.get_by_role("link", name="Compare the two days as known now").click()

    expect(edited.locator("#view")).not_to_contain_text("everything counts as new")
    expect_in_address(edited, "known=now")


def test_a_moment_that_means_nothing_is_told_with_the_form_to_mend_it(edited: Any) -> None:
    open_at(edited, "?view=history&since=yesterday")

    expect(edited.locator("#view").get_by_role("alert")).to_contain_text("yesterday")
    expect(edited.get_by_label("Since (a day")).to_have_value("yesterday")


def test_the_panel_leads_to_what_changed_around_a_thing(edited: Any) -> None:
    open_at(edited, "?selected=I3")
    edited.get_by_text("What happened to it").click()

    edited.get_by_role("link", name="What changed around it").click()

    expect(edited.locator("#view")).to_contain_text("Of “Digital notice boards” only.")


def test_everybody_can_use_it(edited: Any) -> None:
    open_at(edited, "?view=history&since=1&language=cy")
    for part in edited.locator("#view details summary").all():
        part.click()

    assert_everybody_can_use(edited)


def test_nothing_is_cut_off_at_four_hundred_per_cent(edited: Any) -> None:
    edited.set_viewport_size({"width": 320, "height": 640})
    open_at(edited, "?view=history&since=1")

    assert edited.evaluate("document.documentElement.scrollWidth") <= 320
