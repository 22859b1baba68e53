"""Taking along what a view shows, in a real browser: each file holds just that, opens alone and asks for nothing."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.everywhere import views
from tests.browser.shots import shot
from tests.browser.test_explorer import open_at
from tests.visual.test_html import read

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PNG = b"\x89PNG\r\n\x1a\n"
FORMULAS = """async () => {
  const { files } = JSON.parse(document.getElementById("start").textContent);
  const { csv } = await import(`${files}/explorer/take/table.js`);
  return csv([{ title: "", heads: ["a"], rows: [["=1+1"], ["-2"], ["-2+3"], ["@x"], ["'=1"], ['say "no", twice']] }]);
}"""


def took(page: Any, name: str, folder: Path) -> Path:
    """Return the file that one of the ways of taking along gives."""
    take = page.locator("#take")
    if not take.locator(".ways").is_visible():
        take.locator("summary").click()
    with page.expect_download() as coming:
        take.get_by_text(name).click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return path


def names_seen(page: Any) -> set[str]:
    """Return the names of the boxes that are in view now."""
    inside = """(one) => {
      const [box, stage] = [one.getBoundingClientRect(), document.querySelector(".stage").getBoundingClientRect()];
      return box.left < stage.right && box.right > stage.left && box.top < stage.bottom && box.bottom > stage.top;
    }"""
    boxes = page.locator(".stage .box").all()
    return {one.get_attribute("aria-label") for one in boxes if one.evaluate(inside)}


def test_the_map_as_svg_opens_alone_as_it_is_seen(explorer: Any, browser: Any, tmp_path: Path) -> None:
    open_at(explorer, "?node=book-appointments&selected=book-appointments&depth=2")
    seen = names_seen(explorer)

    path = took(explorer, "Picture (SVG)", tmp_path)

    found = read(path.read_text(encoding="utf-8"))
    labels = {value for name, value in found.attributes if name == "aria-label"}
    assert seen
    assert seen <= labels
    assert not {"script", "style", "image", "use"} & set(found.tags)
    assert not [name for name, _ in found.attributes if name in {"class", "style"} or name.startswith(("on", "data-"))]
    alone = browser.new_context(offline=True).new_page()
    alone.goto(path.as_uri())
    expect(alone.locator("text=Book appointments").first).to_be_visible()
    assert alone.locator("g[aria-label] rect").first.evaluate("one => one.getAttribute('stroke') !== 'none'")
    shot(alone, "take-svg")
    alone.context.close()


def test_the_map_as_png_is_twice_the_size_that_is_seen(explorer: Any, tmp_path: Path) -> None:
    open_at(explorer, "?node=book-appointments")
    wide, high = explorer.evaluate("(({clientWidth: w, clientHeight: h}) => [w, h])(document.querySelector('.stage'))")

    content = took(explorer, "Picture (PNG)", tmp_path).read_bytes()

    assert content.startswith(PNG)
    assert [int.from_bytes(content[at : at + 4]) for at in (16, 20)] == [2 * wide, 2 * high]


def test_the_table_as_csv_holds_every_box(explorer: Any, tmp_path: Path) -> None:
    open_at(explorer)

    content = took(explorer, "Table (CSV)", tmp_path).read_bytes()

    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert content.startswith(b"\xef\xbb\xbf")
    assert rows[0] == ["Name", "Kind", "Line of sight", "Leads to"]
    assert len(rows) - 1 == int(explorer.evaluate("fetch('/scene').then(a => a.json()).then(s => s.boxes.id.length)"))


def test_no_text_becomes_a_formula(explorer: Any) -> None:
    open_at(explorer)

    lines = explorer.evaluate(FORMULAS).removeprefix("\ufeff").split("\r\n")

    assert lines == ["a", "'=1+1", "-2", "'-2+3", "'@x", "''=1", '"say ""no"", twice"', ""]


def test_the_map_in_one_file_opens_without_a_network_and_holds_the_same(
    explorer: Any, browser: Any, tmp_path: Path
) -> None:
    open_at(explorer, "?node=book-appointments")

    path = took(explorer, "Map in one file to send", tmp_path)

    alone = browser.new_context(offline=True).new_page()
    alone.goto(path.as_uri())
    alone.locator("#map canvas").wait_for()
    assert alone.get_by_role("row", name="Book appointments").count() >= 1
    alone.context.close()


def test_a_map_that_is_drawn_on_a_canvas_is_taken_as_a_drawing_too(explorer: Any, tmp_path: Path) -> None:
    open_at(explorer, "?whole=yes")
    for _ in range(6):
        explorer.get_by_role("button", name="Zoom out").click()
    expect(explorer.locator("canvas.picture")).to_be_attached()

    found = read(took(explorer, "Picture (SVG)", tmp_path).read_text(encoding="utf-8"))

    assert found.tags.count("text") > 20


@pytest.mark.parametrize("view", [view for view in views() if view != "bring"])
def test_every_view_can_be_taken_along(explorer: Any, view: str) -> None:
    open_at(explorer, f"?view={view}&node=book-appointments")

    explorer.locator("#take summary").click()

    ways = explorer.locator("#take .ways")
    expect(ways).to_contain_text("Print")
    assert ways.get_by_text("Map in one file to send").count() == 1
    has_table = view == "map" or explorer.locator("#view table").count() > 0
    assert ways.get_by_text("Table (CSV)").count() == has_table
    assert explorer.wrong == []
