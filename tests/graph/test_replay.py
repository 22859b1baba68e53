"""Tests of `graph.replay`: the columns of any revision are those that the store gave then."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings

from graph.columns import Columns
from graph.model import Commit
from graph.replay import columns_at
from graph.store.base import Store
from graph.store.sqlite import SqliteStore
from graph.undo import undo
from tests.graph.store.builders import after, change, put, task
from tests.graph.store.test_laws import COMMITS, Model, Steps, step
from tests.graph.workshop import workshop


@pytest.fixture
def make(tmp_path: Path) -> Callable[[], Store]:
    """Return what makes an empty store, a new one each time."""
    numbers = count()
    return lambda: SqliteStore(tmp_path / f"{next(numbers)}.db", workshop())


@pytest.fixture
def store(make: Callable[[], Store]) -> Store:
    """Return an empty store."""
    return make()


def plain(columns: Columns) -> dict[str, Any]:
    """Return columns as lists that can be compared, bodies as what their JSON says."""
    lists: dict[str, Any] = {"revision": columns.revision}
    for part in (columns.nodes, columns.links):
        for name in part.__slots__:
            values = [getattr(value, "item", lambda value=value: value)() for value in getattr(part, name)]
            lists[f"{type(part).__name__}.{name}"] = [orjson.loads(v) for v in values] if name == "bodies" else values
    return lists


def recorded(store: Store, commits: list[Steps]) -> list[Columns]:
    """Write random commits and return what the store gave after each, nothing first."""
    model: Model = {}
    given = [store.columns()]
    for steps in commits:
        if changes := [one for thing, goes, origin in steps if (one := step(model, thing, goes, origin))]:
            store.append(Commit("ann", action="load"), changes)
            given.append(store.columns())
    return given


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(COMMITS)
def test_every_revision_comes_back_from_nothing_and_from_any_earlier_one(
    make: Callable[[], Store], commits: list[Steps]
) -> None:
    store = make()

    given = recorded(store, commits)

    for revision, columns in enumerate(given):
        assert plain(columns_at(store, revision)) == plain(columns)
        for base in given[:revision]:
            assert plain(columns_at(store, revision, base)) == plain(columns)
    store.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(COMMITS)
def test_from_the_nearest_files_every_revision_is_that_of_the_whole_log(tmp_path: Path, commits: list[Steps]) -> None:
    with (
        TemporaryDirectory(dir=tmp_path) as folder,
        pytest.MonkeyPatch.context() as patch,
        closing(SqliteStore(Path(folder) / "store.db", workshop(), kept_from=1)) as store,
    ):
        patch.setattr("graph.store.sqlite.LONGEST_TAIL", 2)

        given = recorded(store, commits)

        for revision in range(len(given)):
            base = store.columns_before(revision)
            assert base is None or base.revision <= revision
            assert plain(columns_at(store, revision, base)) == plain(columns_at(store, revision))


def test_what_comes_back_by_an_undo_has_what_brought_it_even_when_it_went_before_the_base(store: Store) -> None:
    put(store, task("a"), task("b"), after("a", "b"), origin="a.csv")
    store.append(Commit("bob"), [change(after("a", "b"), None), change(task("b"), None)])
    gone = store.columns()
    store.append(*undo(store, workshop(), 2, who="bob"))

    found = columns_at(store, 3, gone)

    assert list(found.links.origins) == ["a.csv"]
    assert plain(found) == plain(columns_at(store, 3)) == plain(store.columns())


def test_a_base_of_the_revision_is_what_it_is(store: Store) -> None:
    put(store, task("a"))
    base = store.columns()

    assert columns_at(store, 1, base) is base


def test_a_base_of_a_later_revision_is_no_help(store: Store) -> None:
    put(store, task("a"))
    put(store, task("b"))

    assert columns_at(store, 1, store.columns()).nodes.ids == ["a"]


def test_rows_that_the_log_does_not_touch_are_taken_from_the_base(store: Store) -> None:
    put(store, task("a"), task("c"), after("a", "c"), origin="a.csv")
    base = store.columns()
    put(store, task("b"), after("b", "c"), origin="b.csv")

    found = columns_at(store, 2, base)

    assert found.nodes.ids == ["a", "b", "c"]
    assert found.nodes.origins == ["a.csv", "b.csv", "a.csv"]
    assert found.links.targets.tolist() == [2, 2]
    assert found.nodes.bodies[2] == base.nodes.bodies[1]
