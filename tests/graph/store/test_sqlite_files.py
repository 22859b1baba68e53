"""Tests of `graph.store.sqlite_files`: files of stores are made, refused and migrated."""

from __future__ import annotations

import stat
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from graph.errors import StoreError, StoreTooNew, StoreUnreachable
from graph.ontology import Ontology
from graph.store import sqlite_schema
from graph.store.sqlite import SqliteStore
from tests.graph.store.builders import ask, put, run, task

A, B = task("a", size=1), task("b")


# -- the file ----------------------------------------------------------------------------------------------------------


def test_only_the_owner_may_read_the_files(file: Path, tasks: Ontology) -> None:
    with closing(SqliteStore(file, tasks)) as store:
        put(store, A)
        files = sorted(file.parent.iterdir())

        assert [one.name for one in files] == ["store.db", "store.db-shm", "store.db-wal"]
        assert {stat.S_IMODE(one.stat().st_mode) for one in files} == {0o600}


def test_commits_are_durable_and_readers_do_not_wait(sample: Path, tasks: Ontology) -> None:
    with closing(SqliteStore(sample, tasks)) as store:
        assert store._writer.execute("PRAGMA synchronous").fetchone() == (2,)
        assert store._writer.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_the_file_carries_its_format(sample: Path) -> None:
    assert ask(sample, "PRAGMA application_id") == [(sqlite_schema.APPLICATION_ID,)]
    assert ask(sample, "PRAGMA user_version") == [(sqlite_schema.FORMAT,)]


def test_an_absent_store_is_made_only_when_asked(file: Path, tasks: Ontology) -> None:
    with pytest.raises(StoreUnreachable, match="no store"):
        SqliteStore(file, tasks, create=False)

    assert not file.exists()


def test_a_store_whose_making_was_cut_short_is_made(file: Path, tasks: Ontology) -> None:
    file.touch()

    with pytest.raises(StoreUnreachable, match="empty"):
        SqliteStore(file, tasks, create=False)
    with closing(SqliteStore(file, tasks)) as store:
        assert put(store, A) == 1


def test_several_may_make_a_store_at_once(file: Path, tasks: Ontology) -> None:
    failed: list[BaseException] = []

    def make(number: int) -> None:
        try:
            with closing(SqliteStore(file, tasks)) as store:
                put(store, task(f"t{number}"))
        except BaseException as error:
            failed.append(error)

    threads = [Thread(target=make, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failed == []
    with closing(SqliteStore(file, tasks)) as store:
        assert store.head().revision == 4
        assert store.verify() == []


# -- formats -----------------------------------------------------------------------------------------------------------


def test_a_newer_format_is_refused(sample: Path, tasks: Ontology) -> None:
    run(sample, f"PRAGMA user_version = {sqlite_schema.FORMAT + 1}")

    with pytest.raises(StoreTooNew, match="newer Golden Thread"):
        SqliteStore(sample, tasks)


def test_an_older_format_is_migrated_on_a_copy(sample: Path, tasks: Ontology, monkeypatch: pytest.MonkeyPatch) -> None:
    now = sqlite_schema.FORMAT
    monkeypatch.setattr(sqlite_schema, "FORMAT", now + 2)
    steps = {now: "INSERT INTO gt_meta VALUES ('from', '1')", now + 1: "INSERT INTO gt_meta VALUES ('then', '2')"}
    monkeypatch.setattr(
        sqlite_schema,
        "MIGRATIONS",
        {number: lambda connection, step=step: connection.execute(step) for number, step in steps.items()},
    )

    with closing(SqliteStore(sample, tasks)) as store:
        assert store.nodes(["b"]) == {"b": B}

    assert ask(sample, "PRAGMA user_version") == [(now + 2,)]
    assert len(ask(sample, "SELECT * FROM gt_meta WHERE name IN ('from', 'then')")) == 2
    assert ask(sample.with_name(f"store.db.format-{now}"), "PRAGMA user_version") == [(now,)]


def test_a_migration_that_fails_leaves_the_store_as_it_was(
    sample: Path, tasks: Ontology, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sample.read_bytes()
    monkeypatch.setattr(sqlite_schema, "FORMAT", sqlite_schema.FORMAT + 1)
    nonsense = {sqlite_schema.FORMAT - 1: lambda connection: connection.execute("nonsense")}
    monkeypatch.setattr(sqlite_schema, "MIGRATIONS", nonsense)

    with pytest.raises(StoreError):
        SqliteStore(sample, tasks)

    assert sample.read_bytes() == before
    assert {one.name for one in sample.parent.iterdir()} <= {"store.db", "store.db-shm", "store.db-wal"}


# -- files that are not ours -------------------------------------------------------------------------------------------


def test_a_file_that_is_no_database_is_refused(file: Path, tasks: Ontology) -> None:
    file.write_text("id,kind,name\n" * 1000)

    with pytest.raises(StoreUnreachable, match="not a Golden Thread store"):
        SqliteStore(file, tasks)

    assert file.read_text().startswith("id,kind,name")


def test_a_database_of_somebody_else_is_refused(file: Path, tasks: Ontology) -> None:
    run(file, "CREATE TABLE theirs (x)")

    with pytest.raises(StoreUnreachable, match="not a Golden Thread store"):
        SqliteStore(file, tasks)

    assert ask(file, "SELECT name FROM sqlite_master") == [("theirs",)]


def test_a_folder_that_is_absent_and_a_folder_as_file_are_told(tmp_path: Path, tasks: Ontology) -> None:
    with pytest.raises(StoreUnreachable, match="no such file or folder"):
        SqliteStore(tmp_path / "absent" / "store.db", tasks)
    with pytest.raises(StoreUnreachable):
        SqliteStore(tmp_path, tasks)
