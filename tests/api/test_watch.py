"""Watching requests: an id for each, one line for each, numbers for all, and no fault goes through."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from api.auth import HEADERS
from api.logs import TOLD
from api.metrics import Metrics
from api.schema_errors import FAULT
from api.watch import ID, Watch
from tests.api.doors import asked, keeper


async def hello(_: Request) -> PlainTextResponse:
    """Answer."""
    return PlainTextResponse("hello")


async def fail(_: Request) -> PlainTextResponse:
    """Fail with something personal."""
    raise ValueError("Ann Other")


async def break_off(_: Request) -> StreamingResponse:
    """Fail in the middle of an answer."""

    async def parts() -> Any:
        yield b"half"
        raise ValueError("Ann Other")

    return StreamingResponse(parts())


@pytest.fixture
def metrics() -> Metrics:
    return Metrics()


@pytest.fixture
def client(metrics: Metrics) -> TestClient:
    routes = [Route("/hello/{name}", hello), Route("/fail", fail), Route("/broken", break_off)]
    app = Starlette(routes=routes)
    app.add_middleware(Watch, metrics=metrics)
    return TestClient(app, raise_server_exceptions=False)


def test_a_request_keeps_the_id_of_a_proxy_and_else_gets_one(client: TestClient) -> None:
    kept = client.get("/hello/ann", headers={ID: "0123456789abcdef-7"}).headers[ID]
    made = [client.get("/hello/ann", headers={ID: given}).headers[ID] for given in ("", "short", "x" * 65, "a b c d e")]

    assert kept == "0123456789abcdef-7"
    assert {len(one) for one in made} == {16}
    assert len(set(made)) == 4


def test_a_line_tells_no_address_no_name_and_no_question(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "goldenthread"):
        client.get("/hello/ann?query=secret", headers={"user-agent": "secret"})

    told = [getattr(record, TOLD) for record in caplog.records if record.name == "goldenthread.server"]
    assert len(told) == 1
    assert {"method": "GET", "status": 200, "bytes": 5, "rights": "none"}.items() <= told[0].items()
    assert not [value for value in told[0].values() if "ann" in str(value) or "secret" in str(value)]


def test_a_fault_is_answered_in_words_counted_and_told_without_what_it_said(
    client: TestClient, metrics: Metrics, caplog: pytest.LogCaptureFixture
) -> None:
    answer = client.get("/fail")

    assert (answer.status_code, answer.text) == (500, FAULT)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert 'status="500"} 1' in metrics.text({})
    assert "Ann" not in caplog.text + str([getattr(record, TOLD, "") for record in caplog.records])


def test_an_answer_that_breaks_off_is_not_answered_twice(client: TestClient, metrics: Metrics) -> None:
    client.get("/broken")

    assert 'status="200"} 1' in metrics.text({})
    assert metrics.running == 0


@pytest.mark.slow
def test_doors_are_told_by_their_pattern(small_store: Path, caplog: pytest.LogCaptureFixture) -> None:
    with keeper(small_store) as client, caplog.at_level(logging.INFO, "goldenthread"):
        asked(client, "{ about { links } }")
        client.get("/static/page.css")
        client.get("/nowhere/ann")

    told = [getattr(record, TOLD) for record in caplog.records if record.name == "goldenthread.server"]
    assert [one["door"] for one in told] == ["/graphql", "/static", "none"]
    assert told[0]["rights"] == "admin"
