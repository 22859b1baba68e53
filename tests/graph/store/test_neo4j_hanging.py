"""A server that holds its connections and answers nothing: told within a limit, and used on when it goes on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from threading import Thread

import pytest

from graph.errors import StoreError, StoreUnreachable
from graph.model import Commit
from graph.ontology import Ontology
from graph.store import neo4j_connection
from graph.store.neo4j import Neo4jStore
from graph.store.neo4j_address import Login
from tests.graph.store.builders import added, put, task
from tests.neo4j_server.artifacts import LTS
from tests.neo4j_server.server import PASSWORD, USER, Server

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]

LIMIT_S = 120.0
"""Far more than it takes here; far less than for ever."""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """Return a server that may be held."""
    server = Server(LTS)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def store(server: Server, tasks: Ontology, monkeypatch: pytest.MonkeyPatch) -> Iterator[Neo4jStore]:
    """Return a store with one node on it that is soon asked whether it answers."""
    monkeypatch.setattr(neo4j_connection, "PATIENCE_S", 0.5)
    server.ask("MATCH (n) DETACH DELETE n")
    with closing(Neo4jStore(f"{server.address}/neo4j", tasks, login=Login(USER, PASSWORD))) as made:
        put(made, task("a"))
        monkeypatch.setattr(neo4j_connection, "CONNECT_TIMEOUT_S", 2.0)
        yield made
        server.go_on()


class Attempt(Thread):
    """Something that is tried in a thread of its own, so that it cannot hold the test for ever."""

    def __init__(self, work: object) -> None:
        super().__init__(daemon=True)
        self._work = work
        self.raised: BaseException | None = None
        self.start()

    def run(self) -> None:
        """Try it."""
        try:
            self._work()  # type: ignore[operator]
        except StoreError as error:
            self.raised = error

    def ended(self) -> BaseException | None:
        """Wait for its end, and return what it raised."""
        self.join(LIMIT_S)
        assert not self.is_alive(), "it waits for ever"
        return self.raised


def test_who_asks_a_hanging_server_is_told_and_is_answered_when_it_goes_on(store: Neo4jStore, server: Server) -> None:
    server.pause()
    raised = Attempt(store.head).ended()
    server.go_on()

    assert isinstance(raised, StoreUnreachable)
    assert "Neo4j does not answer there; check that it runs" in str(raised)
    assert store.head().revision == 1
    assert put(store, task("b")) == 2


def test_an_edit_that_a_hanging_server_never_answers_is_told_and_can_be_repeated(
    store: Neo4jStore, server: Server
) -> None:
    server.pause()
    raised = Attempt(lambda: put(store, task("b"))).ended()
    server.go_on()

    assert isinstance(raised, StoreUnreachable)
    assert put(store, task("b")) == 2
    assert store.verify() == []


def test_a_server_that_hangs_in_the_middle_of_a_load_leaves_nothing_of_it(store: Neo4jStore, server: Server) -> None:
    def changes() -> Iterator[object]:
        yield from added(*(task(f"t{number}") for number in range(50)))
        server.pause()
        yield from added(*(task(f"u{number}") for number in range(50)))

    raised = Attempt(lambda: store.append(Commit("ann", action="load"), changes())).ended()  # type: ignore[arg-type]
    server.go_on()

    assert isinstance(raised, StoreUnreachable)
    assert store.columns().nodes.ids == ["a"]
    assert put(store, task("b")) == 2
    assert store.verify() == []


def test_what_only_takes_long_is_not_ended(store: Neo4jStore) -> None:
    slow = "UNWIND range(1, 3000000) AS n WITH n WHERE toString(n) ENDS WITH '77777' RETURN count(n)"

    found = store._connection.run(f"{slow} UNION ALL {slow} UNION ALL {slow}")

    assert found == [[30]] * 3


def test_a_server_that_hangs_at_the_start_is_told(store: Neo4jStore, server: Server, tasks: Ontology) -> None:
    server.pause()
    raised = Attempt(lambda: Neo4jStore(store.url, tasks, login=Login(USER, PASSWORD))).ended()
    server.go_on()

    assert isinstance(raised, StoreUnreachable)
    assert "does not answer" in str(raised)
