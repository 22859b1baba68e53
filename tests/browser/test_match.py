"""Suggested links and things recorded twice in a real browser: looked at, accepted one by one, and taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.everywhere import assert_everybody_can_use
from tests.browser.shots import shot
from tests.browser.test_explorer import open_at
from tests.browser.test_pages import assert_stayed_here

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TWICE = """mutation {
  create(nodes: [{id: "R9", values: {process: {name: "Print the leaflets", lane: MAINSTAY, summary: "For visits"}}}])
  { done } }"""
RENAME = 'mutation { change(nodes: [{id: "A1", values: {activity: {name: "Improve flow of returns"}}}]) { done } }'


def write(page: Any, document: str) -> None:
    """Change the organisation behind a page."""
    answer = page.request.post(f"{page.home}graphql", data={"query": document})
    assert answer.ok, answer.text()


@pytest.fixture
def twice(own: Any) -> Any:
    """Return a page that shows what is recorded twice, where something is."""
    write(own, TWICE)
    own.goto(f"{own.home}map?view=match")
    expect(own.get_by_role("heading", name="In the organisation")).to_be_visible()
    return own


def test_a_suggested_link_is_accepted_with_its_reasons_and_taken_back(own: Any) -> None:
    write(own, RENAME)
    open_at(own, "?selected=A1")
    panel = own.get_by_role("complementary")
    expect(panel.get_by_role("heading", name="What it may belong to")).to_be_visible()
    expect(panel.locator(".suggested")).to_contain_text("What is said of both is alike")
    shot(own, "panel-suggested")

    panel.get_by_role("button", name="Accept: belongs to Improve flow", exact=True).focus()
    own.keyboard.press("Enter")

    expect(panel.locator(".suggested")).to_contain_text("It is linked, as revision")
    own.keyboard.press("Enter")
    expect(panel.locator(".suggested")).to_contain_text("It is taken back")
    expect(own.locator("#news")).to_have_count(0)
    assert_stayed_here(own, own.home)


def test_two_things_are_looked_at_made_one_and_parted(twice: Any) -> None:
    pair = twice.locator(".pairs li").filter(has_text="Print the leaflets").first
    expect(pair).to_contain_text("the names are alike")

    pair.get_by_role("button", name="keep “Print leaflets”").click()
    expect(pair).to_contain_text("go over to “Print leaflets”")
    expect(pair).to_contain_text("name: Print the leaflets")
    shot(twice, "match-looked")
    pair.get_by_role("button", name="Make them one").click()

    expect(pair).to_contain_text("They are one thing now")
    twice.keyboard.press("Enter")
    expect(pair).to_contain_text("It is taken back")
    assert_stayed_here(twice, twice.home)


def test_a_file_is_put_together_pair_by_pair(twice: Any, tmp_path: Path) -> None:
    file = tmp_path / "theirs.csv"
    file.write_text("id,kind,name,summary\nX9,Process,Triage of referrals,In two days\n", encoding="utf-8")

    twice.get_by_label("Choose one file").set_input_files(file)
    twice.get_by_label("“Triage referrals” and “Triage of referrals” are one thing").check()
    twice.get_by_role("button", name="Look at what loading").click()

    view = twice.locator("#view")
    expect(view).to_contain_text("R3, name: Triage of referrals")
    twice.get_by_role("button", name="Load it").click()
    expect(view).to_contain_text("It is loaded, as revision")
    twice.get_by_role("button", name="Take it back").click()
    expect(view).to_contain_text("It is taken back")
    assert_stayed_here(twice, twice.home)


def test_everybody_can_use_it(twice: Any) -> None:
    assert_everybody_can_use(twice)
