"""The seven things that managing quality stands on, told from the map itself."""

from __future__ import annotations

from graph.analysis.examples import case_of
from graph.analysis.infrastructure import Infrastructure

HALF = """
OrgUnit u1; OrgUnit u2 -part_of-> u1; OrgUnit u3 -part_of-> u1; Forum h1 -oversees-> u2
Process r1 lane=mainstay -flows_to-> Process r2 lane=mainstay; r1 -owned_by-> Role w1; u2 -runs-> r1
r1 -standardised_by-> StandardWork k1; Service s1 -meets-> Need d1; Service s2 -meets-> d1
Feedback f1 received_on=2026-06-01 -about-> s1; Measure m1 tier=1 -rolls_up_to-> Measure m2 tier=5; Measure m3 tier=2
Improvement i1 -coached_by-> w1; Improvement i2; Improvement i3 status=completed; Improvement i4 status=stopped
Learning l1 -learned_from-> i3
"""


def told(text: str, unit: str = "") -> dict[str, tuple[int, int]]:
    """Return how much of each of the seven is in place."""
    case = case_of(text)
    found = Infrastructure(case, case.snapshot.index[unit] if unit else None).standings()
    return {one.item: (len(one.there), len(one.there) + len(one.missing)) for one in found}


def test_EN_04_each_of_the_seven_is_told_from_what_is_recorded() -> None:
    assert told(HALF) == {
        "map": (1, 2), "daily_management": (1, 2), "feedback": (1, 2), "tiered_measures": (1, 2),
        "improvement_network": (1, 2), "learning": (1, 2), "agreed_ways": (1, 2),
    }  # fmt: skip


def test_EN_04_where_nothing_is_recorded_nothing_is_counted() -> None:
    assert set(told("Need d1").values()) == {(0, 0)}


def test_what_lacks_it_is_named() -> None:
    case = case_of(HALF)

    missing = {one.item: one.record(case)["missing"] for one in Infrastructure(case).standings()}

    assert (missing["map"], missing["feedback"], missing["learning"]) == (["r2"], ["s2"], ["i4"])


def test_a_unit_is_asked_about_its_own() -> None:
    assert told(HALF, "u2")["map"] == (1, 1)
    assert told(HALF, "u3")["map"] == (0, 0)
