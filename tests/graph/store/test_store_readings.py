"""The contract of very many readings that come at once: every store keeps them as it keeps single ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.errors import StaleRevision, WrongUse
from graph.model import Commit, Reading
from graph.ontology import Ontology
from graph.store.base import Store
from graph.undo import undo
from tests.graph.store.builders import EDIT, added, change, many, put, task

A, B = task("a"), task("b")


def test_very_many_readings_are_written_at_once_and_each_is_a_change(store: Store) -> None:
    put(store, A, B)
    readings = [
        *(Reading("b", f"2026-01-{day:02}", day / 4) for day in range(31, 0, -1)),
        Reading("a", "2026-01-02", None, 0.0, 4.0),
        Reading("a", "2026-01-01", 0.0, note="snow", excluded=True, reason="closed"),
        Reading("a", "2026-01-03", note="strike"),
    ]
    ordered = sorted(readings, key=lambda one: (one.measure, one.date))

    store.append(Commit("ann", "", "r.csv", "load"), many(*readings, origin="r.csv"))

    assert list(store.readings()) == ordered
    assert [one.changes for one in store.commits(since=1)] == [len(readings)]
    expected = [(2, one) for one in added(*(one for one in ordered if one.measure == "a"), origin="r.csv")]
    assert list(store.changes(since=1, key="a")) == expected
    assert len(list(store.changes(since=1, what="reading"))) == len(readings)
    assert list(store.changes(since=1, what="node")) == []
    assert store.verify() == []


def test_a_reading_of_very_many_is_corrected_and_all_are_taken_back(store: Store, tasks: Ontology) -> None:
    put(store, A)
    readings = [Reading("a", f"2026-01-{day:02}", float(day)) for day in range(1, 32)]
    corrected = replace(readings[4], value=50.0)
    store.append(Commit("ann"), many(*readings))
    store.append(Commit("bob"), [change(readings[4], corrected)])

    of_a = [one for _, one in store.changes(key="a") if one.key.endswith("2026-01-05")]
    for revision in (3, 2):
        commit, changes = undo(store, tasks, revision, who="cat")
        store.append(commit, changes)

    assert of_a == [change(None, readings[4]), change(readings[4], corrected)]
    assert list(store.readings()) == []
    assert store.verify() == []


def test_very_many_readings_change_nothing_if_one_is_there_already(store: Store) -> None:
    there = Reading("a", "2026-01-03", 1.0)
    put(store, A, there)

    with pytest.raises(StaleRevision, match="the reading a 2026-01-03 is there already"):
        store.append(EDIT, many(*(Reading("a", f"2026-01-{day:02}", 2.0) for day in range(1, 5))))

    assert list(store.readings()) == [there]
    assert store.head().revision == 1


def test_very_many_readings_need_their_measures(store: Store) -> None:
    with pytest.raises(StaleRevision, match="no node a"):
        store.append(EDIT, many(Reading("a", "2026-01-03", 1.0)))


@pytest.mark.parametrize(
    "odd", [Reading("a", "2026-01-03", float("inf")), Reading("a", "2026-01-03", 1.0, note="\ud800")]
)
def test_very_many_readings_are_refused_if_one_cannot_be_kept(store: Store, odd: Reading) -> None:
    put(store, A)

    with pytest.raises(WrongUse):
        store.append(EDIT, many(Reading("a", "2026-01-02", 1.0), odd))

    assert store.head().revision == 1
