"""How a store in Neo4j does beside one in SQLite: loads, everything read out, one edit, readings, starts, memory."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from graph.declarations import load_ontology
from graph.model import Change, Commit, Reading
from graph.planned import Changes
from graph.reading_columns import ReadingColumns
from graph.records import change_of
from graph.store.base import Store
from graph.store.neo4j import Neo4jStore
from graph.store.neo4j_address import Login
from graph.store.sqlite import SqliteStore
from tests.benchmarks.neo4j_use import Asking, fresh_ids, heard_after, peak_reset, peak_since, seconds
from tests.benchmarks.organisations import SIZES, changes_of, organisation
from tests.benchmarks.runs import measured, until_answered
from tests.benchmarks.table import Line
from tests.neo4j_server.artifacts import LTS, Missing
from tests.neo4j_server.server import PASSWORD, USER, Server

pytestmark = [pytest.mark.bench, pytest.mark.parametrize("size", ("S", "M", "L"), indirect=True, scope="session")]

EMPTY_S, IN_USE_S = 300.0, 480.0
OUT_S, EDIT_S, HEARD_S = 15.0, 0.05, 1.0
READINGS = {"S": 10_000, "M": 100_000, "L": 1_000_000}
EACH = 100
EDITS = 30
WARM = 30
"""So many edits come before those that are measured: a server of a minute ago has compiled nothing yet."""
COUNTS = "{ lineOfSight { counts { strategic adrift } } }"
LOAD = Commit("ann", action="load")
Stores = dict[str, Store]
Report = Callable[[Line], None]
READ = """
import sys
from time import perf_counter
from graph.store import open_store
from graph.store.neo4j_address import Login

store = open_store(sys.argv[1], login=Login(*sys.argv[2:]), create=False)
start = perf_counter()
columns = store.columns()
print(len(columns.nodes.ids), perf_counter() - start)
"""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """Return a server with the memory that docs/deployment.md advises for a million nodes."""
    try:
        server = Server(LTS, heap="4g", page_cache="2g", is_brief=False)
    except Missing as missing:
        pytest.skip(str(missing))
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def environment(server: Server, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return how a process of its own gets at the database, with a cache of its own."""
    return {
        "GOLDENTHREAD_STORE": f"{server.address}/neo4j",
        "GOLDENTHREAD_STORE_USER": USER,
        "GOLDENTHREAD_STORE_PASSWORD": PASSWORD,
        "GOLDENTHREAD_STORE_CACHE": str(tmp_path_factory.mktemp("cache")),
        "GOLDENTHREAD_AUDIT": str(tmp_path_factory.mktemp("audit") / "audit"),
    }


@pytest.fixture(scope="module")
def stores(size: str, server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stores]:
    """Return an empty store of each sort."""
    server.ask("MATCH (found) CALL (found) { DETACH DELETE found } IN TRANSACTIONS OF 10000 ROWS")
    ontology, folder = load_ontology(), tmp_path_factory.mktemp(f"neo4j-{size}")
    stores: Stores = {
        "ours": Neo4jStore(f"{server.address}/neo4j", ontology, login=Login(USER, PASSWORD)),
        "SQLite": SqliteStore(folder / "organisation.db", ontology, kept_from=1 << 40),
    }
    yield stores
    for store in stores.values():
        store.close()


# The order of these is that of a store's life: each begins where the one before it has left the stores.


def test_load_into_neo4j(size: str, stores: Stores, server: Server, report: Report) -> None:
    organisation(size)
    taken, held = {}, {}
    for name, store in stores.items():
        before = peak_reset()
        changes = changes_of(organisation(size))
        taken[name] = seconds(lambda store=store, changes=changes: store.append(LOAD, changes))
        held[name] = peak_since(before)

    margin = taken["ours"] / EMPTY_S if size == "L" else None
    note = "changes into an empty database, heap of 4 GB; the memory is what the server held."
    bar = f"≤ {EMPTY_S:g} s" if margin else ""
    report(Line("load into Neo4j", size, taken, bar, margin, note, server.memory))
    note = "what the process held that loads, beside what is loaded."
    report(Line("load into Neo4j, our process", size, {"ours": taken["ours"]}, note=note, memory=held["ours"]))


def test_everything_out_of_neo4j(size: str, stores: Stores, report: Report) -> None:
    taken = {name: statistics.median(seconds(store.columns) for _ in range(3)) for name, store in stores.items()}

    margin = taken["ours"] / OUT_S if size == "L" else None
    report(Line("everything out of Neo4j", size, taken, f"≤ {OUT_S:g} s" if margin else "", margin, "as columns."))


@pytest.mark.usefixtures("stores")
def test_memory_of_a_process_that_reads_everything(size: str, server: Server, report: Report, tmp_path: Path) -> None:
    run = measured(READ, [f"{server.address}/neo4j", USER, PASSWORD], tmp_path)

    read, taken = run.output.split()
    assert int(read) == SIZES[size][0]
    note = "in a process of its own that does nothing else."
    report(Line("everything out of Neo4j, our process", size, {"ours": float(taken)}, note=note, memory=run.memory))


def test_one_edit_in_neo4j(size: str, stores: Stores, report: Report) -> None:
    taken = {}
    for name, store in stores.items():
        edits = _edits(store, organisation(size).nodes.ids[:EDITS])
        for _ in range(WARM):
            next(edits)
        taken[name] = statistics.median(seconds(lambda edits=edits: next(edits)) for _ in range(EDITS))

    margin = taken["ours"] / EDIT_S
    report(Line("one edit in Neo4j", size, taken, f"median ≤ {EDIT_S * 1000:g} ms", margin, "a node renamed, durable."))


def _edits(store: Store, ids: Sequence[str]) -> Iterator[int]:
    for number in count():
        node = next(iter(store.nodes([ids[number % EDITS]]).values()))
        record = {"id": node.id, "kind": node.kind, "name": node.name, "fields": dict(node.fields)}
        renamed = record | {"name": f"{node.name} {number}"}
        yield store.append(Commit("ann"), [change_of("node", record, renamed)])


def test_readings_of_neo4j(size: str, stores: Stores, report: Report) -> None:
    taken, read = {}, {}
    for name, store in stores.items():
        changes = _readings(organisation(size).nodes.ids[: READINGS[size] // EACH], READINGS[size])
        taken[name] = seconds(lambda store=store, changes=changes: store.append(LOAD, changes))
        read[name] = seconds(lambda store=store: sum(1 for _ in store.readings()))

    note = f"{READINGS['L']:,} at L, {READINGS['M']:,} at M, a hundred a measure."
    report(Line("readings into Neo4j", size, taken, note=note))
    report(Line("readings out of Neo4j", size, read, note=note))


def _readings(ids: Sequence[str], wanted: int) -> Iterator[Change] | Changes:
    columns = ReadingColumns()
    for at in range(wanted):
        month, measure = at // len(ids), ids[at % len(ids)]
        columns.extend([Reading(measure, f"{1990 + month // 12}-{month % 12 + 1:02}-28", at % 997 / 8)])
    changes = Changes()
    changes.add_readings(columns, "r.csv")
    return changes


def test_cold_start_on_neo4j(size: str, stores: Stores, environment: dict[str, str], report: Report) -> None:
    first, *later = (until_answered([], COUNTS, environment) for _ in range(4))

    assert stores["ours"].head().revision > 1
    note = "of a server on a database, from the start of its process to the first answer: the first one on a computer"
    report(Line("first start on Neo4j", size, {"ours": first}, note=f"{note}."))
    note = "the same with the columns that the first one kept on the computer."
    report(Line("cold start on Neo4j", size, {"ours": statistics.median(later)}, note=note))


def test_an_edit_heard_in_another_process(
    size: str, stores: Stores, environment: dict[str, str], report: Report
) -> None:
    assert stores["ours"].head().revision
    taken = statistics.median(heard_after(environment, organisation(size).nodes.ids[0]))

    note = "two servers on one database: from the edit sent to one to what a follower of the other hears."
    bar = f"≤ {HEARD_S:g} s"
    report(Line("an edit heard in another process", size, {"ours": taken}, bar, taken / HEARD_S, note))


def test_load_into_neo4j_in_use(size: str, stores: Stores, server: Server, report: Report) -> None:
    login = Login(USER, PASSWORD)
    with closing(Neo4jStore(f"{server.address}/neo4j", load_ontology(), login=login)) as other:
        changes = fresh_ids(changes_of(organisation(size)))
        with Asking(other, organisation(size).nodes.ids) as asking:
            taken = seconds(lambda: stores["ours"].append(LOAD, changes))

    assert asking.taken
    margin = taken / IN_USE_S if size == "L" else None
    bar = f"≤ {IN_USE_S:g} s" if margin else ""
    note = "as many again into the database that holds as many, while somebody asks for nodes and their links."
    report(Line("load into Neo4j in use", size, {"ours": taken}, bar, margin, note, server.memory))
    asked = {"ours": statistics.median(asking.taken)}
    report(Line("a node and its links, during a load", size, asked, note="while as much again is loaded."))
