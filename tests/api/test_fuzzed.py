"""Random questions and requests to a running server, by schemathesis: no fault, and a code for every error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import Case

from tests.api.running import Running, running

pytestmark = pytest.mark.slow

FEW = settings(max_examples=4, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck), database=None)
FILE = {"name": "file", "in": "path", "required": True}
TEXT = {"type": "string"}
ASKED = [{"name": name, "in": "query", "schema": TEXT} for name in ("asOf", "recordedAt", "scope", "live")]
BYTES = {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}
ANSWER = {"responses": {"default": {"description": "An answer."}}}
REST: dict[str, Any] = {
    "openapi": "3.0.3",
    "info": {"title": "Doors", "version": "1"},
    "paths": {
        "/": {"get": {"parameters": [{"name": "language", "in": "query", "schema": TEXT}, ASKED[2]], **ANSWER}},
        "/feeds": {"get": ANSWER},
        "/feeds/{file}": {
            "get": {
                "parameters": [
                    {**FILE, "schema": {"anyOf": [TEXT, {"enum": ["nodes.csv", "links.json", "findings.csv"]}]}},
                    *ASKED,
                ],
                **ANSWER,
            }
        },
        "/exports/{file}": {
            "get": {"parameters": [{**FILE, "schema": {"anyOf": [TEXT, {"enum": ["json", "csv"]}]}}, *ASKED], **ANSWER}
        },
        "/loads": {
            "post": {
                "parameters": [{"name": "name", "in": "query", "schema": TEXT}],
                "requestBody": BYTES,
                **ANSWER,
            }
        },
        "/healthz": {"get": ANSWER},
        "/readyz": {"get": ANSWER},
        "/metrics": {"get": ANSWER},
    },
}


@pytest.fixture(scope="module")
def server(small_store: Path) -> Iterator[Running]:
    with running(small_store) as one:
        yield one


def test_any_question_is_answered_or_refused_with_a_code(server: Running) -> None:
    def look(case: Case) -> None:
        answer = case.call(headers={"Cookie": server.cookie})

        told = answer.json()
        codes = {error["extensions"]["code"] for error in told.get("errors", ())}
        assert answer.status_code in {200, 400}
        assert "data" in told or codes
        assert "INTERNAL" not in codes

    schema = schemathesis.graphql.from_url(f"{server.address}/graphql", headers={"Cookie": server.cookie})
    assert tried(schema, look) > 40


def test_any_request_to_a_door_is_answered_in_words(server: Running) -> None:
    def look(case: Case) -> None:
        answer = case.call(headers={"Cookie": server.cookie})

        assert answer.status_code < 500
        assert "Traceback" not in answer.text
        assert answer.headers["x-content-type-options"] == ["nosniff"]

    schema = schemathesis.openapi.from_dict(REST)
    schema.config.update(base_url=server.address)
    assert tried(schema, look) == len(REST["paths"])


def tried(schema: Any, look: Callable[[Case], None]) -> int:
    """Try some requests of every operation of a schema, and return how many operations there are."""
    operations = [found.ok() for found in schema.get_all_operations()]
    for operation in operations:
        FEW(given(operation.as_strategy())(look))()
    return len(operations)


def test_afterwards_it_still_answers_and_had_nothing_to_complain_of(server: Running) -> None:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.request("GET", "/readyz", headers={"Cookie": server.cookie})
    answer = connection.getresponse().read()
    connection.close()

    assert answer == b"ready"
    assert server.complaints() == ""
