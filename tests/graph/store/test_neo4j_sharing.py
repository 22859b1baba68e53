"""Several processes on one database: each tells what the others did at once, and who follows hears of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any

import orjson
import pytest

from api.demo import load_example
from api.session import Session
from api.settings import read_settings
from tests.api.running import Running, running
from tests.neo4j_server.fixtures import Database

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]

PATIENCE_S = 120
NAME = '{ node(id: "R3") { name } }'
RENAME = 'mutation { change(nodes: [{id: "R3", values: {process: {name: "Another name"}}}]) { revision } }'
FOLLOW = "subscription { changes { revision sentences } }"


@pytest.fixture
def example(neo4j_database: Database) -> Database:
    """Return a database with the small example."""
    login = neo4j_database.login
    settings = read_settings(store=neo4j_database.url, store_user=login.user, store_password=login.password)
    with closing(Session(settings)) as session:
        load_example(session, "small", "Tester")
    return neo4j_database


@contextmanager
def serving(database: Database, folder: Path) -> Iterator[Running]:
    """Give a process that serves a database."""
    login = {
        "GOLDENTHREAD_STORE_USER": database.login.user,
        "GOLDENTHREAD_STORE_PASSWORD": database.login.password,
        "GOLDENTHREAD_AUDIT": str(folder / "audit"),
    }
    with running(folder / "unused.db", "--store", database.url, **login) as one:
        yield one


def ask(server: Running, query: str, accept: str = "application/json") -> tuple[HTTPConnection, HTTPResponse]:
    """Return the answer of a process to a question, and the connection that it comes by."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE_S)
    headers = {"Content-Type": "application/json", "Accept": accept, "Cookie": server.cookie}
    connection.request("POST", "/graphql", orjson.dumps({"query": query}), headers)
    return connection, connection.getresponse()


def told(server: Running, query: str) -> Any:
    """Return what a process answers."""
    connection, answer = ask(server, query)
    with closing(connection):
        body = orjson.loads(answer.read())
    assert "errors" not in body, body
    return body["data"]


def event(stream: HTTPResponse) -> dict[str, Any]:
    """Return the next event of a stream."""
    for line in stream:
        if line.startswith(b"data:") and len(line) > len("data:\n"):
            return orjson.loads(line.removeprefix(b"data:"))  # type: ignore[no-any-return]
    raise AssertionError("the stream ended")


def test_an_edit_by_one_process_is_told_by_another_and_heard_by_who_follows_there(
    example: Database, tmp_path: Path
) -> None:
    with serving(example, tmp_path) as one, serving(example, tmp_path) as other:
        before = told(other, NAME)
        connection, stream = ask(other, FOLLOW, "text/event-stream")

        made = told(one, RENAME)
        after = told(other, NAME)
        heard = event(stream)
        connection.close()

    assert before["node"]["name"] != after["node"]["name"] == "Another name"
    assert heard["data"]["changes"]["revision"] == made["change"]["revision"] == 2
