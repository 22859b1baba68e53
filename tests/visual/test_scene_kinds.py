"""Where each kind stands on the map is told by what is declared."""

from __future__ import annotations

from graph.declarations import load_ontology
from visual.scene import BESIDE, OTHER, REASONS
from visual.scene_kinds import STEPS, kind_places


def test_work_flows_to_its_reasons_and_those_to_people() -> None:
    found = kind_places(load_ontology())

    assert found["Process"].part == STEPS
    reasons = {kind: place.order for kind, place in found.items() if place.part == REASONS}
    assert reasons["Objective"] < reasons["Priority"] < reasons["Purpose"] < reasons["Need"]
    assert reasons["Service"] < reasons["Need"]
    assert max(reasons, key=lambda kind: reasons[kind]) == "StakeholderGroup"


def test_what_changes_work_is_further_work_and_the_rest_stands_beside() -> None:
    found = kind_places(load_ontology())

    assert found["Improvement"].part == found["Activity"].part == OTHER
    assert found["Risk"].part == found["OrgUnit"].part == BESIDE
