"""How a board knows about each priority."""

from __future__ import annotations

from graph.analysis.assurance_balance import AssuranceBalance
from graph.analysis.assurance_chain import chains
from graph.analysis.examples import case_of, monthly
from graph.model import Record

CHAIN = """
Priority o1 -owned_by-> Role w1; Forum h1 -oversees-> o1; Objective o2 -aligns_to-> o1
Risk k1 likelihood=4 consequence=5 target_likelihood=2 target_consequence=5 -threatens-> o1
Risk k2 likelihood=2 consequence=2 -threatens-> o2
k1 -mitigated_by-> Control c1; k1 -mitigated_by-> Improvement i1
c1 -assured_by-> Assurance a1 line=3 done_on=2026-06-01; k1 -assured_by-> Assurance a2 line=1 done_on=2020-06-01
Measure m1 direction=increase -measures-> o1
"""


def chain_of(text: str) -> Record:
    """Return the chain of the only priority of a text."""
    case = case_of(text)
    (found,) = chains(AssuranceBalance(case))
    return found.record(case)


def test_the_chain_leads_from_a_priority_by_risks_and_controls_to_checks_in_date() -> None:
    chain = chain_of(CHAIN)

    assert (chain["priority"], chain["overseen_by"], chain["owners"]) == ("o1", ["h1"], ["w1"])
    assert chain["threats"][0] == {
        "risk": "k1", "score": 20, "target": 10, "lines": [3], "controls": ["c1", "i1"], "checks": ["a1"],
        "stale": ["a2"],
    }  # fmt: skip
    assert [threat["risk"] for threat in chain["threats"]] == ["k1", "k2"]
    assert (chain["threats"][1]["controls"], chain["threats"][1]["target"]) == ([], None)


def test_QA_11_what_its_measures_show_is_told_by_their_series_not_by_the_last_value() -> None:
    steady = chain_of(CHAIN + monthly("m1", *[10, 12] * 6))
    worse = chain_of(CHAIN + monthly("m1", *[10, 12] * 6, 0))

    assert (steady["followed"], steady["worse"]) == (1, [])
    assert worse["worse"] == ["m1"]
    assert chain_of(CHAIN)["followed"] == 0
