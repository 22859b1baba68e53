"""Tests of `api.changes.queries`: questions are saved, read again and dropped by who may."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.auth import Door
from api.graphql_door import execute
from api.graphql_request import Document
from api.served import Served
from tests.api.changes.conftest import Change
from tests.api.doors import PORT, asked, served, stranger
from tests.guarded import PEOPLE, guarded_store

pytestmark = pytest.mark.slow

SAVE = """mutation($text: String!, $variables: JSON, $name: String! = "Needs") {
  saveQuery(name: $name, document: $text, variables: $variables, doc: "What matters") {
    done problems { message } query { name doc by variables lastRevision difference { totalCount } } } }"""
NEEDS = "query Q($least: Int) { needs(where: {importance: {gte: $least}}) { nodes { id } } }"


def test_a_question_is_saved_and_tells_what_differs_until_it_is_read_again(ask: Change) -> None:
    saved = ask(SAVE, text=NEEDS, variables={"least": 4})["data"]["saveQuery"]
    ask('mutation { change(nodes: [{id: "D3", values: {need: {importance: 5}}}]) { done } }')
    differing = '{ savedQuery(name: "Needs") { difference { totalCount } } }'
    before = ask(differing)["data"]["savedQuery"]["difference"]["totalCount"]
    renewed = ask('mutation { renewQuery(name: "Needs") { done query { lastRevision } } }')["data"]["renewQuery"]
    after = ask(differing)["data"]["savedQuery"]["difference"]["totalCount"]

    assert saved["done"]
    assert (saved["query"]["variables"], saved["query"]["lastRevision"]) == ({"least": 4}, 1)
    assert (before, renewed["query"]["lastRevision"], after) == (1, 2, 0)


def test_a_question_is_kept_no_more(ask: Change) -> None:
    ask(SAVE, text=NEEDS)

    dropped = ask('mutation { deleteQuery(name: "Needs") { done query { name } } }')["data"]["deleteQuery"]
    again = ask('mutation { deleteQuery(name: "Needs") { done } }')

    assert dropped == {"done": True, "query": None}
    assert ask("{ savedQueries { totalCount } }")["data"]["savedQueries"]["totalCount"] == 0
    assert again["errors"][0]["extensions"] == {"code": "NOT_FOUND"}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"text": "{"}, "Syntax Error"),
        ({"text": "{ nothing }"}, "Cannot query field 'nothing'"),
        ({"text": "mutation { undo(revision: 1) { done } }"}, "which only asks"),
        ({"text": "subscription { changes { revision } }"}, "which only asks"),
        ({"text": NEEDS, "variables": [1]}, "no object"),
        ({"text": NEEDS, "name": "a\tb"}, "a query is named by"),
    ],
)
def test_what_is_no_question_or_no_name_is_not_saved(ask: Change, given: dict[str, object], said: str) -> None:
    saved = ask(SAVE, **given)["data"]["saveQuery"]

    assert (saved["done"], saved["query"]) == (False, None)
    assert said in saved["problems"][0]["message"]


def test_who_may_only_read_saves_no_question(small_store: Path) -> None:
    with stranger(small_store, Door(PORT, is_open=True)) as client:
        answer = asked(client, SAVE, text=NEEDS)

    assert answer["errors"][0]["extensions"] == {"code": "FORBIDDEN"}


OTHER = 'saveQuery(name: "mine", document: "{ about { nodes } }")'


def may(organisation: Served, call: str, name: str) -> bool:
    """Tell whether somebody is let do something."""
    answer = execute(organisation, organisation.asked(PEOPLE[name]), Document(f"mutation {{ {call} {{ done }} }}"))
    return bool((answer["data"] or {}).popitem()[1]["done"]) if "errors" not in answer else False


@pytest.mark.parametrize(
    "call", ['saveQuery(name: "mine", document: "{ about { nodes } }")', 'renewQuery(name: "mine")']
)
def test_a_question_is_changed_by_who_saved_it_and_by_stewards_alone(tmp_path: Path, call: str) -> None:
    guarded_store(tmp_path / "store.db").close()
    with served(tmp_path / "store.db") as organisation:
        assert may(organisation, 'saveQuery(name: "mine", document: "{ about { revision } }")', "ward")

        allowed = [name for name in ("ward", "clinic", "viewer", "steward") if may(organisation, call, name)]

    assert allowed == ["ward", "steward"]


def test_a_question_is_dropped_by_who_saved_it_and_by_stewards_alone(tmp_path: Path) -> None:
    guarded_store(tmp_path / "store.db").close()
    with served(tmp_path / "store.db") as organisation:
        for name in ("one", "other"):
            may(organisation, f'saveQuery(name: "{name}", document: "{{ about {{ revision }} }}")', "ward")

        told = [
            may(organisation, f'deleteQuery(name: "{query}")', name)
            for query, name in (("one", "clinic"), ("one", "ward"), ("other", "steward"))
        ]

    assert told == [False, True, True]
