"""`goldenthread serve` behind a real proxy on the same computer: who signed in there is who asks here."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.api.running import started
from tests.guarded import guarded_store

pytestmark = pytest.mark.slow

SECRET = "known to the proxy"  # noqa: S105  of a server of this test alone
QUERY = json.dumps({"query": "{ roles { nodes { holder } } }"}).encode()


@contextmanager
def proxy(port: int, said: dict[str, str]) -> Iterator[int]:
    """Give the port of a proxy to a server, which says who asks and takes out what a browser says of that."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            ours = {name: value for name, value in self.headers.items() if not name.lower().startswith("x-golden")}
            behind = HTTPConnection("127.0.0.1", port, timeout=30)
            behind.request("POST", self.path, body, {**ours, "Host": f"127.0.0.1:{port}", **said})
            answer = behind.getresponse()
            told = answer.read()
            behind.close()
            self.send_response(answer.status)
            self.send_header("Content-Length", str(len(told)))
            self.end_headers()
            self.wfile.write(told)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def holders(port: int, **headers: str) -> object:
    """Return who holds which role as an asker sees it, else the status."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("POST", "/graphql", QUERY, {"Content-Type": "application/json", **headers})
    answer = connection.getresponse()
    told = answer.read()
    connection.close()
    if answer.status != 200:
        return answer.status
    return sorted(one["holder"] for one in json.loads(told)["data"]["roles"]["nodes"] if one["holder"])


def test_the_proxy_says_who_asks_and_nobody_else_can(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = tmp_path / "goldenthread.db"
    guarded_store(store).close()
    monkeypatch.setenv("GOLDENTHREAD_PROXIES", '["127.0.0.1"]')
    monkeypatch.setenv("GOLDENTHREAD_PROXY_SECRET", SECRET)
    trusted = {"X-Goldenthread-Secret": SECRET, "X-Goldenthread-User": "Wyn"}
    forged = {"X-Goldenthread-User": "Eve", "X-Goldenthread-Rights": "admin"}

    with started(store) as server:
        ward = {**trusted, "X-Goldenthread-Rights": "contributor", "X-Goldenthread-Unit": "ward"}
        with proxy(server.port, ward) as port:
            by_ward = holders(port, **forged)
        with proxy(server.port, trusted) as port:
            by_viewer = holders(port, **forged)
        straight = holders(server.port, **forged), holders(server.port)

    assert by_ward == ["Ceridwen Secret"]
    assert by_viewer == []
    assert straight == (401, 401)
    assert "Wyn" in (tmp_path / "goldenthread.db.audit").read_text()
