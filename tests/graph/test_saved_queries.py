"""Questions saved under a name, as notes of a store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.declarations import load_ontology
from graph.errors import NotFound, WrongUse
from graph.saved_queries import SavedQuery, drop_query, save_query, saved_queries, saved_query
from graph.store import open_store
from graph.store.base import Store

ADRIFT = SavedQuery("Work adrift", "{ about { revision } }", {"first": 5}, "For Mondays", "Ann", "2026-11-25")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Give an empty store."""
    made = open_store(str(tmp_path / "a.db"), ontology=load_ontology(), create=True)
    yield made
    made.close()


def test_what_is_saved_is_read_back_in_order_of_names(store: Store) -> None:
    other = SavedQuery("Aims", "{ about { nodes } }")

    save_query(store, ADRIFT)
    save_query(store, other)

    assert saved_queries(store) == [other, ADRIFT]
    assert saved_query(store, "Work adrift") == ADRIFT


def test_a_query_of_the_same_name_takes_the_place_of_the_former(store: Store) -> None:
    save_query(store, ADRIFT)
    save_query(store, ADRIFT.asked(3, "2026-11-26"))

    assert [(one.last_revision, one.last_date) for one in saved_queries(store)] == [(3, "2026-11-26")]


def test_a_query_that_was_dropped_is_gone(store: Store) -> None:
    save_query(store, ADRIFT)
    drop_query(store, "Work adrift")

    assert saved_queries(store) == []
    with pytest.raises(NotFound):
        saved_query(store, "Work adrift")
    with pytest.raises(NotFound):
        drop_query(store, "Work adrift")


@pytest.mark.parametrize("name", ["", " a", "a" * 81, "a\nb", "<b>", "a/b"])
def test_a_name_that_is_none_is_refused(store: Store, name: str) -> None:
    with pytest.raises(WrongUse, match="letters"):
        save_query(store, SavedQuery(name, "{ a }"))


def test_a_query_has_a_largest_size(store: Store) -> None:
    with pytest.raises(WrongUse, match="characters at most"):
        save_query(store, SavedQuery("a", "#" * 20_001))
