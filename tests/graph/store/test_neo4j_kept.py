"""Columns of a database kept on this computer: they say what the database says, or are not used."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import orjson
import pytest

from graph.columns import Columns
from graph.model import Change
from graph.ontology import Ontology
from graph.store import neo4j_kept
from graph.store.cache_folder import UNUSED_S, cache_folder, folder_in
from graph.store.neo4j import Neo4jStore
from graph.undo import undo
from tests.graph.store.builders import EDIT, added, after, change, put, task
from tests.graph.store.test_column_files import (
    EDITS,
    LINKS,
    NODES,
    PERSONAL,
    another_log,
    change_a_byte,
    cut,
    no_stamp,
    plain,
)
from tests.neo4j_server.fixtures import Database

Opener = Callable[[], Neo4jStore]


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """Return the folder of what is kept."""
    return tmp_path / "cache"


@pytest.fixture
def opener(neo4j_database: Database, tasks: Ontology, cache: Path) -> Iterator[Opener]:
    """Return what opens the same store again and again, each time with columns kept; each revision is a day later."""
    opened: list[Neo4jStore] = []
    days = iter(range(1, 28))

    def connect() -> Neo4jStore:
        clock = lambda: datetime(2026, 5, next(days), tzinfo=UTC)  # noqa: E731
        opened.append(Neo4jStore(neo4j_database.url, tasks, login=neo4j_database.login, clock=clock))
        opened[-1].keep_columns(cache, kept_from=1)
        return opened[-1]

    yield connect
    for store in opened:
        store.close()


@pytest.fixture
def kept(opener: Opener) -> Neo4jStore:
    """Return a store of whose first revision columns are kept."""
    store = opener()
    put(store, *NODES, *LINKS, origin="a.csv")
    store.columns()
    return store


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the test fail where everything is read out of the database."""

    def refuse(_: object) -> Columns:
        raise AssertionError("everything was read out of the database")

    monkeypatch.setattr(neo4j_kept, "read_columns", refuse)


def fresh(store: Neo4jStore) -> dict[str, list[object]]:
    """Return what the database itself says."""
    from graph.store.neo4j_columns import read_columns

    return plain(read_columns(store._connection))


def folders(cache: Path) -> list[Path]:
    """Return the folders of columns of the one database."""
    return sorted(folder for store in cache.iterdir() for folder in store.iterdir())


@pytest.mark.neo4j
@pytest.mark.slow
def test_a_start_takes_what_is_kept_and_puts_in_what_has_changed(
    kept: Neo4jStore, opener: Opener, unread: None
) -> None:
    for edit in EDITS.values():
        kept.append(EDIT, edit)
        assert plain(opener().columns()) == fresh(kept)
        kept.append(EDIT, [Change(one.what, one.key, one.new, one.old) for one in reversed(edit)])

    assert plain(opener().columns()) == fresh(kept)


@pytest.mark.neo4j
@pytest.mark.slow
def test_what_an_undo_brings_back_keeps_what_brought_it(kept: Neo4jStore, tasks: Ontology, unread: None) -> None:
    gone = kept.append(EDIT, [change(LINKS[2], None)])
    kept.append(*undo(kept, tasks, gone, who="ann"))

    assert plain(kept.columns()) == fresh(kept)
    assert set(kept.columns().links.origins) == {"a.csv"}


@pytest.mark.neo4j
@pytest.mark.slow
def test_what_is_personal_is_not_kept_and_is_told_as_it_is_now(
    kept: Neo4jStore, opener: Opener, cache: Path, unread: None
) -> None:
    written = [one.read_bytes() for folder in folders(cache) for one in folder.iterdir()]
    assert written
    assert not any(PERSONAL.encode() in text for text in written)
    assert orjson.loads(opener().columns().nodes.bodies[2]) == {"note": PERSONAL, "size": 4}

    kept.append(EDIT, [change(NODES[0], task("c", note="nobody", size=4))])

    assert orjson.loads(opener().columns().nodes.bodies[2]) == {"note": "nobody", "size": 4}
    before = kept.columns_before(1)
    assert before is not None
    assert orjson.loads(before.nodes.bodies[2]) == {"note": PERSONAL, "size": 4}


@pytest.mark.neo4j
@pytest.mark.slow
@pytest.mark.parametrize("damage", [cut, change_a_byte, another_log, no_stamp])
def test_what_is_torn_or_foreign_is_not_used_and_written_anew(
    kept: Neo4jStore, opener: Opener, cache: Path, damage: Callable[[Path], None]
) -> None:
    (folder,) = folders(cache)
    stamp = (folder / "stamp.json").read_bytes()
    damage(folder)

    assert plain(opener().columns()) == fresh(kept)
    assert (folder / "stamp.json").read_bytes() == stamp


@pytest.mark.neo4j
@pytest.mark.slow
def test_the_columns_of_one_database_are_never_those_of_another(
    kept: Neo4jStore, opener: Opener, neo4j_database: Database, cache: Path
) -> None:
    neo4j_database.ask("MATCH (n) DETACH DELETE n")
    other = opener()
    put(other, task("z"))

    assert list(other.columns().nodes.ids) == ["z"]
    assert len(list(cache.iterdir())) == 2


@pytest.mark.neo4j
@pytest.mark.slow
def test_after_many_changes_everything_is_read_and_kept_anew(
    kept: Neo4jStore, opener: Opener, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j_kept, "LONGEST_TAIL", 2)
    put(kept, task("x"), task("y"), task("z"))

    assert plain(opener().columns()) == fresh(kept)
    assert [folder.name.partition("-")[0] for folder in folders(cache)] == ["1", "2"]


@pytest.mark.neo4j
@pytest.mark.slow
def test_a_start_while_a_load_changes_everything_tells_what_was_there(
    kept: Neo4jStore, opener: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.store.neo4j_write.CHUNK", 2)
    monkeypatch.setattr("graph.store.neo4j_write.MOST_AT_ONCE", 2)
    put(kept, task("d", note="said Mair"))
    before, other, during = plain(kept.columns()), opener(), list[object]()

    def changes() -> Iterator[Change]:
        edits = [change(NODES[0], task("c", note="new")), change(LINKS[2], None), change(NODES[1], task("a", "New"))]
        for one in (*edits, *added(*(task(f"n{number}") for number in range(6)), after("n1", "a"))):
            yield one
            during.append(plain(other.columns()))

    kept.append(EDIT, changes())

    assert during == [before] * len(during)
    assert plain(other.columns()) == fresh(kept) != before


def test_what_nobody_used_for_long_is_swept(tmp_path: Path) -> None:
    from graph.store.cache_folder import sweep_unused

    old, other, ours = (folder_in(tmp_path, name) for name in ("old", "other", "ours"))
    for folder in (old, other, ours, tmp_path / "somebody else's"):
        folder.mkdir()
    for folder in (old, ours, tmp_path / "somebody else's"):
        os.utime(folder, (0, folder.stat().st_mtime - UNUSED_S - 60))

    sweep_unused(tmp_path, ours)

    assert sorted(one.name for one in tmp_path.iterdir()) == sorted([other.name, ours.name, "somebody else's"])


def test_the_folder_is_the_users_own_unless_another_or_none_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    assert cache_folder() == tmp_path / "goldenthread" / "columns"
    assert cache_folder("/srv/kept") == Path("/srv/kept")
    assert cache_folder("none") is None


def test_what_a_database_calls_itself_leads_nowhere_else(tmp_path: Path) -> None:
    assert folder_in(tmp_path, "../../etc").parent == tmp_path
