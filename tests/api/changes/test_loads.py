"""Tests of `api.changes.loads`: a file that was sent is looked at, loaded and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.limits import Limits
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


RISKS = b"Ref,Heading,Likelihood,Impact,Remarks\nX1,Falls on the ward at night,4,3,Seen twice\nX2,Late letters,2,2,\n"
MEND = """mutation($batch: ID!, $tables: [TableInput!]) {
  loadFile(batch: $batch, dryRun: true, acceptGuess: true, tables: $tables) {
    tables { table kind how columns { column holds } couldHold { code label } }
    counts { of created }
    written { problems { message } }
  }
}"""


def mended(client: TestClient, tables: object) -> Any:
    """Return what a load of a risk register would do, its tables mended."""
    return asked(client, MEND, batch=sent(client, RISKS), tables=tables)


def test_how_a_table_is_read_is_told_with_what_its_columns_could_hold(client: TestClient) -> None:
    found = mended(client, None)["data"]["loadFile"]["tables"][0]

    assert (found["kind"], found["how"]) == ("Risk", "guessed")
    assert {"column": "Likelihood", "holds": "likelihood"} in found["columns"]
    assert {"code": "summary", "label": "Summary"} in found["couldHold"]


def test_a_column_is_read_as_somebody_says_who_looked_at_it(client: TestClient) -> None:
    name = {"column": "Heading", "holds": "name"}
    found = mended(client, [{"table": "nodes", "columns": [name, {"column": "Remarks", "holds": "summary"}]}])

    read = found["data"]["loadFile"]
    assert read["tables"][0]["how"] == "given"
    assert {"column": "Remarks", "holds": "summary"} in read["tables"][0]["columns"]
    assert read["counts"][0]["created"] == 2
    assert read["written"]["problems"] == []


def test_a_table_is_of_the_kind_that_somebody_says(client: TestClient) -> None:
    columns = [{"column": "Heading", "holds": "name"}]
    found = mended(client, [{"table": "nodes", "kind": "Process", "columns": columns}])["data"]["loadFile"]

    assert found["tables"][0]["kind"] == "Process"
    assert found["counts"][0]["created"] == 2


def test_a_table_or_kind_that_is_unknown_is_told_with_the_nearest(client: TestClient) -> None:
    found = mended(client, [{"table": "node", "kind": "Proces"}])

    assert "'node' to map; is 'nodes' meant?" in found["errors"][0]["message"]
    assert "'Proces' to map; is 'Process' meant?" in found["errors"][0]["message"]


def test_what_was_mended_is_remembered_for_the_next_file_of_the_same_columns(client: TestClient) -> None:
    tables = [{"table": "nodes", "columns": [{"column": "Heading", "holds": "name"}]}]
    load = MEND.replace("dryRun: true, acceptGuess: true", 'reason: "Trying"')
    asked(client, load, batch=sent(client, RISKS), tables=tables)

    again = asked(client, load, batch=sent(client, RISKS), tables=None)["data"]["loadFile"]

    assert again["tables"][0]["how"] == "remembered"
    assert {"column": "Heading", "holds": "name"} in again["tables"][0]["columns"]


STRANGE = b"Blob,Wibble\nFirst of them,7\nSecond of them,9\n"
UNREAD = """mutation($batch: ID!, $tables: [TableInput!]) {
  loadFile(batch: $batch, dryRun: true, acceptGuess: true, tables: $tables) {
    tables { table kind how } unread { table columns } counts { of created }
  }
}"""


def test_a_table_that_is_like_nothing_known_is_named_and_read_once_somebody_says_what_its_rows_are(
    client: TestClient,
) -> None:
    batch = sent(client, STRANGE)
    said = {"table": "nodes", "kind": "Process", "columns": [{"column": "Blob", "holds": "name"}]}

    before = asked(client, UNREAD, batch=batch, tables=None)["data"]["loadFile"]
    kind_only = asked(client, UNREAD, batch=batch, tables=[{"table": "nodes", "kind": "Process"}])["data"]["loadFile"]
    after = asked(client, UNREAD, batch=batch, tables=[said])["data"]["loadFile"]

    assert (before["tables"], before["unread"]) == ([], [{"table": "nodes", "columns": ["Blob", "Wibble"]}])
    assert kind_only["tables"] == [{"table": "nodes", "kind": "Process", "how": "given"}]
    assert (after["unread"], after["counts"][0]) == ([], {"of": "nodes", "created": 2})


def test_a_table_that_stays_unknown_is_no_mistake_of_who_mends_another(client: TestClient) -> None:
    found = asked(client, UNREAD, batch=sent(client, STRANGE), tables=[{"table": "nodes"}])

    assert [one["table"] for one in found["data"]["loadFile"]["unread"]] == ["nodes"]


def test_a_file_with_more_things_than_may_be_sent_is_refused_with_what_to_do(small_store: Path, tmp_path: Path) -> None:
    copy(small_store, tmp_path / "other.db")
    with keeper(tmp_path / "other.db", limits=Limits(things=2)) as client:
        answer = asked(client, LOAD, batch=sent(client), dry=True, strict=False)

        assert answer["errors"][0]["message"] == (
            "The files hold 3 things and links, and at most 2 are taken here at once: send them in several files, "
            "or use `goldenthread load` where the store is"
        )
        assert asked(client, '{ node(id: "R7") { name } }')["data"]["node"] is None
