"""Who comes in: no token, no answer; no foreign name, no foreign site; and every answer with its headers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.auth import HEADERS, HEALTH, NOT_LET_IN, Door
from tests.api.doors import HOST, PORT, asked, stranger

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def door() -> Door:
    """Return what the server lets in, its token never used."""
    return Door(PORT)


@pytest.fixture(scope="module")
def outside(small_store: Path, door: Door) -> Iterator[TestClient]:
    """Return a client without the token."""
    with stranger(small_store, door) as client:
        yield client


@pytest.mark.parametrize("path", ["/", "/graphql", "/graphiql", "/nowhere", "/static/x", "/openapi.json", "/docs"])
@pytest.mark.parametrize("method", ["GET", "POST", "HEAD", "OPTIONS", "PUT"])
def test_without_the_token_nothing_answers(outside: TestClient, method: str, path: str) -> None:
    answer = outside.request(method, path)

    assert answer.status_code == 401
    assert method == "HEAD" or answer.text == NOT_LET_IN


def test_without_the_token_the_server_says_that_it_is_well_and_nothing_else(outside: TestClient) -> None:
    answer = outside.get(HEALTH)

    assert (answer.status_code, answer.text) == (200, "ok")


@pytest.mark.parametrize("token", ["", "wrong", "é", "x" * 5000])
def test_a_wrong_token_lets_nobody_in(outside: TestClient, token: str) -> None:
    answer = outside.get("/", params={"token": token})

    assert (answer.status_code, answer.headers.get("set-cookie")) == (401, None)


@pytest.mark.parametrize("cookie", ["", "wrong", '"', "=;=", "é"])
def test_a_wrong_cookie_lets_nobody_in(outside: TestClient, door: Door, cookie: str) -> None:
    answer = outside.get("/", headers={"cookie": f"{door.cookie}={cookie}".encode()})

    assert answer.status_code == 401


@pytest.mark.parametrize(
    "host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:1", f"127.0.0.1.evil.example:{PORT}", ""]
)
def test_a_foreign_name_of_this_server_is_refused_even_for_its_health(outside: TestClient, host: str) -> None:
    assert outside.get(HEALTH, headers={"host": host}).status_code == 421


@pytest.mark.parametrize("origin", ["http://evil.example", "null", f"https://127.0.0.1:{PORT}", "http://127.0.0.1:1"])
def test_a_page_of_another_site_is_refused(let_in: TestClient, origin: str) -> None:
    answer = let_in.post("/graphql", json={"query": "{ about { links } }"}, headers={"origin": origin})

    assert answer.status_code == 403


@pytest.mark.parametrize("origin", [HOST, f"http://localhost:{PORT}"])
def test_our_own_pages_are_answered(let_in: TestClient, origin: str) -> None:
    host = {"host": origin.removeprefix("http://"), "origin": origin}

    answer = let_in.post("/graphql", json={"query": "{ about { links } }"}, headers=host)

    assert answer.json()["data"] == {"about": {"links": 30}}


def test_the_token_is_good_once_and_leaves_the_address(small_store: Path) -> None:
    door = Door(PORT)
    token = door.token
    with stranger(small_store, door) as client:
        first = client.get("/", params={"token": token, "language": "cy"})
        with_cookie = client.get("/", params={"token": token})
        client.cookies.clear()
        again = client.get("/", params={"token": token})

    assert (first.status_code, first.headers["location"]) == (303, "/?language=cy")
    assert (with_cookie.status_code, with_cookie.headers["location"]) == (303, "/")
    assert "set-cookie" not in with_cookie.headers
    assert again.status_code == 401


def test_the_cookie_is_for_this_server_alone_and_out_of_reach_of_scripts_and_other_sites(small_store: Path) -> None:
    door = Door(PORT)
    with stranger(small_store, door) as client:
        cookie = client.get("/", params={"token": door.token}).headers["set-cookie"]

    name, *attributes = cookie.split("; ")
    assert name == f"goldenthread_{PORT}={door.secret}"
    assert {attribute.lower() for attribute in attributes} == {"httponly", "samesite=strict", "path=/"}


@pytest.mark.parametrize("path", ["//evil.example", "/%2F%2Fevil.example", "/\\evil.example"])
def test_a_token_never_leads_to_another_site(small_store: Path, path: str) -> None:
    door = Door(PORT)
    with stranger(small_store, door) as client:
        answer = client.get(f"{HOST}{path}", params={"token": door.token})

    there = answer.headers["location"]
    assert there.startswith("/")
    assert not there.startswith(("//", "/\\"))


def test_every_answer_has_the_security_headers(outside: TestClient, let_in: TestClient) -> None:
    answers = [outside.get("/"), let_in.get("/nowhere"), let_in.get(HEALTH), outside.get("/", headers={"host": "x"})]

    for answer in answers:
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
        assert "server" not in answer.headers


def test_an_open_server_reads_to_everybody_what_is_not_personal(small_store: Path) -> None:
    door = Door(PORT, is_open=True)
    with stranger(small_store, door) as client:
        open_to_all = asked(client, "{ about { links } }")
        foreign = client.get(HEALTH, headers={"host": "evil.example"})

    assert open_to_all["data"] == {"about": {"links": 30}}
    assert foreign.status_code == 421


def test_whoever_shows_the_token_of_an_open_server_sees_everything(small_store: Path) -> None:
    door = Door(PORT, is_open=True)
    with stranger(small_store, door) as client:
        before = asked(client, '{ __type(name: "Role") { name } }')
        client.get("/", params={"token": door.token})

        assert door.knows(f"{door.cookie}={client.cookies[door.cookie]}")
    assert before["data"]["__type"] == {"name": "Role"}
