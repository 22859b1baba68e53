"""Tests of `graph.store.sqlite_errors`: no exception of SQLite or the file system leaves the store."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from graph.errors import StoreDamaged, StoreError, StoreUnreachable
from graph.ontology import Ontology
from graph.store.base import Store
from graph.store.sqlite import SqliteStore
from graph.store.sqlite_errors import translated
from tests.graph.store.builders import ask, put, run, task

A = task("a", size=1)


def test_a_full_disk_is_told_and_nothing_is_half(file: Path, tasks: Ontology) -> None:
    with closing(SqliteStore(file, tasks)) as store:
        put(store, A)
        pages = store._writer.execute("PRAGMA page_count").fetchone()[0]
        store._writer.execute(f"PRAGMA max_page_count = {pages}")

        with pytest.raises(StoreUnreachable, match="disk is full"):
            put(store, *(task(f"t{number}", note="x" * 500) for number in range(200)))

        assert store.columns().nodes.ids == ["a"]
        assert store.verify() == []


CODES = sorted(
    {getattr(sqlite3, name) for name in dir(sqlite3) if name.startswith("SQLITE_") and name.count("_") == 1}
    & set(range(1, 27))
)
"""SQLite's primary error codes: other constants of the module are larger, or are no errors."""


@pytest.mark.parametrize("code", CODES)
def test_every_error_of_sqlite_is_mapped_with_the_file(code: int) -> None:
    error = sqlite3.OperationalError("whatever")
    error.sqlite_errorcode = code

    mapped = translated(error, Path("team.db"))

    assert isinstance(mapped, StoreError)
    assert str(mapped).startswith("team.db: ")


@pytest.mark.parametrize("kind", [kind for kind in vars(sqlite3).values() if isinstance(kind, type)])
def test_every_exception_of_sqlite_is_mapped(kind: type) -> None:
    if not issubclass(kind, sqlite3.Error):
        assert not issubclass(kind, BaseException) or kind is sqlite3.Warning
        return

    assert isinstance(translated(kind("whatever"), Path("team.db")), StoreError)


@pytest.mark.parametrize(
    "act",
    [
        lambda store: store.head(),
        lambda store: list(store.commits()),
        lambda store: list(store.changes()),
        lambda store: store.columns(),
        lambda store: store.nodes(["a"]),
        lambda store: store.links(["a"]),
        lambda store: store.named("a"),
        lambda store: list(store.readings()),
        lambda store: store.asides(),
        lambda store: store.origins(),
        lambda store: store.verify(),
        lambda store: put(store, task("z")),
    ],
)
def test_no_exception_of_sqlite_leaves_the_store(sample: Path, tasks: Ontology, act: Callable[[Store], object]) -> None:
    tables = [str(row[0]) for row in ask(sample, "SELECT name FROM sqlite_master WHERE type = 'table'")]
    with closing(SqliteStore(sample, tasks)) as store:
        run(sample, *(f"DROP TABLE {name}" for name in tables))

        with pytest.raises(StoreError):
            act(store)


def test_a_damaged_file_is_told(sample: Path, tasks: Ontology) -> None:
    pages = sample.read_bytes()
    sample.write_bytes(pages[:4096] + b"\xff" * (len(pages) - 4096))

    with pytest.raises(StoreDamaged, match="restore a backup"):
        SqliteStore(sample, tasks)
