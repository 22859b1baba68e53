"""Several processes on one store: readers see whole revisions while another loads, and writers wait for one another."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from graph.errors import StoreBusy
from graph.ontology import Ontology
from graph.store.sqlite import SqliteStore
from tests.graph.store import sharing
from tests.graph.store.builders import EDIT, added, task
from tests.graph.store.kills import LOAD, load, open_file, told


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the file of a store with one load in it."""
    with closing(open_file(tmp_path / "store.db")) as store:
        store.append(EDIT, load(1))
    return tmp_path / "store.db"


def test_readers_see_the_whole_revision_before_until_a_load_of_another_process_is_done(path: Path) -> None:
    with closing(open_file(path)) as store, sharing.start("slow load", path) as other:
        before = told(store.columns())
        assert other.stdout is not None
        assert other.stdout.readline() == "half\n"

        during = told(store.columns())
        with closing(open_file(path)) as newly_opened:
            opened_during = told(newly_opened.columns())
        other.communicate("go on\n")
        after = store.columns()

        assert other.returncode == 0
        assert during == opened_during == before
        assert (after.revision, len(after.nodes.ids), len(after.links.sources)) == (2, 2 * LOAD, 2 * LOAD - 2)
        assert store.verify() == []


def test_a_writer_is_told_that_another_process_writes(path: Path, tasks: Ontology) -> None:
    with sharing.start("slow load", path) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "half\n"
        ours = SqliteStore(path, tasks, timeout_s=0.05)
        with closing(ours), pytest.raises(StoreBusy, match="another process is writing"):
            ours.append(EDIT, added(task("x")))
        other.communicate("go on\n")

    with closing(open_file(path)) as store:
        assert store.append(EDIT, added(task("x"))) == 3


@pytest.mark.slow
def test_commits_of_two_processes_at_once_are_all_there(path: Path) -> None:
    with sharing.start("many commits", path, "ann") as ann, sharing.start("many commits", path, "bob") as bob:
        assert (ann.wait(), bob.wait()) == (0, 0)

    with closing(open_file(path)) as store:
        commits = list(store.commits(since=1))
        assert [one.revision for one in commits] == list(range(2, 2 + 2 * sharing.COMMITS))
        assert {one.commit.who for one in commits} == {"ann", "bob"}
        assert store.verify() == []
        assert len(store.columns().nodes.ids) == LOAD + 2 * sharing.COMMITS
