"""What was forgotten is in no file any more, and everything else is as it was."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from graph.errors import NotFound, WrongUse
from graph.model import Commit
from graph.ontology import Ontology
from graph.store.sqlite import SqliteStore
from graph.store.sqlite_restore import restore_file
from tests.graph.store.builders import EDIT, change, put, task

FORGET = Commit("ann", "asked for", "t1 note", "forget")
WORDS = ("Ceridwen was late", "Ceridwen was early", "Dilys")


@pytest.fixture
def path(tmp_path: Path, tasks: Ontology) -> Path:
    """Return the file of a store whose first task had two notes, one after the other, and whose second has one."""
    path = tmp_path / "store.db"
    with closing(SqliteStore(path, tasks, kept_from=1)) as store:
        first = task("t1", size=1, note=WORDS[0])
        put(store, first, task("t2", note=WORDS[2]))
        store.append(EDIT, [change(first, task("t1", size=2, note=WORDS[1]))])
        store.columns()
    return path


def files_with(folder: Path, word: str) -> list[str]:
    """Return the files below a folder that hold a word."""
    return [one.name for one in sorted(folder.rglob("*")) if one.is_file() and word.encode() in one.read_bytes()]


def test_what_was_forgotten_is_in_no_file_beside_the_store_and_its_seal_holds(path: Path, tasks: Ontology) -> None:
    assert files_with(path.parent, "Ceridwen")

    with closing(SqliteStore(path, tasks)) as store:
        done = store.forget(FORGET, "t1", "note")
        faults = store.verify()
        fields = store.nodes(["t1"])["t1"].fields

    assert (done.revision, done.values, done.plain) == (3, 2, 0)
    assert faults == []
    assert dict(fields) == {"size": 2}
    assert files_with(path.parent, "Ceridwen") == []
    assert files_with(path.parent, "Dilys") == ["store.db"]


def test_while_somebody_reads_it_is_gone_for_the_next_and_from_the_files_when_they_are_done(
    path: Path, tasks: Ontology
) -> None:
    with closing(SqliteStore(path, tasks)) as store, closing(SqliteStore(path, tasks)) as other:
        reading = other.changes()
        next(reading)
        store.forget(FORGET, "t1", "note")
        list(reading)
        assert "note" not in other.nodes(["t1"])["t1"].fields

    assert files_with(path.parent, "Ceridwen") == []


def test_the_files_kept_when_a_store_was_made_anew_forget_too(path: Path, tasks: Ontology) -> None:
    backup = path.parent / "backup.db"
    with closing(SqliteStore(path, tasks)) as store:
        store.backup(backup)
    restore_file(backup, path, replace=True)
    backup.unlink()
    assert len([name for name in files_with(path.parent, "Ceridwen") if "before-restore" in name]) == 1

    with closing(SqliteStore(path, tasks)) as store:
        store.forget(FORGET, "t1", "note")

    assert files_with(path.parent, "Ceridwen") == []
    with closing(SqliteStore(path.with_name("store.db.before-restore"), tasks)) as former:
        assert former.verify() == []


def test_life_goes_on_after_something_was_forgotten(path: Path, tasks: Ontology) -> None:
    with closing(SqliteStore(path, tasks)) as store:
        store.forget(FORGET, "t1", "note")
        now = store.nodes(["t1"])["t1"]
        store.append(EDIT, [change(now, task("t1", size=3, note="Nobody"))])
        again = store.forget(FORGET, "t1", "note")

        assert (again.revision, again.values) == (5, 1)
        assert store.verify() == []
        assert list(store.columns().nodes.ids) == ["t1", "t2"]
        assert len(list(store.changes(key="t1"))) == 3


def test_what_is_gone_can_still_be_forgotten(path: Path, tasks: Ontology) -> None:
    with closing(SqliteStore(path, tasks)) as store:
        store.append(EDIT, [change(store.nodes(["t1"])["t1"], None)])

        assert store.forget(FORGET, "t1", "note").values == 2
        assert store.verify() == []
    assert files_with(path.parent, "Ceridwen") == []


@pytest.mark.parametrize("node_id", ["t3", ""])
def test_what_never_was_cannot_be_forgotten(path: Path, tasks: Ontology, node_id: str) -> None:
    with closing(SqliteStore(path, tasks)) as store:
        with pytest.raises(NotFound, match="never had a value"):
            store.forget(FORGET, node_id, "note")

        assert store.head().revision == 2


def test_what_everybody_may_read_is_sealed_and_stays(path: Path, tasks: Ontology) -> None:
    with closing(SqliteStore(path, tasks)) as store, pytest.raises(WrongUse, match="sealed in the log"):
        store.forget(FORGET, "t1", "size")
