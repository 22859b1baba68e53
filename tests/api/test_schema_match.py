"""Pairs that may be one thing over GraphQL: within the organisation, of a file and it, and of two files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.changes.test_loads import sent
from tests.api.changes.test_merging import THEIRS, recorded_twice
from tests.api.doors import asked

MATCHES = """query($batches: [ID!], $for: ID, $scope: ID) {
  matches(batches: $batches, for: $for, scope: $scope) {
    totalCount
    nodes {
      kind kindLabel isOne left { id name node { id } } right { id name node { id } } reasons
      differing { field label left right }
    }
  }
}"""


@pytest.fixture
def client(small_store: Path, tmp_path: Path) -> Iterator[TestClient]:
    """Return a client of a server of its own, in which a process is recorded twice."""
    with recorded_twice(Path(copy(small_store, tmp_path / "small.db"))) as opened:
        yield opened


def matched(client: TestClient, **given: Any) -> Any:
    """Return the pairs that are found."""
    return asked(client, MATCHES, **given)["data"]["matches"]["nodes"]


def test_what_is_recorded_twice_is_found_with_reasons_and_differences(client: TestClient) -> None:
    assert matched(client) == [
        {
            "kind": "Process",
            "kindLabel": "Process",
            "isOne": False,
            "left": {"id": "R5", "name": "Print leaflets", "node": {"id": "R5"}},
            "right": {"id": "R9", "name": "Print the leaflets", "node": {"id": "R9"}},
            "reasons": ["the names are alike, “Print leaflets” and “Print the leaflets”"],
            "differing": [
                {"field": "name", "label": "name", "left": "Print leaflets", "right": "Print the leaflets"},
                {"field": "lane", "label": "Lane", "left": "support", "right": "mainstay"},
            ],
        }
    ]


def test_pairs_with_one_thing_begin_with_it(client: TestClient) -> None:
    found = matched(client, **{"for": "R9"})

    assert [(one["left"]["id"], one["right"]["id"]) for one in found] == [("R9", "R5")]
    assert matched(client, **{"for": "R1"}) == []


def test_only_pairs_of_a_unit_are_told_where_one_is_named(client: TestClient) -> None:
    assert (len(matched(client, scope="U2")), len(matched(client, scope="U1"))) == (1, 0)


def test_a_file_is_compared_with_the_organisation(client: TestClient) -> None:
    found = matched(client, batches=[sent(client, THEIRS)])

    assert [(one["left"]["id"], one["left"]["node"], one["right"]["id"], one["right"]["node"]) for one in found] == [
        ("R3", {"id": "R3"}, "X9", None)
    ]


def test_two_files_are_compared_with_each_other(client: TestClient) -> None:
    ours = sent(client, b"id,kind,name\nQ1,Process,Triage referrals\n")

    found = matched(client, batches=[ours, sent(client, THEIRS)])

    assert [(one["left"]["id"], one["left"]["node"], one["right"]["id"]) for one in found] == [("Q1", None, "X9")]


def test_what_cannot_be_compared_is_refused(client: TestClient) -> None:
    batch = sent(client, THEIRS)
    answers = [
        asked(client, MATCHES, batches=[batch] * 3),
        asked(client, MATCHES, batches=[batch], **{"for": "R1"}),
        asked(client, MATCHES, batches=["none"]),
        asked(client, MATCHES, **{"for": "none"}),
    ]

    codes = [one["errors"][0]["extensions"]["code"] for one in answers]
    assert codes == ["WRONG_USE", "WRONG_USE", "NOT_FOUND", "NOT_FOUND"]
