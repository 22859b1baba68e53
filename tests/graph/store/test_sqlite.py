"""Tests of what only the SQLite store has: its file, its views, its errors, its verification, its backups."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from graph.declarations import load_ontology, read_ontology
from graph.errors import StoreBusy, StoreDamaged, StoreError, StoreTooNew, StoreUnreachable, WrongUse
from graph.model import Commit, Reading
from graph.ontology import Ontology
from graph.store import open_store, path_of, restore, sqlite_schema
from graph.store.base import Store
from graph.store.sqlite import SqliteStore
from graph.store.sqlite_errors import translated
from graph.store.sqlite_views import views_sql
from tests.conftest import Golden
from tests.graph.store.builders import EDIT, added, after, change, put, task
from tests.graph.store.conftest import COMMON, KINDS

A, B = task("a", size=1), task("b")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def sample(file: Path, tasks: Ontology) -> Path:
    """Return the file of a closed store with a little of everything."""
    with closing(SqliteStore(file, tasks)) as store:
        put(store, A, B, after("a", "b"), Reading("a", "2026-01-01", 1.0), task("p", note="said Dai"), origin="a.csv")
        store.append(Commit("bob", "more"), [change(A, task("a", size=2))])
    return file


def run(file: Path, *statements: str) -> None:
    """Change a store behind its back."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def ask(file: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(question).fetchall()


# -- addresses ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "path"),
    [("sqlite:///team.db", "team.db"), ("sqlite:////tmp/team.db", "/tmp/team.db"), ("team.db", "team.db")],  # noqa: S108
)
def test_an_address_names_a_file(url: str, path: str) -> None:
    assert path_of(url) == Path(path)


@pytest.mark.parametrize("url", ["neo4j://localhost", "bolt+s://localhost", "postgres://localhost", ""])
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(WrongUse):
        open_store(url)


def test_a_store_says_the_address_it_is_opened_by(tmp_path: Path) -> None:
    with closing(open_store(str(tmp_path / "a.db"))) as store:
        put(store, task("a"))
        url = store.url

    with closing(open_store(url, create=False)) as again:
        assert again.head().revision == 1


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
    monkeypatch.setattr(sqlite_schema, "FORMAT", 3)
    steps = {1: "INSERT INTO gt_meta VALUES ('from', '1')", 2: "INSERT INTO gt_meta VALUES ('then', '2')"}
    monkeypatch.setattr(
        sqlite_schema,
        "MIGRATIONS",
        {number: lambda connection, step=step: connection.execute(step) for number, step in steps.items()},
    )

    with closing(SqliteStore(sample, tasks)) as store:
        assert store.nodes(["b"]) == {"b": B}

    assert ask(sample, "PRAGMA user_version") == [(3,)]
    assert len(ask(sample, "SELECT * FROM gt_meta WHERE name IN ('from', 'then')")) == 2
    assert ask(sample.with_name("store.db.format-1"), "PRAGMA user_version") == [(1,)]


def test_a_migration_that_fails_leaves_the_store_as_it_was(
    sample: Path, tasks: Ontology, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sample.read_bytes()
    monkeypatch.setattr(sqlite_schema, "FORMAT", 2)
    monkeypatch.setattr(sqlite_schema, "MIGRATIONS", {1: lambda connection: connection.execute("nonsense")})

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


# -- errors ------------------------------------------------------------------------------------------------------------


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


# -- views -------------------------------------------------------------------------------------------------------------


def test_views_of_the_shipped_kinds_are_as_expected(golden: Golden) -> None:
    golden(Path("tests/golden/sqlite_views.sql"), views_sql(load_ontology()))


def test_an_analyst_reads_with_any_sqlite_tool(sample: Path) -> None:
    assert ask(sample, "SELECT id, name, status, size, note FROM task ORDER BY id") == [
        ("a", "Task a", "active", 2, None),
        ("b", "Task b", "active", None, None),
        ("p", "Task p", "active", None, "said Dai"),
    ]
    assert ask(sample, 'SELECT "from", "to", strength, basis FROM link_after') == [("a", "b", 3, "asserted")]
    assert ask(sample, "SELECT measure, date, value FROM readings") == [("a", "2026-01-01", 1.0)]
    assert ask(sample, "SELECT id, kind, origin FROM nodes WHERE id = 'b'") == [("b", "Task", "a.csv")]
    assert ask(sample, 'SELECT "from", kind, "to" FROM links') == [("a", "after", "b")]
    assert ask(sample, "SELECT who, action, changes FROM revisions") == [("ann", "edit", 5), ("bob", "edit", 1)]


def test_views_follow_the_ontology(sample: Path, tasks: Ontology) -> None:
    wider = read_ontology([("common.yaml", COMMON), ("task.yaml", KINDS.replace("urgent:", "pressing:"))])

    with closing(SqliteStore(sample, wider)):
        pass

    assert ask(sample, "SELECT pressing FROM task WHERE id = 'a'") == [(None,)]


def test_kinds_that_would_share_a_view_each_get_one() -> None:
    kinds = KINDS.replace("kind: Task", "kind: Nodes").replace("[Task]", "[Nodes]")

    script = views_sql(read_ontology([("common.yaml", COMMON), ("nodes.yaml", kinds)]))

    assert script.count('CREATE VIEW "nodes" ') == 1
    assert script.count('CREATE VIEW "nodes_" ') == 1


# -- personal values ---------------------------------------------------------------------------------------------------


def test_personal_values_stand_beside_the_log_and_not_in_it(sample: Path) -> None:
    events = ask(sample, "SELECT old, new FROM gt_event")

    assert not any("Dai" in str(cell) for row in events for cell in row)
    assert [row[0] for row in ask(sample, "SELECT value FROM gt_personal")] == ['"said Dai"']


def test_a_personal_value_that_stays_is_kept_once(sample: Path, tasks: Ontology) -> None:
    with closing(SqliteStore(sample, tasks)) as store:
        former = task("p", note="said Dai")
        for size in range(3):
            store.append(EDIT, [change(former, task("p", note="said Dai", size=size))])
            former = task("p", note="said Dai", size=size)
        store.append(EDIT, [change(former, task("p", note="said Mair"))])

        assert store.verify() == []

    assert len(ask(sample, "SELECT value FROM gt_personal")) == 2


def test_what_is_forgotten_is_gone_and_the_seal_still_holds(sample: Path, tasks: Ontology) -> None:
    run(
        sample,
        "UPDATE gt_personal SET salt = NULL, value = NULL",
        "UPDATE gt_node SET body = NULL WHERE key = (SELECT key FROM gt_ident WHERE id = 'p')",
    )

    with closing(SqliteStore(sample, tasks)) as store:
        records = [one.new for _, one in store.changes(key="p")]

        assert store.verify() == []
        assert records == [{"id": "p", "kind": "Task", "name": "Task p", "fields": {"note": None}}]
        assert store.append(EDIT, [change(task("p"), task("p", size=1))]) == 3
        assert store.verify() == []


# -- verification ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tampering", "fault"),
    [
        ("UPDATE gt_event SET new = replace(new, 'Task b', 'Task c') WHERE number = 2", "change 2 (node b): it, or"),
        ("UPDATE gt_event SET old = replace(old, '1', '3') WHERE number = 6", "was there before is not what the log"),
        ("UPDATE gt_event SET origin = 0 WHERE number = 1", "change 1 (node a): it, or"),
        ("UPDATE gt_event SET new = '{}' WHERE number = 1", "change 1: it cannot be read"),
        ("UPDATE gt_event SET new = '[oops' WHERE number = 1", "change 1: it cannot be read"),
        ("UPDATE gt_event SET old = NULL, new = NULL WHERE number = 1", "change 1: it cannot be read"),
        ("UPDATE gt_node SET body = '[oops' WHERE name = 'Task b'", "some of what is live cannot be read"),
        ("UPDATE gt_event SET one = other WHERE number = 3", "does not stand where it was written"),
        ("DELETE FROM gt_event WHERE number = 2", "does not stand where it was written"),
        ("DELETE FROM gt_event WHERE number = 6", "revision 2 does not end as it was sealed"),
        ("UPDATE gt_revision SET who = 'eve' WHERE revision = 1", "revision 1, change 1 (node a): it, or what is said"),
        ("UPDATE gt_revision SET recorded_at = '2020-01-01T00:00:00Z' WHERE revision = 2", "revision 2, change 6"),
        ("UPDATE gt_revision SET changes = 9 WHERE revision = 2", "revision 2 says it has 9 changes, and has 1"),
        ("DELETE FROM gt_revision WHERE revision = 1", "revision 1 is missing"),
        ("DELETE FROM gt_revision WHERE revision = 2", "1 changes belong to no revision"),
        ("UPDATE gt_personal SET value = '\"said Eve\"'", "the personal value"),
        ("DELETE FROM gt_personal", "of note is missing"),
        ("UPDATE gt_node SET name = 'other' WHERE name = 'Task b'", "the node b is not as the log says"),
        ("UPDATE gt_node SET origin = 0 WHERE name = 'Task b'", "the node b does not say rightly which change"),
        ("UPDATE gt_node SET revision = 2 WHERE name = 'Task b'", "the node b does not say rightly which change"),
        ("UPDATE gt_link SET strength = 1", "the link a after b 0 is not as the log says"),
        ("DELETE FROM gt_link", "the link a after b 0 should be there, by the log"),
        (
            "INSERT INTO gt_link SELECT target, kind, source, 0, 3, '', '', '', NULL, 0, 1 FROM gt_link",
            "not by the log",
        ),
        ("UPDATE gt_reading SET value = 2", "the reading a 2026-01-01 is not as the log says"),
        ("UPDATE gt_ident SET id = 'x' WHERE id = 'b'", "does not stand where it was written"),
    ],
)
def test_a_quiet_edit_is_found(sample: Path, tasks: Ontology, tampering: str, fault: str) -> None:
    run(sample, tampering)

    with closing(SqliteStore(sample, tasks)) as store:
        faults = store.verify()

    assert any(fault in one for one in faults), faults


@pytest.mark.parametrize(
    "act", [lambda store: list(store.changes()), lambda store: store.nodes(["a"]), lambda store: store.columns()]
)
def test_reading_what_cannot_be_read_says_that_it_is_damaged(
    sample: Path, tasks: Ontology, act: Callable[[Store], object]
) -> None:
    run(
        sample,
        "UPDATE gt_event SET new = '{}' WHERE number = 1",
        "UPDATE gt_node SET body = '[oops'",
        "UPDATE gt_link SET kind = 99",
    )

    with closing(SqliteStore(sample, tasks)) as store, pytest.raises(StoreDamaged, match="restore a backup"):
        act(store)


# -- backup and restore ------------------------------------------------------------------------------------------------


def test_a_backup_of_a_store_in_use_is_restored(sample: Path, tasks: Ontology, tmp_path: Path) -> None:
    backup, target = tmp_path / "backup.db", tmp_path / "new.db"
    with closing(SqliteStore(sample, tasks)) as store:
        put(store, task("c"))
        store.backup(backup)
        put(store, task("d"))

    head = restore(backup, f"sqlite:///{target}")

    with closing(SqliteStore(target, tasks)) as restored:
        assert restored.head() == head
        assert restored.columns().nodes.ids == ["a", "b", "c", "p"]
        assert restored.verify() == []
    assert stat.S_IMODE(backup.stat().st_mode) == stat.S_IMODE(target.stat().st_mode) == 0o600
    assert sorted(one.name for one in tmp_path.iterdir()) == ["backup.db", "new.db", "store.db"]


def test_a_store_that_holds_something_is_replaced_only_when_said(sample: Path, tasks: Ontology, tmp_path: Path) -> None:
    backup, target = tmp_path / "backup.db", tmp_path / "target.db"
    with closing(SqliteStore(sample, tasks)) as store:
        store.backup(backup)
    with closing(SqliteStore(target, tasks)) as store:
        put(store, task("z"))

    with pytest.raises(WrongUse, match="holds something"):
        restore(backup, str(target))
    restore(backup, str(target), replace=True)

    with closing(SqliteStore(target, tasks)) as store:
        assert store.columns().nodes.ids == ["a", "b", "p"]
    with closing(SqliteStore(tmp_path / "target.db.before-restore", tasks)) as former:
        assert former.columns().nodes.ids == ["z"]


def test_an_empty_store_may_be_restored_into(sample: Path, tasks: Ontology, tmp_path: Path) -> None:
    with closing(SqliteStore(tmp_path / "empty.db", tasks)):
        pass

    assert restore(sample, str(tmp_path / "empty.db")).revision == 2


def test_a_store_in_use_is_not_replaced(sample: Path, tasks: Ontology, tmp_path: Path) -> None:
    target = tmp_path / "target.db"
    with closing(SqliteStore(target, tasks)) as store:
        put(store, task("z"))
        readings = store.changes()
        next(readings)

        with pytest.raises(StoreBusy):
            restore(sample, str(target), replace=True)

        assert store.columns().nodes.ids == ["z"]
        readings.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("damage", ["UPDATE gt_event SET new = '{}' WHERE number = 1", "DELETE FROM gt_node"])
def test_a_backup_that_does_not_verify_is_refused(sample: Path, tmp_path: Path, damage: str) -> None:
    run(sample, damage)

    with pytest.raises(StoreDamaged, match="does not verify"):
        restore(sample, str(tmp_path / "new.db"))

    assert not (tmp_path / "new.db").exists()


def test_what_is_no_backup_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("no store at all" * 100)
    (tmp_path / "empty.db").touch()

    for name in ("text.db", "empty.db", "absent.db"):
        with pytest.raises(StoreUnreachable):
            restore(tmp_path / name, str(tmp_path / "new.db"))

    assert not (tmp_path / "new.db").exists()


def test_many_changes_are_written_in_parts_and_are_one_commit(file: Path, tasks: Ontology) -> None:
    with closing(SqliteStore(file, tasks)) as store:
        nodes = [task(f"t{number:05d}") for number in range(12_000)]

        store.append(EDIT, added(*nodes))

        assert store.head().revision == 1
        assert store.columns().nodes.ids == [node.id for node in nodes]
        assert next(store.commits()).changes == 12_000
