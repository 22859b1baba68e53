"""Every page, for everyone: axe, light and dark and forced colours, zoom, targets, motion, both languages, paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from tests.browser.conftest import WINDOW, fresh, is_here
from tests.browser.everywhere import LOOKS, OWN_PAGES, all_pages, assert_everybody_can_use, open_all, open_page, views
from tests.browser.shots import shot

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAPER = {"width": 1280, "height": 720}
ZOOMED = {"200": {"width": 640, "height": 512}, "400": {"width": 320, "height": 256}}
IN_A_SENTENCE = """one => {
  const around = one.closest("p, li, td, th, dd, label, figcaption");
  return around !== null && around.textContent.trim().length > one.textContent.trim().length;
}"""
TOO_SMALL = f"""() => {{
  const inSentence = {IN_A_SENTENCE};
  const targets = document.querySelectorAll("a[href], button, select, input:not([type=hidden]), summary");
  return [...targets].filter((one) => {{
    const {{ width, height }} = one.getBoundingClientRect();
    if (!width || !height || one.closest("svg, .skip, [hidden]") || !one.checkVisibility()) return false;
    if (one.localName === "a" && inSentence(one)) return false;
    const label = one.labels?.[0]?.getBoundingClientRect();
    const [wide, high] = [Math.max(width, label?.width ?? 0), Math.max(height, label?.height ?? 0)];
    return wide < 23.9 || high < 23.9;
  }}).map((one) => `${{one.outerHTML.slice(0, 120)}} ${{one.getBoundingClientRect().height}}`);
}}"""
MOVING = """() => [...document.querySelectorAll("*")].filter((one) => {
  const style = getComputedStyle(one);
  return parseFloat(style.animationDuration) > 0 || parseFloat(style.transitionDuration) > 0;
}).map((one) => one.outerHTML.slice(0, 80))"""
HEADINGS = (
    "[...document.querySelectorAll('h1, h2, h3')].filter(one => one.checkVisibility()).map(one => one.textContent)"
)
POLICY = "content-security-policy"
OURS = [name for name in all_pages() if name != "graphiql"]


def test_the_views_of_the_explorer_are_among_the_pages() -> None:
    assert {"map", "bring"} <= set(views())


def of(names: Sequence[str]) -> pytest.MarkDecorator:
    """Let a test look at these pages only: the first of `all_pages`, in their order, so that each is opened once."""
    return pytest.mark.parametrize("_opened", names, indirect=True)


@pytest.fixture(scope="module", params=all_pages())
def _opened(request: pytest.FixtureRequest, browser: Any, board: tuple[str, Any]) -> Iterator[Any]:
    """Open each page once for all that is looked at in it."""
    home, cookies = board
    for page in fresh(browser, cookies):
        page.home, page.name, page.policies = home, request.param, []
        page.on("response", lambda one, kept=page.policies: kept.append(one.headers.get(POLICY, "")))
        open_page(page, page.name)
        page.headings = page.evaluate(HEADINGS)
        open_all(page)
        yield page


@pytest.fixture
def opened(_opened: Any) -> Any:
    """Return a page that is open, in every part of it, as it was at first."""
    _opened.emulate_media(media="screen", reduced_motion="no-preference", **LOOKS[0])
    _opened.set_viewport_size(WINDOW)
    return _opened


def test_axe_finds_nothing_on_any_page_in_any_colours(opened: Any) -> None:
    assert_everybody_can_use(opened)
    shot(opened, f"everyone-{opened.name.replace('?', '-')}")


@of(OURS)
def test_nothing_is_lost_and_no_page_scrolls_sideways_when_it_is_zoomed(opened: Any) -> None:
    for zoom, size in ZOOMED.items():
        opened.set_viewport_size(size)
        assert opened.evaluate("document.documentElement.scrollWidth") <= size["width"], zoom
        assert [heading for heading in opened.headings if heading not in opened.evaluate(HEADINGS)] == [], zoom


@of(OURS)
def test_every_target_is_large_enough_and_nothing_moves_for_who_wishes_so(opened: Any) -> None:
    opened.emulate_media(reduced_motion="reduce")

    assert opened.evaluate(TOO_SMALL) == []
    assert opened.evaluate(MOVING) == []


@pytest.mark.parametrize("name", [*OWN_PAGES, f"map?view={views()[0]}"])
def test_every_page_changes_its_language_and_back(explorer: Any, name: str) -> None:
    open_page(explorer, name)

    for code in ("cy", "en"):
        explorer.locator(f"a[hreflang={code}]").first.click()
        explorer.wait_for_selector(f"html[lang={code}]")

    assert explorer.wrong == []


@of(OURS)
def test_on_paper_a_page_has_no_controls(opened: Any) -> None:
    opened.emulate_media(media="print")

    around = opened.locator("header form, .views, .toggle, .skip, #take, #behind").all()
    assert [one for one in around if one.is_visible()] == []
    assert opened.locator("main").is_visible()


@of(OWN_PAGES)
def test_on_paper_nothing_of_a_page_lies_beyond_its_edge(opened: Any) -> None:
    opened.set_viewport_size(PAPER)
    opened.emulate_media(media="print")

    assert opened.evaluate("document.documentElement.scrollWidth") <= PAPER["width"]


@pytest.mark.parametrize(
    "url", ["https://example.org/x.js", "http://10.0.0.1/", "ws://cdn.example/", "//example.org/x"]
)
def test_what_is_asked_of_another_computer_is_told_apart(url: str) -> None:
    assert not is_here(url)
    assert all(
        is_here(one) for one in ("http://127.0.0.1:8000/map", "data:,", "blob:http://127.0.0.1:1/x", "file:///x")
    )


def test_every_page_is_whole_lets_in_nothing_inline_and_asks_nobody_else(opened: Any) -> None:
    assert opened.policies
    assert not [one for one in opened.policies if "unsafe" in one or "default-src 'none'" not in one]
    assert [url for url in opened.asked if not is_here(url)] == []
    assert opened.wrong == []


@of(OURS)
def test_every_page_has_one_heading_and_one_main_part(opened: Any) -> None:
    assert (opened.locator("main").count(), opened.locator("h1").count()) == (1, 1)
