"""Tests of `api.schema_charts`: measures with their icons and what they say, filtered, never by how they do."""

from __future__ import annotations

from tests.api.asking import ask

MEASURED = """
OrgUnit U1 "Clinic"
Process R1 "Receive" lane=mainstay unit=U1
Measure M2 "Waits" unit=U1 -measures-> R1
Measure M1 "Letters"
"""
SHOWN = "{ totalCount lookedAt nodes { measure { id } icon variation assurance lastOn about { id } sentences } }"


def test_measures_stand_by_what_they_belong_to_then_by_id_each_with_what_it_says() -> None:
    found = ask(f"{{ charts {SHOWN} }}", MEASURED)["charts"]

    assert [one["measure"]["id"] for one in found["nodes"]] == ["M1", "M2"]
    assert found["nodes"][1] == {
        "measure": {"id": "M2"}, "icon": "none", "variation": None, "assurance": None, "lastOn": None,
        "about": [{"id": "R1"}], "sentences": ["It has no values yet."],
    }  # fmt: skip


def test_only_those_of_a_unit_or_of_some_variation_are_shown_and_how_many_there_are_is_told() -> None:
    within = ask(f'{{ charts(scope: "U1") {SHOWN} }}', MEASURED)["charts"]
    some = ask(f"{{ charts(variation: [CONCERNING]) {SHOWN} }}", MEASURED)["charts"]

    assert [one["measure"]["id"] for one in within["nodes"]] == ["M2"]
    assert (some["totalCount"], some["lookedAt"]) == (0, 2)
