"""Tests of `graph.store.column_files` and the tail: columns kept beside a store say what its tables say, or nothing."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import orjson
import pytest

from graph.columns import Columns, LinkColumns, NodeColumns
from graph.declarations import read_ontology
from graph.model import Change, Reading
from graph.ontology import Ontology
from graph.store import column_files, sqlite
from graph.store.column_files import PART, STAMP, folder_of
from graph.store.sqlite import SqliteStore
from graph.store.sqlite_columns import read_columns
from graph.undo import undo
from tests.graph.store.builders import EDIT, added, after, change, put, run, task
from tests.graph.store.conftest import COMMON, KINDS

PERSONAL = "said Dai Jones"
NODES = (task("c", note=PERSONAL, size=4), task("a", size=1), task("b", "Tŷ", status="archived", words=("x", "y")))
LINKS = (after("a", "b", valid_to="2026-01-01", rationale="so"), after("a", "b", nth=1, strength=1), after("c", "a"))


def plain(columns: Columns) -> dict[str, list[object]]:
    """Return columns as plain lists by name, kinds of links by name, bodies read."""
    parts = {"nodes": columns.nodes, "links": columns.links}
    said: dict[str, list[object]] = {
        f"{part}.{name}": list(getattr(values, name))
        for part, values in parts.items()
        for name in values.__slots__
        if name != "kind_names"
    }
    said["links.kinds"] = [columns.links.kind_names[int(kind)] for kind in columns.links.kinds]
    for part, values in parts.items():
        said[f"{part}.bodies"] = [orjson.loads(body) for body in values.bodies]
    return said | {"revision": [columns.revision]}


def fresh(file: Path, tasks: Ontology) -> dict[str, list[object]]:
    """Return what the tables of a store say."""
    with closing(SqliteStore(file, tasks)) as store, store._reading() as connection:
        return plain(read_columns(connection))


def folders(file: Path) -> list[Path]:
    """Return the folders of columns beside a store."""
    return sorted(folder_of(file).iterdir()) if folder_of(file).exists() else []


def revisions(file: Path) -> list[int]:
    """Return of which revisions there are columns beside a store."""
    return sorted(int(folder.name.partition("-")[0]) for folder in folders(file))


def take_back(store: SqliteStore, tasks: Ontology, revision: int) -> None:
    """Undo a revision."""
    store.append(*undo(store, tasks, revision, who="ann"))


@pytest.fixture
def kept(file: Path, tasks: Ontology) -> Iterator[SqliteStore]:
    """Return a store with columns beside it, of its first revision; each later one is a day later."""
    days = iter(range(1, 28))
    store = SqliteStore(file, tasks, kept_from=1, clock=lambda: datetime(2026, 5, next(days), tzinfo=UTC))
    put(store, *NODES, *LINKS, origin="a.csv")
    store.columns()
    yield store
    store.close()


@pytest.fixture
def tables_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the test fail where columns are read out of the tables."""

    def refuse(_: object) -> Columns:
        raise AssertionError("the columns were read out of the tables")

    monkeypatch.setattr(sqlite, "read_columns", refuse)


# -- the same as the tables --------------------------------------------------------------------------------------------


def test_columns_out_of_files_are_those_of_the_tables(
    kept: SqliteStore, file: Path, tasks: Ontology, tables_closed: None
) -> None:
    with closing(SqliteStore(file, tasks)) as store:
        assert plain(store.columns()) == fresh(file, tasks)


def test_types_of_arrays_are_those_of_the_tables(kept: SqliteStore, file: Path, tasks: Ontology) -> None:
    with closing(SqliteStore(file, tasks, kept_from=10**9)) as store, store._reading() as connection:
        read = read_columns(connection)

    found = kept.columns()

    for name in ("sources", "targets", "kinds", "strengths"):
        assert getattr(found.links, name).dtype == getattr(read.links, name).dtype == np.int32


EDITS: dict[str, list[Change]] = {
    "a node changes": [change(NODES[1], task("a", "New", size=2, valid_from="2026-02-01"))],
    "a node comes": [change(None, task("aa"), "b.csv")],
    "a node goes": [change(LINKS[2], None), change(NODES[0], None)],
    "a link comes": [change(None, after("b", "c", strength=2), "b.csv")],
    "a link goes": [change(LINKS[0], None)],
    "a link changes": [change(LINKS[1], after("a", "b", nth=1, basis="agreed"))],
    "a node comes with a link": [*added(task("0"), after("0", "a"), after("b", "0"), origin="c.csv")],
    "what is personal changes": [change(NODES[0], task("c", note="nobody", size=4))],
    "a reading comes": [change(None, Reading("a", "2026-01-01", 1.0))],
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_what_changed_since_is_put_in(
    kept: SqliteStore, file: Path, tasks: Ontology, edit: list[Change], tables_closed: None
) -> None:
    kept.append(EDIT, edit)

    assert plain(kept.columns()) == fresh(file, tasks)


def test_many_changes_of_many_days_are_put_in(
    kept: SqliteStore, file: Path, tasks: Ontology, tables_closed: None
) -> None:
    kept.append(EDIT, EDITS["a node comes with a link"])
    kept.append(EDIT, EDITS["a node goes"])
    kept.append(EDIT, added(task("c", "again"), after("0", "c")))
    kept.append(EDIT, [change(task("0"), task("0", "later"))])
    kept.append(EDIT, EDITS["a link changes"])
    take_back(kept, tasks, 5)

    assert plain(kept.columns()) == fresh(file, tasks)


def test_what_an_undo_brings_back_keeps_what_brought_it(
    kept: SqliteStore, file: Path, tasks: Ontology, tables_closed: None
) -> None:
    gone = kept.append(EDIT, [change(LINKS[2], None)])
    take_back(kept, tasks, gone)

    assert plain(kept.columns()) == fresh(file, tasks)
    assert set(kept.columns().links.origins) == {"a.csv"}


# -- personal values ---------------------------------------------------------------------------------------------------


def test_no_personal_value_stands_in_the_files(kept: SqliteStore, file: Path) -> None:
    written = [one.read_bytes() for folder in folders(file) for one in folder.iterdir()]

    assert written
    assert not any(PERSONAL.encode() in text for text in written)
    assert orjson.loads(kept.columns().nodes.bodies[2]) == {"note": PERSONAL, "size": 4}


def test_a_personal_value_that_is_gone_from_the_store_is_gone_from_the_columns(
    kept: SqliteStore, file: Path, tables_closed: None
) -> None:
    run(file, "UPDATE gt_node SET body = NULL WHERE body LIKE '%Dai%'")

    assert kept.columns().nodes.bodies[2] == b"{}"


def test_personal_values_of_links_stay_in_the_store(tmp_path: Path) -> None:
    common = COMMON + "  said: {type: text, personal: true, label: {en: Said, cy: Geiriau}, doc: What was said.}\n"
    tasks = read_ontology([("common.yaml", common), ("task.yaml", KINDS)])
    with closing(SqliteStore(tmp_path / "store.db", tasks, kept_from=1)) as store:
        put(
            store, task("a"), task("b"), after("a", "b", rationale="so"), after("b", "a", said=PERSONAL, rationale="so")
        )
        first = plain(store.columns())
        written = [one.read_bytes() for folder in folders(tmp_path / "store.db") for one in folder.iterdir()]

        assert plain(store.columns()) == first
        assert first["links.bodies"] == [{"rationale": "so"}, {"said": PERSONAL, "rationale": "so"}]
        assert written
        assert not any(PERSONAL.encode() in text for text in written)


def test_a_field_that_became_personal_makes_the_files_useless(kept: SqliteStore, file: Path) -> None:
    size = "size: {type: integer, "
    tasks = read_ontology([("common.yaml", COMMON), ("task.yaml", KINDS.replace(size, size + "personal: true, "))])
    before = folders(file)[0] / STAMP
    stamp = before.read_bytes()

    with closing(SqliteStore(file, tasks, kept_from=1)) as store:
        store.columns()

    assert before.read_bytes() != stamp
    assert b"size" not in b"".join(one.read_bytes() for folder in folders(file) for one in folder.iterdir())


# -- older ones -------------------------------------------------------------------------------------------------------


def test_older_columns_are_kept_ever_farther_apart(
    kept: SqliteStore, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "LONGEST_TAIL", 0)

    for number in range(12):
        put(kept, task(f"x{number}"))
        kept.columns()

    assert revisions(file) == [1, 11, 12, 13]
    assert (kept.columns_before(12) or kept.columns()).revision == 12
    assert (kept.columns_before(9) or kept.columns()).revision == 1


def test_before_the_oldest_columns_there_are_none(file: Path, tasks: Ontology) -> None:
    with closing(SqliteStore(file, tasks, kept_from=1)) as store:
        put(store, task("a"))
        put(store, task("b"))
        store.columns()

        assert store.columns_before(1) is None
        assert store.columns_before(2) is not None


def test_older_columns_hold_the_personal_values_of_their_own_revision(kept: SqliteStore, file: Path) -> None:
    then = plain(kept.columns())
    put_over = [change(NODES[0], task("c", note="said Ann Lee", size=5)), change(NODES[1], None)]
    kept.append(EDIT, [change(LINKS[0], None), change(LINKS[1], None), change(LINKS[2], None), *put_over])

    before = kept.columns_before(1)

    assert before is not None
    assert plain(before) == then
    assert orjson.loads(before.nodes.bodies[2]) == {"note": PERSONAL, "size": 4}


def test_columns_that_hold_what_became_personal_are_taken_away(
    kept: SqliteStore, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "LONGEST_TAIL", 0)
    put(kept, task("x"))
    kept.columns()
    size = "size: {type: integer, "
    tasks = read_ontology([("common.yaml", COMMON), ("task.yaml", KINDS.replace(size, size + "personal: true, "))])
    assert revisions(file) == [1, 2]

    with closing(SqliteStore(file, tasks, kept_from=1)) as store:
        store.columns()

        assert revisions(file) == [2]
        assert store.columns_before(1) is None


# -- never trusted over the log ----------------------------------------------------------------------------------------


def cut(folder: Path) -> None:
    """Cut one file short."""
    file = folder / "nodes.ids.npy"
    file.write_bytes(file.read_bytes()[:-3])


def change_a_byte(folder: Path) -> None:
    """Change the last byte of one file."""
    file = folder / "links.sources.npy"
    file.write_bytes(file.read_bytes()[:-1] + b"\x01")


def another_log(folder: Path) -> None:
    """Let the stamp be that of another log."""
    said = orjson.loads((folder / STAMP).read_bytes())
    (folder / STAMP).write_bytes(orjson.dumps(said | {"digest": "00" * 32}))


def another_format(folder: Path) -> None:
    """Let the files be of a format that is not known."""
    said = orjson.loads((folder / STAMP).read_bytes())
    (folder / STAMP).write_bytes(orjson.dumps(said | {"format": 0}))


def no_stamp(folder: Path) -> None:
    """Take the stamp away."""
    (folder / STAMP).unlink()


def nonsense(folder: Path) -> None:
    """Let the stamp be something else."""
    (folder / STAMP).write_bytes(b"[1]")


def ahead(folder: Path) -> None:
    """Let the files be of a revision that the log has not reached."""
    said = orjson.loads((folder / STAMP).read_bytes())
    (folder / STAMP).write_bytes(orjson.dumps(said | {"revision": 99}))


@pytest.mark.parametrize("damage", [cut, change_a_byte, another_log, another_format, no_stamp, nonsense, ahead])
def test_what_is_torn_or_foreign_is_not_used_and_written_anew(
    kept: SqliteStore, file: Path, tasks: Ontology, damage: Callable[[Path], None]
) -> None:
    (folder,) = folders(file)
    whole = (folder / STAMP).read_bytes()
    damage(folder)

    assert plain(kept.columns()) == fresh(file, tasks)
    assert (folder / STAMP).read_bytes() == whole
    assert folders(file) == [folder]


def test_a_long_tail_is_not_replayed_but_the_columns_are_kept_anew(
    kept: SqliteStore, file: Path, tasks: Ontology, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "LONGEST_TAIL", 2)
    put(kept, task("x"), task("y"), task("z"))

    assert plain(kept.columns()) == fresh(file, tasks)
    assert revisions(file) == [1, 2]


def test_what_a_writer_left_that_was_cut_short_is_taken_away_later(
    kept: SqliteStore, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder_of(file) / f"{PART}old").mkdir()
    (folder_of(file) / "notes.txt").write_text("not ours to read")
    monkeypatch.setattr(column_files, "OLDEST_PART_S", -1.0)
    no_stamp(next(one for one in folders(file) if one.name.startswith("1-")))

    kept.columns()

    assert not [one.name for one in folders(file) if one.name.startswith(PART)]


def test_a_folder_that_cannot_be_written_is_no_fault_of_the_store(file: Path, tasks: Ontology) -> None:
    folder_of(file).write_text("in the way")
    with closing(SqliteStore(file, tasks, kept_from=1)) as store:
        put(store, *NODES)

        assert list(store.columns().nodes.ids) == ["a", "b", "c"]


def test_small_stores_have_nothing_beside_them(file: Path, tasks: Ontology) -> None:
    with closing(SqliteStore(file, tasks)) as store:
        put(store, *NODES)
        store.columns()

    assert folders(file) == []


def test_only_the_owner_may_read_the_files(kept: SqliteStore, file: Path) -> None:
    modes = {stat.S_IMODE(one.stat().st_mode) for folder in folders(file) for one in folder.iterdir()}

    assert modes == {0o600}
    assert {stat.S_IMODE(one.stat().st_mode) for one in (folder_of(file), *folders(file))} == {0o700}


def test_every_column_is_kept(kept: SqliteStore, file: Path) -> None:
    names = {one.name for one in folders(file)[0].iterdir()}

    assert {f"nodes.{name}.npy" for name in NodeColumns.__slots__} <= names
    assert {f"links.{name}.npy" for name in LinkColumns.__slots__} <= names


def test_columns_without_links_are_kept_too(file: Path, tasks: Ontology, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(SqliteStore(file, tasks, kept_from=1)) as store:
        put(store, task("a"))
        expected = plain(store.columns())
        monkeypatch.delattr(sqlite, "read_columns")

        assert plain(store.columns()) == expected
