"""The map in one file over HTTP: the selection that the explorer shows, to keep and not to show, and its limits."""

from __future__ import annotations

import json
import re

import pytest
from starlette.testclient import TestClient

pytestmark = pytest.mark.slow

DRAWN = re.compile(r'id="drawn">(.*?)</script>', re.DOTALL)


def test_the_file_holds_what_the_explorer_shows_and_is_kept_not_shown(let_in: TestClient) -> None:
    wanted = {"node": "R1", "show": "around", "depth": "2"}

    answer = let_in.get("/map.html", params=wanted)

    drawn = json.loads(DRAWN.findall(answer.text)[0])
    scene = let_in.get("/scene", params=wanted).json()
    boxes = [node for node in drawn["nodes"] if isinstance(node["id"], int)]
    assert len(boxes) == scene["things"] > 1
    assert answer.headers["content-disposition"] == 'attachment; filename="goldenthread-map-2026-11-25.html"'


def test_the_file_is_in_the_language_of_the_page(let_in: TestClient) -> None:
    answer = let_in.get("/map.html", params={"language": "cy"})

    assert '<html lang="cy">' in answer.text
    assert "Pethau ar y map" in answer.text


def test_nothing_to_draw_is_said(let_in: TestClient) -> None:
    answer = let_in.get("/map.html", params={"scope": "U4", "date": "1990-01-01"})

    assert answer.status_code in {400, 404}
