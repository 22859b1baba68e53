"""Theories of change over GraphQL."""

from __future__ import annotations

import pytest

from tests.api.asking import ask
from tests.graph.analysis.test_theory_of_change import THEORY

pytestmark = pytest.mark.slow


def test_QI_05_a_theory_of_change_comes_as_an_outline_with_its_gaps() -> None:
    found = ask(
        '{ theoryOfChange(id: "i1") { aim { id } outline ideas { idea { id } untested unmeasured } } }', THEORY
    )["theoryOfChange"]

    assert [one["untested"] for one in found["ideas"]] == [False, True]
    assert len(found["outline"]) == 6


def test_QI_05_a_theory_of_change_comes_part_by_part_with_measures_and_icons() -> None:
    text = THEORY + "Measure m1 direction=increase -measures[measure_type=process]-> i1; m1 @ 2026-05-01 = 3"
    document = """{ theoryOfChange(id: "i1") { parts {
      node { id } role step leadsTo { id } lacks measures { measure { id } icon } } } }"""

    parts = {one["node"]["id"]: one for one in ask(document, text)["theoryOfChange"]["parts"]}

    assert parts["i1"]["measures"] == [{"measure": {"id": "m1"}, "icon": "none"}]
    assert (parts["c2"]["role"], parts["c2"]["step"], parts["c2"]["lacks"]) == ("IDEA", 3, ["TEST"])
    assert parts["c1"]["leadsTo"] == [{"id": "a2"}]


def test_QI_05_every_aim_is_listed_with_what_its_theory_lacks() -> None:
    document = "{ theoriesOfChange { totalCount nodes { aim { id } parts { lacks } } } }"

    found = ask(document, THEORY + "Priority o9")["theoriesOfChange"]

    assert (found["totalCount"], [one["aim"]["id"] for one in found["nodes"]]) == (3, ["i1", "o1", "o9"])
    assert found["nodes"][2]["parts"] == [{"lacks": ["DRIVERS", "MEASURE"]}]
