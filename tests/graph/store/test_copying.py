"""Copies of stores: the same in every respect, whatever source and target are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.errors import StoreDamaged, WrongUse
from graph.model import Aside, Commit, Reading
from graph.ontology import Ontology
from graph.store import copy, is_there, restore
from graph.store.base import Store
from graph.store.copying import SealedCommit, copy_store
from graph.store.neo4j import Neo4jStore
from graph.store.neo4j_address import NOBODY
from graph.store.sqlite import SqliteStore
from tests.graph.store.builders import EDIT, after, change, many, put, task
from tests.graph.store.copies import killed
from tests.graph.store.test_parity import columns_told
from tests.neo4j_server.fixtures import Database

NEO4J = [pytest.mark.neo4j, pytest.mark.slow]
WAYS = [
    pytest.param("sqlite", "sqlite"),
    pytest.param("sqlite", "neo4j", marks=NEO4J),
    pytest.param("neo4j", "sqlite", marks=NEO4J),
]
Either = SqliteStore | Neo4jStore
COMMITS = 200


@pytest.fixture
def opened(request: pytest.FixtureRequest, tmp_path: Path, tasks: Ontology) -> Iterator[Callable[[str, str], Either]]:
    """Return what opens a store of a sort by a name."""
    stores: list[Either] = []

    def connect(sort: str, name: str) -> Either:
        if sort == "sqlite":
            stores.append(SqliteStore(tmp_path / f"{name}.db", tasks))
        else:
            database: Database = request.getfixturevalue("neo4j_database")
            stores.append(Neo4jStore(database.url, tasks, login=database.login))
        return stores[-1]

    yield connect
    for store in stores:
        store.close()


def filled(store: Store) -> Store:
    """Fill a store with a little of everything that a log can hold."""
    first, second = task("a", size=1, note="said Dai", valid_to="2027-01-01"), task("b", note="said Mair")
    put(
        store,
        first,
        second,
        task("c"),
        after("a", "b", strength=2),
        origin="a.csv",
        commit=Commit("ann", action="load"),
    )
    store.append(
        Commit("ann", action="load"), many(*(Reading("a", f"2026-01-{day:02}", day / 2) for day in range(1, 9)))
    )
    store.append(EDIT, [change(first, task("a", size=2, note="said Dai")), change(None, Aside("f", "known"))])
    store.append(EDIT, [change(Reading("a", "2026-01-01", 0.5), Reading("a", "2026-01-01", 9.0, note="late"))])
    store.append(EDIT, [change(after("a", "b", strength=2), None), change(second, None)])
    store.append(
        Commit("ann", action="undo", undoes=5), [change(None, second), change(None, after("a", "b", strength=2))]
    )
    store.forget(Commit("bob", "asked for", "b note", "forget"), "b", "note")
    store.keep("mapping:x", "Tŷ")
    return store


def everything(store: Store) -> list[object]:
    """Return all that a store tells."""
    ids = store.columns().nodes.ids
    return [
        store.head(), list(store.commits()), list(store.changes()), columns_told(store.columns()), store.nodes(ids),
        store.links(ids), list(store.readings()), store.asides(), store.origins(), store.kept(""), store.verify(),
    ]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), WAYS)
def test_CO_04_a_copy_tells_the_same_and_has_the_same_seal(
    opened: Callable[[str, str], Either], one: str, other: str
) -> None:
    source, target = opened(one, "source"), opened(other, "target")
    filled(source)

    head = copy_store(source, target)

    assert head == source.head()
    assert everything(target) == everything(source)
    assert everything(source)[-1] == []


@pytest.mark.parametrize(("one", "other"), WAYS)
def test_a_copy_goes_on_where_it_stands(opened: Callable[[str, str], Either], one: str, other: str) -> None:
    source, target = opened(one, "source"), opened(other, "target")
    filled(source)
    commits = source.sealed()
    for _ in range(3):
        target.take_over(next(commits), source.secrets)
    commits.close()

    copy_store(source, target)

    assert everything(target) == everything(source)


@pytest.mark.slow
@pytest.mark.parametrize(("one", "other"), WAYS)
def test_a_copy_that_was_killed_in_the_middle_goes_on_when_it_is_asked_for_again(
    opened: Callable[[str, str], Either], request: pytest.FixtureRequest, one: str, other: str
) -> None:
    login = request.getfixturevalue("neo4j_database").login if "neo4j" in {one, other} else NOBODY
    source, target = opened(one, "source"), opened(other, "target")
    filled(source)
    for number in range(COMMITS):
        put(source, task(f"t{number}", note=f"said {number}"), after(f"t{number}", "a"))

    killed(source.url, target.url, login, lambda: target.head().revision > COMMITS // 10)
    arrived = target.head().revision
    copy_store(source, target)

    assert arrived < COMMITS
    assert everything(target) == everything(source)


@pytest.mark.parametrize(("one", "other"), WAYS)
def test_what_is_forgotten_after_it_was_copied_is_forgotten_in_the_copy(
    opened: Callable[[str, str], Either], one: str, other: str
) -> None:
    source, target = opened(one, "source"), opened(other, "target")
    filled(source)
    copy_store(source, target)
    source.forget(Commit("bob", "asked for", "a note", "forget"), "a", "note")

    copy_store(source, target)

    assert "note" not in target.nodes(["a"])["a"].fields
    assert everything(target) == everything(source)


@pytest.mark.parametrize(("one", "other"), WAYS)
def test_a_store_that_holds_something_else_is_refused(
    opened: Callable[[str, str], Either], one: str, other: str
) -> None:
    source, target = opened(one, "source"), opened(other, "target")
    filled(source)
    put(target, task("mine"))
    before = everything(target)

    with pytest.raises(WrongUse, match="not out of"):
        copy_store(source, target)

    assert everything(target) == before


@pytest.mark.parametrize(("one", "other"), WAYS)
def test_a_commit_that_is_not_as_it_was_sealed_is_not_taken_over(
    opened: Callable[[str, str], Either], one: str, other: str
) -> None:
    source, target = opened(one, "source"), opened(other, "target")
    filled(source)
    first = next(source.sealed())
    events = list(first.events)

    with pytest.raises(StoreDamaged, match="revision 1 does not come out"):
        target.take_over(SealedCommit(first.recorded, first.digest, events[:-1]), source.secrets)

    assert target.head().revision == 0
    assert list(target.columns().nodes.ids) == []


def test_a_store_is_no_copy_of_itself(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="two stores"):
        copy(str(tmp_path / "a.db"), str(tmp_path / "a.db"))


@pytest.mark.neo4j
@pytest.mark.slow
def test_a_backup_is_restored_into_an_empty_database(
    opened: Callable[[str, str], Either], neo4j_database: Database, tasks: Ontology, tmp_path: Path
) -> None:
    source, backup = opened("sqlite", "source"), tmp_path / "backup.db"
    filled(source)
    source.backup(backup)
    assert not is_there(neo4j_database.url, login=neo4j_database.login)

    head = restore(backup, neo4j_database.url, ontology=tasks, login=neo4j_database.login)

    assert head == source.head()
    assert is_there(neo4j_database.url, login=neo4j_database.login)
    with closing(opened("neo4j", "")) as target:
        assert everything(target) == everything(source)
