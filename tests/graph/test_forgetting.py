"""Forgetting: with a reason, only what needs rights to read, and told in history."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from api.views import unseen_by
from graph.analysis.case import Case
from graph.analysis.snapshot import Snapshot
from graph.declarations import load_ontology
from graph.errors import NotFound, WrongUse
from graph.forgetting import forget
from graph.history import history
from graph.model import Commit, Node
from graph.replay import columns_at
from graph.seen import SeenStore
from graph.store.base import Store
from graph.undo import undo
from tests.graph.store.builders import change
from tests.guarded import VIEWER, guarded_store

ONTOLOGY = load_ontology()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a store that holds what can name persons."""
    with closing(guarded_store(tmp_path / "store.db")) as store:
        yield store


def _seen(store: Store) -> SeenStore:
    case = Case(Snapshot(ONTOLOGY, store.columns(), "2026-11-25", store.readings))
    return SeenStore(store, unseen_by(case, VIEWER))


def test_history_says_that_something_went_when_and_why_and_nothing_of_what_it_was(store: Store) -> None:
    done = forget(store, ONTOLOGY, "sister", "holder", who="Ann", why="asked for")

    told = history(store, ONTOLOGY, "sister")
    last = told[-1]
    assert (last.revision, last.commit.who, last.commit.why) == (done.revision, "Ann", "asked for")
    assert last.sentences == ("All values of “holder” of “sister” were forgotten for ever.",)
    assert "Ceridwen" not in str(told)
    assert "forgotten since" in str(told[0].sentences)
    assert history(store, ONTOLOGY)[-1] == last
    assert [entry.revision for entry in history(store, ONTOLOGY, "matron")] == [1, 2]


def test_the_past_holds_it_no_more(store: Store) -> None:
    forget(store, ONTOLOGY, "sister", "holder", who="Ann", why="asked for")

    assert b"Ceridwen" not in b"".join(columns_at(store, 1).nodes.bodies)


def test_it_does_not_come_back_by_an_undo(store: Store) -> None:
    forget(store, ONTOLOGY, "sister", "holder", who="Ann", why="asked for")

    with pytest.raises(WrongUse, match="nothing to take back"):
        undo(store, ONTOLOGY, store.head().revision, who="Ann")


def test_who_may_not_see_a_value_is_not_told_why_it_was_forgotten_and_cannot_forget_any(store: Store) -> None:
    forget(store, ONTOLOGY, "fall", "summary", who="Ann", why="Eleri asked for it")

    told = history(_seen(store), ONTOLOGY, "fall")[-1]

    assert told.commit.why == ""
    with pytest.raises(WrongUse, match="ask a steward"):
        forget(_seen(store), ONTOLOGY, "slip", "summary", who="Vera", why="why not")


def test_what_was_forgotten_of_a_hidden_node_is_not_told_of(store: Store) -> None:
    spy = Node("spy", "Role", "Covert role", {"hidden": True, "holder": "Gwen Secret"})
    store.append(Commit("Ann"), [change(None, spy)])
    forget(store, ONTOLOGY, "spy", "holder", who="Ann", why="asked for")

    assert [one.revision for one in store.commits()] == [1, 2, 3, 4]
    assert "spy" not in str([*_seen(store).commits(), *history(_seen(store), ONTOLOGY)])


@pytest.mark.parametrize(
    ("node_id", "field", "why", "error", "message"),
    [
        ("sister", "holder", " ", WrongUse, "say why"),
        ("sister", "wte", "w", WrongUse, "of Role there are holder"),
        ("sister", "nothing", "w", WrongUse, "is none of the fields that can be forgotten"),
        ("nobody", "holder", "w", NotFound, "no node ever had the id"),
    ],
)
def test_what_cannot_be_forgotten_is_refused_in_words(
    store: Store, node_id: str, field: str, why: str, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        forget(store, ONTOLOGY, node_id, field, who="Ann", why=why)
