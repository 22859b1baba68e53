"""A plain door: it answers its own methods alone, is known by its address, and its errors are told as all are."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.testclient import TestClient

from api.plain_route import PlainRoute
from api.watch import door_of


async def answer(request: Request) -> Response:
    """Tell the door; fail where that is wished for."""
    if "fail" in request.query_params:
        raise ValueError("wished for")
    return PlainTextResponse(door_of(request.scope))


async def told(_: Request, error: Exception) -> Response:
    """Tell an error."""
    return PlainTextResponse(str(error), 418)


@pytest.fixture
def client() -> TestClient:
    app = FastAPI()
    app.router.routes.append(PlainRoute("/here", answer, ["GET", "POST"]))
    app.add_exception_handler(ValueError, told)
    return TestClient(app)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_it_answers_its_methods_and_is_known_by_its_address(client: TestClient, method: str) -> None:
    answered = client.request(method, "/here?a=1")

    assert (answered.status_code, answered.text) == (200, "/here")


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "PUT", "PATCH", "BREW"])
def test_it_refuses_methods_that_are_not_named_and_says_which_are(client: TestClient, method: str) -> None:
    refused = client.request(method, "/here")

    assert refused.status_code == 405
    assert sorted(refused.headers["allow"].split(", ")) == ["GET", "POST"]


@pytest.mark.parametrize("path", ["/here/", "/heretic", "/there/here"])
def test_other_addresses_are_not_its_own(client: TestClient, path: str) -> None:
    assert client.get(path, follow_redirects=False).status_code in {404, 307}


def test_what_goes_wrong_in_it_is_told_as_the_application_tells_it(client: TestClient) -> None:
    failed = client.get("/here?fail=1")

    assert (failed.status_code, failed.text) == (418, "wished for")
