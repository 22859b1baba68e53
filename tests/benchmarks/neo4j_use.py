"""What happens to a database beside what is measured: others ask, others follow, memory grows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Event, Thread
from time import perf_counter
from typing import Any

import orjson

from graph.collector import held_collector
from graph.model import Change, Record
from graph.records import key_of
from graph.store.base import Store
from tests.benchmarks.runs import Served, serving

FOLLOW = "subscription { changes { revision } }"
EVERY_S = 0.1
HEARINGS = 9
KIB = 1024


def seconds(run: Callable[[], object]) -> float:
    """Return how long something takes, on the wall, as the product does it."""
    start = perf_counter()
    with held_collector():
        run()
    return perf_counter() - start


def peak_reset() -> int:
    """Forget how much memory this process has held at most, and return what it holds, in bytes."""
    Path("/proc/self/clear_refs").write_text("5")
    return _status("VmRSS")


def peak_since(held: int) -> int:
    """Return how much more memory this process has held at most since it was forgotten, in bytes."""
    return max(0, _status("VmHWM") - held)


def _status(name: str) -> int:
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return int(next(line for line in lines if line.startswith(name)).split()[1]) * KIB


def fresh_ids(changes: Iterable[Change]) -> Iterator[Change]:
    """Yield the changes of an organisation as those of another one of the same shape."""
    for change in changes:
        record = _fresh(change.new or {})
        yield replace(change, key=key_of(change.what, record), new=record)


def _fresh(record: Record) -> Record:
    return record | {name: f"u{record[name]}" for name in ("id", "from", "to") if name in record}


class Asking:
    """Asks for one node and its links after another, as people do who look around, until it is left.

    Attributes:
        taken: How long each answer took, in seconds.
    """

    def __init__(self, store: Store, ids: Sequence[str]) -> None:
        self.taken: list[float] = []
        self._store, self._ids = store, ids
        self._enough = Event()
        self._thread = Thread(target=self._ask)

    def __enter__(self) -> Asking:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._enough.set()
        self._thread.join()

    def _ask(self) -> None:
        while not self._enough.wait(EVERY_S):
            node_id = self._ids[len(self.taken) * 7919 % len(self._ids)]
            start = perf_counter()
            self._store.nodes([node_id])
            self._store.links([node_id])
            self.taken.append(perf_counter() - start)


def heard_after(environment: Mapping[str, str], node_id: str) -> list[float]:
    """Return how long it takes each time from an edit sent to one server to what a follower of another one hears."""
    with serving([], environment) as one, serving([], environment) as other:
        kind = _told(one, f'{{ node(id: "{node_id}") {{ kind }} }}')["node"]["kind"]
        connection, stream = _asked(other, FOLLOW, "text/event-stream")
        taken = []
        for number in range(HEARINGS):
            values = f'{{{kind[0].lower()}{kind[1:]}: {{name: "Heard {number}"}}}}'
            edit = f'mutation {{ change(nodes: [{{id: "{node_id}", values: {values}}}]) {{ revision }} }}'
            start = perf_counter()
            made = _told(one, edit)["change"]["revision"]
            assert _event(stream)["data"]["changes"]["revision"] == made
            taken.append(perf_counter() - start)
        connection.close()
    return taken


def _asked(server: Served, query: str, accept: str = "application/json") -> tuple[HTTPConnection, HTTPResponse]:
    connection = HTTPConnection(server.host, server.port, timeout=600)
    headers = {"Content-Type": "application/json", "Accept": accept, "Cookie": server.cookie}
    connection.request("POST", "/graphql", orjson.dumps({"query": query}), headers)
    return connection, connection.getresponse()


def _told(server: Served, query: str) -> Any:
    connection, answer = _asked(server, query)
    body = orjson.loads(answer.read())
    connection.close()
    assert "errors" not in body, body
    return body["data"]


def _event(stream: HTTPResponse) -> Any:
    for line in stream:
        if line.startswith(b"data:") and len(line) > len(b"data:\n"):
            return orjson.loads(line.removeprefix(b"data:"))
    raise AssertionError("the stream ended")
