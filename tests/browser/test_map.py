"""The single-file map in a real browser without a network: it draws, asks for nothing, and its tables can be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from api.drawing import map_page
from api.session import Session
from api.settings import read_settings
from tests.api.doors import TODAY, example_store

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def drawn(browser: Any, tmp_path: Path) -> Any:
    """Return the page of a map, opened from its file with the network cut."""
    session = Session(read_settings(store=str(example_store(tmp_path)), today=TODAY))
    file = tmp_path / "map.html"
    file.write_text(map_page(session, []), encoding="utf-8")
    session.close()
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.asked, page.wrong = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    page.on("console", lambda message: page.wrong.append(message.text) if message.type == "error" else None)
    page.goto(file.as_uri())
    yield page
    context.close()


def test_the_map_draws_offline_and_asks_for_nothing(drawn: Any) -> None:
    drawn.locator("#map canvas").wait_for()

    assert drawn.wrong == []
    assert [url for url in drawn.asked if not url.startswith("data:")] == [drawn.url]
    assert drawn.locator("table").count() == 2
    assert drawn.get_by_role("row", name="Triage referrals").count() >= 1


def test_axe_finds_nothing_on_the_map(drawn: Any) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python").Axe()

    found = axe.run(drawn)

    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found.response["violations"]] == []
