"""Every field at the root of the schema, asked by everybody, by compiled plans and by graphql-core: nothing leaks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import orjson
import pytest

from api.graphql_request import Document
from api.graphql_run import execute
from api.limits import Limits
from api.rights import Rights
from api.schema import build_schema
from api.served import Served
from graph.declarations import load_ontology
from tests.api.doors import served
from tests.api.walking import documents
from tests.guarded import COVERT, OUTSIDE, PEOPLE, PERSONAL, guarded_store

pytestmark = pytest.mark.slow

ROOMY = Limits(cost=10**9, rows=10**6, fields=10**6, tokens=10**6, depth=30, body=10**7)
GIVEN = {
    "id": '"round"', "text": '"o"', "from": '"round"', "to": '"need"', "diff.from": '"0"', "name": '"q"',
    "question.id": '"Q1"', "fieldsOf.kind": '"Process"', "feedbackTrace.id": '"fall"', "teamBoard.id": '"team"',
}  # fmt: skip
OWN = {"ward": ("Dilys", "Eleri", "Covert plan", "Covert steps"), "clinic": ("Ceridwen", "Ffion", "Covert ward")}


@cache
def every_document() -> dict[str, str]:
    """Return a document for each field at the root, by its name."""
    schema = build_schema(load_ontology(), ROOMY)
    return dict(documents(schema.graphql._schema, GIVEN))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of an organisation that holds what not everybody may see."""
    path = tmp_path_factory.mktemp("every") / "store.db"
    guarded_store(path).close()
    return path


@pytest.fixture(scope="module")
def organisation(path: Path) -> Iterator[Served]:
    """Return it as a server holds it."""
    with served(path, ROOMY) as held:
        yield held


def answer(organisation: Served, document: str, rights: Rights, *, compiled: bool = True) -> dict[str, Any]:
    """Return the answer to a document by one of the two ways."""
    schema = organisation.schema
    organisation.schema = schema if compiled else schema.without_plans()
    asked = organisation.asked(rights)
    asked.takes_written = compiled
    try:
        record: dict[str, Any] = orjson.loads(orjson.dumps(execute(organisation, asked, Document(document))))
        return record
    finally:
        organisation.schema = schema


def told(organisation: Served, name: str, *, compiled: bool) -> str:
    """Return all answers that somebody gets, as one text."""
    answers = [answer(organisation, one, PEOPLE[name], compiled=compiled) for one in every_document().values()]
    return orjson.dumps(answers).decode()


@pytest.mark.parametrize("compiled", [True, False])
@pytest.mark.parametrize("name", OUTSIDE)
def test_no_answer_holds_a_trace_of_what_is_kept_back(organisation: Served, name: str, compiled: bool) -> None:
    text = told(organisation, name, compiled=compiled)

    assert [word for word in (*PERSONAL, *COVERT) if word in text] == []
    assert "C07:" not in text


@pytest.mark.parametrize("compiled", [True, False])
@pytest.mark.parametrize("name", OWN)
def test_a_contributor_gets_nothing_of_other_units(organisation: Served, name: str, compiled: bool) -> None:
    text = told(organisation, name, compiled=compiled)

    assert [word for word in OWN[name] if word in text] == []


@pytest.mark.parametrize("compiled", [True, False])
def test_what_is_kept_back_from_others_is_there_for_stewards(organisation: Served, compiled: bool) -> None:
    text = told(organisation, "steward", compiled=compiled)

    assert [word for word in (*PERSONAL, *COVERT) if word not in text] == []


@pytest.mark.parametrize("name", PEOPLE)
def test_both_ways_give_everybody_the_same(organisation: Served, name: str) -> None:
    for one in every_document().values():
        by_plan, by_core = (answer(organisation, one, PEOPLE[name], compiled=way) for way in (True, False))
        assert by_plan.get("data") == by_core.get("data"), one


def test_every_field_at_the_root_is_asked_for_so_that_it_answers(organisation: Served) -> None:
    answers = {name: answer(organisation, one, PEOPLE["keeper"]) for name, one in every_document().items()}

    assert set(answers) == set(organisation.schema.graphql._schema.query_type.fields)  # type: ignore[union-attr]
    assert [name for name, one in answers.items() if "errors" in one] == ["savedQuery"]  # there is none to find
