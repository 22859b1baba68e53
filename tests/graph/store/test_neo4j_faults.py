"""What goes wrong with a server: a clear error with what to do, nothing half-written, and the same process goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime

import pytest
from neo4j import Transaction
from neo4j.exceptions import ServiceUnavailable

from graph.errors import NoStore, StaleRevision, StoreBusy, StoreError, StoreTooNew, StoreUnreachable
from graph.model import Change, Commit
from graph.ontology import Ontology
from graph.store import neo4j_connection, neo4j_write
from graph.store.neo4j import Neo4jStore
from graph.store.neo4j_address import Login
from tests.graph.store.builders import EDIT, added, change, put, task
from tests.neo4j_server.artifacts import LTS
from tests.neo4j_server.fixtures import Database
from tests.neo4j_server.server import PASSWORD, USER, Server

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]

Opener = Callable[..., Neo4jStore]


@pytest.fixture
def opener(neo4j_database: Database, tasks: Ontology) -> Iterator[Opener]:
    """Return what opens the same store again and again."""
    opened: list[Neo4jStore] = []

    def connect(**more: object) -> Neo4jStore:
        given = {"login": neo4j_database.login, "timeout_s": 10.0} | more
        opened.append(Neo4jStore(neo4j_database.url, tasks, **given))  # type: ignore[arg-type]
        return opened[-1]

    yield connect
    for store in opened:
        store.close()


@pytest.fixture(scope="module")
def mortal() -> Iterator[Server]:
    """Return a server that may be killed."""
    server = Server(LTS)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def there(mortal: Server, tasks: Ontology) -> Iterator[Neo4jStore]:
    """Return an empty store on a server that may be killed."""
    if not mortal.is_running:
        mortal.start()
    mortal.ask("MATCH (n) DETACH DELETE n")
    with closing(Neo4jStore(f"{mortal.address}/neo4j", tasks, login=Login(USER, PASSWORD))) as store:
        yield store


# -- at the start ------------------------------------------------------------------------------------------------------


def test_a_server_that_is_absent_is_told(tasks: Ontology) -> None:
    with pytest.raises(
        StoreUnreachable, match=r"bolt://127.0.0.1:9/neo4j: Neo4j does not answer there; check that it runs"
    ):
        Neo4jStore("bolt://127.0.0.1:9", tasks)


def test_a_wrong_password_is_told_with_where_it_is_set(opener: Opener) -> None:
    with pytest.raises(StoreUnreachable, match=r"name or password is wrong; set GOLDENTHREAD_STORE_USER"):
        opener(login=Login(USER, "wrong"))


def test_a_missing_password_is_told_with_where_it_is_set(opener: Opener) -> None:
    with pytest.raises(StoreUnreachable, match="set GOLDENTHREAD_STORE_USER"):
        opener(login=Login())


def test_a_database_that_is_not_there_is_told(neo4j_database: Database, tasks: Ontology) -> None:
    url = neo4j_database.url.removesuffix("/neo4j") + "/elsewhere"

    with pytest.raises(StoreUnreachable, match="no database of that name"):
        Neo4jStore(url, tasks, login=neo4j_database.login)


def test_a_database_without_a_store_is_told_and_left_as_it_is(opener: Opener, neo4j_database: Database) -> None:
    with pytest.raises(NoStore, match="there is no store; load something"):
        opener(create=False)

    assert neo4j_database.ask("MATCH (n) RETURN count(n)") == [[0]]


def test_a_database_that_holds_something_else_is_refused(opener: Opener, neo4j_database: Database) -> None:
    neo4j_database.ask("CREATE (:Person {name: 'Ann'})")

    with pytest.raises(StoreUnreachable, match="holds something else"):
        opener()

    assert neo4j_database.ask("MATCH (n) RETURN labels(n)") == [[["Person"]]]


def test_a_store_of_a_newer_product_is_refused(opener: Opener, neo4j_database: Database) -> None:
    opener().close()
    neo4j_database.ask("MATCH (h:Head) SET h.format = 99")

    with pytest.raises(StoreTooNew, match="format 99"):
        opener()


def test_a_server_that_is_too_old_is_refused(opener: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neo4j_connection, "OLDEST", (9999, 1))

    with pytest.raises(StoreUnreachable, match=r"Neo4j 9999.1 or newer is needed, and this is Neo4j/"):
        opener()


def test_a_certificate_that_is_not_there_is_told(neo4j_database: Database, tasks: Ontology) -> None:
    with pytest.raises(StoreUnreachable, match="does not answer"):
        Neo4jStore(neo4j_database.url.replace("bolt://", "bolt+s://"), tasks, login=neo4j_database.login)


# -- while it is used --------------------------------------------------------------------------------------------------


def test_a_database_that_may_only_be_read_is_read_and_told(mortal: Server, there: Neo4jStore, tasks: Ontology) -> None:
    put(there, task("a"))
    mortal.halt()  # one that was killed has to write before it can be read
    mortal.start({"server.databases.read_only": "neo4j"})

    with closing(Neo4jStore(there.url, tasks, login=Login(USER, PASSWORD))) as reader:
        found = reader.columns().nodes.ids
        with pytest.raises(StoreUnreachable, match="you may only read it; ask who runs the server"):
            put(reader, task("b"))
        with pytest.raises(StoreUnreachable, match="you may only read it"):
            reader.keep("name", "text")
    mortal.halt()
    mortal.start()

    assert found == ["a"]
    assert put(there, task("b")) == 2


def test_a_clock_that_was_put_back_gives_no_earlier_time(opener: Opener) -> None:
    times = iter([datetime(2026, 5, 2, tzinfo=UTC), datetime(2026, 5, 1, tzinfo=UTC)])
    store = opener(clock=lambda: next(times))

    put(store, task("a"))
    put(store, task("b"))

    assert [one.recorded_at for one in store.commits()] == ["2026-05-02T00:00:00Z"] * 2
    assert store.verify() == []


def test_two_processes_that_race_for_a_revision_get_one_each(opener: Opener) -> None:
    store, other = opener(), opener()
    put(store, task("a"))

    with pytest.raises(StaleRevision, match="not 0 any more"):
        other.append(EDIT, added(task("b")), expected=0)
    assert other.append(EDIT, added(task("b")), expected=1) == 2


def test_a_server_that_was_restarted_is_used_on(mortal: Server, there: Neo4jStore) -> None:
    put(there, task("a"))
    mortal.kill()
    with pytest.raises(StoreUnreachable, match="does not answer"):
        there.head()
    with pytest.raises(StoreUnreachable, match="does not answer"):
        put(there, task("b"))

    mortal.start()

    assert there.head().revision == 1
    assert put(there, task("b")) == 2
    assert there.verify() == []


def test_a_server_that_is_killed_in_the_middle_of_a_load_keeps_what_was_there(
    mortal: Server, there: Neo4jStore, tasks: Ontology, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j_write, "CHUNK", 10)
    monkeypatch.setattr(neo4j_write, "MOST_AT_ONCE", 20)
    put(there, task("a"))

    def changes() -> Iterator[Change]:
        yield from added(*(task(f"t{number}") for number in range(45)))
        mortal.kill()
        yield from added(*(task(f"u{number}") for number in range(45)))

    with pytest.raises(StoreUnreachable):
        there.append(Commit("ann", action="load"), changes())
    mortal.start()

    assert there.columns().nodes.ids == ["a"]
    assert put(there, task("b")) == 2
    assert mortal.ask("MATCH (n:Task) RETURN count(n)") == [[2]]
    assert there.verify() == []


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_commit_whose_answer_never_came_is_found_out_before_anything_is_tried_again(
    opener: Opener, monkeypatch: pytest.MonkeyPatch, is_kept: bool
) -> None:
    store = opener()
    commit = Transaction.commit

    def broken(transaction: Transaction) -> None:
        if is_kept:
            commit(transaction)
        else:
            transaction.rollback()
        raise ServiceUnavailable("the connection broke")

    monkeypatch.setattr(Transaction, "commit", broken)
    if is_kept:
        assert put(store, task("a")) == 1
    else:
        with pytest.raises(StoreUnreachable, match="nothing of it was kept, repeat it"):
            put(store, task("a"))
    monkeypatch.undo()

    assert store.head().revision == int(is_kept)
    assert put(store, task("b")) == 1 + is_kept
    assert store.verify() == []


def test_a_commit_of_which_nothing_can_be_found_out_says_so(
    mortal: Server, there: Neo4jStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(there, task("a"))

    def killed(_: Transaction) -> None:
        mortal.kill()
        raise ServiceUnavailable("the connection broke")

    monkeypatch.setattr(Transaction, "commit", killed)
    with pytest.raises(StoreUnreachable, match="whether it was kept cannot be told now"):
        put(there, task("b"))
    monkeypatch.undo()
    mortal.start()

    assert there.head().revision == 1


def test_who_waits_too_long_for_a_slow_server_is_told(mortal: Server, there: Neo4jStore, tasks: Ontology) -> None:
    put(there, task("a"))
    other = Neo4jStore(there.url, tasks, login=Login(USER, PASSWORD), timeout_s=0.5)

    def changes() -> Iterator[Change]:
        with pytest.raises(StoreBusy, match="another process is writing"):
            put(other, task("c"))
        yield change(None, task("b"))

    there.append(EDIT, changes())
    other.close()

    assert there.columns().nodes.ids == ["a", "b"]


def test_every_error_of_the_driver_is_one_of_ours(opener: Opener) -> None:
    store = opener()

    with pytest.raises(StoreError, match="Neo4j reports: "):
        store._connection.run("THIS IS NO CYPHER")
