"""A page of charts in a real browser without a network: it fits a telephone, and axe finds nothing on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.visual.drawn import READER, infections, short
from visual.chart_page import chart_page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LOOKS: list[dict[str, Any]] = [
    {}, {"color_scheme": "dark"}, {"forced_colors": "active"}, {"viewport": {"width": 320, "height": 640}},
]  # fmt: skip


@pytest.fixture(params=LOOKS, ids=["light", "dark", "forced", "telephone"])
def shown(browser: Any, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Any]:
    """Return a page of charts, opened from its file with the network cut."""
    file = tmp_path / "charts.html"
    file.write_text(chart_page([infections("Infections " * 20), short(1.0, 2.0)], READER), encoding="utf-8")
    context = browser.new_context(offline=True, **request.param)
    page = context.new_page()
    page.asked = []
    page.on("request", lambda one: page.asked.append(one.url))
    page.goto(file.as_uri())
    yield page
    context.close()


def test_the_page_needs_nothing_and_fits_its_window(shown: Any) -> None:
    assert [url for url in shown.asked if not url.startswith("data:")] == [shown.url]
    assert shown.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert shown.get_by_role("img", name="Infections").first.is_visible()


def test_axe_finds_nothing_on_the_page(shown: Any) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python").Axe()
    for summary in shown.locator("summary").all():
        summary.click()

    found = axe.run(shown)

    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found.response["violations"]] == []
