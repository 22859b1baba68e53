"""An absence says how far the search went and what is missing where it stopped."""

from __future__ import annotations

import pytest
from hypothesis import given

from graph.analysis.absence import absence
from graph.analysis.sight import Sight
from tests.graph.analysis.brute import Brute
from tests.graph.analysis.organisations import frozen, ids, organisations, sight_of, snapshot_of


@given(organisations())
def test_LS_24_the_frontier_of_a_gap_is_where_all_its_threads_end(brute: Brute) -> None:
    sight = Sight(frozen(brute))

    for position, node in enumerate(sight.snapshot.ids):
        found = [tuple(ids(sight.snapshot, part.nodes)) for part in absence(sight, position).frontier]
        assert found == brute.frontier(node)


def test_LS_24_a_gap_states_its_search_boundary() -> None:
    sight = sight_of("Improvement i1 -delivers-> Objective b1; b1 -aligns_to-> Priority o1", date="2026-07-01")

    found = absence(sight, 1).record(sight.snapshot)

    assert found["followed"] == sorted(kind.name for kind in sight.snapshot.ontology.with_role("sight"))
    assert len(found["followed"]) == 16
    assert (found["depth"], found["date"], found["hidden"]) == (2, "2026-07-01", False)


def test_LS_24_that_hidden_records_could_explain_a_gap_is_said() -> None:
    assert absence(Sight(snapshot_of("Activity a1"), partial=True), 0).hidden


def test_LS_24_a_gap_that_rests_on_the_day_closes_on_another_day() -> None:
    text = "Improvement i1 -delivers[valid_from=2026-08-01]-> Priority o1; o1 -aligns_to-> Purpose p1"

    before, after = sight_of(text, date="2026-07-31"), sight_of(text, date="2026-08-01")

    assert absence(before, 0).date == "2026-07-31"
    assert not before.serves[0]
    assert after.serves[0]


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        (
            'Objective b1 "Shorter waits"',
            "“Shorter waits” leads no further: it is not linked to anything else in force by “supports” (objective, "
            "priority) or “brings about” (outcome).",
        ),
        (
            'Outcome a "Living well"; Outcome b; Priority p status=draft',
            "“Living well” leads no further: it is not linked to anything else in force by “brings about” (purpose).",
        ),
        ('Need d1 "Hear sooner"', "No purpose in force exists to meet “Hear sooner”."),
        (
            'Need d1 "Hear sooner" -felt_by-> StakeholderGroup g1; Need d1 "Hear sooner"',
            "No purpose in force exists to meet “Hear sooner”.",
        ),
    ],
)
def test_what_is_missing_where_the_search_stopped_is_said_in_words(text: str, missing: str) -> None:
    sight = sight_of(text)

    assert [part.missing for part in absence(sight, 0).frontier] == [missing]


def test_nodes_that_lead_only_to_one_another_are_one_part() -> None:
    sight = sight_of("Objective a -aligns_to-> Objective b; b -aligns_to-> a")

    (part,) = absence(sight, 0).frontier

    assert part.record(sight.snapshot)["nodes"] == ["a", "b"]
    assert part.missing.startswith("“a” and “b” lead only to one another: they are not linked")


def test_a_need_of_the_same_people_that_work_does_not_reach_is_not_named() -> None:
    sight = sight_of("Service s1 -meets-> Need d1; d1 -felt_by-> StakeholderGroup g1; Need d2 -felt_by-> g1")

    (part,) = absence(sight, sight.snapshot.ids.index("s1")).frontier

    assert part.missing == "No purpose in force exists to meet “d1”."
