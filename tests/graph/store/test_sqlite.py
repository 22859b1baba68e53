"""Tests of what only the SQLite store has: its addresses, and personal values beside its log."""

from __future__ import annotations

import gc
import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest

from graph.errors import StaleRevision, WrongUse
from graph.ontology import Ontology
from graph.store import open_store, path_of
from graph.store.sqlite import SqliteStore
from tests.graph.store.builders import EDIT, added, after, ask, change, put, run, task
from tests.tree import ROOT

# -- addresses ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "path"),
    [("sqlite:///team.db", "team.db"), ("sqlite:////tmp/team.db", "/tmp/team.db"), ("team.db", "team.db")],  # noqa: S108
)
def test_an_address_names_a_file(url: str, path: str) -> None:
    assert path_of(url) == Path(path)


@pytest.mark.parametrize("url", ["postgres://localhost", ""])
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(WrongUse):
        open_store(url)


def test_a_store_says_the_address_it_is_opened_by(tmp_path: Path) -> None:
    with closing(open_store(str(tmp_path / "a.db"))) as store:
        put(store, task("a"))
        url = store.url

    with closing(open_store(url, create=False)) as again:
        assert again.head().revision == 1


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


# -- time and threads --------------------------------------------------------------------------------------------------


def test_time_in_the_log_never_runs_back(file: Path, tasks: Ontology) -> None:
    times = iter([datetime(2026, 5, 2, tzinfo=UTC), datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 5, 3, tzinfo=UTC)])
    with closing(SqliteStore(file, tasks, clock=lambda: next(times))) as store:
        for name in "abc":
            put(store, task(name))

        assert [one.recorded_at[:10] for one in store.commits()] == ["2026-05-02", "2026-05-02", "2026-05-03"]


def test_threads_read_whole_commits_while_one_writes(file: Path, tasks: Ontology) -> None:
    counts: list[tuple[int, int]] = []
    with closing(SqliteStore(file, tasks)) as store:

        def read() -> None:
            revision = 0
            while revision < 20:
                columns = store.columns()
                revision = columns.revision
                counts.append((revision, len(columns.nodes.ids)))

        threads = [Thread(target=read) for _ in range(3)]
        for thread in threads:
            thread.start()
        for number in range(20):
            put(store, *(task(f"{number}-{one}") for one in range(10)))
        for thread in threads:
            thread.join()

    assert (20, 200) in counts
    assert all(nodes == 10 * revision for revision, nodes in counts)


# -- size --------------------------------------------------------------------------------------------------------------


def test_many_changes_are_written_in_parts_and_are_one_commit(file: Path, tasks: Ontology) -> None:
    with closing(SqliteStore(file, tasks)) as store:
        nodes = [task(f"t{number:05d}") for number in range(12_000)]

        store.append(EDIT, added(*nodes))

        assert store.head().revision == 1
        assert store.columns().nodes.ids == [node.id for node in nodes]
        assert next(store.commits()).changes == 12_000


def test_a_large_first_load_has_its_indexes_in_the_end_like_a_small_one(
    file: Path, tmp_path: Path, tasks: Ontology, monkeypatch: pytest.MonkeyPatch
) -> None:
    few, many = added(task("a"), task("b"), after("a", "b")), added(*(task(f"t{number:04}") for number in range(6_000)))
    monkeypatch.setattr("graph.store.sqlite_write.MANY", 5_000)
    indexes = "SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name"

    with closing(SqliteStore(file, tasks)) as large, closing(SqliteStore(tmp_path / "small.db", tasks)) as small:
        large.append(EDIT, [*many, *few])
        small.append(EDIT, few)

        assert ask(large.path, indexes) == ask(small.path, indexes)
        assert large.verify() == []
        assert [link.target for link in large.links(["b"])] == ["b"]


def test_a_large_first_load_that_fails_leaves_an_empty_store_with_its_indexes(
    file: Path, tasks: Ontology, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.store.sqlite_write.MANY", 5_000)
    indexes = "SELECT name FROM sqlite_master WHERE type = 'index'"
    nodes = added(*(task(f"t{number:04}") for number in range(6_000)))

    with closing(SqliteStore(file, tasks)) as store:
        before = ask(file, indexes)
        with pytest.raises(StaleRevision):
            store.append(EDIT, [*nodes, *added(after("t0000", "nobody"))])

        assert ask(file, indexes) == before
        assert store.head().revision == 0


def test_a_store_that_nobody_holds_any_more_lets_go_of_its_connections(tmp_path: Path, tasks: Ontology) -> None:
    store = SqliteStore(tmp_path / "store.db", tasks)
    store.head()
    held = [store._writer, *store._idle]

    del store
    gc.collect()

    assert len(held) == 2
    for one in held:
        assert one
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            one.execute("SELECT 1")


def test_no_statement_has_numbered_placeholders_of_which_some_pythons_warn() -> None:
    """Python 3.12.0 to 3.12.3, which systems still ship, take `?1` for a name that is given no value."""
    numbered = re.compile(r"[\s(=,]\?\d")
    texts = {path: path.read_text(encoding="utf-8") for path in (ROOT / "graph").rglob("*.py")}

    assert texts
    assert [path.name for path, text in texts.items() if numbered.search(text)] == []
