"""`goldenthread serve` as a process of its own: it says where it is, answers, and ends when it is told to."""

from __future__ import annotations

import json
import signal
import socket
import time
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.api.cli.calls import SMALL, call
from tests.api.running import Running, let_in, running, started

HEAD = b"id,kind,name\n"
ROW = b"X1,Process,Answer\n"


def test_a_store_that_is_not_there_cannot_be_served() -> None:
    answer = call("serve", "--store", "none.db", "--port", "0")

    assert (answer.code, answer.out) == (3, "")
    assert "there is no store" in answer.err


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "goldenthread.db"
    assert call("load", SMALL, "--store", path).code == 0
    return path


@pytest.mark.slow
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_serve_prints_an_address_answers_there_and_stops(store: Path, sign: signal.Signals) -> None:
    with started(store) as server:
        connection = HTTPConnection("127.0.0.1", server.port, timeout=30)
        connection.request("GET", "/healthz")
        health = connection.getresponse().read()
        connection.close()
        cookie = let_in(server.port, server.path)
        server.process.send_signal(sign)
        server.process.wait(timeout=30)

        assert (health, bool(cookie), server.complaints()) == (b"ok", True, "")
    assert server.process.returncode == (0 if sign == signal.SIGINT else -signal.SIGTERM)


@pytest.mark.slow
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_what_is_being_answered_is_answered_to_its_end_and_nothing_new_begins(
    store: Path, sign: signal.Signals
) -> None:
    with running(store) as server:
        connection = half_sent(server)
        server.process.send_signal(sign)
        wait_until_refused(server.port)
        connection.send(ROW)
        answer = connection.getresponse()
        told = answer.read()
        connection.close()
        server.process.wait(timeout=30)

        assert (answer.status, b'"Process":1' in told, server.complaints()) == (201, True, "")
    assert server.process.returncode == (0 if sign == signal.SIGINT else -signal.SIGTERM)
    assert not list(store.parent.glob("*-wal"))


@pytest.mark.slow
def test_told_twice_it_stops_at_once(store: Path) -> None:
    with running(store) as server:
        connection = half_sent(server)
        server.process.send_signal(signal.SIGINT)
        wait_until_refused(server.port)
        server.process.send_signal(signal.SIGINT)
        server.process.wait(timeout=30)
        connection.close()

    assert server.process.returncode == 130


@pytest.mark.slow
def test_a_stream_tells_what_another_process_does_and_is_complete_when_the_server_stops(store: Path) -> None:
    question = json.dumps({"query": "subscription { changes { sentences } }"})
    with running(store) as server:
        connection = HTTPConnection("127.0.0.1", server.port, timeout=30)
        headers = {"Cookie": server.cookie, "Content-Type": "application/json", "Accept": "text/event-stream"}
        connection.request("POST", "/graphql", question, headers)
        stream = connection.getresponse()
        opened = [stream.readline() for _ in range(2)]
        assert call("set", "D1", "status=stopped", "--store", store).code == 0
        told = [stream.readline() for _ in range(3)]
        server.process.send_signal(signal.SIGTERM)
        rest = stream.read()
        connection.close()
        server.process.wait(timeout=30)
        errors = server.complaints()

    assert (opened, told[0]) == ([b":\n", b"\n"], b"event: next\n")
    assert "is now Stopped." in told[1].decode()
    assert (rest, errors) == (b"event: complete\ndata:\n\n", "")


def half_sent(server: Running) -> HTTPConnection:
    """Return a connection on which half of a file was sent, and the server reads it."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.putrequest("POST", "/loads?name=nodes.csv")
    for name, value in {
        "Cookie": server.cookie,
        "Content-Type": "text/csv",
        "Content-Length": str(len(HEAD + ROW)),
        "Expect": "100-continue",
    }.items():
        connection.putheader(name, value)
    connection.endheaders()
    assert connection.sock.recv(100).startswith(b"HTTP/1.1 100")  # it is being answered
    connection.send(HEAD)
    return connection


def wait_until_refused(port: int) -> None:
    """Wait until a server takes no new connections, for half a minute at most."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=30).close()
        except ConnectionRefusedError:
            return
        except ConnectionResetError:  # it closed while this one waited to be taken
            continue
    raise AssertionError("the server still takes connections")


@pytest.mark.slow
def test_one_connection_carries_what_is_followed_and_asked(store: Path) -> None:
    with running(store) as server:
        shown = {"X-GraphQL-Event-Stream-Token": ask_of(server, "PUT").decode()}
        stream = HTTPConnection("127.0.0.1", server.port, timeout=30)
        stream.request("GET", "/graphql", headers={"Cookie": server.cookie, "Accept": "text/event-stream", **shown})
        events = stream.getresponse()
        ask_of(server, "POST", "subscription { changes { revision } }", "c", **shown)
        call("set", "D1", "status=stopped", "--store", store)
        told = [events.readline() for _ in range(5)]
        ask_of(server, "DELETE", name="c", **shown)
        stream.close()

    assert told[:3] == [b":\n", b"\n", b"event: next\n"]
    assert json.loads(told[3].removeprefix(b"data: "))["payload"]["data"] == {"changes": {"revision": 2}}


def ask_of(server: Running, method: str, query: str = "", name: str = "", **headers: str) -> bytes:
    """Return what a server answers at once to a request about a shared stream."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=30)
    path = "/graphql" if method != "DELETE" else f"/graphql?operationId={name}"
    body = json.dumps({"query": query, "extensions": {"operationId": name}})
    given = {"Cookie": server.cookie, "Content-Type": "application/json", **headers}
    connection.request(method, path, body, given)
    answer = connection.getresponse()
    told = answer.read()
    connection.close()
    assert answer.status == {"PUT": 201, "POST": 202, "DELETE": 200}[method]
    return told
