"""Loading batches into a session's store."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.loading import Manner, load, read_all
from api.merging import merge_things
from api.session import Session
from api.settings import Settings
from graph.errors import NotFound, WrongUse
from graph.model import Commit
from graph.undo import undo
from tests.tree import ROOT

COMMIT = Commit("Ann", "", "small", "load")


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """Give a session with an empty folder for its store."""
    monkeypatch.chdir(tmp_path)
    return Session(Settings(store=str(tmp_path / "a.db"), today="2026-11-25"))  # type: ignore[arg-type]


def test_what_a_dry_run_finds_is_what_the_load_finds(session: Session) -> None:
    batches = read_all(session, [ROOT / "seeds" / "one_team"])

    trial = load(session, batches, COMMIT, Manner(dry_run=True))
    real = load(session, batches, COMMIT)

    assert {one.id for one in trial.findings.appeared} == {one.id for one in real.findings.appeared}
    assert (trial.revision, real.revision) == (0, 1)
    assert trial.plan.by == real.plan.by


def test_a_load_that_changes_nothing_commits_nothing(session: Session) -> None:
    batches = read_all(session, [ROOT / "seeds" / "small"])
    load(session, batches, COMMIT)

    again = load(session, batches, COMMIT)

    assert again.revision == session.store.head().revision == 1
    assert not again.changes


def test_a_file_brings_nothing_back_that_was_made_one_until_that_is_undone(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "processes.csv"
    file.write_text("id,name,lane\np1,Triage,driver\np2,Triaging,support\n")
    load(session, read_all(session, [file]), COMMIT)
    merge_things(session, "p1", "p2", Commit("Ann", action="merge"), dry_run=False)

    again = load(session, read_all(session, [file]), COMMIT)
    session.store.append(*undo(session.store, session.ontology, 2, who="Ann"))
    parted = load(session, read_all(session, [file]), COMMIT)

    assert (again.changes, again.plan.counts.same) == (0, 1)
    assert "what was made one stays one: p2 is p1" in {problem.message for problem in again.plan.problems}
    assert (parted.changes, parted.plan.counts.same) == (0, 2)
    assert all("lacks unit" in problem.message for problem in parted.plan.problems)


def test_every_path_that_is_missing_is_named(session: Session) -> None:
    with pytest.raises(WrongUse, match=r"a\.csv, b\.csv"):
        read_all(session, [Path("a.csv"), Path("b.csv")])


def test_packs_are_read_by_name(session: Session) -> None:
    batches = read_all(session, [], ["tools", "qms_aspect"])

    assert [len(batch.nodes) for batch in batches] == [25, 4]
    with pytest.raises(NotFound, match="qms_aspect"):
        read_all(session, [], ["toolz"])


def test_one_file_that_cannot_be_read_stops_them_all(session: Session, tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    batches = read_all(session, [ROOT / "seeds" / "small", tmp_path / "broken.json"])

    loaded = load(session, batches, COMMIT)

    assert not loaded.readable
    assert session.store.head().revision == 0
    assert loaded.plan.counts.refused == 63
