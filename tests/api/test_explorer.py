"""The page at `/map`: let in only, in both languages, with units that the asker may see, of files that stay."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.auth import Door
from tests.api.doors import PORT, stranger

pytestmark = pytest.mark.slow


def start_of(page: str) -> Any:
    """Return what the modules of a page start from."""
    held = re.search(r'id="start">(.*?)</script>', page, re.DOTALL)
    assert held
    return json.loads(held[1])


def test_nobody_sees_it_without_being_let_in(small_store: Path) -> None:
    with stranger(small_store, Door(PORT)) as client:
        assert client.get("/map").status_code == 401


def test_the_page_holds_its_kinds_words_and_parts(let_in: TestClient) -> None:
    start = start_of(let_in.get("/map").text)

    assert start["kinds"]["Process"]["label"] == "Process"
    assert start["words"]["map"] == "Map"
    assert "explorer/views/map.js" in start["views"]
    assert start["today"] == "2026-11-25"


def test_the_page_is_in_welsh_with_welsh_kinds_and_units(let_in: TestClient) -> None:
    page = let_in.get("/map", params={"language": "cy"}).text

    assert '<html lang="cy">' in page
    assert start_of(page)["kinds"]["Process"]["label"] == "Proses"
    assert "Gofal wedi'i Gynllunio" in unescape(page)


def test_every_file_that_the_page_names_is_there_and_may_be_kept(let_in: TestClient) -> None:
    page = let_in.get("/map").text
    named = re.findall(r'(?:src|href)="(/files/[^"]+)"', page)

    answers = [let_in.get(address) for address in named]

    assert len(named) > 10
    assert {answer.status_code for answer in answers} == {200}
    assert {answer.headers["cache-control"] for answer in answers} == {"private, max-age=31536000, immutable"}


def test_files_of_another_version_or_outside_the_folder_are_not_there(let_in: TestClient) -> None:
    files = start_of(let_in.get("/map").text)["files"]

    assert let_in.get("/files/0000000000000000/explorer/app.js").status_code == 404
    assert let_in.get(f"{files}/../../page.py").status_code == 404
    assert "immutable" not in let_in.get(f"{files}/explorer/none.js").headers["cache-control"]


def test_the_page_is_not_sent_again_while_it_is_the_same(let_in: TestClient) -> None:
    first = let_in.get("/map")

    again = let_in.get("/map", headers={"If-None-Match": first.headers["etag"]})

    assert (again.status_code, again.content) == (304, b"")
