"""Requests as they come: heads of any usual length are read, and none is read without end."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.heads import MOST_BYTES
from tests.api.running import Running, started

HANG_S = 30
pytestmark = pytest.mark.slow

ASKED = b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n"


@pytest.fixture(scope="module")
def server(small_store: Path) -> Iterator[Running]:
    with started(small_store) as one:
        yield one


@pytest.fixture
def connection(server: Running) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", server.port), timeout=HANG_S) as one:
        yield one


def heard(connection: socket.socket) -> bytes:
    """Return what comes until the server closes."""
    parts = []
    while part := connection.recv(65_536):
        parts.append(part)
    return b"".join(parts)


def ask(connection: socket.socket, server: Running, more: bytes) -> None:
    """Ask for the state of the server, with further lines in the head."""
    connection.sendall(ASKED % server.port + more + b"\r\n")


@pytest.mark.parametrize("line", [b"X-Long: " + b"a" * 1_000, b"X-%d: a\r\n"], ids=["one line", "many lines"])
def test_a_head_without_end_is_refused(server: Running, connection: socket.socket, line: bytes) -> None:
    connection.sendall(ASKED % server.port)
    sent = 0
    while sent <= MOST_BYTES:
        part = line if sent == 0 or b"\r\n" in line else b"a" * 1_000
        sent += connection.send(part)

    assert heard(connection).startswith(b"HTTP/1.1 431 ")


def test_heads_that_are_long_within_reason_are_read(server: Running, connection: socket.socket) -> None:
    ask(connection, server, b"Connection: close\r\nCookie: " + b"a" * 16_000 + b"\r\n")

    assert heard(connection).startswith(b"HTTP/1.1 200 ")


def test_many_requests_of_one_connection_are_not_added_up(server: Running, connection: socket.socket) -> None:
    long = b"Cookie: " + b"a" * 16_000 + b"\r\n"
    for _ in range(6):
        ask(connection, server, long)
    ask(connection, server, b"Connection: close\r\n")

    assert heard(connection).count(b"HTTP/1.1 200 ") == 7


def test_what_is_no_request_is_refused(connection: socket.socket) -> None:
    connection.sendall(b"\x16\x03\x01 this is no HTTP\r\n\r\n")

    assert heard(connection).startswith(b"HTTP/1.1 400 ")


def test_a_request_with_two_lengths_is_refused(server: Running, connection: socket.socket) -> None:
    ask(connection, server, b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n")

    assert heard(connection).startswith(b"HTTP/1.1 400 ")
