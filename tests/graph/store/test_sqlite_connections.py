"""Tests of `graph.store.sqlite_connections`: a store that its user may only read can be asked."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from graph.errors import StoreBusy, StoreUnreachable
from graph.model import Commit
from graph.ontology import Ontology
from graph.store import sqlite_schema
from graph.store.sqlite import SqliteStore
from graph.store.sqlite_connections import may_only_read
from tests.graph.store.builders import added, put, run, task

if os.name != "posix":
    pytest.skip("the rights of files are those of POSIX", allow_module_level=True)

NOBODY = 65_534
A = task("a", size=1)

READ_FILE, READ_FOLDER = 0o444, 0o555


@pytest.fixture
def shared(tasks: Ontology) -> Iterator[Path]:
    """Return a store with one task that everybody may read, in a folder where only its owner may write."""
    with TemporaryDirectory() as name:
        folder = Path(name) / "shared"
        folder.mkdir()
        file = folder / "store.db"
        with closing(SqliteStore(file, tasks)) as store:
            put(store, A)
        Path(name).chmod(0o755)
        file.chmod(READ_FILE)
        folder.chmod(READ_FOLDER)
        yield file
        folder.chmod(0o755)


@contextmanager
def somebody_else() -> Iterator[None]:
    """Do something as a user without rights of its own; who is no superuser has given up the right to write already."""
    with _as_user(os.getuid() or NOBODY):
        yield


@contextmanager
def owner_again() -> Iterator[None]:
    """Do something in between as the owner."""
    with _as_user(os.getuid()):
        yield


@contextmanager
def _as_user(user: int) -> Iterator[None]:
    before = os.geteuid()
    os.seteuid(user)
    try:
        yield
    finally:
        os.seteuid(before)


def test_AD_08_a_store_that_its_user_may_only_read_can_be_asked(shared: Path, tasks: Ontology) -> None:
    with somebody_else(), closing(SqliteStore(shared, tasks, create=False)) as store:
        assert may_only_read(shared)
        assert store.nodes(["a"]) == {"a": A}
        assert store.columns().nodes.ids == ["a"]
        assert (store.head().revision, len(list(store.changes())), store.verify()) == (1, 1, [])

    assert [one.name for one in shared.parent.iterdir()] == ["store.db"]


@pytest.mark.parametrize(
    "write", [lambda store: store.append(Commit("bob"), added(task("b"))), lambda store: store.keep("a", "b")]
)
def test_writing_to_it_says_why_not_and_what_to_do(
    shared: Path, tasks: Ontology, write: Callable[[SqliteStore], object]
) -> None:
    with somebody_else(), closing(SqliteStore(shared, tasks)) as store:
        with pytest.raises(StoreUnreachable, match="you may only read it; ask its owner to let you write"):
            write(store)
        assert store.head().revision == 1


def test_a_copy_of_it_can_be_made_and_written(shared: Path, tasks: Ontology) -> None:
    with TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        copy = Path(name) / "copy.db"
        with somebody_else():
            with closing(SqliteStore(shared, tasks)) as store:
                store.backup(copy)
            with closing(SqliteStore(copy, tasks)) as store:
                assert put(store, task("b")) == 2


def test_what_its_owner_writes_meanwhile_is_seen(shared: Path, tasks: Ontology) -> None:
    shared.chmod(0o644)
    shared.parent.chmod(0o755)
    with closing(SqliteStore(shared, tasks)) as owners:
        put(owners, task("b"))
        shared.chmod(READ_FILE)
        with somebody_else(), closing(SqliteStore(shared, tasks)) as store:
            first = store.head().revision
            with owner_again():
                put(owners, task("c"))
            assert (first, store.head().revision) == (2, 3)
            with pytest.raises(StoreUnreachable, match="you may only read it"):
                put(store, task("d"))


def test_an_answer_during_which_the_file_changed_is_refused(shared: Path, tasks: Ontology) -> None:
    with somebody_else(), closing(SqliteStore(shared, tasks)) as store:
        changes = store.changes()
        next(changes)
        with owner_again():
            os.utime(shared, ns=(0, 0))
        with pytest.raises(StoreBusy, match="it was changed while it was read"):
            list(changes)


def test_changes_that_are_not_in_the_file_itself_are_not_passed_over(shared: Path, tasks: Ontology) -> None:
    shared.parent.chmod(0o755)
    shared.with_name("store.db-wal").write_bytes(b"changes")
    shared.parent.chmod(READ_FOLDER)

    with somebody_else(), pytest.raises(StoreUnreachable, match=r"its last changes stand in store\.db-wal"):
        SqliteStore(shared, tasks)


def test_a_file_that_may_not_even_be_read_is_told(shared: Path, tasks: Ontology) -> None:
    shared.chmod(0)

    with somebody_else(), pytest.raises(StoreUnreachable, match="access is refused"):
        SqliteStore(shared, tasks)


def test_an_older_format_needs_its_owner(shared: Path, tasks: Ontology, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_schema, "FORMAT", sqlite_schema.FORMAT + 1)

    with somebody_else(), pytest.raises(StoreUnreachable, match="its owner has to open it once"):
        SqliteStore(shared, tasks)


def test_who_may_write_does(tmp_path: Path, tasks: Ontology) -> None:
    with closing(SqliteStore(tmp_path / "store.db", tasks)) as store:
        assert not may_only_read(store.path)
    run(store.path, "PRAGMA user_version")

    assert not may_only_read(store.path)
    assert not may_only_read(tmp_path / "absent.db")
