"""Tests of `graph.retract`: what was entered in error is taken out with all that hangs on it, and history keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.check import check
from graph.errors import NotFound
from graph.model import Commit
from graph.plan import plan
from graph.retract import links_between, node_of, retract_link, retract_node, retract_reading
from graph.store.base import Store
from graph.store.sqlite import SqliteStore
from tests.graph.workshop import batch, workshop

TEXT = """
Shop s1 "Forge"; Job j1 "Weld" lane=made; Job j2 "Paint" lane=made; Gauge g1 "Waits"
j1 -done_by[valid_to=2025-12-31]-> s1; j1 -done_by[valid_from=2026-01-01]-> s1; j2 -feeds-> j1; g1 -shows[how=near]-> j1
g1 @ 2026-01-01 = 3; g1 @ 2026-01-02 = 4
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a store that holds a few things."""
    with closing(SqliteStore(tmp_path / "store.db", workshop())) as opened:
        planned = plan(check(batch(TEXT), workshop(), opened), opened)
        opened.append(Commit("ann"), planned.changes)
        yield opened


def test_QI_09_a_node_goes_with_its_links_and_readings_and_stays_in_history(store: Store) -> None:
    store.append(Commit("ann", action="retract"), retract_node(store, "g1").changes)

    assert store.nodes(["g1"]) == {}
    assert store.links(["g1"]) == []
    assert list(store.readings()) == []
    assert len(list(store.changes(key="g1"))) == 8
    assert store.verify() == []


def test_the_latest_of_several_links_goes(store: Store) -> None:
    store.append(Commit("ann"), retract_link(store, "j1", "done_by", "s1").changes)

    assert [link.nth for link in links_between(store, "j1", "done_by", "s1")] == [0]


def test_one_reading_goes(store: Store) -> None:
    store.append(Commit("ann"), retract_reading(store, "g1", "2026-01-01").changes)

    assert [reading.date for reading in store.readings()] == ["2026-01-02"]


def test_what_is_not_there_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        retract_node(store, "g9")
    with pytest.raises(NotFound):
        retract_link(store, "j1", "feeds", "j2")
    with pytest.raises(NotFound):
        retract_reading(store, "g1", "2026-01-03")
    with pytest.raises(NotFound):
        node_of(store, "g9")
