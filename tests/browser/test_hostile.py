"""Hostile texts in every field of every kind, on every page and in every view: nothing of them is ever executed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.conftest import cookies_of, fresh, served
from tests.browser.everywhere import OWN_PAGES, all_pages, open_all, open_page, views
from tests.browser.hostile import hostile_ids, hostile_store

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MADE = """() => {
  const made = "iframe, object, embed, base, math, img, [onerror], [onload], [onfocus], [srcdoc]";
  const isOurs = (one) => one.src.startsWith(location.origin) || one.type === "application/json";
  const isChart = (one) => one.localName === "img" && one.src.startsWith(`${location.origin}/chart.svg?`);
  const scripts = [...document.scripts].filter((one) => !isOurs(one));
  const others = [...document.querySelectorAll(made)].filter((one) => !isChart(one) || one.hasAttribute("onerror"));
  return [...scripts, ...others].map((one) => one.outerHTML.slice(0, 200));
}"""
TURNS = 8
LEADS = """() => [...document.querySelectorAll("a, form, use, image")]
  .map((one) => one.getAttribute("href") ?? one.getAttribute("xlink:href") ?? one.getAttribute("action") ?? "")
  .filter((there) => there && !/^(https?:|blob:|data:,|[/#?])/.test(there))"""


@pytest.fixture(scope="module")
def hostile(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Any]]:
    """Return the address of a server of hostile texts, and cookies it lets in."""
    with served(hostile_store(tmp_path_factory.mktemp("hostile") / "hostile.db")) as address:
        yield address.partition("?")[0], cookies_of(browser, address)


@pytest.fixture
def visitor(browser: Any, hostile: tuple[str, Any]) -> Iterator[Any]:
    """Return a fresh page of a browser that this server let in; dialogs that open are noted."""
    home, cookies = hostile
    for page in fresh(browser, cookies):
        page.home, page.dialogs = home, []
        page.on("dialog", lambda one, held=page.dialogs: (held.append(one.message), one.dismiss()))
        yield page


def assert_inert(page: Any) -> None:
    """Check that nothing was executed, nothing was made of a text, and no link leads to a script."""
    assert page.evaluate("window.hit") is None
    assert page.dialogs == []
    assert page.evaluate(MADE) == []
    assert page.evaluate(LEADS) == []
    assert page.wrong == []


@pytest.mark.parametrize(
    ("name", "language"),
    [*((name, "en") for name in all_pages() if name != "graphiql"), *((name, "cy") for name in OWN_PAGES)],
)
def test_no_page_executes_a_text(visitor: Any, name: str, language: str) -> None:
    open_page(visitor, name, language)
    open_all(visitor)

    assert_inert(visitor)


@pytest.mark.parametrize("view", views())
def test_no_view_executes_a_text_of_the_thing_that_it_is_about(visitor: Any, view: str) -> None:
    for node in things_for(view):
        there = visitor.evaluate("encodeURIComponent", node)
        visitor.goto(f"{visitor.home}map?view={view}&node={there}&selected={there}")
        visitor.locator("#panel:not([aria-busy]) h2").wait_for()
        visitor.locator("#behind details").first.wait_for(state="attached")
        open_all(visitor)
        assert_inert(visitor)


def things_for(view: str) -> list[str]:
    """Return the things that a view is tried with: of every kind for the map, of each eighth for the others in turn."""
    return hostile_ids() if view == "map" else hostile_ids()[views().index(view) % TURNS :: TURNS]


def test_each_kind_of_thing_is_tried_in_several_views() -> None:
    tried = [node for view in views() for node in things_for(view)]

    assert min(tried.count(node) for node in hostile_ids()) >= 2
