"""Of candidates, those that are most like a node by name and unit come first."""

from __future__ import annotations

from graph.analysis.similar import COMPARED, Candidates
from tests.graph.analysis.organisations import ids, snapshot_of


def test_the_most_similar_name_comes_first_then_the_smaller_id() -> None:
    snapshot = snapshot_of(
        'Need a "Shorter waits"; Need b "Safer births"; Need c "SHORTER WAITS!"; Need d "Shorter waits"'
    )

    found = Candidates(snapshot, [1, 2, 3]).most_like(0, 2)

    assert ids(snapshot, [node for _, node in found]) == ["c", "d"]


def test_the_same_unit_counts_for_a_little() -> None:
    snapshot = snapshot_of('Process a "Triage" unit=u1; Process b "Clinic" unit=u2; Process c "Clinic" unit=u1')

    assert [node for _, node in Candidates(snapshot, [1, 2]).most_like(0, 2)] == [2, 1]


def test_of_very_many_candidates_those_that_share_a_word_are_compared() -> None:
    others = "; ".join(f'Need n{number:04} "Something else"' for number in range(COMPARED + 50))
    snapshot = snapshot_of(f'Need a "Shorter waits"; {others}; Need z "Waits for hips"')

    found = Candidates(snapshot, range(1, len(snapshot))).most_like(0, 3)

    assert ids(snapshot, [node for _, node in found]) == ["z"]


def test_where_none_of_very_many_shares_a_word_the_first_are_offered() -> None:
    others = "; ".join(f'Need n{number:04} "Something else"' for number in range(COMPARED + 50))
    snapshot = snapshot_of(f'Need a "Shorter waits"; {others}')

    assert len(Candidates(snapshot, range(1, len(snapshot))).most_like(0, 3)) == 3


def test_without_candidates_there_is_nothing_to_offer() -> None:
    assert Candidates(snapshot_of("Need a"), []).most_like(0, 3) == []
