"""Changing things in the panel of a real browser: by keyboard alone, with what it did, and the way back."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.everywhere import assert_everybody_can_use
from tests.browser.shots import shot
from tests.browser.test_pages import assert_stayed_here
from tests.browser.test_panel import panel_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HOSTILE = "<img src=x onerror=alert(1)>"
CHANGE_BY_SOMEBODY_ELSE = """async ([id, values]) => {
  const query = `mutation($nodes: [NodeChangeInput!]!) { change(nodes: $nodes, reason: "meanwhile") { done } }`;
  const variables = { nodes: [{ id, values: { process: values } }] };
  const headers = { "content-type": "application/json" };
  const answer = await fetch("/graphql", { method: "POST", headers, body: JSON.stringify({ query, variables }) });
  const { data } = await answer.json();
  return data.change;
}"""


def press_to(page: Any, name: str, most: int = 80) -> None:
    """Press Tab until something of a name has the focus, as somebody without a pointer does."""
    for _ in range(most):
        if name in page.evaluate(FOCUSED):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{name!r} cannot be reached by Tab")


FOCUSED = """() => {
  const at = document.activeElement;
  const label = at?.id ? document.querySelector(`label[for="${CSS.escape(at.id)}"]`) : null;
  const text = at?.matches("a, button, summary") ? at.textContent : "";
  return [at?.getAttribute("aria-label"), label?.textContent, text].filter(Boolean).join(" ");
}"""


def open_form(page: Any, panel: Any) -> Any:
    """Open the form of what the panel tells of."""
    panel.get_by_role("button", name="Change it").click()
    form = panel.get_by_role("form", name="Change it")
    expect(form.get_by_label("Name (needed)")).to_be_focused()
    return form


def test_a_name_is_changed_by_keyboard_alone_and_taken_back(own: Any) -> None:
    panel = panel_of(own, "R2")
    own.locator("#panel h2").focus()
    before = panel.get_by_role("heading", level=2).inner_text()

    press_to(own, "Change it")
    own.keyboard.press("Enter")
    expect(panel.get_by_label("Name (needed)")).to_be_focused()
    own.keyboard.press("End")
    own.keyboard.type(" of today")
    press_to(own, "Why, for history")
    own.keyboard.type("They are for today")
    own.keyboard.press("Enter")

    expect(panel.get_by_role("heading", level=2)).to_have_text(f"{before} of today")
    expect(panel.locator("#outcome")).to_be_focused()
    expect(panel.locator("#outcome")).to_contain_text("Line of sight and findings stay as they are.")
    shot(own, "edit-done")
    press_to(own, "Undo")
    own.keyboard.press("Enter")
    expect(panel.get_by_role("heading", level=2)).to_have_text(before)
    expect(panel.locator("#outcome")).to_contain_text("It is taken back.")
    assert_stayed_here(own, own.home)


def test_what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(own: Any) -> None:
    panel = panel_of(own, "R2")
    form = open_form(own, panel)
    form.get_by_text("More fields").click()
    form.get_by_label("Cycle time", exact=True).fill("a while")
    form.get_by_label("Importance to purpose").fill("9")
    form.get_by_label("Summary").fill("Kept")

    form.get_by_role("button", name="Save").click()

    expect(form.locator('[data-field="cycle_time"]')).to_contain_text("This is no number")
    expect(form.locator('[data-field="importance"]')).to_contain_text("The most is 5.")
    expect(form.get_by_label("Importance to purpose")).to_have_attribute("aria-invalid", "true")
    expect(form.get_by_label("Summary")).to_have_value("Kept")
    shot(own, "edit-problems")
    form.get_by_role("button", name="Leave it as it was").click()
    expect(panel.get_by_role("button", name="Change it")).to_be_focused()


def test_what_the_server_finds_wrong_is_said_beside_its_field_too(own: Any) -> None:
    panel = panel_of(own, "R2")
    form = open_form(own, panel)
    form.get_by_label("Name (needed)").fill("")

    form.get_by_role("button", name="Save").click()

    expect(form.locator('[data-field="name"] .refused')).to_be_visible()
    expect(form.get_by_label("Name (needed)")).to_be_focused()


def test_a_second_writer_is_told_of_and_what_was_typed_is_kept(own: Any) -> None:
    panel = panel_of(own, "R2")
    form = open_form(own, panel)
    form.get_by_label("Name (needed)").fill("Mine")
    form.get_by_label("Summary").fill("What I typed")
    done = own.evaluate(CHANGE_BY_SOMEBODY_ELSE, ["R2", {"name": "Theirs", "nameCy": "Eu rhai nhw"}])
    assert done["done"]

    expect(form).to_contain_text("Somebody else changed this just now.")
    expect(form.locator('[data-field="name"]')).to_contain_text("Somebody else put here meanwhile: Theirs")
    expect(form.get_by_label("Name in Welsh")).to_have_value("Eu rhai nhw")
    expect(form.get_by_label("Summary")).to_have_value("What I typed")
    shot(own, "edit-conflict")
    form.get_by_role("button", name="Take theirs").click()
    form.get_by_role("button", name="Save").click()

    expect(panel.locator("#outcome")).to_contain_text("It is done.")
    expect(panel.get_by_role("heading", level=2)).to_have_text("Theirs")
    expect(panel.locator("dl.recorded")).to_contain_text("What I typed")


def test_who_saves_before_the_news_arrives_is_told_who_was_faster(own: Any) -> None:
    own.route("**/graphql?query=subscription*", lambda route: route.abort())
    panel = panel_of(own, "R2")
    own.wrong.clear()
    form = open_form(own, panel)
    form.get_by_label("Summary").fill("Mine again")
    assert own.evaluate(CHANGE_BY_SOMEBODY_ELSE, ["R2", {"summary": "Theirs again"}])["done"]

    form.get_by_role("button", name="Save").click()

    expect(form).to_contain_text("was faster, and nothing was saved yet.")
    expect(form.get_by_label("Summary")).to_have_value("Mine again")
    form.get_by_role("button", name="Save").click()
    expect(panel.locator("#outcome")).to_contain_text("It is done.")


def test_something_half_typed_waits_until_somebody_comes_back(own: Any) -> None:
    panel = panel_of(own, "R2")
    open_form(own, panel).get_by_label("Summary").fill("Half a thought")

    own.evaluate(
        "window.history.pushState(null, '', '?selected=R3'); window.dispatchEvent(new PopStateEvent('popstate'))"
    )
    expect(panel.get_by_role("heading", level=2)).to_have_text("Triage referrals")
    own.go_back()

    expect(panel.get_by_label("Summary")).to_have_value("Half a thought")
    panel.get_by_role("button", name="Leave it as it was").click()


def test_a_link_is_made_with_a_partner_found_by_keyboard_alone_and_mends_the_sight(own: Any) -> None:
    panel = panel_of(own, "R5")
    expect(panel.get_by_role("heading", name="Why it does not serve the purpose")).to_be_visible()
    own.locator("#panel h2").focus()

    press_to(own, "Link it with something")
    own.keyboard.press("Enter")
    expect(panel.get_by_label("Which link")).to_be_visible()
    press_to(own, "Which link")
    own.keyboard.type("contributes to")
    press_to(own, "With what")
    own.keyboard.type("First visit")
    expect(panel.get_by_role("option", name="First visit sooner")).to_be_visible()
    own.keyboard.press("Enter")
    expect(panel.locator(".chosen")).to_contain_text("First visit sooner")
    shot(own, "edit-link")
    press_to(own, "Why, for history")
    own.keyboard.type("They tell people what to bring")
    own.keyboard.press("Enter")

    outcome = panel.locator("#outcome")
    expect(outcome).to_contain_text("line of sight was “Adrift” and is “Strategic” now")
    expect(panel.get_by_role("heading", name="Why it matters")).to_be_visible()
    shot(own, "edit-linked")


def test_a_link_is_changed_and_ended_and_undo_brings_it_back(own: Any) -> None:
    panel = panel_of(own, "R3")
    link = panel.locator("dl.ties dd").filter(has_text="Shorter waits")
    link.get_by_text("Change this link").click()
    link.get_by_label("Strength").fill("1")
    shot(own, "edit-link-change")
    link.get_by_role("button", name="Save").click()
    expect(panel.locator("#outcome")).to_contain_text("It is done.")
    link.get_by_text("Change this link").click()
    expect(link.get_by_label("Strength")).to_have_value("1")

    link.locator("summary").filter(has_text="Unlink").click()
    link.get_by_role("button", name="Unlink").click()

    expect(panel.locator("#outcome")).to_contain_text("It is done.")
    expect(panel.locator("dl.ties dd").filter(has_text="Shorter waits")).to_have_count(0)
    panel.get_by_role("button", name="Undo").click()
    expect(panel.locator("dl.ties dd").filter(has_text="Shorter waits")).to_have_count(1)


def test_a_finding_is_set_aside_with_a_reason_and_taken_up_again(own: Any) -> None:
    panel = panel_of(own, "R6")
    found = panel.locator("ul.findings > li").first
    found.get_by_text("Set aside").first.click()
    found.get_by_role("button", name="Set aside").click()
    expect(found).to_contain_text("Something is needed here.")

    found.get_by_label("Why, for history (needed)").fill("It is as it should be")
    found.get_by_role("button", name="Set aside").click()

    expect(panel.locator("#outcome")).to_contain_text("It is done.")
    aside = panel.locator("ul.findings > li").filter(has_text="It is as it should be")
    aside.get_by_text("Take up again").first.click()
    aside.get_by_role("button", name="Take up again").click()
    expect(panel.locator("ul.findings > li").filter(has_text="It is as it should be")).to_have_count(0)


def test_readings_are_recorded_and_the_chart_shows_them_in_words(own: Any) -> None:
    panel = panel_of(own, "M1")
    expect(panel).to_contain_text("It has no readings yet.")
    panel.get_by_text("Record a reading").click()
    panel.get_by_label("Value", exact=True).fill("12,5")
    panel.get_by_role("button", name="Record").click()

    expect(panel.locator("#outcome")).to_contain_text("It is done.")
    picture = panel.get_by_role("img", name="Chart of Weeks from referral to first visit")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0


def test_a_challenge_is_answered_and_not_asked_twice(own: Any) -> None:
    panel = panel_of(own, "R1")
    panel.get_by_text("Ask why it is done").click()
    panel.get_by_label("Your question").fill("Who reads the plan?")
    panel.get_by_role("button", name="Ask", exact=True).click()
    panel.get_by_role("link", name="Open the question").click()
    expect(panel.get_by_role("heading", level=2)).to_have_text("Who reads the plan?")

    panel.get_by_text("Answer it", exact=True).click()
    panel.get_by_label("What came of it (needed)").fill("The clinics do, each Monday")
    panel.get_by_label("What we do with it (needed)").select_option("Leave")
    panel.get_by_role("button", name="Answer", exact=True).click()

    expect(panel.locator("#outcome")).to_contain_text("It is done.")
    expect(panel.locator("dl.recorded")).to_contain_text("The clinics do, each Monday")
    expect(panel.get_by_text("Answer it", exact=True)).to_have_count(0)


def test_something_is_ended_with_its_reason_and_brought_back(own: Any) -> None:
    panel = panel_of(own, "A1")
    panel.get_by_text("End it", exact=True).click()
    panel.get_by_label("Last day it holds (needed)").fill("2026-11-01")
    panel.get_by_role("button", name="End", exact=True).click()

    expect(panel).to_contain_text("not in force")
    panel.get_by_role("button", name="Undo").click()
    expect(panel).not_to_contain_text("not in force")


def test_what_was_entered_in_error_is_taken_out_with_a_reason_and_brought_back(own: Any) -> None:
    panel = panel_of(own, "R6")
    called = panel.get_by_role("heading", level=2).inner_text()
    panel.get_by_text("Entered in error", exact=True).click()
    panel.get_by_role("button", name="Take it out").click()
    expect(panel.locator('[data-section="retracting"]')).to_contain_text("Something is needed here.")
    panel.locator('[data-section="retracting"]').get_by_label("Why, for history (needed)").fill("Typed twice")
    panel.get_by_role("button", name="Take it out").click()

    expect(panel.get_by_role("heading", level=2)).not_to_have_text(called)
    expect(panel.locator("#outcome")).to_be_focused()
    shot(own, "edit-taken-out")
    panel.get_by_role("button", name="Undo").click()
    expect(panel.get_by_role("heading", level=2)).to_have_text(called)


def test_hostile_texts_stay_texts_in_every_field(own: Any) -> None:
    panel = panel_of(own, "R6")
    form = open_form(own, panel)
    form.get_by_label("Summary").fill(HOSTILE)
    form.get_by_label("Why, for history").fill(HOSTILE)
    form.get_by_role("button", name="Save").click()

    expect(panel.locator("#outcome")).to_contain_text("It is done.")
    panel.get_by_text("What happened to it").click()
    expect(panel.locator("dl.recorded")).to_contain_text(HOSTILE)
    expect(panel.locator("details")).to_contain_text([HOSTILE])
    assert own.locator("img[src=x]").count() == 0
    assert_stayed_here(own, own.home)


def test_everybody_can_change_things(own: Any) -> None:
    panel = panel_of(own, "R5")
    open_form(own, panel)
    for summary in panel.locator("summary").all():
        summary.click()
    expect(panel.get_by_label("Which link")).to_be_visible()

    assert_everybody_can_use(own)
    small = own.evaluate(TOO_SMALL)
    assert small == []
    shot(own, "edit")


def test_everything_is_in_welsh_too(own: Any) -> None:
    own.goto(f"{own.home}map?language=cy&selected=R2")
    panel = own.get_by_role("complementary")

    panel.get_by_role("button", name="Ei newid").click()

    expect(panel.get_by_label("Enw (angen)")).to_be_focused()
    expect(panel.get_by_role("button", name="Cadw")).to_be_visible()


TOO_SMALL = """() => [...document.querySelectorAll("#panel :is(button, input, select, textarea, summary)")]
  .filter((one) => one.checkVisibility())
  .map((one) => [one.textContent.slice(0, 30), one.getBoundingClientRect()])
  .filter(([, box]) => box.width < 24 || box.height < 24)
  .map(([text, box]) => `${text} ${box.width} x ${box.height}`)"""
