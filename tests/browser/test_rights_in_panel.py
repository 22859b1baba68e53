"""What somebody may not do is not offered in the panel, and it says who may."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from api.rights import Rights
from api.session import Session
from api.settings import read_settings
from api.tokens import new_token
from tests.api.doors import TODAY, example_store
from tests.browser.conftest import served
from tests.browser.shots import shot
from tests.browser.test_panel import panel_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]

READER = Rights("viewer", "Reader", scopes=frozenset({"read"}))
WARD = Rights("contributor", "Ward", "U1", frozenset({"read", "write"}))


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Return the address of a server, without its token, and its store."""
    store = example_store(tmp_path_factory.mktemp("guarded"))
    with served(store) as address:
        yield address.partition("?")[0], store


def page_of(browser: Any, guarded: tuple[str, Path], rights: Rights) -> Any:
    """Return a page of somebody with these rights."""
    home, store = guarded
    session = Session(read_settings(store=str(store), today=TODAY))
    with closing(session):
        secret = new_token(session.store, rights, by="Tester", today=date.today())[1]
    page = browser.new_context(extra_http_headers={"Authorization": f"Bearer {secret}"}).new_page()
    page.home = home
    return page


def test_who_only_reads_is_offered_nothing_that_changes_and_told_who_may(browser: Any, guarded: Any) -> None:
    page = page_of(browser, guarded, READER)
    panel = panel_of(page, "R5")

    expect(panel).to_contain_text("You may read this, and ask why. Who may change it")
    offered = ("Change it", "Link it with something", "Unlink", "End it", "Set aside", "Ask why it is done")
    assert [word for word in offered if panel.get_by_text(word, exact=True).count()] == []
    shot(page, "panel-reader")
    page.context.close()


def test_a_contributor_changes_what_is_of_their_unit_and_nothing_else(browser: Any, guarded: Any) -> None:
    page = page_of(browser, guarded, WARD)

    expect(panel_of(page, "R2").get_by_role("button", name="Change it")).to_be_visible()
    other = panel_of(page, "R5")
    expect(other.get_by_role("button", name="Change it")).to_have_count(0)
    expect(other.get_by_text("Ask why it is done")).to_be_visible()
    page.context.close()


def test_another_day_is_looked_at_and_not_changed(own: Any) -> None:
    own.goto(f"{own.home}map?selected=R2&date=2026-01-31")
    panel = own.get_by_role("complementary")

    expect(panel).to_contain_text("This is how it was. Choose today to change it.")
    expect(panel.get_by_role("button", name="Change it")).to_have_count(0)
