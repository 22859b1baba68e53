"""Tests of `api.changes.merging`: two things as one, looked at first, then done, then parted again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.changes.conftest import ids
from tests.api.changes.test_loads import sent
from tests.api.doors import asked, keeper

MERGE = """mutation($keep: ID!, $other: ID!, $dry: Boolean!) {
  merge(keep: $keep, other: $other, dryRun: $dry, reason: "recorded twice") {
    dryRun links readings notTaken { id where value }
    written { done changed revision problems { message } appeared { nodes { id } } gone { nodes { id } } }
  }
}"""
FILES = """mutation($batches: [ID!]!, $same: [SameInput!]!, $dry: Boolean!) {
  mergeFiles(batches: $batches, same: $same, dryRun: $dry) {
    dryRun counts { of created changed same } notTaken { id where value }
    written { changed revision gone { nodes { id } } }
  }
}"""
THEIRS = b"id,kind,name,summary,lane\nX9,Process,Triage of referrals,Within two days,support\n"


TWICE = """mutation { create(
  nodes: [{id: "R9", values: {process: {name: "Print the leaflets", lane: MAINSTAY, summary: "For visits"}}}]
  links: [{from: "R9", link: CONTRIBUTES_TO, to: "O1"}]) { done } }"""


@contextmanager
def recorded_twice(store: Path) -> Iterator[TestClient]:
    """Give a client of a server of `small`, in which a process is recorded once more."""
    with keeper(store) as opened:
        assert asked(opened, TWICE)["data"]["create"]["done"]
        yield opened


@pytest.fixture
def client(small_store: Path, tmp_path: Path) -> Iterator[TestClient]:
    """Return a client of a server of its own, in which a process is recorded twice."""
    with recorded_twice(Path(copy(small_store, tmp_path / "small.db"))) as opened:
        yield opened


def merged(client: TestClient, keep: str, other: str, *, dry: bool = False) -> Any:
    """Return what became of two things that are one."""
    return asked(client, MERGE, keep=keep, other=other, dry=dry)["data"]["merge"]


def test_a_dry_run_tells_the_effect_on_findings_and_changes_nothing(client: TestClient) -> None:
    found = merged(client, "R5", "R9", dry=True)

    assert found["dryRun"] and not found["written"]["changed"]
    assert (found["links"], found["readings"]) == (1, 0)
    assert found["notTaken"] == [
        {"id": "R5", "where": "name", "value": "Print the leaflets"},
        {"id": "R5", "where": "lane", "value": "mainstay"},
    ]
    assert "S01:R9" in ids(found["written"]["gone"])
    assert asked(client, '{ node(id: "R9") { id } }')["data"]["node"]


def test_two_things_become_one_and_are_parted_again(client: TestClient) -> None:
    done = merged(client, "R5", "R9")
    one = asked(client, '{ node(id: "R5") { sight ... on Process { summary } } other: node(id: "R9") { id } }')["data"]
    parted = asked(client, f"mutation {{ undo(revision: {done['written']['revision']}) {{ done }} }}")
    two = asked(client, '{ node(id: "R5") { sight } other: node(id: "R9") { id } }')["data"]

    assert done["written"]["changed"]
    assert one == {"node": {"sight": "STRATEGIC", "summary": "For visits"}, "other": None}
    assert parted["data"]["undo"]["done"]
    assert two == {"node": {"sight": "ADRIFT"}, "other": {"id": "R9"}}


def test_what_cannot_be_one_thing_is_told_and_not_done(client: TestClient) -> None:
    found = merged(client, "R5", "O1")

    assert not found["written"]["done"]
    assert "they cannot be one thing" in found["written"]["problems"][0]["message"]


def test_a_file_is_put_together_with_the_organisation_pair_by_pair(client: TestClient) -> None:
    given = {"batches": [sent(client, THEIRS)], "same": [{"left": "R3", "right": "X9"}]}

    looked = asked(client, FILES, dry=True, **given)["data"]["mergeFiles"]
    done = asked(client, FILES, dry=False, **given)["data"]["mergeFiles"]

    node = asked(client, '{ node(id: "R3") { name ... on Process { summary } } }')["data"]["node"]
    assert not looked["written"]["changed"] and done["written"]["changed"]
    assert looked["counts"][0] == {"of": "nodes", "created": 0, "changed": 1, "same": 0}
    assert {"id": "R3", "where": "name", "value": "Triage of referrals"} in looked["notTaken"]
    assert node == {"name": "Triage referrals", "summary": "Within two days"}


def test_two_files_are_put_together_and_loaded_as_one(client: TestClient) -> None:
    ours, theirs = (
        sent(client, b"id,kind,name\n" + row) for row in (b"N7,Need,Parking\n", b"Z7,Need,Parking near by\n")
    )

    done = asked(client, FILES, batches=[ours, theirs], same=[{"left": "N7", "right": "Z7"}], dry=False)

    assert done["data"]["mergeFiles"]["counts"][0]["created"] == 1


def test_a_pair_of_which_one_is_not_there_is_not_found(client: TestClient) -> None:
    answer = asked(client, FILES, batches=[sent(client, THEIRS)], same=[{"left": "R3", "right": "X8"}], dry=True)

    assert answer["errors"][0]["extensions"]["code"] == "NOT_FOUND"
    assert "in the second source" in answer["errors"][0]["message"]
