"""Feeds and exports over HTTP: stable addresses, whole tables, only what the asker may see, nothing sent twice."""

from __future__ import annotations

import csv
import io
import re
import urllib.request
import zipfile
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.audit import audit_log
from api.auth import Door
from api.settings import read_settings
from tests.api.cli.calls import call
from tests.api.doors import PORT, example_store, keeper, stranger
from tests.tree import ROOT

pytestmark = pytest.mark.slow


def table(client: TestClient, address: str) -> list[dict[str, str]]:
    """Return the rows of a feed in CSV."""
    answer = client.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/csv; charset=utf-8")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


def test_every_feed_that_is_listed_is_there_with_its_columns_in_both_forms(let_in: TestClient) -> None:
    for feed in let_in.get("/feeds").json()["feeds"]:
        rows, records = table(let_in, feed["csv"]), let_in.get(feed["json"]).json()

        assert len(rows) == len(records)
        for row in (*rows, *records):
            assert list(row) == feed["columns"]


def test_a_feed_without_rows_has_its_head(let_in: TestClient) -> None:
    assert let_in.get("/feeds/values.csv").content.decode("utf-8-sig").startswith("id,name,live")
    assert let_in.get("/feeds/values.json").json() == []


def test_a_table_that_is_longer_than_one_part_comes_whole(let_in: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = {form: let_in.get(f"/feeds/nodes.{form}").content for form in ("csv", "json")}
    monkeypatch.setattr("api.tables_door.CHUNK", 2)

    assert {form: let_in.get(f"/feeds/nodes.{form}").content for form in whole} == whole


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/feeds/nothing.csv", 404, "NOT_FOUND"),
        ("/feeds/nodes", 404, "NOT_FOUND"),
        ("/feeds/nodes.xlsx", 404, "NOT_FOUND"),
        ("/feeds/nodes.csv?where=1", 400, "WRONG_USE"),
        ("/feeds/nodes.csv?live=perhaps", 400, "WRONG_USE"),
        ("/feeds/nodes.csv?asOf=2025-99-99", 400, "WRONG_USE"),
        ("/feeds/nodes.csv?recordedAt=soon", 400, "WRONG_USE"),
        ("/feeds/nodes.csv?scope=nowhere", 404, "NOT_FOUND"),
        ("/feeds/nodes.csv?scope=P1", 404, "NOT_FOUND"),
        ("/exports/pdf", 404, "NOT_FOUND"),
        ("/exports/json?live=2", 400, "WRONG_USE"),
    ],
)
def test_what_is_no_table_is_told_with_a_code(let_in: TestClient, address: str, status: int, code: str) -> None:
    answer = let_in.get(address)

    assert (answer.status_code, answer.json()["errors"][0]["extensions"]) == (status, {"code": code})


def test_no_text_is_a_formula_in_a_spreadsheet(tmp_path: Path) -> None:
    store = example_store(tmp_path)
    for number, sign in enumerate("=+-@"):
        file = tmp_path / f"nodes{number}.csv"
        file.write_text(f"id,kind,name\nX{number},Process,\"{sign}cmd|'/C calc'!A0\"\n", encoding="utf-8")
        assert call("load", file, "--store", store).code == 0
    with keeper(store) as client:
        names = [row["name"] for row in table(client, "/feeds/processes.csv") if row["id"].startswith("X")]

    assert len(names) == 4
    assert all(name.startswith("'") for name in names)


def test_the_past_has_its_tables(tmp_path: Path) -> None:
    store = example_store(tmp_path)
    assert call("set", "D1", "name=Another name", "--store", store).code == 0
    with keeper(store) as client:
        now, then = (table(client, f"/feeds/needs.csv{asked}") for asked in ("", "?recordedAt=1"))

    assert "Another name" in {row["name"] for row in now}
    assert "Another name" not in {row["name"] for row in then}


def test_who_shows_the_tag_gets_nothing_twice_until_something_changes(tmp_path: Path) -> None:
    store = example_store(tmp_path)
    with keeper(store) as client:
        for address in ("/feeds/needs.csv", "/exports/json", "/exports/csv"):
            first = client.get(address)
            shown = {"if-none-match": first.headers["etag"]}
            again = client.get(address, headers=shown)
            assert call("set", "D1", f"name=For {address}", "--store", store).code == 0
            changed = client.get(address, headers=shown)

            assert (first.status_code, again.status_code, again.content, changed.status_code) == (200, 304, b"", 200)


def test_what_may_not_be_seen_is_in_no_table(tmp_path: Path) -> None:
    store = example_store(tmp_path)
    with keeper(store) as client:
        role = table(client, "/feeds/roles.csv")[0]["id"]
        assert call("set", role, "holder=Ann Other", "--store", store).code == 0
        assert {row["id"]: row["holder"] for row in table(client, "/feeds/roles.csv")}[role] == "Ann Other"
    with stranger(store, Door(PORT, is_open=True)) as client:
        everything = "".join(client.get(feed["csv"]).text for feed in client.get("/feeds").json()["feeds"])
        everything += client.get("/exports/json").text + client.get("/exports/graphml").text

    assert role in everything
    assert "Ann Other" not in everything


def test_whoever_takes_out_what_needs_rights_is_noted_before_it_leaves(tmp_path: Path) -> None:
    store = example_store(tmp_path)
    with keeper(store) as client:
        role = table(client, "/feeds/roles.csv")[0]["id"]
        assert call("set", role, "holder=Ann Other", "--store", store).code == 0
        for address in ("/feeds/needs.csv", "/feeds/roles.json", "/exports/graphml"):
            assert client.get(address).status_code == 200

    seen = [entry.about for entry in audit_log(read_settings(store=str(store))).entries() if entry.did == "see"]
    assert seen == [{"Role.holder": {"count": 1, "ids": [role]}}] * 2


def test_without_a_token_there_is_nothing(small_store: Path) -> None:
    with stranger(small_store, Door(PORT)) as client:
        answers = [client.get(address).status_code for address in ("/feeds", "/feeds/nodes.csv", "/exports/json")]

    assert answers == [401, 401, 401]


@pytest.mark.parametrize("form", ["json", "graphml", "csv"])
def test_an_export_can_be_loaded_again_and_changes_nothing(tmp_path: Path, form: str) -> None:
    store = example_store(tmp_path)
    with keeper(store) as client:
        answer = client.get(f"/exports/{form}")
    name = re.search(r'filename="(goldenthread-1\.\w+)"', answer.headers["content-disposition"])
    assert name
    file = tmp_path / name[1]
    file.write_bytes(answer.content)
    if form == "csv":
        file = tmp_path / "tables"
        zipfile.ZipFile(io.BytesIO(answer.content)).extractall(file)

    loaded = call("load", file, "--store", store, "--dry-run", "--json").json

    assert (loaded["created"], loaded["changed"]) == (0, 0)


def test_the_lines_of_python_in_the_page_run(
    small_store: Path, let_in: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (ROOT / "docs" / "feeds.md").read_text(encoding="utf-8")
    lines = re.search(r"```python\n(.*?)```", page, re.DOTALL)
    assert lines

    def opened(request: urllib.request.Request) -> Any:
        assert request.headers == {"Authorization": "Bearer secret"}
        return io.BytesIO(let_in.get(request.selector).content)

    monkeypatch.setattr(urllib.request, "urlopen", opened)
    names: dict[str, Any] = {"server": "http://127.0.0.1:8765", "token": "secret"}
    exec(lines[1], names)  # noqa: S102  our own page

    assert names["findings"][0]["rule"]
