"""How fast the past comes back: what a store knew half a year ago, of a year of edits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from graph.analysis.snapshot import Snapshot
from graph.columns import Columns
from graph.declarations import load_ontology
from graph.model import Change, Commit
from graph.records import change_of, node_record
from graph.replay import columns_at
from graph.store import open_store
from graph.store.base import Store
from tests.benchmarks.organisations import DAY, changes_of, organisation
from tests.benchmarks.table import Line, race

pytestmark = pytest.mark.bench

DAYS, EDITS = 250, 40
HALF = 1 + DAYS // 2


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return a store of size M that was edited for a year, and asked now and then."""
    folder: Path = tmp_path_factory.mktemp("past")
    store = open_store(str(folder / "organisation.db"))
    columns = organisation("M")
    store.append(Commit("benchmark", source="synthetic"), changes_of(columns))
    random = np.random.default_rng(1)
    for day in range(DAYS):
        store.append(Commit("benchmark"), list(_edits(store, columns, day, random)))
        if not day % 10:
            store.columns()
    yield store
    store.close()


def _edits(store: Store, columns: Columns, day: int, random: np.random.Generator) -> Iterator[Change]:
    """Yield the edits of a day: half of them change nodes, half add links."""
    drawn = [columns.nodes.ids[row] for row in random.choice(len(columns.nodes.ids), EDITS, replace=False).tolist()]
    for node in store.nodes(drawn[::2]).values():
        old = node_record(node)
        yield change_of("node", old, old | {"fields": old.get("fields", {}) | {"description": f"Day {day}"}})
    for number, (source, target) in enumerate(zip(drawn[::2], drawn[1::2], strict=True), day * EDITS):
        yield change_of("link", None, {"from": source, "kind": "relates_to", "to": target, "nth": number})


def test_half_a_year_ago(store: Store, report: Callable[[Line], None]) -> None:
    def nearest() -> None:
        columns = columns_at(store, HALF, store.columns_before(HALF))
        assert Snapshot(load_ontology(), columns, DAY).live.any()

    def whole() -> None:
        assert columns_at(store, HALF).revision == HALF

    taken = race({"ours": nearest, "the whole log": whole}, 3)

    note = f"{DAYS} days of {EDITS} edits; from the nearest columns beside the store, beside a replay of the whole log."
    report(Line("what was recorded half a year ago", "M", taken, note=note))
