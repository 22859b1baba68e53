"""Risks as bow-ties over GraphQL."""

from __future__ import annotations

import pytest

from tests.api.asking import ask
from tests.graph.analysis.test_risk_chain import RISK

pytestmark = pytest.mark.slow

DOCUMENT = """query Q($id: ID, $scope: ID) { riskChains(id: $id, scope: $scope) { totalCount nodes {
  risk { id } causes { id } threatened { id } beforeControls score target lacks measures { icon }
  checks { node { id } age inDate line } barriers { node { id } side lacks checks { node { id } age inDate line } }
} } }"""


def test_QA_06_a_risk_comes_with_its_whole_chain() -> None:
    [found] = ask(DOCUMENT, RISK)["riskChains"]["nodes"]

    assert (found["causes"], found["threatened"]) == ([{"id": "f1"}], [{"id": "r1"}])
    assert (found["beforeControls"], found["score"], found["target"]) == (25, 20, None)
    assert found["lacks"] == ["TARGET"]
    assert [(one["node"]["id"], one["side"], one["lacks"]) for one in found["barriers"]] == [
        ("c1", "BEFORE", []),
        ("c2", "AFTER", ["CHECK_IN_DATE"]),
        ("i1", "BEFORE", ["CHECK"]),
    ]
    assert found["barriers"][0]["checks"] == [{"node": {"id": "a1"}, "age": 30, "inDate": True, "line": 3}]


def test_risks_are_asked_for_by_thing_and_by_unit() -> None:
    text = RISK + "Risk k2 -threatens-> Process r2"

    assert ask(DOCUMENT, text, id="r2")["riskChains"]["totalCount"] == 1
    assert ask(DOCUMENT, text, scope="u1")["riskChains"]["totalCount"] == 1
    assert ask(DOCUMENT, text)["riskChains"]["totalCount"] == 2
