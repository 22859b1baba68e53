"""Large loads into Neo4j: several transactions that become visible as one, and are taken back when cut short."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from neo4j import Transaction

from graph import check_large
from graph.check_large import LargeLoad, StrictlyRefused
from graph.errors import StaleRevision, StoreError
from graph.model import Batch, Change, Commit, Link, Node, Reading
from graph.ontology import Ontology
from graph.planned import Changes, Coming
from graph.reading_columns import ReadingColumns
from graph.store import neo4j_sweep, neo4j_write
from graph.store.base import Store
from graph.store.neo4j import Neo4jStore
from graph.store.neo4j_load import Load
from tests.graph.store.builders import EDIT, added, after, change, put, task
from tests.graph.store.kills import told
from tests.neo4j_server.fixtures import Database

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]

LOAD = Commit("ann", "all of it", "a.csv", "load")
MANY = 60


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let few changes be many."""
    monkeypatch.setattr(neo4j_write, "CHUNK", 10)
    monkeypatch.setattr(neo4j_write, "MOST_AT_ONCE", 20)


@pytest.fixture
def opener(neo4j_database: Database, tasks: Ontology) -> Iterator[Callable[[], Neo4jStore]]:
    """Return what opens the same store again and again, as processes do that share it."""
    opened: list[Neo4jStore] = []

    def connect() -> Neo4jStore:
        opened.append(Neo4jStore(neo4j_database.url, tasks, login=neo4j_database.login))
        return opened[-1]

    yield connect
    for store in opened:
        store.close()


@pytest.fixture
def store(opener: Callable[[], Neo4jStore]) -> Neo4jStore:
    """Return an empty store."""
    return opener()


def many_tasks() -> tuple[list[Node], list[Link]]:
    """Return tasks in a row."""
    nodes = [task(f"t{number:03}", size=number, note=f"said {number}") for number in range(MANY)]
    return nodes, [after(one.id, other.id) for one, other in pairwise(nodes)]


def everything(store: Store) -> list[object]:
    """Return all that is live."""
    ids = store.columns().nodes.ids
    return [
        told(store.columns()), store.nodes(ids), store.links(ids), list(store.readings()), store.asides(),
        store.origins(),
    ]  # fmt: skip


def rewritten(store: Store) -> list[Change]:
    """Return changes of everything: nodes changed, links gone, a node gone, readings changed, gone and new."""
    nodes, links = many_tasks()
    changes = [change(node, task(node.id, f"New {node.id}", note="nobody")) for node in nodes[:-1]]
    changes += [change(link, None) for link in links]
    changes += [change(nodes[-1], None)]
    changes += [change(reading, None) for reading in store.readings(["t000"])]
    changes += [change(reading, Reading("t001", reading.date, -1.0)) for reading in store.readings(["t001"])]
    return changes + added(task("new"), after("new", "t000"), Reading("new", "2026-01-01", 1.0), origin="b.csv")


def loaded(store: Store) -> None:
    """Put a row of tasks with readings into a store."""
    nodes, links = many_tasks()
    readings = [Reading(measure, f"2025-{month:02}-28", month / 7) for measure in ("t000", "t001") for month in (1, 2)]
    put(store, *nodes, *links, *readings, commit=LOAD, origin="a.csv")


def test_a_load_of_many_parts_is_one_commit(store: Neo4jStore) -> None:
    loaded(store)

    columns = store.columns()
    assert (columns.revision, len(columns.nodes.ids), len(columns.links.sources)) == (1, MANY, MANY - 1)
    assert next(store.commits()).changes == 2 * MANY - 1 + 4
    assert store.verify() == []


def test_links_and_readings_may_come_before_their_nodes_in_a_load(store: Neo4jStore) -> None:
    nodes, links = many_tasks()

    put(store, Reading("t059", "2026-01-01", 1.0), *reversed(links), *nodes, commit=LOAD)

    assert store.links(["t000"]) == links[:1]
    assert store.verify() == []


def test_nodes_may_go_before_their_links_in_a_load(store: Neo4jStore) -> None:
    loaded(store)
    nodes, links = many_tasks()
    readings = list(store.readings())

    store.append(LOAD, [change(one, None) for one in (*nodes, *links, *readings)])

    assert everything(store)[1:] == [{}, [], [], {}, {}]
    assert store.verify() == []


def test_a_load_that_leaves_a_link_without_its_node_leaves_nothing(store: Neo4jStore, neo4j_database: Database) -> None:
    nodes, links = many_tasks()

    with pytest.raises(StaleRevision, match="no node t059"):
        put(store, *links, *nodes[:-1], commit=LOAD)

    assert neo4j_database.ask("MATCH (n) WHERE NOT n:Head RETURN count(n)") == [[0]]
    put(store, *nodes, *links, commit=LOAD)
    assert store.verify() == []


def test_a_load_of_what_is_there_leaves_what_was_there(store: Neo4jStore) -> None:
    loaded(store)
    before = everything(store)
    nodes, links = many_tasks()

    with pytest.raises(StaleRevision, match="link t058 after t059 0 is there already"):
        put(store, *(task(f"u{number}") for number in range(MANY)), links[-1], commit=LOAD)
    with pytest.raises(StaleRevision, match="node t000 is there already"):
        put(store, *(task(f"u{number}") for number in range(MANY)), nodes[0], commit=LOAD)

    assert everything(store) == before
    assert store.verify() == []


def test_a_link_that_comes_twice_in_a_load_leaves_nothing(store: Neo4jStore, neo4j_database: Database) -> None:
    nodes, links = many_tasks()

    with pytest.raises(StaleRevision, match="a link comes twice"):
        put(store, *nodes, *links, *(task(f"u{number}") for number in range(MANY)), links[3], commit=LOAD)

    assert neo4j_database.ask("MATCH (n) WHERE NOT n:Head RETURN count(n)") == [[0]]
    put(store, *nodes, *links, commit=LOAD)
    assert store.verify() == []


def test_what_a_load_brings_may_go_and_come_again_in_it(store: Neo4jStore) -> None:
    nodes, links = many_tasks()
    again = [change(link, None) for link in links] + [change(nodes[0], None), change(None, nodes[0])]

    store.append(LOAD, added(*nodes, *links) + again + added(*links))

    assert store.links(["t000"]) == links[:1]
    assert len(store.columns().links.sources) == MANY - 1
    assert store.verify() == []


def test_readers_see_what_was_there_while_a_load_changes_everything(
    store: Neo4jStore, opener: Callable[[], Neo4jStore], neo4j_database: Database
) -> None:
    loaded(store)
    other = opener()
    before = everything(other)
    during: list[object] = []

    def changes() -> Iterator[Change]:
        for number, one in enumerate(rewritten(store)):
            if number in {45, 75, 115, 123}:
                during.append(everything(other))
            yield one

    store.append(LOAD, changes())

    assert during == [before] * 4
    assert everything(other) != before
    assert neo4j_database.ask("MATCH (n:Node) WHERE n.name STARTS WITH 'New' RETURN count(n)") == [[MANY - 1]]
    assert store.verify() == []


def test_cypher_users_leave_out_what_is_not_valid_yet_by_one_line(store: Neo4jStore, neo4j_database: Database) -> None:
    nodes, _ = many_tasks()
    seen: list[object] = []

    def changes() -> Iterator[Change]:
        yield from added(*nodes)
        valid = "MATCH (head:Head) MATCH (n:Task) WHERE n._revision <= head.revision RETURN count(n)"
        seen.append((neo4j_database.ask("MATCH (n:Task) RETURN count(n) > 0"), neo4j_database.ask(valid)))

    store.append(LOAD, changes())

    assert seen == [([[True]], [[0]])]


@pytest.mark.parametrize("parts", [3, 9])
def test_what_a_load_left_that_was_killed_is_swept_when_the_store_is_opened(
    store: Neo4jStore,
    opener: Callable[[], Neo4jStore],
    neo4j_database: Database,
    monkeypatch: pytest.MonkeyPatch,
    parts: int,
) -> None:
    loaded(store)
    before = everything(store)
    written = count_down(parts, monkeypatch)
    monkeypatch.setattr("graph.store.neo4j.sweep", lambda *_: None)
    with pytest.raises(StoreError, match="killed"):
        store.append(LOAD, rewritten(store))
    assert written
    assert neo4j_database.ask("MATCH (p:Pending) RETURN count(p)") == [[2]]
    assert everything(store) == before
    monkeypatch.undo()

    again = opener()

    assert neo4j_database.ask("MATCH (p:Pending) RETURN count(p)") == [[0]]
    assert neo4j_database.ask("MATCH (c:Change) WHERE c.revision > 1 RETURN count(c)") == [[0]]
    assert everything(again) == before
    assert again.verify() == []
    put(again, task("z"))
    assert again.verify() == []


def count_down(parts: int, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Let writing fail after some parts of a load, and return the parts that were written."""
    whole, written = Load._surely, list[int]()

    def write(load: Load, side: str, work: Callable[[Transaction], None]) -> bool:
        if len(written) >= parts:
            raise StoreError("killed")
        is_heard = whole(load, side, work)
        written.append(len(written))
        return is_heard

    monkeypatch.setattr(Load, "_surely", write)
    return written


def test_sweeping_may_be_cut_short_and_done_again(
    store: Neo4jStore, opener: Callable[[], Neo4jStore], monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded(store)
    before = everything(store)
    count_down(9, monkeypatch)
    monkeypatch.setattr("graph.store.neo4j.sweep", lambda *_: None)
    with pytest.raises(StoreError):
        store.append(LOAD, rewritten(store))
    monkeypatch.undo()
    monkeypatch.setattr(neo4j_sweep, "AWAY", ())
    opener()
    assert everything(store) == before
    monkeypatch.undo()

    again = opener()

    assert everything(again) == before
    assert again.verify() == []


def test_who_lost_the_lock_to_another_process_writes_nothing_more(
    store: Neo4jStore, opener: Callable[[], Neo4jStore], neo4j_database: Database
) -> None:
    loaded(store)
    other = opener()

    def changes() -> Iterator[Change]:
        for number, one in enumerate(added(*(task(f"u{number:03}") for number in range(MANY)))):
            if number == 45:
                end = "SHOW TRANSACTIONS YIELD transactionId AS t, metaData WHERE metaData.token IS NOT NULL"
                neo4j_database.ask(f"{end} TERMINATE TRANSACTIONS t YIELD message RETURN message")
                put(other, task("z"))
            yield one

    with pytest.raises(StoreError):
        store.append(LOAD, changes())

    assert other.head().revision == 2
    assert set(other.columns().nodes.ids) == {*(f"t{number:03}" for number in range(MANY)), "z"}
    assert other.verify() == []


def test_very_many_readings_are_a_load_as_well(store: Neo4jStore) -> None:
    put(store, *(task(f"m{number}") for number in range(9)))
    columns = ReadingColumns()
    columns.extend(
        Reading(f"m{number}", f"20{year}-05-01", number + year / 4) for number in range(9) for year in range(20, 27)
    )
    changes = Changes()
    changes.add_readings(columns, "r.csv")

    store.append(LOAD, changes.taken())

    assert [reading.value for reading in store.readings(["m3"])] == [3 + year / 4 for year in range(20, 27)]
    assert next(store.commits(since=1)).changes == 63
    assert store.verify() == []
    assert store.append(EDIT, [change(next(store.readings(["m3"])), None)]) == 3


# -- what is too large to be held --------------------------------------------------------------------------------------


@pytest.fixture
def small_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let few things be too many to be held."""
    monkeypatch.setattr(check_large, "RUN", 7)


@pytest.mark.usefixtures("small_runs")
def test_what_is_checked_run_by_run_while_it_is_written_becomes_visible_as_one(
    store: Neo4jStore, tasks: Ontology
) -> None:
    nodes, links = many_tasks()
    coming = LargeLoad([Batch("a.csv", tuple(nodes), tuple(links))], tasks, store)

    revision = store.append(LOAD, Coming(coming.changes()), expected=0)

    assert (revision, coming.plan().by["nodes"].created, coming.plan().by["links"].created) == (1, MANY, MANY - 1)
    assert store.nodes([node.id for node in nodes]) == {node.id: node for node in nodes}
    assert store.verify() == []


@pytest.mark.usefixtures("small_runs")
def test_of_what_is_refused_when_most_of_it_is_written_nothing_is_kept(store: Neo4jStore, tasks: Ontology) -> None:
    nodes, links = many_tasks()
    batch = Batch("a.csv", tuple(nodes), (*links, Link("t001", "after", "nobody")))
    coming = LargeLoad([batch], tasks, store, strict=True)

    with pytest.raises(StrictlyRefused):
        store.append(LOAD, Coming(coming.changes()), expected=0)

    assert store.head().revision == 0
    assert not store.columns().nodes.ids
    assert put(store, task("a")) == 1
    assert store.verify() == []
