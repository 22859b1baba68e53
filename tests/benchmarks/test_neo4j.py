"""How a store in Neo4j does beside one in SQLite: loads, everything read out, one edit, very many readings."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from itertools import count
from time import perf_counter

import pytest

from graph.collector import held_collector
from graph.declarations import load_ontology
from graph.model import Change, Commit, Reading
from graph.planned import Changes
from graph.reading_columns import ReadingColumns
from graph.records import change_of
from graph.store.base import Store
from graph.store.neo4j import Neo4jStore
from graph.store.neo4j_address import Login
from graph.store.sqlite import SqliteStore
from tests.benchmarks.organisations import changes_of, organisation
from tests.benchmarks.table import Line
from tests.neo4j_server.artifacts import LTS, Missing
from tests.neo4j_server.server import PASSWORD, USER, Server

pytestmark = [pytest.mark.bench, pytest.mark.parametrize("size", ("S", "M", "L"), indirect=True, scope="session")]

LOADS = {"L": (300.0, 480.0)}
OUT_S, EDIT_S = 15.0, 0.05
READINGS = {"S": 10_000, "M": 100_000, "L": 1_000_000}
EACH = 100
EDITS = 30
Stores = dict[str, Store]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """Return a server with the memory that docs/deployment.md advises for a million nodes."""
    try:
        server = Server(LTS, heap="4g", page_cache="2g")
    except Missing as missing:
        pytest.skip(str(missing))
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def loaded(
    size: str, server: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Stores, dict[str, float]]]:
    """Return a store of each sort with the organisation of a size, and how long each took to load."""
    server.ask("MATCH (found) CALL (found) { DETACH DELETE found } IN TRANSACTIONS OF 10000 ROWS")
    ontology, folder = load_ontology(), tmp_path_factory.mktemp(f"neo4j-{size}")
    stores: Stores = {
        "ours": Neo4jStore(f"{server.address}/neo4j", ontology, login=Login(USER, PASSWORD)),
        "SQLite": SqliteStore(folder / "organisation.db", ontology, kept_from=1 << 40),
    }
    taken: dict[str, float] = {}
    for name, store in stores.items():
        changes = changes_of(organisation(size))
        taken[name] = seconds(lambda store=store, changes=changes: store.append(Commit("ann", action="load"), changes))
    yield stores, taken
    for store in stores.values():
        store.close()


def seconds(run: Callable[[], object]) -> float:
    """Return how long something takes, on the wall, as the product does it."""
    start = perf_counter()
    with held_collector():
        run()
    return perf_counter() - start


def test_load_into_neo4j(
    size: str, loaded: tuple[Stores, dict[str, float]], server: Server, report: Callable[[Line], None]
) -> None:
    _, taken = loaded
    bar = LOADS.get(size)
    margin = taken["ours"] / bar[0] if bar else None
    note = "changes into an empty database, heap of 4 GB; the memory is what the server held."
    report(Line("load into Neo4j", size, taken, f"≤ {bar[0]:g} s" if bar else "", margin, note, server.memory))


def test_everything_out_of_neo4j(
    size: str, loaded: tuple[Stores, dict[str, float]], report: Callable[[Line], None]
) -> None:
    stores, _ = loaded
    taken = {name: statistics.median(seconds(store.columns) for _ in range(2)) for name, store in stores.items()}

    margin = taken["ours"] / OUT_S if size == "L" else None
    report(Line("everything out of Neo4j", size, taken, f"≤ {OUT_S:g} s" if margin else "", margin, "as columns."))


def test_one_edit_in_neo4j(size: str, loaded: tuple[Stores, dict[str, float]], report: Callable[[Line], None]) -> None:
    stores, _ = loaded
    taken = {}
    for name, store in stores.items():
        edits = _edits(store)
        taken[name] = statistics.median(seconds(lambda edits=edits: next(edits)) for _ in range(EDITS))

    margin = taken["ours"] / EDIT_S
    report(Line("one edit in Neo4j", size, taken, f"median ≤ {EDIT_S * 1000:g} ms", margin, "a node renamed, durable."))


def _edits(store: Store) -> Iterator[int]:
    ids = store.columns().nodes.ids[:EDITS]
    for number in count():
        node = next(iter(store.nodes([ids[number % EDITS]]).values()))
        record = {"id": node.id, "kind": node.kind, "name": node.name, "fields": dict(node.fields)}
        renamed = record | {"name": f"{node.name} {number}"}
        yield store.append(Commit("ann"), [change_of("node", record, renamed)])


def test_readings_into_neo4j(
    size: str, loaded: tuple[Stores, dict[str, float]], report: Callable[[Line], None]
) -> None:
    stores, _ = loaded
    taken = {}
    for name, store in stores.items():
        changes = _readings(store, READINGS[size])
        taken[name] = seconds(lambda store=store, changes=changes: store.append(Commit("ann", action="load"), changes))

    report(Line("readings into Neo4j", size, taken, note=f"{READINGS['L']:,} at L, a hundred a measure."))


def _readings(store: Store, wanted: int) -> Iterator[Change] | Changes:
    ids = store.columns().nodes.ids[: wanted // EACH]
    columns = ReadingColumns()
    for at in range(wanted):
        month, measure = at // len(ids), ids[at % len(ids)]
        columns.extend([Reading(measure, f"{1990 + month // 12}-{month % 12 + 1:02}-28", at % 997 / 8)])
    changes = Changes()
    changes.add_readings(columns, "r.csv")
    return changes
