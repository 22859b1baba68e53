"""The smallest repair mends everything, and nothing smaller does; options of one node each mend it alone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given

from graph.analysis.repair import Repair, RepairOption, repair, smallest_repair
from graph.analysis.sight import Sight
from graph.analysis.snapshot import Snapshot
from tests.graph.analysis.brute import Brute, Pair
from tests.graph.analysis.organisations import frozen, organisations, sight_of

TOO_MANY = 4


def _pair(snapshot: Snapshot, option: RepairOption) -> Pair:
    ends = [snapshot.ids[option.targets[0]] if option.targets else str(option.make)]
    source = str(option.make) if option.source is None else snapshot.ids[option.source]
    return source, ends[0]


def _pairs(snapshot: Snapshot, found: Repair) -> set[Pair]:
    return {_pair(snapshot, step) for step in found.steps}


def _texts(sight: Sight, options: Sequence[RepairOption]) -> list[str]:
    ids = sight.snapshot.ids
    return [
        f"{'new' if option.source is None else ids[option.source]} {option.link} "
        f"{' '.join(ids[target] for target in option.targets) or 'new'}" + (f" ({option.make})" if option.make else "")
        for option in options
    ]


@given(organisations(most=5, most_links=8))
def test_LS_20_the_smallest_repair_mends_everything(brute: Brute) -> None:
    sight = Sight(frozen(brute))

    found = smallest_repair(sight)

    assert brute.mended_by(_pairs(sight.snapshot, found), found.make)


@given(organisations(most=4, most_links=6))
def test_LS_20_nothing_smaller_than_the_smallest_repair_mends_everything(brute: Brute) -> None:
    sight = Sight(frozen(brute))

    count = smallest_repair(sight).count

    if 0 < count <= TOO_MANY:
        assert not brute.can_be_mended(count - 1)


@given(organisations(most=7))
def test_each_option_of_a_node_alone_makes_it_serve(brute: Brute) -> None:
    sight = Sight(frozen(brute))

    for position, node in enumerate(sight.snapshot.ids):
        options = repair(sight, position)
        assert options or node not in brute.all_with("work") or brute.serves(node)
        for option in options:
            source, target = _pair(sight.snapshot, option)
            ends = brute.anchors | {str(option.make)} | ({target} if source in {*brute.anchors, option.make} else set())
            assert brute.up(node, brute.pairs | {(source, target)}) & ends


def test_LS_02_work_without_line_of_sight_is_told_the_nearest_point_to_connect() -> None:
    sight = sight_of(
        'Improvement i1 "Shorter waits for hips"; Priority o1 "Shorter waits"; Priority o2 "Safer births"; '
        "o1 -aligns_to-> Purpose p1; o2 -aligns_to-> p1"
    )

    assert _texts(sight, repair(sight, 0)) == ["i1 delivers o1 o2"]


def test_a_dead_end_further_on_is_mended_before_the_work_itself() -> None:
    sight = sight_of(
        "Improvement i1 -delivers-> Objective b1 level=team; Objective b2 level=directorate -aligns_to-> Priority o1; "
        "o1 -aligns_to-> Purpose p1"
    )

    assert [option.split()[0] for option in _texts(sight, repair(sight, 2))] == ["b1", "i1"]


def test_what_serves_needs_no_repair() -> None:
    sight = sight_of("Improvement i1 -delivers-> Priority o1; o1 -aligns_to-> Purpose p1")

    assert repair(sight, 0) == []
    assert smallest_repair(sight).count == 0


def test_a_need_is_mended_by_a_purpose_that_names_it() -> None:
    sight = sight_of("Service s1 -meets-> Need d1; d1 -felt_by-> StakeholderGroup g1; Purpose p1")

    assert _texts(sight, smallest_repair(sight).steps) == ["p1 exists_to_meet d1"]


def test_without_any_purpose_one_is_made_first_and_counted_once() -> None:
    sight = sight_of("Service s1 -meets-> Need d1; Service s2 -meets-> Need d2")

    found = smallest_repair(sight)

    assert _texts(sight, found.steps) == ["new exists_to_meet d1 (Purpose)", "new exists_to_meet d2 (Purpose)"]
    assert (found.make, found.count) == (("Purpose",), 3)


def test_a_record_that_is_made_first_is_of_a_kind_that_can_serve_soonest() -> None:
    sight = sight_of("Improvement i1; Purpose p1")

    found = smallest_repair(sight)

    assert _texts(sight, found.steps) == ["i1 delivers new (Priority)"]
    assert found.count == 2


def test_no_record_is_made_where_another_dead_end_that_is_mended_will_do() -> None:
    sight = sight_of("Improvement i1; Improvement i2 -delivers-> Priority o1; Purpose p1")

    found = smallest_repair(sight)

    assert _texts(sight, found.steps) == ["o1 aligns_to p1", "i1 delivers o1"]
    assert found.count == 2


def test_steps_can_be_read_in_part() -> None:
    sight = sight_of("Improvement i1; Improvement i2; Improvement i3; Priority o1 -aligns_to-> Purpose p1")

    steps = smallest_repair(sight).steps

    assert _texts(sight, steps[1:]) == ["i2 delivers o1", "i3 delivers o1"]
    assert steps[-1] is steps[2]


def test_a_circle_that_leads_nowhere_needs_one_link() -> None:
    sight = sight_of("Process a -flows_to-> Process b; b -flows_to-> a; Priority o1 -aligns_to-> Purpose p1")

    assert smallest_repair(sight).count == 1


def test_only_the_work_of_the_scope_is_mended() -> None:
    sight = sight_of("Improvement i1; Improvement i2; Priority o1 -aligns_to-> Purpose p1")

    assert _texts(sight, smallest_repair(sight, [1]).steps) == ["i2 delivers o1"]


@pytest.mark.parametrize(
    ("source", "first"),
    [("lane=support", "enables"), ("lane=driver", "steers"), ("lane=mainstay", "flows_to")],
)
def test_links_that_fit_the_lane_come_first(source: str, first: str) -> None:
    sight = sight_of(
        f"Process a {source}; Process b lane=mainstay -produces-> Service s; s -meets-> Need d; "
        "Purpose p -exists_to_meet-> d"
    )

    fitting = [option for option in repair(sight, 0) if option.targets == (1,) and not option.misfit]

    assert [option.link for option in fitting] == [first]


def test_an_objective_is_led_to_a_level_above_its_own() -> None:
    sight = sight_of(
        "Objective a level=directorate; Objective b level=team -aligns_to-> Priority o; "
        "Objective c level=directorate -aligns_to-> o; o -aligns_to-> Purpose p"
    )

    option = repair(sight, 0)[0]

    assert _texts(sight, [option]) == ["a aligns_to o b c"]


def test_the_most_similar_target_comes_first_and_the_same_unit_counts() -> None:
    sight = sight_of(
        'Improvement a "Hips" unit=u1; Priority o1 "Knees" unit=u2; Priority o2 "Knees" unit=u1; '
        "o1 -aligns_to-> Purpose p; o2 -aligns_to-> p"
    )

    assert _texts(sight, repair(sight, 0)) == ["a delivers o2 o1"]


def test_the_record_gives_ids_and_what_to_make_first() -> None:
    sight = sight_of("Service s1 -meets-> Need d1")

    assert smallest_repair(sight).record(sight.snapshot) == {
        "count": 2,
        "steps": [{"from": None, "link": "exists_to_meet", "to": ["d1"], "make": "Purpose"}],
    }
