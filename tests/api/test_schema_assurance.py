"""How assurance stands, over GraphQL."""

from __future__ import annotations

import pytest

from tests.api.asking import ask
from tests.graph.analysis.test_assurance_chain import CHAIN

pytestmark = pytest.mark.slow

DOCUMENT = """{ assuranceView {
  balance { totalCount nodes { node { id } side required checks { id } sentence } }
  confused { nodes { node { id } sentence } }
  standards(state: [NOBODY]) { nodes { duty { id } state age follows { id } checks { id } measures { id }
    documents { id } sentence } }
  unanswered { id }
  found { nodes { issue { id } state age overdue checks { id } route { id } proof { id } sentence } }
  incidents { nodes { node { id } items { id } risks { id } inHand { id } sentence } }
  chains { nodes { priority { id } overseenBy { id } owners { id } worse { id } unable { id } sentence
    threats { risk { id } score target controls { id } checks { id } lines } } }
} }"""
MORE = """
Requirement q1 binding=true; Control c9 cadence=annual
Issue x1 state=open raised_on=2026-06-01 -found_by-> a1
Feedback f1 type=incident received_on=2026-06-01 -about-> Process r1
"""


def test_all_of_assurance_comes_in_one_question() -> None:
    found = ask(DOCUMENT, CHAIN + MORE)["assuranceView"]

    assert found["balance"]["nodes"][0]["side"] == "UNDER"
    assert [row["node"]["id"] for row in found["balance"]["nodes"] if row["required"]] == ["q1"]
    assert found["confused"]["nodes"][0]["node"] == {"id": "c9"}
    assert found["standards"]["nodes"][0]["duty"] == {"id": "q1"}
    assert found["unanswered"] == [{"id": "q1"}]
    assert (found["found"]["nodes"][0]["state"], found["found"]["nodes"][0]["checks"]) == ("NO_ROUTE", [{"id": "a1"}])
    assert found["incidents"]["nodes"][0]["items"] == [{"id": "f1"}]
    assert found["chains"]["nodes"][0]["threats"][0]["lines"] == [3]


def test_standards_can_be_asked_for_by_state() -> None:
    assert ask("{ assuranceView { standards(state: [COVERED]) { totalCount } } }", MORE + CHAIN)["assuranceView"] == {
        "standards": {"totalCount": 0}
    }
