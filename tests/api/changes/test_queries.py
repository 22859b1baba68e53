"""Tests of `api.changes.queries`: questions are saved, read again and dropped by who may."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.auth import Door
from tests.api.changes.conftest import Change
from tests.api.doors import PORT, asked, stranger

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
