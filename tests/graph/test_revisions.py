"""What a store held at a revision: readings and asides, whatever was written since."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from graph.model import Commit, Reading
from graph.revisions import asides_at, readings_at
from graph.store.base import Store
from graph.store.sqlite import SqliteStore
from tests.graph.store.builders import put, task
from tests.graph.store.test_laws import COMMITS, Model, Steps, step
from tests.graph.workshop import workshop


@pytest.fixture
def make(tmp_path: Path) -> Callable[[], Store]:
    """Return what makes an empty store, a new one each time."""
    numbers = count()
    return lambda: SqliteStore(tmp_path / f"{next(numbers)}.db", workshop())


def held(readings: Any, asides: Any) -> Any:
    """Return readings and asides as values that can be compared."""
    return sorted(readings, key=lambda one: (one.measure, one.date)), asides


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(COMMITS)
def test_readings_and_asides_of_every_revision_are_those_that_the_store_gave_then(
    make: Callable[[], Store], commits: list[Steps]
) -> None:
    store, model, then = make(), Model(), [held((), {})]
    for steps in commits:
        if changes := [one for thing, goes, origin in steps if (one := step(model, thing, goes, origin))]:
            store.append(Commit("ann", action="load"), changes)
            then.append(held(store.readings(), store.asides()))

    assert [held(readings_at(store, number), asides_at(store, number)) for number in range(len(then))] == then
    store.close()


def test_a_commit_while_readings_are_read_does_no_harm(make: Callable[[], Store]) -> None:
    store = make()
    put(store, task("a"), *(Reading("a", f"2026-01-0{day}", 1.0) for day in (1, 2, 3)))

    reading = readings_at(store, 1)
    found = [next(reading)]
    put(store, Reading("a", "2026-01-04", 2.0))
    found += reading

    assert [one.date for one in found] == ["2026-01-01", "2026-01-02", "2026-01-03"]
