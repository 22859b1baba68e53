"""How long one edit takes, from the durable commit to the new status and proof of its node."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from time import perf_counter

import orjson
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from graph.analysis.look import look
from graph.analysis.sight import Sight
from graph.analysis.snapshot import Snapshot
from graph.columns import Columns
from graph.declarations import load_ontology
from graph.model import Change, Commit
from graph.records import change_of
from graph.store import open_store
from graph.store.base import Store
from tests.benchmarks.organisations import DAY, organisation
from tests.benchmarks.table import Line, race

pytestmark = pytest.mark.bench

ROUNDS = 50


@pytest.fixture(scope="module")
def store(size: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp(f"edit-{size}")
    store = open_store(str(folder / "organisation.db"))
    store.append(Commit("benchmark", source="synthetic"), _changes(organisation(size)))
    yield store
    store.close()


def _changes(columns: Columns) -> Iterator[Change]:
    nodes, links = columns.nodes, columns.links
    rows = zip(nodes.ids, nodes.kinds, nodes.names, nodes.statuses, nodes.valid_to, nodes.bodies, strict=True)
    for node_id, kind, name, status, valid_to, body in rows:
        fields = orjson.loads(body) | {"status": status} | ({"valid_to": valid_to} if valid_to else {})
        yield change_of("node", None, {"id": node_id, "kind": kind, "name": name, "fields": fields})
    ends = zip(links.sources.tolist(), links.kinds.tolist(), links.targets.tolist(), strict=True)
    for row, (source, kind, target) in enumerate(ends):
        fields = orjson.loads(links.bodies[row]) | {"strength": int(links.strengths[row])}
        fields |= {"valid_to": links.valid_to[row]} if links.valid_to[row] else {}
        link = {"from": nodes.ids[source], "kind": links.kind_names[kind], "to": nodes.ids[target], "fields": fields}
        yield change_of("link", None, link)


def test_one_edit(size: str, store: Store, benchmark: BenchmarkFixture, report: Callable[[Line], None]) -> None:
    state = Snapshot(load_ontology(), store.columns(), DAY, store.readings)
    assert Sight(state).codes.size
    improvements, processes = state.live_of("Improvement"), state.live_of("Process")
    numbers = count()

    def run() -> None:
        nonlocal state
        number = next(numbers)
        source = improvements[number % len(improvements)]
        target = processes[(number * 7 + 3) % len(processes)]
        record = {"from": state.ids[source], "kind": "improves", "to": state.ids[target], "nth": 1 + number}
        change = change_of("link", None, record)
        revision = store.append(Commit("benchmark"), [change])
        state = state.after([change], revision=revision)
        assert look(state, source).status

    taken = race({"ours": run}, ROUNDS, perf_counter)

    benchmark.pedantic(run, rounds=5)
    bar, margin = ("median ≤ 30 ms", taken["ours"] / 0.030) if size == "M" else ("", None)
    note = "a link added to an SQLite store, durable, to the new status and proof of the work it starts from."
    report(Line("one edit", size, taken, bar, margin, note))
