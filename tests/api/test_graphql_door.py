"""GraphQL over HTTP: what is no question is refused in a sentence with a code; no error tells more than it should."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request
from starlette.testclient import TestClient
from starlette.types import Message

from api.auth import Door
from api.graphql_request import Unreadable, body_of
from api.limits import Budget, Limits, ServerBusy
from api.logs import TOLD
from api.schema_errors import FAULT
from api.served import Served
from tests.api.cli.calls import call
from tests.api.doors import PORT, asked, example_store, keeper, stranger

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


def test_a_question_may_come_by_get_and_a_change_may_not(let_in: TestClient) -> None:
    variables = '{"id": "P1"}'
    parts = {"query": "query A($id: ID!) { node(id: $id) { id } } query B { about { links } }", "variables": variables}

    answered = let_in.get("/graphql", params={**parts, "operationName": "A"})
    refused = let_in.get("/graphql", params={"query": "mutation { a }"})

    assert (answered.status_code, answered.json()["data"]) == (200, {"node": {"id": "P1"}})
    assert (refused.status_code, refused.headers["allow"]) == (405, "POST")
    assert refused.json()["errors"][0]["extensions"] == {"code": "WRONG_METHOD"}


@pytest.mark.parametrize("method", ["PATCH", "HEAD", "OPTIONS"])
def test_no_other_method_is_answered(let_in: TestClient, method: str) -> None:
    assert let_in.request(method, "/graphql").status_code == 405


@pytest.mark.parametrize(
    "parts", [{}, {"query": ""}, {"query": "{a}", "variables": "{"}, {"query": "{a}", "extensions": "[]"}]
)
def test_an_address_that_is_no_question_is_refused(let_in: TestClient, parts: dict[str, str]) -> None:
    answer = let_in.get("/graphql", params=parts)

    assert (answer.status_code, answer.json()["errors"][0]["extensions"]) == (400, {"code": "BAD_REQUEST"})


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("application/*", "application/json"),
        ("application/json", "application/json"),
        ("application/graphql-response+json", "application/graphql-response+json"),
        ("application/graphql-response+json, application/json;q=0.9", "application/graphql-response+json"),
        ("application/graphql-response+json;q=0.1, application/json", "application/json"),
        ("text/html, */*;q=0.1", "application/json"),
    ],
)
def test_the_client_says_which_form_it_takes(let_in: TestClient, accept: str, form: str) -> None:
    answer = let_in.post("/graphql", json={"query": "{ about { links } }"}, headers={"accept": accept})

    assert (answer.status_code, answer.headers["content-type"]) == (200, form)


@pytest.mark.parametrize("accept", ["text/html", "application/json;q=0", "image/*", "application/json;q=x"])
def test_who_takes_neither_form_is_told_so(let_in: TestClient, accept: str) -> None:
    answer = let_in.post("/graphql", json={"query": "{ about { links } }"}, headers={"accept": accept})

    assert answer.status_code == 406


def test_an_answer_by_get_has_a_tag_and_who_shows_it_gets_nothing_twice(tmp_path: Path) -> None:
    parts = {"query": "{ about { revision } needs { totalCount } }"}
    store = example_store(tmp_path)
    with keeper(store) as client:
        first = client.get("/graphql", params=parts)
        shown = {"if-none-match": f'"other", {first.headers["etag"]}'}
        again = client.get("/graphql", params=parts, headers=shown)
        other = client.get("/graphql", params={"query": "{ about { revision } }"}, headers=shown)
        assert call("set", "D1", "status=stopped", "--store", store).code == 0
        changed = client.get("/graphql", params=parts, headers=shown)

    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert again.headers["cache-control"] == "private, no-cache"
    assert (other.status_code, changed.status_code) == (200, 200)
    assert changed.json() != first.json()


def test_a_tag_says_nothing_to_whoever_has_other_rights(small_store: Path) -> None:
    parts = {"query": "{ about { revision } }"}
    door = Door(PORT, is_open=True)
    with stranger(small_store, door) as client:
        as_anybody = client.get("/graphql", params=parts)
        client.get("/", params={"token": door.token})
        as_keeper = client.get("/graphql", params=parts, headers={"if-none-match": as_anybody.headers["etag"]})

    assert as_keeper.status_code == 200
    assert as_keeper.headers["etag"] != as_anybody.headers["etag"]


@pytest.mark.parametrize(
    ("question", "meanwhile"),
    [
        ("{ savedQueries { totalCount } }", 'saveQuery(name: "mine", document: "{ about { nodes } }") { done }'),
        ("{ audit { totalCount } }", 'change(nodes: [{id: "R1", values: {process: {name: "Other"}}}]) { done }'),
    ],
)
def test_what_no_revision_tells_of_changes_the_tag_too(tmp_path: Path, question: str, meanwhile: str) -> None:
    with keeper(example_store(tmp_path)) as client:
        first = client.get("/graphql", params={"query": question})
        shown = {"if-none-match": first.headers["etag"]}
        same = client.get("/graphql", params={"query": question}, headers=shown)
        asked(client, f"mutation {{ {meanwhile} }}")
        then = client.get("/graphql", params={"query": question}, headers=shown)

    assert (same.status_code, then.status_code) == (304, 200)
    assert then.json() != first.json()


def test_an_answer_with_an_error_or_by_post_has_no_tag(let_in: TestClient) -> None:
    failed = let_in.get("/graphql", params={"query": '{ proof(id: "?") { strength } }'})
    posted = let_in.post("/graphql", json={"query": "{ about { links } }"}, headers={"if-none-match": "*"})

    assert "etag" not in failed.headers
    assert (posted.status_code, "etag" in posted.headers) == (200, False)


def test_an_answer_that_takes_too_long_is_given_up(let_in: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Served, "budget", lambda _: Budget(10, seconds=-1))

    answer = asked(let_in, "{ about { links } }")

    assert answer["errors"][0]["extensions"] == {"code": "TOO_SLOW"}
    assert "within 30 seconds" in answer["errors"][0]["message"]


def test_who_would_have_to_wait_too_long_is_told_to_come_back(
    let_in: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def busy(*_: Any) -> None:
        raise ServerBusy("too many wait")

    monkeypatch.setattr(Served, "run", busy)

    answer = let_in.post("/graphql", json={"query": "{ about { links } }"})

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert answer.json()["errors"][0]["extensions"] == {"code": "SERVER_BUSY"}


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
        ("mutation { a }", "INVALID_QUERY", "Cannot query field 'a' on type 'Mutation'."),
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

    monkeypatch.setattr("api.roots.nodes.search_page", fail)
    with caplog.at_level(logging.DEBUG):
        answer = asked(let_in, '{ search(text: "a private name") { totalCount } }')

    assert answer["errors"][0]["message"] == FAULT
    assert answer["errors"][0]["extensions"] == {"code": "INTERNAL"}
    assert "secret" not in str(answer)
    told = [getattr(record, TOLD, {}) for record in caplog.records if record.getMessage() == "fault"]
    assert [(one["fault"], one["at"].partition(":")[0]) for one in told] == [("RuntimeError", "test_graphql_door.py")]
    assert "private" not in caplog.text + str(told)
    assert "secret" not in caplog.text + str(told)


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


def test_a_body_that_does_not_come_is_not_waited_for_without_end() -> None:
    async def receive() -> Message:
        await asyncio.sleep(60)
        raise AssertionError

    request = Request({"type": "http", "method": "POST", "headers": []}, receive)

    with pytest.raises(Unreadable, match="did not come within 0 seconds") as refused:
        asyncio.run(body_of(request, Limits(seconds=0)))

    assert (refused.value.status, refused.value.code) == (408, "TOO_SLOW")
