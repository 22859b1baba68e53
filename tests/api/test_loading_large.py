"""Loading what is too large to be held: the same comes of it, but that findings are not compared."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from api.loading import Loaded, Manner, load, read_all
from api.say.load import NOT_COMPARED, load_lines
from api.session import Session
from api.settings import Settings
from graph import check_large, spool
from graph.model import Commit, Problem
from graph.spool import is_large
from graph.undo import undo
from tests.tree import ROOT

COMMIT = Commit("Ann", "", "board", "load")
BOARD = ROOT / "seeds" / "health_board"
TASKS = """id,name,lane,importance,belongs_to
p1,Triage,driver,5,p3
p2,,support,3,
p3,Visits,support,3,
p4,Care,mainstay,9,
"""


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """Give a session with an empty folder for its store, to which a handful is much."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(spool, "MOST_HELD", 3)
    monkeypatch.setattr(check_large, "RUN", 40)
    with closing(Session(Settings(store=str(tmp_path / "a.db"), today="2026-11-25"))) as opened:  # type: ignore[arg-type]
        yield opened


def loaded(session: Session, path: Path, manner: Manner = Manner()) -> Loaded:  # noqa: B008  frozen
    """Load a file or folder."""
    return load(session, read_all(session, [path]), COMMIT, manner)


def as_held(session: Session, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Session, Loaded]:
    """Load a file or folder as one is loaded that is held, into another store."""
    with monkeypatch.context() as usual:
        usual.setattr(spool, "MOST_HELD", 10_000)
        other = Session(session.settings.model_copy(update={"store": str(tmp_path / "other.db")}))
        return other, loaded(other, path)


def without_nearest(problems: tuple[Problem, ...]) -> set[Problem]:
    """Return problems without what they suggest."""
    return {replace(problem, suggestion="") for problem in problems}


@pytest.mark.slow
def test_a_large_load_makes_the_same_store(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other, held = as_held(session, BOARD, tmp_path, monkeypatch)

    large = loaded(session, BOARD)

    assert {change.key: change for _, change in session.store.changes()} == {
        change.key: change for _, change in other.store.changes()
    }
    assert session.store.verify() == []
    assert large.plan.by == held.plan.by
    assert without_nearest(large.plan.problems) == without_nearest(held.plan.problems)
    assert loaded(session, BOARD).changes == 0
    other.close()


def test_a_large_load_is_one_revision_that_is_taken_back(session: Session, tmp_path: Path) -> None:
    (tmp_path / "processes.csv").write_text(TASKS)

    large = loaded(session, tmp_path / "processes.csv")
    session.store.append(*undo(session.store, session.ontology, large.revision, who="Ann"))

    assert (large.revision, large.plan.by["nodes"].created, large.plan.by["nodes"].refused) == (1, 2, 2)
    assert session.store.head().revision == 2
    assert session.store.nodes(["p1", "p3"]) == {}


def test_a_large_load_says_that_findings_were_not_compared(session: Session, tmp_path: Path) -> None:
    (tmp_path / "processes.csv").write_text(TASKS)

    large = loaded(session, tmp_path / "processes.csv")

    assert NOT_COMPARED in list(load_lines(large, None))
    assert large.record()["findings"] is None
    again = loaded(session, tmp_path / "processes.csv")
    assert NOT_COMPARED not in list(load_lines(again, None))
    assert again.record()["findings"] == {"new": [], "gone": []}


def test_a_trial_of_a_large_load_stores_nothing_and_counts_the_same(session: Session, tmp_path: Path) -> None:
    (tmp_path / "processes.csv").write_text(TASKS)

    trial = loaded(session, tmp_path / "processes.csv", Manner(dry_run=True))

    assert not Path("a.db").exists()
    assert trial.plan == loaded(session, tmp_path / "processes.csv").plan


def test_of_a_large_file_nothing_is_loaded_if_anything_is_wrong_and_that_is_wished(
    session: Session, tmp_path: Path
) -> None:
    (tmp_path / "processes.csv").write_text(TASKS)

    refused = loaded(session, tmp_path / "processes.csv", Manner(strict=True))

    assert (refused.revision, session.store.head().revision) == (0, 0)
    assert refused.plan.by["nodes"].refused == 4
    assert {problem.place.row for problem in refused.plan.problems if problem.severity == "error"} == {3, 5}


@pytest.mark.parametrize("manner", [Manner(), Manner(replace=True)])
def test_what_needs_all_at_once_is_held_and_loaded(session: Session, tmp_path: Path, manner: Manner) -> None:
    (tmp_path / "processes.csv").write_text(TASKS.replace("p4,", ",") if manner == Manner() else TASKS)

    batches = read_all(session, [tmp_path / "processes.csv"])
    held = load(session, batches, COMMIT, manner)

    assert is_large(batches[0].nodes)
    assert held.compared
    assert held.plan.by["nodes"].created == 2
