"""Tests of `api.changes.loads`: a file that was sent is looked at, loaded and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.changes.conftest import ids
from tests.api.doors import asked, keeper

FILE = b"id,kind,name,lane\nR7,Process,Ring back,mainstay\nR8,Proces,Wrong,mainstay\nR3,Process,Triage all referrals,\n"
LOAD = """mutation($batch: ID!, $dry: Boolean!, $strict: Boolean!) {
  loadFile(batch: $batch, dryRun: $dry, strict: $strict) {
    file dryRun counts { of created changed same refused }
    written { changed revision problems { severity row suggestion } appeared { nodes { id } } }
  }
}"""


@pytest.fixture
def client(small_store: Path, tmp_path: Path) -> Iterator[TestClient]:
    """Return a client of a server of `small` of its own."""
    copy(small_store, tmp_path / "small.db")
    with keeper(tmp_path / "small.db") as opened:
        yield opened


def sent(client: TestClient, content: bytes = FILE) -> str:
    """Return the id of a file that was sent."""
    headers = {"content-type": "text/csv"}
    return str(client.post("/loads", params={"name": "nodes.csv"}, content=content, headers=headers).json()["batch"])


def loaded(client: TestClient, batch: str, *, dry: bool = False, strict: bool = False) -> Any:
    """Return what became of a load."""
    return asked(client, LOAD, batch=batch, dry=dry, strict=strict)["data"]["loadFile"]


def test_a_dry_run_tells_what_a_load_would_do_and_changes_nothing(client: TestClient) -> None:
    batch = sent(client)

    found = loaded(client, batch, dry=True)

    assert found["counts"][0] == {"of": "nodes", "created": 1, "changed": 1, "same": 0, "refused": 1}
    assert {"severity": "ERROR", "row": 3, "suggestion": "Process"} in found["written"]["problems"]
    assert "S01:R7" in ids(found["written"]["appeared"])
    assert not found["written"]["changed"]
    assert asked(client, '{ node(id: "R7") { name } }')["data"]["node"] is None


def test_a_load_keeps_what_is_wrong_out_and_can_be_taken_back(client: TestClient) -> None:
    written = loaded(client, sent(client))["written"]

    assert written["changed"] and written["revision"] == 2
    assert asked(client, '{ node(id: "R3") { name } }')["data"]["node"]["name"] == "Triage all referrals"
    assert asked(client, "mutation { undo(revision: 2) { done } }")["data"]["undo"]["done"]
    assert asked(client, '{ node(id: "R7") { name } }')["data"]["node"] is None


def test_a_strict_load_of_a_file_with_an_error_loads_nothing(client: TestClient) -> None:
    assert not loaded(client, sent(client), strict=True)["written"]["changed"]


def test_a_file_that_nobody_sent_is_not_found(client: TestClient) -> None:
    answer = asked(client, LOAD, batch="none", dry=True, strict=False)

    assert answer["errors"][0]["extensions"]["code"] == "NOT_FOUND"
