"""The application: what it does not have, and what it says when something is not there or goes wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.auth import HEADERS, Door
from api.limits import TimeUp
from api.schema_errors import FAULT
from api.served import Served
from api.settings import read_settings
from graph.errors import NotFound, StoreBusy, WrongUse
from tests.api.doors import HOST, PORT, TODAY


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json", "/nowhere", "/healthz/"])
def test_what_is_not_there_is_said_in_words(let_in: TestClient, path: str) -> None:
    answer = let_in.get(path)

    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/plain; charset=utf-8")
    assert answer.text == "Not Found."


def test_a_page_that_takes_too_long_is_given_up_in_words(let_in: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise TimeUp

    monkeypatch.setattr("api.home_door.home_page", never)
    answer = let_in.get("/")

    assert (answer.status_code, "within 30 seconds" in answer.text) == (504, True)


@pytest.mark.parametrize(
    ("error", "status", "text"),
    [
        (NotFound("there is no such thing"), 404, "There is no such thing"),
        (WrongUse("that cannot be asked"), 400, "That cannot be asked"),
        (StoreBusy("another process holds it"), 503, "Another process holds it"),
        (RuntimeError("secret"), 500, FAULT),
    ],
)
def test_no_error_is_told_with_a_traceback(small_store: Path, error: Exception, status: int, text: str) -> None:
    door = Door(PORT, is_open=True)
    app = create_app(Served(read_settings(store=str(small_store), today=TODAY)), door)

    @app.get("/fails")
    def fails() -> None:
        raise error

    with TestClient(app, base_url=HOST, raise_server_exceptions=False) as client:
        answer = client.get("/fails")

    assert (answer.status_code, answer.text) == (status, text)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
