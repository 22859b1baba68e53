"""Every page, for everyone: axe, light and dark and forced colours, zoom, targets, motion, both languages, paper."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import is_here
from tests.browser.everywhere import OWN_PAGES, all_pages, open_all, open_page, views
from tests.browser.shots import shot
from tests.browser.test_explorer import LOOKS

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PLAIN = {"color_scheme": "light", "forced_colors": "none"}
BY_COLOUR = {"runOnly": ["color-contrast", "link-in-text-block"]}
"""The rules that look at colours; what the others find is the same in all of them."""
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
OURS = [name for name in all_pages() if name != "graphiql"]


def test_the_views_of_the_explorer_are_among_the_pages() -> None:
    assert {"map", "bring"} <= set(views())


@pytest.mark.parametrize("name", all_pages())
def test_axe_finds_nothing_on_any_page_in_any_colours(explorer: Any, name: str) -> None:
    open_page(explorer, name)
    open_all(explorer)

    for at, look in enumerate(LOOKS):
        explorer.emulate_media(**PLAIN | look)
        found = Axe().run(explorer, options=BY_COLOUR if at else None).response["violations"]
        assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == [], look

    explorer.emulate_media(**PLAIN)
    shot(explorer, f"everyone-{name.replace('?', '-')}")


@pytest.mark.parametrize("name", OURS)
def test_nothing_is_lost_and_no_page_scrolls_sideways_when_it_is_zoomed(explorer: Any, name: str) -> None:
    open_page(explorer, name)
    whole = explorer.evaluate(HEADINGS)
    open_all(explorer)

    for zoom, size in ZOOMED.items():
        explorer.set_viewport_size(size)
        assert explorer.evaluate("document.documentElement.scrollWidth") <= size["width"], zoom
        assert [heading for heading in whole if heading not in explorer.evaluate(HEADINGS)] == [], zoom


@pytest.mark.parametrize("name", OURS)
def test_every_target_is_large_enough_and_nothing_moves_for_who_wishes_so(explorer: Any, name: str) -> None:
    explorer.emulate_media(reduced_motion="reduce")
    open_page(explorer, name)
    open_all(explorer)

    assert explorer.evaluate(TOO_SMALL) == []
    assert explorer.evaluate(MOVING) == []


@pytest.mark.parametrize("name", [*(name for name in OWN_PAGES if name != "report"), f"map?view={views()[0]}"])
def test_every_page_changes_its_language_and_back(explorer: Any, name: str) -> None:
    open_page(explorer, name)

    for code in ("cy", "en"):
        explorer.locator(f"a[hreflang={code}]").first.click()
        explorer.wait_for_selector(f"html[lang={code}]")

    assert explorer.wrong == []


@pytest.mark.parametrize("name", OWN_PAGES)
def test_on_paper_nothing_of_a_page_lies_beyond_its_edge(explorer: Any, name: str) -> None:
    open_page(explorer, name)
    explorer.set_viewport_size(PAPER)

    explorer.emulate_media(media="print")

    assert explorer.evaluate("document.documentElement.scrollWidth") <= PAPER["width"]


@pytest.mark.parametrize(
    "url", ["https://example.org/x.js", "http://10.0.0.1/", "ws://cdn.example/", "//example.org/x"]
)
def test_what_is_asked_of_another_computer_is_told_apart(url: str) -> None:
    assert not is_here(url)
    assert all(
        is_here(one) for one in ("http://127.0.0.1:8000/map", "data:,", "blob:http://127.0.0.1:1/x", "file:///x")
    )


@pytest.mark.parametrize("name", all_pages())
def test_every_page_is_whole_lets_in_nothing_inline_and_has_no_controls_on_paper(explorer: Any, name: str) -> None:
    policies: list[str] = []
    explorer.on("response", lambda one: policies.append(one.headers.get("content-security-policy", "")))

    open_page(explorer, name)

    assert policies
    assert not [one for one in policies if "unsafe" in one or "default-src 'none'" not in one]
    assert explorer.wrong == []
    if name in OURS:
        assert (explorer.locator("main").count(), explorer.locator("h1").count()) == (1, 1)
        explorer.emulate_media(media="print")
        around = explorer.locator("header form, .views, .toggle, .skip, #take, #behind").all()
        assert [one for one in around if one.is_visible()] == []
        assert explorer.locator("main").is_visible()
