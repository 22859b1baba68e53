"""The board of a team in a hand: what is wrong is noted in a minute, and the board tells at once what becomes of it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.everywhere import assert_everybody_can_use
from tests.browser.shots import shot
from tests.browser.test_pages import assert_stayed_here

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TELEPHONE = {"width": 390, "height": 844}
HUDDLE = """async () => {
  const query = `mutation { create(
    nodes: [{id: "F1", values: {forum: {name: "Site huddle", type: HUDDLE, tier: 3}}}]
    links: [{from: "F1", link: OVERSEES, to: "U1"}]) { done } }`;
  const headers = { "content-type": "application/json" };
  await fetch("/graphql", { method: "POST", headers, body: JSON.stringify({ query }) });
}"""
HOSTILE = "<img src=x onerror=alert(1)>"


def test_F1_a_team_notes_a_fix_and_asks_for_help_from_a_telephone(own: Any) -> None:
    own.goto(f"{own.home}glossary")
    own.evaluate(HUDDLE)
    own.set_viewport_size(TELEPHONE)
    own.goto(f"{own.home}board/U1")

    own.get_by_label("What is wrong, in a few words").fill(HOSTILE)
    own.get_by_label("We mended it on the spot").check()
    own.get_by_role("button", name="Note it").click()

    expect(own.locator("#noted")).to_contain_text(HOSTILE)
    expect(own.get_by_role("region", name="Mended on the spot lately")).to_contain_text(HOSTILE)

    own.get_by_label("What is wrong, in a few words").fill("Two are missing tonight")
    own.get_by_label("We need help with it").check()
    own.get_by_label("Situation").fill("One post is empty")
    expect(own.get_by_label("Whom to ask")).to_have_text("Site huddle, tier 3: answers within 3 days")
    shot(own, "board-help")
    assert_everybody_can_use(own)
    own.get_by_role("button", name="Note it").click()

    asked = own.get_by_role("region", name="Whom we have asked, and since when")
    expect(asked).to_contain_text("“Site huddle” asked on 25 November 2026")
    expect(asked).to_contain_text("in tier 3 an answer is due within 3 days")
    assert own.evaluate("document.documentElement.scrollWidth") <= TELEPHONE["width"]
    assert_stayed_here(own, own.home)
