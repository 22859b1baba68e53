"""GraphQL over HTTP: what is no question is refused in a sentence with a code; no error tells more than it should."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.limits import Limits
from api.schema_errors import FAULT
from tests.api.cli.calls import call
from tests.api.doors import asked, example_store, keeper

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    "body",
    ["", "{", "[]", "null", '{"query": 1}', '{"query": "{a}", "variables": 1}', '{"query": "{a}", "operationName": 1}'],
)  # fmt: skip
def test_what_is_no_request_is_refused(let_in: TestClient, body: str) -> None:
    answer = let_in.post("/graphql", content=body, headers={"content-type": "application/json"})

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["extensions"] == {"code": "BAD_REQUEST"}


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_what_a_form_of_another_site_could_send_is_refused(let_in: TestClient, kind: str) -> None:
    answer = let_in.post("/graphql", content='{"query": "{ about { links } }"}', headers={"content-type": kind})

    assert answer.status_code == 415


def test_questions_come_by_post_only(let_in: TestClient) -> None:
    assert let_in.get("/graphql", params={"query": "{ about { links } }"}).status_code == 405


def test_a_body_that_is_too_long_is_refused(small_store: Path) -> None:
    with keeper(small_store, Limits(body=100)) as client:
        answer = client.post("/graphql", json={"query": "{ about { links } }" + " " * 100})

    assert (answer.status_code, answer.json()["errors"][0]["extensions"]["code"]) == (413, "LIMIT_REACHED")


@pytest.mark.parametrize(
    ("document", "code", "message"),
    [
        ("{", "SYNTAX", "Syntax Error: Expected Name, found <EOF>."),
        ("{ nothing }", "INVALID_QUERY", "Cannot query field 'nothing' on type 'Query'."),
        ("query Q($n: Int!) { processes(first: $n) { totalCount } }", "INVALID_QUERY", "$n"),
        ("mutation { a }", "INVALID_QUERY", "mutation"),
        ('{ proof(id: "?") { strength } }', "NOT_FOUND", "There is nothing with the id '?'"),
    ],
)
def test_every_error_has_a_code_and_says_what_is_wrong(
    let_in: TestClient, document: str, code: str, message: str
) -> None:
    error = asked(let_in, document)["errors"][0]

    assert error["extensions"] == {"code": code}
    assert message in error["message"]


def test_a_field_that_fails_leaves_the_others_their_answers(let_in: TestClient) -> None:
    answer = asked(let_in, '{ about { links } proof(id: "?") { strength } }')

    assert answer["data"] == {"about": {"links": 30}, "proof": None}
    assert answer["errors"][0]["path"] == ["proof"]


def test_who_asks_for_the_newer_form_learns_of_a_refusal_by_status(let_in: TestClient) -> None:
    accept = {"accept": "application/graphql-response+json"}

    refused = let_in.post("/graphql", json={"query": "{ nothing }"}, headers=accept)
    answered = let_in.post("/graphql", json={"query": "{ about { links } }"}, headers=accept)

    assert (refused.status_code, "data" in refused.json()) == (400, False)
    assert (answered.status_code, answered.headers["content-type"]) == (200, "application/graphql-response+json")


def test_a_fault_of_ours_tells_no_secret_to_client_or_log(
    let_in: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: Any) -> None:
        raise RuntimeError("secret words")

    monkeypatch.setattr("api.schema.search_page", fail)
    with caplog.at_level(logging.DEBUG):
        answer = asked(let_in, '{ search(text: "a private name") { totalCount } }')

    assert answer["errors"][0]["message"] == FAULT
    assert answer["errors"][0]["extensions"] == {"code": "INTERNAL"}
    assert "secret" not in str(answer)
    assert "RuntimeError while answering ['search']" in caplog.text
    assert "private" not in caplog.text
    assert "secret" not in caplog.text


def test_the_next_request_sees_what_was_changed_since(tmp_path: Path) -> None:
    question = "{ about { revision } findings { totalCount } needs(live: true) { totalCount } }"
    store = example_store(tmp_path)
    with keeper(store) as client:
        before = asked(client, question)["data"]
        assert call("set", "D1", "status=stopped", "--store", store).code == 0
        after = asked(client, question)["data"]

    assert after["about"]["revision"] == before["about"]["revision"] + 1
    assert after["needs"]["totalCount"] == before["needs"]["totalCount"] - 1
    assert after["findings"]["totalCount"] != before["findings"]["totalCount"]
