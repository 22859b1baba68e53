"""Tests of `graph.staged`: nodes of large batches, found by id and by name without being held."""

from __future__ import annotations

import pytest

from graph.known import NOTHING_KNOWN
from graph.model import Batch, Node
from graph.staged import Staged, StagedDirectory
from tests.graph.checking import Stored

JOBS = [Node(f"j{at}", "Job", f"Job {at % 4}", {"lane": "made"}) for at in range(6)]
BATCHES = [Batch("a.csv", JOBS[:4]), Batch("b.csv", [*JOBS[4:], Node("j1", "Job", "Again")])]


@pytest.fixture
def staged() -> Staged:
    """Return six nodes in two batches, of which the third cannot be loaded, and one whose id came before."""
    made = Staged(BATCHES)
    made.accept(0, [0, 1, 3], [0, 3])
    made.accept(1, [0, 1], [])
    return made


def test_nodes_that_can_be_loaded_are_found_by_id(staged: Staged) -> None:
    assert staged.nodes({"j1", "j2", "j4", "x"}) == {"j1": JOBS[1], "j4": JOBS[4]}


def test_nodes_that_can_be_loaded_are_found_by_exact_name(staged: Staged) -> None:
    assert staged.called("Job 1") == [JOBS[1], JOBS[5]]
    assert staged.called("Job 2") == staged.called("Job") == []


def test_ids_that_come_more_than_once_are_told_by_their_hashes(staged: Staged) -> None:
    assert staged.repeated() == {hash("j1")}


def test_of_a_run_of_nodes_those_that_can_be_loaded_are_returned(staged: Staged) -> None:
    assert staged.accepted(0, 1, JOBS[1:4]) == ([JOBS[1], JOBS[3]], {JOBS[3].id})
    assert staged.accepted(1, 0, JOBS[4:]) == (JOBS[4:], set())


def test_a_directory_tells_of_nodes_as_they_will_be(staged: Staged) -> None:
    directory = StagedDirectory(Stored('Job j1 "Old" size=3; Job j9 "Job 1" lane=made'), staged=staged)

    directory.learn({"j1", "j2", "Job 1"}, ())

    assert directory.get("j1") == Node("j1", "Job", "Job 1", {"size": 3, "lane": "made"})
    assert directory.get("j2") is None
    assert [node.id for node in directory.called("Job 1", {"Job"})] == ["j1", "j5", "j9"]
    assert directory.called("Old", {"Job"}) == []


def test_a_name_that_nothing_has_gets_no_nearest_one(staged: Staged) -> None:
    directory = StagedDirectory(NOTHING_KNOWN, staged=staged)

    found = directory.find("Jobb 1", {"Job"}, "Job")

    assert (found.node, found.why, found.suggestion) == (None, "there is no Job 'Jobb 1'", "")
