"""Tests of `graph.store.sqlite_series`: how very many readings stand in the log, and that quiet edits of them show."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import orjson
import pytest

from graph.model import Commit, Reading
from graph.ontology import Ontology
from graph.store import series
from graph.store.sqlite import SqliteStore
from tests.graph.store.builders import EDIT, ask, change, many, put, run, task

A_SERIES = [Reading("a", "2026-01-01", 1.0), Reading("a", "2026-01-02", 2.0), Reading("a", "2026-01-03", 3.0)]
B_SERIES = [Reading("b", "2026-01-01", None, 1.0, 4.0), Reading("b", "2026-01-02", 0.0, note="n")]
EVENTS = "SELECT number, what, origin <> 0, new FROM gt_event WHERE revision = 2 ORDER BY number"


@pytest.fixture
def loaded(file: Path, tasks: Ontology) -> Path:
    """Return the file of a closed store with two series that came at once, and one reading that came later."""
    with closing(SqliteStore(file, tasks)) as store:
        put(store, task("a"), task("b"))
        store.append(Commit("ann", action="load"), many(*A_SERIES, *B_SERIES, origin="r.csv"))
        put(store, Reading("a", "2026-01-04", 4.0))
    return file


def test_the_log_holds_a_series_as_one_event_in_short(loaded: Path) -> None:
    found = [(*told, orjson.loads(str(text))) for *told, text in ask(loaded, EVENTS)]

    whole = [["2026-01-01", 1.0], ["2026-01-02", 2.0], ["2026-01-03", 3.0]]
    b = [["2026-01-01", None, 1.0, 4.0, "", False, ""], ["2026-01-02", 0.0, None, None, "n", False, ""]]
    assert found == [
        (5, "series", 1, {"measure": "a", "readings": whole}),
        (7, "series", 1, {"measure": "b", "readings": b}),
    ]


def test_what_is_written_after_series_goes_on_counting(loaded: Path, tasks: Ontology) -> None:
    with closing(SqliteStore(loaded, tasks)) as store:
        assert [one.changes for one in store.commits()] == [2, 5, 1]
        assert len(list(store.changes(since=1, until=2))) == 5
        assert len(list(store.changes(since=2))) == 1


def test_portions_are_written_one_after_the_other(file: Path, tasks: Ontology, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(series, "PORTION", 2)

    with closing(SqliteStore(file, tasks)) as store:
        put(store, task("a"), task("b"))
        store.append(EDIT, many(*A_SERIES, *B_SERIES))

        assert list(store.readings()) == [*A_SERIES, *B_SERIES]
        assert [each for _, each in store.changes(since=1)] == [change(None, one) for one in (*A_SERIES, *B_SERIES)]
        assert store.verify() == []
    assert [number for number, *_ in ask(file, EVENTS)] == [4, 5, 6, 7]


@pytest.mark.parametrize(
    ("tampering", "fault"),
    [
        ("UPDATE gt_event SET new = replace(new, '2.0', '9.0') WHERE number = 5", "it, or what is said"),
        ("UPDATE gt_event SET new = replace(new, '2.0', '9.0') WHERE number = 5", "the reading a 2026-01-02 is not as"),
        ("UPDATE gt_event SET origin = 0 WHERE number = 5", "change 5 (series a 2026-01-01): it, or"),
        ("UPDATE gt_event SET one = 2 WHERE number = 5", "does not stand where it was written"),
        ("UPDATE gt_event SET number = 4 WHERE number = 5", "does not stand where it was written"),
        ("UPDATE gt_event SET new = NULL WHERE number = 5", "change 5: it cannot be read"),
        ('UPDATE gt_event SET new = \'{"measure":"a","readings":[]}\' WHERE number = 5', "change 5: it cannot be read"),
        ("DELETE FROM gt_event WHERE number = 5", "does not stand where it was written"),
        ("DELETE FROM gt_event WHERE number = 7", "revision 2 does not end as it was sealed"),
        ("UPDATE gt_reading SET value = 7 WHERE date = '2026-01-02' AND measure = 1", "a 2026-01-02 is not as the log"),
        ("DELETE FROM gt_reading WHERE date = '2026-01-02'", "the reading b 2026-01-02 should be there, by the log"),
    ],
)
def test_a_quiet_edit_of_a_series_is_found(loaded: Path, tasks: Ontology, tampering: str, fault: str) -> None:
    run(loaded, tampering)

    with closing(SqliteStore(loaded, tasks)) as store:
        faults = store.verify()

    assert any(fault in one for one in faults), faults


def test_a_file_of_the_format_before_series_is_brought_to_this_one(sample: Path, tasks: Ontology) -> None:
    run(sample, "PRAGMA user_version = 1")
    before = Reading("a", "2026-01-01", 1.0)

    with closing(SqliteStore(sample, tasks)) as store:
        store.append(EDIT, many(Reading("a", "2026-01-02", 2.0)))
        store.append(EDIT, [change(before, Reading("a", "2026-01-01", 1.5))])

        assert len(list(store.changes(key="a", what="reading"))) == 3
        assert store.verify() == []
    assert ask(sample, "PRAGMA user_version") == [(2,)]
    assert ask(sample.with_name("store.db.format-1"), "PRAGMA user_version") == [(1,)]
