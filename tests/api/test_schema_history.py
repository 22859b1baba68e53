"""History and differences over GraphQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest
from starlette.testclient import TestClient

from api.auth import Door
from api.editing import edit
from api.session import Session
from api.settings import read_settings
from graph.edits import link, set_fields
from graph.model import Commit, Link
from tests.api.asking import refused
from tests.api.doors import PORT, TODAY, asked, example_store, keeper, stranger

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def edited_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store that holds the example `small` and two edits of it."""
    path = example_store(tmp_path_factory.mktemp("edited"))
    session = Session(read_settings(store=str(path), today=TODAY))
    holder, enables = {"holder": "Ann Other", "wte": "1"}, Link("R5", "enables", "R3")
    edit(session, lambda store: set_fields(store, session.ontology, "W1", holder), Commit("Ann", "she has begun"))
    edit(session, lambda store: link(store, session.ontology, enables, {}, on=TODAY), Commit("Bob"))
    session.close()
    return path


@pytest.fixture(scope="module")
def client(edited_store: Path) -> Iterator[TestClient]:
    """Give a client that has opened the address with the token."""
    with keeper(edited_store) as made:
        yield made


def test_history_comes_newest_first_page_by_page(client: TestClient) -> None:
    document = """
    query Q($after: String) { history(first: 2, after: $after) {
      totalCount pageInfo { endCursor } nodes { revision who why action sentences undoes source } } }
    """
    first = asked(client, document)["data"]["history"]
    rest = asked(client, document, after=first["pageInfo"]["endCursor"])["data"]["history"]

    assert first["totalCount"] == 3
    assert [(one["revision"], one["who"], one["why"]) for one in first["nodes"]] == [
        (3, "Bob", None),
        (2, "Ann", "she has begun"),
    ]
    assert len(first["nodes"][1]["sentences"]) == 2
    assert [(one["revision"], one["action"]) for one in rest["nodes"]] == [(1, "load")]


def test_history_of_one_thing_is_what_touched_it(client: TestClient) -> None:
    data = asked(client, '{ history(id: "W1") { nodes { revision } } gone: history(id: "?") { totalCount } }')

    assert data["errors"][0]["extensions"]["code"] == "NOT_FOUND"
    told = asked(client, '{ history(id: "R5", recordedAt: "2") { nodes { revision } } }')["data"]
    assert told["history"]["nodes"] == [{"revision": 1}]


def test_RE_18_a_difference_is_told_in_sentences_with_sight_and_findings(client: TestClient) -> None:
    data = asked(
        client,
        """{ diff(from: "2", to: "3") { fromRevision toRevision difference {
        sentences { nodes } sight { nodes { node { id } before after } } gone { nodes { id nodes { id } } }
        appeared { totalCount } } } }""",
    )["data"]["diff"]

    assert (data["fromRevision"], data["toRevision"]) == (2, 3)
    assert len(data["difference"]["sentences"]["nodes"]) == 1
    assert {"node": {"id": "R5"}, "before": "ADRIFT", "after": "STRATEGIC"} in data["difference"]["sight"]["nodes"]
    assert "S05:R5" in [finding["id"] for finding in data["difference"]["gone"]["nodes"]]


def test_RE_18_a_difference_is_told_of_one_thing_or_within_a_unit(client: TestClient) -> None:
    document = """query Q($id: ID, $scope: ID) { diff(from: "1", id: $id, scope: $scope) {
      revisions { nodes { revision } } difference { sentences { nodes } sight { nodes { node { id } } }
      gone { nodes { id } } } } }"""

    of_role, of_work = (asked(client, document, id=one)["data"]["diff"] for one in ("W1", "R5"))

    assert [one["revision"] for one in of_role["revisions"]["nodes"]] == [2]
    assert [one["revision"] for one in of_work["revisions"]["nodes"]] == [3]
    assert of_role["difference"]["sight"]["nodes"] == []
    assert of_work["difference"]["sight"]["nodes"] == [{"node": {"id": "R5"}}]
    assert all("R5" in one["id"] for one in of_work["difference"]["gone"]["nodes"])
    assert len(of_work["difference"]["sentences"]["nodes"]) == 1


def test_a_difference_within_a_unit_that_is_not_there_or_of_both_is_refused(client: TestClient) -> None:
    codes = [
        asked(client, f'{{ diff(from: "1", {given}) {{ difference {{ sentences {{ totalCount }} }} }} }}')["errors"][0][
            "extensions"
        ]["code"]
        for given in ('scope: "?"', 'scope: "U1", id: "R1"')
    ]

    assert codes == ["NOT_FOUND", "WRONG_USE"]


def test_who_recorded_something_is_told_by_role_to_those_who_may_see_who_holds_it(
    edited_store: Path, tmp_path: Path
) -> None:
    store = tmp_path / "again.db"
    copy(edited_store, store)
    session = Session(read_settings(store=str(store), today=TODAY))
    edit(session, lambda store: set_fields(store, session.ontology, "R5", {"name": "Print"}), Commit("Ann Other"))
    session.close()
    document = "{ history(first: 1) { nodes { who roles { id } } } }"

    with keeper(store) as client, stranger(store, Door(PORT, is_open=True)) as other:
        seen, unseen = asked(client, document)["data"], asked(other, document)["data"]

    assert seen["history"]["nodes"] == [{"who": "Ann Other", "roles": [{"id": "W1"}]}]
    assert unseen["history"]["nodes"][0]["roles"] == []


def test_two_days_are_compared_as_known_now(client: TestClient) -> None:
    document = '{ diff(from: "2020-01-01", to: "2026-11-25", byValidity: true) { fromDate toDate fromRevision } }'

    data = asked(client, document)["data"]["diff"]

    assert data == {"fromDate": "2020-01-01", "toDate": "2026-11-25", "fromRevision": 3}


def test_the_later_moment_first_is_wrong_use(client: TestClient) -> None:
    errors = asked(client, '{ diff(from: "3", to: "2") { toRevision } }')["errors"]

    assert errors[0]["extensions"]["code"] == "WRONG_USE"


def test_what_may_not_be_seen_is_in_no_history_and_no_difference(edited_store: Path) -> None:
    with stranger(edited_store, Door(PORT, is_open=True)) as client:
        told = asked(client, "{ history { nodes { sentences why } } }")
        differs = asked(client, '{ diff(from: "1") { difference { sentences { nodes } } } }')

    text = str((told["data"], differs["data"]))
    assert "Ann Other" not in text
    assert "she has begun" not in text


def test_what_is_in_no_store_has_no_history() -> None:
    assert refused("{ history { totalCount } }")[0] == "WRONG_USE"
    assert refused('{ diff(from: "1") { toRevision } }')[0] == "WRONG_USE"
