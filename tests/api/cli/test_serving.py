"""`goldenthread serve` as a process of its own: it says where it is, answers, and ends when it is told to."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.api.cli.calls import SMALL, START, TODAY, call
from tests.tree import ROOT

ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)(/\?token=\S+)")


def test_a_store_that_is_not_there_cannot_be_served() -> None:
    answer = call("serve", "--store", "none.db", "--port", "0")

    assert (answer.code, answer.out) == (3, "")
    assert "there is no store" in answer.err


@contextmanager
def serving(folder: Path) -> Iterator[tuple[subprocess.Popen[str], int, str]]:
    """Give a server of the small example as a process of its own, its port, and the path with its token."""
    assert call("load", SMALL).code == 0
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "GOLDENTHREAD_TODAY": TODAY}
    with subprocess.Popen(
        [sys.executable, "-c", START, "serve", "--port", "0"],
        env=environment, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(3)]
        found = ADDRESS.search("".join(lines))
        assert found, lines
        try:
            yield process, int(found[1]), found[2]
        finally:
            process.kill()


@pytest.mark.slow
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_serve_prints_an_address_answers_there_and_stops(tmp_path: Path, sign: signal.Signals) -> None:
    with serving(tmp_path) as (process, port, path):
        connection = HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("GET", "/healthz")
        health = connection.getresponse().read()
        connection.request("GET", path)
        welcome = connection.getresponse()
        welcome.read()
        connection.close()
        process.send_signal(sign)
        _, errors = process.communicate(timeout=30)

    assert (health, welcome.status, errors) == (b"ok", 303, "")
    assert process.returncode == (0 if sign == signal.SIGINT else -signal.SIGTERM)


@pytest.mark.slow
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_what_is_being_answered_is_answered_to_its_end_and_nothing_new_begins(
    tmp_path: Path, sign: signal.Signals
) -> None:
    with serving(tmp_path) as (process, port, path):
        connection = half_sent(port, path)
        process.send_signal(sign)
        wait_until_refused(port)
        connection.send(b"X1,Process,Answer\n")
        answer = connection.getresponse()
        told = answer.read()
        connection.close()
        _, errors = process.communicate(timeout=30)

    assert (answer.status, b'"Process":1' in told, errors) == (201, True, "")
    assert process.returncode == (0 if sign == signal.SIGINT else -signal.SIGTERM)
    assert not list(tmp_path.glob("*-wal"))


@pytest.mark.slow
def test_told_twice_it_stops_at_once(tmp_path: Path) -> None:
    with serving(tmp_path) as (process, port, path):
        connection = half_sent(port, path)
        process.send_signal(signal.SIGINT)
        wait_until_refused(port)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)
        connection.close()

    assert process.returncode == 130


def half_sent(port: int, path: str) -> HTTPConnection:
    """Return a connection on which half of a file was sent, and the server reads it."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path)
    welcome = connection.getresponse()
    welcome.read()
    cookie = welcome.headers["set-cookie"].partition(";")[0]
    head = b"id,kind,name\n"
    connection.putrequest("POST", "/loads?name=nodes.csv")
    length = len(head) + len(b"X1,Process,Answer\n")
    for name, value in (("Cookie", cookie), ("Content-Type", "text/csv"), ("Content-Length", str(length)),
                        ("Expect", "100-continue")):  # fmt: skip
        connection.putheader(name, value)
    connection.endheaders()
    assert connection.sock.recv(100).startswith(b"HTTP/1.1 100")  # it is being answered
    connection.send(head)
    return connection


def wait_until_refused(port: int) -> None:
    """Wait until a server takes no new connections, for half a minute at most."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=30).close()
        except ConnectionRefusedError:
            return
    raise AssertionError("the server still takes connections")
