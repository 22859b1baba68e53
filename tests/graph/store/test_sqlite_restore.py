"""Tests of `graph.store.sqlite_restore`: backups become stores, whole or not at all."""

from __future__ import annotations

import stat
from contextlib import closing
from pathlib import Path

import pytest

from graph.errors import StoreBusy, StoreDamaged, StoreUnreachable, WrongUse
from graph.ontology import Ontology
from graph.store import restore
from graph.store.sqlite import SqliteStore
from tests.graph.store.builders import put, run, task


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
