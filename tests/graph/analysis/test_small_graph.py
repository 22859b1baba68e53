"""A small organisation worked out by hand: its statuses, shares, strengths and the four links that mend it."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from graph.analysis.align import Share, alignment, delivered
from graph.analysis.cycles import cycles
from graph.analysis.repair import smallest_repair
from graph.analysis.sight import Sight
from tests.graph.analysis.organisations import ids, sight_of

SMALL = """
OrgUnit U0 level=organisation; OrgUnit U1 level=directorate -part_of-> U0; OrgUnit U2 level=directorate -part_of-> U0
StakeholderGroup G1 customer=current; StakeholderGroup G2 customer=current
Need D1 importance=5 -felt_by-> G1; Need D2 importance=4 -felt_by-> G2; Need D3 importance=3
Purpose P1 unit=U0 -exists_to_meet-> D1
Priority O1 unit=U0 horizon=strategic -aligns_to[strength=3]-> P1
Priority O2 unit=U0 horizon=strategic -aligns_to[strength=3]-> P1
Priority O3 unit=U0 horizon=strategic -aligns_to[strength=3]-> P1
Objective O4 unit=U1 level=directorate -aligns_to[strength=2]-> O1; Objective O5 unit=U2 level=directorate
Service S1 -meets-> D1
Process R1 lane=driver unit=U1 -steers-> R2; Process R2 lane=mainstay unit=U1 -flows_to-> R3
Process R3 lane=mainstay unit=U1 -flows_to-> R6; R3 -contributes_to[strength=3]-> O1
Process R6 lane=mainstay unit=U1 -produces-> S1
Process R4 lane=support unit=U2 -enables-> R3; Process R5 lane=support unit=U2
Improvement I1 wte=2 -delivers-> O4; I1 -improves-> R3; Improvement I2 wte=1 -delivers-> O5; Improvement I3 wte=1
Improvement I4 status=completed -delivers-> O2; Activity A1 work_type=legacy
Measure M1 -measures[measure_type=outcome]-> O1; M1 -measures[measure_type=outcome]-> I1
Measure M2 -measures[measure_type=process]-> R3; Measure M3; Role W1
R3 -owned_by-> W1; R6 -owned_by-> W1; I1 -sponsored_by-> W1; I1 -led_by-> W1
Risk K1 likelihood=4 consequence=4; Risk K2 likelihood=3 consequence=5; Control C1
K1 -threatens-> O1; K1 -mitigated_by-> C1; K2 -threatens-> O2
"""


@cache
def _small() -> Sight:
    return sight_of(SMALL)


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("strategic", ["I1", "R1", "R2", "R3", "R4"]),
        ("operational", ["R6", "S1"]),
        ("broken", ["I2"]),
        ("adrift", ["A1", "I3", "R5"]),
        ("lapsed", []),
    ],
)
def test_LS_02_each_piece_of_work_has_the_status_worked_out_by_hand(status: str, expected: list[str]) -> None:
    sight = _small()

    found = [node for node in np.flatnonzero(sight.work).tolist() if sight.status(node) == status]

    assert ids(sight.snapshot, found) == expected


def test_seven_of_eleven_pieces_of_work_serve() -> None:
    assert alignment(_small()).work == Share(7, 11)


def test_half_of_the_improvement_effort_is_off_priority() -> None:
    assert alignment(_small()).on_priority_wte == Share(2.0, 4.0)


def test_LS_03_one_of_three_priorities_is_delivered() -> None:
    sight = _small()

    done = delivered(sight) & sight.priorities

    assert ids(sight.snapshot, np.flatnonzero(done)) == ["O1"]
    assert int(sight.priorities.sum()) == 3


def test_LS_01_the_strongest_thread_is_the_proof_not_the_shortest_list_of_aims() -> None:
    sight = _small()

    proof = sight.proof(sight.snapshot.ids.index("I1"))

    assert proof is not None
    assert proof.strength == 3
    assert [(hop["node"], hop["link"], hop["to"]) for hop in proof.record(sight.snapshot)] == [
        ("I1", "improves", "R3"),
        ("R3", "contributes_to", "O1"),
        ("O1", "aligns_to", "P1"),
    ]


def test_LS_20_four_links_mend_it_and_each_dead_end_is_named() -> None:
    sight = _small()

    found = smallest_repair(sight)

    assert found.count == 4
    assert {sight.snapshot.ids[step.source] for step in found.steps} == {"O5", "R5", "I3", "A1"}
    assert found.make == ()


def test_there_is_no_circle() -> None:
    assert cycles(_small().snapshot) == []
