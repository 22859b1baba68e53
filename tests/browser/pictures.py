"""Takes the pictures of the README from the example `health_board`: `make pictures` runs this, no other run does."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.test_explorer import open_at
from tests.tree import ROOT

MOST_BYTES = 150_000
FOLDER = ROOT / "docs" / "pictures"
PICTURES = {
    "map": "?scope=planned-care",
    "path": "?node=book-appointments&show=purpose&selected=book-appointments",
}

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", PICTURES)
def test_the_picture_is_taken_and_small(explorer: Any, name: str) -> None:
    explorer.set_viewport_size({"width": 1280, "height": 720})
    open_at(explorer, PICTURES[name])

    content = explorer.screenshot()

    assert len(content) <= MOST_BYTES
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / f"{name}.png").write_bytes(content)
