"""Saved questions over GraphQL: what each gives now, and what differs from the last time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.auth import Door
from api.editing import edit
from api.saved import faults
from api.session import Session
from api.settings import read_settings
from graph.edits import set_fields
from graph.model import Commit
from graph.saved_queries import SavedQuery, save_query
from tests.api.asking import schema
from tests.api.doors import PORT, TODAY, asked, example_store, keeper, stranger

pytestmark = pytest.mark.slow

NEEDS = "query Q($least: Int) { needs(where: {importance: {gte: $least}}) { nodes { id importance } } }"
PEOPLE = "{ roles { nodes { id holder } } }"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store with saved questions, one of which was asked before an edit."""
    path = example_store(tmp_path_factory.mktemp("saved"))
    session = Session(read_settings(store=str(path), today=TODAY))
    needs = SavedQuery("Needs", NEEDS, {"least": 4}, "What matters most", "Ann", TODAY)
    save_query(session.store, needs.asked(1, TODAY))
    save_query(session.store, SavedQuery("People", PEOPLE))
    save_query(session.store, SavedQuery("Circle", '{ savedQuery(name: "Needs") { answer } }'))
    save_query(session.store, SavedQuery("Wrong", "{ nothing }"))
    for node, fields in (("D3", {"importance": "5"}), ("W1", {"holder": "Ann Other"})):
        edit(session, partial(set_fields, ontology=session.ontology, node_id=node, given=fields), Commit("Ann"))
    session.close()
    return path


@pytest.fixture(scope="module")
def client(store: Path) -> Iterator[TestClient]:
    """Give a client that has opened the address with the token."""
    with keeper(store) as made:
        yield made


def test_a_saved_question_gives_its_answer_and_what_differs_from_the_last_time(client: TestClient) -> None:
    document = """{ savedQuery(name: "Needs") { name doc document variables by savedOn lastRevision lastDate answer
      difference { totalCount nodes { sort path before after sentence } } } }"""

    query = asked(client, document)["data"]["savedQuery"]

    assert (query["doc"], query["variables"], query["by"]) == ("What matters most", {"least": 4}, "Ann")
    assert (query["savedOn"], query["lastRevision"], query["lastDate"]) == (TODAY, 1, TODAY)
    assert {node["id"] for node in query["answer"]["data"]["needs"]["nodes"]} == {"D1", "D2", "D3"}
    assert query["difference"]["nodes"] == [
        {
            "sort": "APPEARED", "path": ["needs", "nodes", "D3"], "before": None,
            "after": {"id": "D3", "importance": 5}, "sentence": "needs → nodes → D3 appeared: D3.",
        }
    ]  # fmt: skip


def test_saved_questions_are_listed_by_name(client: TestClient) -> None:
    data = asked(client, "{ savedQueries(first: 2) { totalCount nodes { name lastRevision lastDate savedOn } } }")[
        "data"
    ]

    assert data["savedQueries"]["totalCount"] == 4
    assert [query["name"] for query in data["savedQueries"]["nodes"]] == ["Circle", "Needs"]
    assert data["savedQueries"]["nodes"][0] == {
        "name": "Circle",
        "lastRevision": None,
        "lastDate": None,
        "savedOn": None,
    }


def test_before_the_first_time_nothing_differs(client: TestClient) -> None:
    data = asked(client, '{ savedQuery(name: "People") { difference { totalCount } } }')["data"]

    assert data["savedQuery"]["difference"]["totalCount"] == 0


def test_what_is_wrong_with_a_saved_question_is_part_of_its_answer(client: TestClient) -> None:
    data = asked(
        client, '{ wrong: savedQuery(name: "Wrong") { answer } circle: savedQuery(name: "Circle") { answer } }'
    )

    codes = [data["data"][name]["answer"]["errors"][0]["extensions"]["code"] for name in ("wrong", "circle")]
    assert codes == ["INVALID_QUERY", "WRONG_USE"]


def test_a_saved_question_that_is_not_there_is_not_found(client: TestClient) -> None:
    assert asked(client, '{ savedQuery(name: "?") { name } }')["errors"][0]["extensions"]["code"] == "NOT_FOUND"


def test_who_asks_a_saved_question_sees_what_they_may_see(store: Path, client: TestClient) -> None:
    document = '{ savedQuery(name: "People") { answer } }'
    with stranger(store, Door(PORT, is_open=True)) as other:
        theirs = asked(other, document)

    assert "Ann Other" in str(asked(client, document))
    assert "holder" in str(theirs)
    assert "Ann Other" not in str(theirs)


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ("{ about {", "Syntax"),
        ("query A { about { nodes } } query B { about { nodes } }", "exactly one operation"),
        ("fragment F on About { nodes }", "exactly one operation"),
        ("subscription { about { nodes } }", "exactly one operation"),
        ("{ nothing }", "nothing"),
    ],
)
def test_what_cannot_be_saved_is_told(document: str, said: str) -> None:
    assert said in " ".join(faults(schema().graphql, document))


def test_a_question_that_fits_the_schema_can_be_saved() -> None:
    assert faults(schema().graphql, NEEDS) == []
