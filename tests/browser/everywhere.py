"""Every page there is, by the views and doors that are found: what is added later is visited without being named."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.tree import ROOT
from visual.parts import modules_in

ID = re.compile(r'^  id: "([\w-]+)",$', re.MULTILINE)
ASK = """async (query) => {
  const headers = {"content-type": "application/json"};
  const answer = await fetch("/graphql", {method: "POST", headers, body: JSON.stringify({query})});
  return (await answer.json()).data;
}"""
LOOKS: tuple[dict[str, str], ...] = (
    {"color_scheme": "light", "forced_colors": "none"},
    {"color_scheme": "dark", "forced_colors": "none"},
    {"color_scheme": "light", "forced_colors": "active"},
)
FAULTS = {"resultTypes": ["violations"]}
BY_COLOUR = {"runOnly": ["color-contrast", "link-in-text-block"]}
"""The rules that look at colours; what the others find is the same in all of them."""
PATHS = {"start": "", "report": "reports/annual"}
OWN_PAGES = ("start", "questions", "glossary", "slide", "board", "report")


@cache
def views() -> tuple[str, ...]:
    """Return the id of every view of the explorer."""
    texts = ((ROOT / "visual" / "static" / path).read_text(encoding="utf-8") for path in modules_in("views"))
    return tuple(found[1] for text in texts if (found := ID.search(text)))


def all_pages() -> list[str]:
    """Return a name for every page: those of their own, GraphiQL, and every view of the explorer."""
    return [*OWN_PAGES, *(f"map?view={view}" for view in views()), "graphiql"]


def open_page(page: Any, name: str, language: str = "en") -> None:
    """Open one of the pages, and wait until what it shows is there.

    Args:
        page: Of a browser that the server let in; `page.home` is its address.
        name: One of `all_pages`.
        language: Of the page.
    """
    page.goto(f"{page.home}{_path(page, name, language)}")
    if name.startswith("map"):
        expect(page.locator("#behind")).not_to_be_empty()
    if name == "graphiql":
        page.wait_for_selector(".graphiql-execute-button")


def open_all(page: Any) -> None:
    """Open every part of a page that can be opened."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")


def assert_everybody_can_use(page: Any) -> None:
    """Check that axe finds nothing on a page as it stands, in light, dark and forced colours."""
    for at, look in enumerate(LOOKS):
        page.emulate_media(**look)
        found = Axe().run(page, options=FAULTS | (BY_COLOUR if at else {})).response["violations"]
        assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == [], look
    page.emulate_media(**LOOKS[0])


def _path(page: Any, name: str, language: str) -> str:
    if name == "graphiql":
        return name
    if name.startswith("map"):
        return f"{name}&language={language}&node={_first(page, 'processes')}"
    if name == "slide":
        return f"slide?language={language}&finding={_first(page, 'findings')}"
    if name == "board":
        return f"board/{_first(page, 'orgUnits')}?language={language}"
    return f"{PATHS.get(name, name)}?language={language}"


def _first(page: Any, field: str) -> str:
    """Return the id of the first of some things, as an address takes it."""
    if not page.url.startswith(page.home):
        page.goto(f"{page.home}glossary")  # not what has no icon: the browser would ask for one
    asked = page.evaluate(ASK, f"{{ {field}(first: 1) {{ nodes {{ id }} }} }}")
    return str(page.evaluate("encodeURIComponent", asked[field]["nodes"][0]["id"]))
