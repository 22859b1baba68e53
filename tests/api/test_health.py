"""Doors for whoever keeps the server running."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.auth import Door
from api.limits import Limits
from api.metrics import MEDIA
from api.served import Served
from api.settings import read_settings
from graph.errors import StoreUnreachable
from tests.api.doors import HOST, PORT, TODAY, asked, stranger

pytestmark = pytest.mark.slow


def test_whether_it_is_there_is_told_to_everybody_and_nothing_else(small_store: Path) -> None:
    with stranger(small_store, Door(PORT)) as client:
        answers = {path: client.get(path).status_code for path in ("/healthz", "/readyz", "/metrics")}

    assert answers == {"/healthz": 200, "/readyz": 401, "/metrics": 401}


def test_a_server_that_can_answer_says_so(let_in: TestClient) -> None:
    answer = let_in.get("/readyz")

    assert (answer.status_code, answer.text) == (200, "ready")


@pytest.mark.parametrize(
    ("error", "says"),
    [(StoreUnreachable("gone"), "cannot be reached"), (TimeoutError(), "does not answer")],
)
def test_a_store_that_does_not_answer_is_told(
    let_in: TestClient, monkeypatch: pytest.MonkeyPatch, error: Exception, says: str
) -> None:
    async def fails(*_: Any) -> None:
        raise error

    monkeypatch.setattr(Served, "read", fails)

    answer = let_in.get("/readyz")

    assert answer.status_code == 503
    assert says in answer.text


def test_a_server_that_stops_or_has_too_much_to_do_is_not_ready(small_store: Path) -> None:
    served = Served(read_settings(store=str(small_store), today=TODAY), Limits(waiting=1))
    with TestClient(create_app(served, Door(PORT, is_open=True)), base_url=HOST) as client:
        served._waiting = 1
        busy = client.get("/readyz")
        served.is_stopping = True
        stopping = client.get("/readyz")

    assert (busy.status_code, "Too many" in busy.text) == (503, True)
    assert (stopping.status_code, "stopping" in stopping.text) == (503, True)


def test_numbers_are_for_whoever_may_see_them(small_store: Path, let_in: TestClient) -> None:
    asked(let_in, "{ about { links } }")
    with stranger(small_store, Door(PORT, is_open=True)) as client:
        refused = client.get("/metrics")
    answer = let_in.get("/metrics")

    assert refused.status_code == 403
    assert answer.headers["content-type"] == MEDIA
    assert 'goldenthread_requests_total{door="/graphql",status="200"}' in answer.text
    assert "\ngoldenthread_revision 1\n" in answer.text


def plans_counted(client: TestClient) -> tuple[int, int]:
    """Return how many queries plans answered, and how many they handed on."""
    text = client.get("/metrics").text
    answered, given_up = (
        re.search(rf"^goldenthread_plans_{what}_total (\d+)$", text, re.MULTILINE) for what in ("answered", "given_up")
    )
    assert answered and given_up
    return int(answered[1]), int(given_up[1])


def test_numbers_tell_which_queries_a_plan_answered_and_which_it_handed_on(let_in: TestClient) -> None:
    answered, given_up = plans_counted(let_in)

    asked(let_in, "{ about { links } }")
    asked(let_in, '{ proof(id: "nothing-has-this-id") { sentence } }')

    assert plans_counted(let_in) == (answered + 1, given_up + 1)
