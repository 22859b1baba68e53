"""Shares of aligned work are shown with their counts, and are none where there is nothing to count."""

from __future__ import annotations

from hypothesis import given

from graph.analysis.align import Share, alignment, coverage, delivered
from graph.analysis.sight import Sight
from tests.graph.analysis.brute import Brute
from tests.graph.analysis.organisations import frozen, ids, organisations, sight_of

TEXT = (
    "Purpose p; Priority o -aligns_to-> p; Improvement i1 wte=2 budget=100 -delivers-> o; Improvement i2 wte=1; "
    "Activity a1 work_type=business_as_usual wte=1 cost=50 -belongs_to-> o; Activity a2 work_type=legacy; "
    "Process r; Service s -achieves-> Outcome q; q -achieves-> p"
)


@given(organisations())
def test_shares_of_counts_equal_their_definition(brute: Brute) -> None:
    found = alignment(Sight(frozen(brute)))
    work, changing = brute.all_with("work"), brute.all_with("improvement_work")

    assert found.work == Share(sum(map(brute.serves, work)), len(work))
    assert found.on_priority == Share(sum(map(brute.serves_priority, changing)), len(changing))


@given(organisations())
def test_LS_03_what_is_delivered_equals_its_definition(brute: Brute) -> None:
    sight = Sight(frozen(brute))
    delivering = set(brute.all_with("delivering"))

    found = [node for node, done in zip(sight.snapshot.ids, delivered(sight).tolist(), strict=True) if done]

    assert found == [node for node in sight.snapshot.ids if brute.down(node) & delivering]


def test_effort_counts_improvements_and_activities_only() -> None:
    found = alignment(sight_of(TEXT))

    assert found.wte == Share(3.0, 4.0)
    assert found.money == Share(150.0, 150.0)
    assert found.on_priority == Share(1, 3)
    assert found.on_priority_wte == Share(2.0, 3.0)


def test_only_work_that_is_asked_about_counts() -> None:
    sight = sight_of(TEXT)

    found = alignment(sight, [sight.snapshot.ids.index("i2")])

    assert found.work == Share(0, 1)


def test_nothing_to_count_is_neither_none_nor_all_of_it() -> None:
    record = alignment(sight_of("Purpose p")).record()

    assert record["work"] == {"part": 0, "whole": 0, "share": None}
    assert record["wte"]["share"] is None


def test_LS_03_coverage_is_told_by_group_and_leaves_out_what_is_not_live() -> None:
    sight = sight_of(
        "Improvement i -delivers-> Objective a level=team; Objective b level=team; Objective c level=service; "
        "Process r -contributes_to-> c; Objective d level=team status=draft"
    )
    snapshot = sight.snapshot
    aims = snapshot.of_kind("Objective").tolist()

    found = coverage(sight, aims, lambda aim: snapshot.field(aim, "level"))

    assert ids(snapshot, aims) == ["a", "b", "c", "d"]
    assert found == {"team": Share(1, 2), "service": Share(1, 1)}
