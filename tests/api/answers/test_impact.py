"""Both directions of impact, as a value."""

from __future__ import annotations

from api.answers.impact import ImpactAnswer
from graph.analysis.examples import case_of


def test_the_record_has_both_directions() -> None:
    case = case_of("Process r1 -enables-> Process r2; r2 -flows_to-> Process r3; r2 -part_of-> OrgUnit u1")

    record = ImpactAnswer(case, 1).record()

    assert record["id"] == "r2"
    assert record["affects"] == [{"node": "r3", "depth": 1, "link": "flows_to", "via": "r2"}]
    assert record["rests_on"] == [{"node": "r1", "depth": 1, "link": "enables", "via": "r2"}]
    assert record["loses_sight"] == []
