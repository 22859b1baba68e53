"""The newest snapshot: brought up by the log or read anew, it is the same."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.analysis import tail
from graph.analysis.snapshot import Snapshot
from graph.analysis.tail import brought_up, newest
from graph.declarations import load_ontology
from graph.forgetting import forget
from graph.model import Commit, Node, Reading
from graph.store.base import Store
from graph.store.sqlite import SqliteStore
from graph.undo import undo
from tests.graph.store.builders import added, after, change, put, task
from tests.graph.store.test_laws import COMMITS, Model, Steps, step
from tests.graph.workshop import workshop

DAY = "2026-01-01"
ONTOLOGY = workshop()
A = task("a", size=1)


@pytest.fixture
def make(tmp_path: Path) -> Callable[[], Store]:
    """Return what makes an empty store, a new one each time."""
    numbers = count()
    return lambda: SqliteStore(tmp_path / f"{next(numbers)}.db", ONTOLOGY)


@pytest.fixture
def store(make: Callable[[], Store]) -> Store:
    """Return a store with two tasks, one after the other."""
    store = make()
    put(store, A, task("b"), after("b", "a"), Reading("a", DAY, 1.0), origin="a.csv")
    return store


def told(snapshot: Snapshot) -> Any:
    """Return everything that a snapshot holds, as values that can be compared."""
    nodes, links = snapshot.columns.nodes, snapshot.columns.links
    columns = {f"node {name}": list(getattr(nodes, name)) for name in nodes.__slots__}
    columns |= {f"link {name}": list(getattr(links, name)) for name in links.__slots__ if name != "kind_names"}
    columns |= {name: [orjson.loads(body) for body in columns[name]] for name in ("node bodies", "link bodies")}
    columns["link kinds"] = [links.kind_names[code] for code in columns["link kinds"]]
    return snapshot.revision, columns, snapshot.series, snapshot.live.tolist(), snapshot.link_live.tolist()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(COMMITS, st.booleans())
def test_brought_up_from_any_revision_a_snapshot_is_the_one_read_anew(
    make: Callable[[], Store], commits: list[Steps], asked_before: bool
) -> None:
    store, model = make(), Model()
    former = [newest(store, ONTOLOGY, DAY)]
    for steps in commits:
        if changes := [one for thing, goes, origin in steps if (one := step(model, thing, goes, origin))]:
            store.append(Commit("ann", action="load"), changes)
            former.append(newest(store, ONTOLOGY, DAY))
            assert not asked_before or told(former[-1])

    anew = told(newest(store, ONTOLOGY, DAY))

    assert [told(newest(store, ONTOLOGY, DAY, one)) for one in former] == [anew] * len(former)
    store.close()


def test_a_few_changes_are_put_in_and_many_are_read_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    snapshot = newest(store, ONTOLOGY, DAY)
    put(store, task("c"), task("d"))

    assert brought_up(snapshot, store, 2) is not None
    monkeypatch.setattr(tail, "MOST", 1)
    assert brought_up(snapshot, store, 2) is None


def test_what_an_undo_brings_back_is_read_anew_with_the_origin_that_it_had(store: Store) -> None:
    store.append(Commit("ann"), [change(after("b", "a"), None)])
    snapshot = newest(store, ONTOLOGY, DAY)
    store.append(*undo(store, ONTOLOGY, 2, who="bob"))

    assert brought_up(snapshot, store, 3) is None
    assert list(newest(store, ONTOLOGY, DAY, snapshot).columns.links.origins) == ["a.csv"]


def test_what_went_and_came_back_since_is_read_anew(store: Store) -> None:
    snapshot = newest(store, ONTOLOGY, DAY)
    store.append(Commit("ann"), [change(after("b", "a"), None)])
    store.append(Commit("ann"), added(after("b", "a"), origin="b.csv"))

    assert brought_up(snapshot, store, 3) is None
    assert list(newest(store, ONTOLOGY, DAY, snapshot).columns.links.origins) == ["b.csv"]


def test_a_snapshot_of_another_day_shares_the_columns(store: Store) -> None:
    snapshot = newest(store, ONTOLOGY, "2025-12-31")

    later = newest(store, ONTOLOGY, DAY, snapshot)

    assert newest(store, ONTOLOGY, "2025-12-31", snapshot) is snapshot
    assert later.columns is snapshot.columns
    assert (list(snapshot.readings(0)), list(later.readings(0))) == ([], [Reading("a", DAY, 1.0)])


def test_readings_that_are_read_late_are_those_of_the_revision(store: Store) -> None:
    snapshot = newest(store, ONTOLOGY, DAY)
    store.append(Commit("ann"), [change(Reading("a", DAY, 1.0), Reading("a", DAY, 2.0))])

    assert list(snapshot.readings(0)) == [Reading("a", DAY, 1.0)]


def test_a_snapshot_of_a_later_revision_than_the_store_has_is_no_help(store: Store, make: Callable[[], Store]) -> None:
    put(store, task("c"))
    other = make()
    put(other, task("z"))

    assert list(newest(other, ONTOLOGY, DAY, newest(store, ONTOLOGY, DAY)).ids) == ["z"]


def test_what_was_forgotten_is_in_no_snapshot_made_of_a_former_one(tmp_path: Path) -> None:
    ontology = load_ontology()
    store = SqliteStore(tmp_path / "roles.db", ontology)
    put(store, Node("w1", "Role", "Ward lead", {"holder": "Somebody"}))
    snapshot = newest(store, ontology, DAY)

    forget(store, ontology, "w1", "holder", who="bob", why="asked to")

    assert snapshot.given(0)["holder"] == "Somebody"
    assert brought_up(snapshot, store, 2) is None
    assert newest(store, ontology, DAY, snapshot).given(0).get("holder") is None
    store.close()
