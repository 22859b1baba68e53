"""Tests of `graph.analysis.past`: what a store knew at a moment, and the statuses that held on a day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from graph.analysis import past as past_module
from graph.analysis.past import Past, past_of
from graph.declarations import load_ontology
from graph.model import Aside, Commit, Link, Node, Reading, Value
from graph.moments import Moment
from graph.ontology import Ontology
from graph.store.base import Store
from graph.store.sqlite import SqliteStore
from graph.undo import undo
from tests.graph.store.builders import EDIT, Thing, added, change

Record = Callable[..., int]


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.day = "2024-01-01"

    def __call__(self) -> datetime:
        return datetime.fromisoformat(self.day).replace(hour=12, tzinfo=UTC)


@pytest.fixture
def ontology() -> Ontology:
    return load_ontology()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock, ontology: Ontology) -> Iterator[Store]:
    opened = SqliteStore(tmp_path / "store.db", ontology, clock=clock)
    yield opened
    opened.close()


@pytest.fixture
def record(store: Store, clock: Clock) -> Record:
    """Return what records on a day that a thing is there, has changed, or (with None) has gone."""

    def on(day: str, old: Thing | None, new: Thing | None) -> int:
        clock.day = day
        return store.append(EDIT, [change(old, new)])

    return on


def work(kind: str = "Activity", **fields: Value) -> Node:
    """Return a piece of work."""
    return Node("w", kind, "Work", fields)


def status(store: Store, ontology: Ontology, day: str, recorded_at: str = "") -> str:
    """Return the status of the only node there is, on a day."""
    past = past_of(store, ontology, Moment(day, recorded_at))
    columns = past.columns().nodes
    given = past.nodes(["w"])["w"].fields.get("status", "active")
    assert list(columns.statuses) == [given]
    return str(given)


def test_the_status_is_the_last_one_recorded_by_the_end_of_the_day(
    store: Store, ontology: Ontology, record: Record
) -> None:
    record("2024-01-10", None, work())
    record("2024-02-10", work(), work(status="paused"))
    record("2024-03-10", work(status="paused"), work(status="stopped"))

    told = [status(store, ontology, day) for day in ("2024-02-09", "2024-02-10", "2024-03-09", "2024-03-10")]

    assert told == ["active", "paused", "paused", "stopped"]


@pytest.mark.parametrize("first", ["active", "draft", "proposed", "archived"])
def test_the_first_status_recorded_holds_for_all_time_before(
    store: Store, ontology: Ontology, record: Record, first: str
) -> None:
    record("2024-01-10", None, work(status=first))
    record("2024-02-10", work(status=first), work(status="stopped"))

    assert status(store, ontology, "2020-05-01") == first


@pytest.mark.parametrize(
    ("given", "day", "held"),
    [
        (work(status="stopped", valid_to="2023-03-31"), "2023-03-31", "active"),
        (work(status="stopped", valid_to="2023-03-31"), "2023-04-01", "stopped"),
        (work("Improvement", status="completed", end_actual="2023-03-31"), "2023-03-31", "active"),
        (work("Improvement", status="completed", end_actual="2023-03-31"), "2023-04-01", "completed"),
        (
            work("Improvement", status="completed", end_actual="2023-03-31", valid_to="2023-02-28"),
            *("2023-03-15", "completed"),
        ),
        (work("Improvement", status="draft", end_actual="2023-03-31"), "2023-03-15", "draft"),
        (work(status="stopped"), "2023-03-15", "stopped"),
    ],
)
def test_what_had_ended_when_it_was_first_recorded_was_active_up_to_its_last_day(
    store: Store, ontology: Ontology, record: Record, given: Node, day: str, held: str
) -> None:
    record("2024-01-10", None, given)

    assert status(store, ontology, day) == held


def test_what_was_recorded_as_ended_by_the_day_is_not_active_for_a_last_day_to_come(
    store: Store, ontology: Ontology, record: Record
) -> None:
    record("2024-01-10", None, work(status="paused", valid_to="2030-01-01"))

    assert status(store, ontology, "2024-01-09") == "active"
    assert status(store, ontology, "2024-01-10") == "paused"


def test_the_last_day_is_the_one_known_now(store: Store, ontology: Ontology, record: Record) -> None:
    record("2024-01-10", None, work(status="stopped"))
    record("2024-02-10", work(status="stopped"), work(status="stopped", valid_to="2023-03-31"))

    assert status(store, ontology, "2023-03-31") == "active"
    assert status(store, ontology, "2023-03-31", "2024-01-31") == "stopped"


@pytest.mark.parametrize("one_by_one", [0, past_module.ONE_BY_ONE])
def test_what_came_back_after_the_day_has_the_status_of_before_it_went(
    store: Store, ontology: Ontology, record: Record, one_by_one: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(past_module, "ONE_BY_ONE", one_by_one)
    record("2024-01-10", None, work(status="paused", valid_to="2030-01-01"))
    record("2024-01-11", work(status="paused", valid_to="2030-01-01"), None)
    record("2024-03-10", None, work(status="stopped", valid_to="2030-01-01"))

    assert status(store, ontology, "2024-02-01") == "paused"


def test_what_the_store_knew_ends_with_the_moment(
    store: Store, ontology: Ontology, record: Record, clock: Clock
) -> None:
    record("2024-01-10", None, work(name_cy="Gwaith"))
    record("2024-02-10", None, Node("v", "Activity", "More"))
    record("2024-02-11", None, Link("v", "about", "w", {"strength": 2}))
    record("2024-02-12", None, Reading("w", "2023-12-01", 1.0))
    record("2024-02-13", Reading("w", "2023-12-01", 1.0), Reading("w", "2023-12-01", 2.0))
    record("2024-02-14", work(name_cy="Gwaith"), work(name_cy="Gwaith mawr"))
    clock.day = "2024-03-01"
    store.append(*undo(store, ontology, 3, who="bob"))

    early, late = (past_of(store, ontology, Moment("", at)) for at in ("2024-01-31", "2024-02-12"))
    now = past_of(store, ontology, Moment("2024-12-31", ""))

    assert early.columns().nodes.ids == ["w"]
    assert early.nodes(["v", "w"]) == {"w": work(name_cy="Gwaith")}
    assert (early.links(["w"]), list(early.readings())) == ([], [])
    assert late.links(["w"]) == [Link("v", "about", "w", {"strength": 2})]
    assert [one.value for one in late.readings()] == [1.0]
    assert list(late.readings(["v"])) == []
    assert now.nodes(["w"]) == {"w": work(name_cy="Gwaith mawr")}
    assert (now.links(["w"]), [one.value for one in now.readings(["w"])]) == ([], [2.0])


def test_before_anything_was_recorded_nothing_is_known(store: Store, ontology: Ontology, record: Record) -> None:
    record("2024-01-10", None, work())

    past = past_of(store, ontology, Moment("", "2023-12-31"))

    assert past.revision == 0
    assert list(past.columns().nodes.ids) == []


def test_a_finding_was_set_aside_from_the_day_it_was_recorded(store: Store, ontology: Ontology, record: Record) -> None:
    first, second = Aside("A01:w", "soon done"), Aside("A01:w", "done")
    record("2024-01-10", None, first)
    record("2024-02-10", first, second)
    record("2024-03-10", second, None)

    told = [past_of(store, ontology, Moment(f"2024-0{month}-20")).asides() for month in (1, 2, 3)]

    assert told == [{"A01:w": first}, {"A01:w": second}, {}]
    assert past_of(store, ontology, Moment("2024-03-20", "1")).asides() == {"A01:w": first}
    assert past_of(store, ontology, Moment("2023-03-20")).asides() == {}


def test_a_commit_while_one_looks_does_not_change_what_was_known(
    store: Store, ontology: Ontology, record: Record
) -> None:
    record("2024-01-10", None, work())
    past = Past(store, ontology, 1)
    store.append(Commit("ann"), added(Node("v", "Activity", "More")))

    assert list(past.columns().nodes.ids) == ["w"]
    assert past.nodes(["v"]) == {}
