"""The vital few by the map equal their definition, and are explained."""

from __future__ import annotations

import pytest
from hypothesis import given

from graph.analysis.sight import Sight
from graph.analysis.vital import Vital
from tests.graph.analysis.brute import Brute
from tests.graph.analysis.organisations import frozen, ids, organisations, sight_of

HOSPITAL = (
    'Purpose p; Need d1 "Be seen soon" importance=5; Need d2 "Hear sooner" importance=3; p -exists_to_meet-> d1; '
    'Service s1; Service s2; s1 -meets-> d1; s2 -meets-> d2; Process a "Triage" importance=1 -enables-> Process b; '
    'b -produces-> s1; b -produces-> s2; Process b "Clinic" importance=2; Process c "Parking" importance=5'
)


@given(organisations())
def test_LS_11_the_share_of_needs_equals_its_definition(brute: Brute) -> None:
    vital = Vital(Sight(frozen(brute)))
    importance = {need: int(brute.by_id[need].fields["importance"]) for need in brute.all_with("need")}

    for process in vital.processes:
        met = brute.helps_to_meet(vital.sight.snapshot.ids[process])
        assert set(ids(vital.sight.snapshot, vital.needs(process))) == met
        expected = sum(importance[need] for need in met) / sum(importance.values()) if importance else None
        assert vital.share(process) == expected


@given(organisations())
def test_LS_11_what_a_node_is_the_only_route_for_equals_its_definition(brute: Brute) -> None:
    vital = Vital(Sight(frozen(brute)))

    for position, node in enumerate(vital.sight.snapshot.ids):
        found = vital.depends_on_it(position)
        assert ids(vital.sight.snapshot, found) == sorted(brute.only_through(node) & set(brute.all_with("work")))
        assert vital.subtree_work(position) == len(found)


def test_LS_11_the_vital_few_are_ranked_and_each_says_why() -> None:
    vital = Vital(sight_of(HOSPITAL))

    said = [vital.reason(process) for process in vital.ranked()]

    assert said == [
        "“Clinic” helps to meet “Be seen soon” and “Hear sooner” (100% of all needs by importance) and is the only "
        "route to the purpose for 1 piece of other work.",
        "“Triage” helps to meet “Be seen soon” and “Hear sooner” (100% of all needs by importance).",
        "No need and no other work hangs on “Parking”.",
    ]


def test_LS_11_the_map_is_compared_with_what_people_named() -> None:
    vital = Vital(sight_of(HOSPITAL))
    ids_ = vital.sight.snapshot.ids

    only_map, only_people = vital.difference()

    assert ([ids_[node] for node in only_map], [ids_[node] for node in only_people]) == (["b"], ["c"])


def test_LS_11_whether_a_process_is_vital_either_way_one_looks_is_shown() -> None:
    vital = Vital(sight_of(HOSPITAL))

    shown = {record["id"]: (record["by_needs"], record["by_route"], record["nominated"]) for record in vital.record()}

    assert shown == {"a": (True, False, False), "b": (True, True, False), "c": (False, False, True)}


def test_a_process_nobody_rated_is_neither_nominated_nor_not() -> None:
    vital = Vital(sight_of("Process a"))

    assert vital.ranked()[0].nominated is None


@pytest.mark.parametrize("text", ["Process a", "Process a; Need d"])
def test_without_a_need_of_known_importance_no_share_can_be_told(text: str) -> None:
    vital = Vital(sight_of(text))

    assert vital.ranked()[0].share is None
    assert vital.by_map == []


def test_of_equal_ratings_those_that_contribute_more_are_nominated() -> None:
    vital = Vital(
        sight_of(
            "Process a importance=4 -contributes_to[strength=1]-> Objective o; "
            "Process b importance=4 -contributes_to[strength=2]-> o"
        )
    )

    assert ids(vital.sight.snapshot, vital.nominated) == ["b"]
