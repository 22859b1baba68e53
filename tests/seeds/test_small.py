"""The example `small` gives exactly the statuses, threads and findings that are expected of it, and no others."""

from __future__ import annotations

import pytest

from api.answers.sight import SightAnswer
from graph.analysis.align import alignment
from graph.analysis.case import Case
from graph.analysis.findings import findings
from graph.analysis.repair import smallest_repair
from graph.analysis.snapshot import Snapshot
from graph.check import check
from graph.columns import columns_of
from graph.declarations import load_ontology
from loaders import read_file
from tests.tree import ROOT

EXPECTED = """
P03 D3 · P04 D2 · P05 G1, G2 · P06 P1 · A01 I3, A1 · A02 I2 · A03 O2, O3 · A07 O5 · A08 O2, O3 · A10 A1 · A11 U0 ·
S01 R1, R2, R4, R5 · S02 R1, R2, R4, R5, R6 · S03 R2, R3, R6 · S05 R5 · S06 U0 · S07 R5 · M01 O2, O3, O4, O5, I2, I3 ·
M02 O1, I1 · M03 I1 · M04 M3 · M15 M1, M2, M3 · I01 I2, I3 · I07 I4 · I10 I1, I2, I3 · B02 U0 · R01 O3 · R02 K2 · R03 C1
"""
STATUSES = {
    "I1": "strategic", "R1": "strategic", "R2": "strategic", "R3": "strategic", "R4": "strategic", "R6": "operational",
    "S1": "operational", "I2": "broken", "I3": "adrift", "A1": "adrift", "R5": "adrift",
}  # fmt: skip


def expected_findings() -> set[str]:
    """Return the ids of the findings, as they are listed above."""
    entries = " ".join(EXPECTED.split()).split(" · ")
    return {
        f"{rule}:{node.strip()}"
        for rule, _, nodes in (entry.partition(" ") for entry in entries)
        for node in nodes.split(",")
    }


@pytest.fixture(scope="module")
def case() -> Case:
    """Give the example as a case, checked: nothing may be wrong with it."""
    ontology = load_ontology()
    batch = read_file(ROOT / "seeds" / "small", ontology)
    checked = check(batch, ontology)
    assert (batch.problems, checked.problems, batch.lost) == ((), (), ())
    return Case(Snapshot(ontology, columns_of(checked.nodes, checked.links), "2026-11-25"))


def position(case: Case, node_id: str) -> int:
    """Return where a node stands."""
    found = case.snapshot.position(node_id)
    assert found is not None
    return found


def test_every_piece_of_work_has_its_status(case: Case) -> None:
    answer = SightAnswer(case)

    assert {case.snapshot.ids[node]: case.sight.status(node) for node in answer.work} == STATUSES


def test_7_of_11_serve_and_half_of_the_improvement_effort_does_not(case: Case) -> None:
    share = alignment(case.sight)

    assert (share.work.part, share.work.whole) == (7, 11)
    assert share.on_priority_wte.share == 0.5


def test_the_best_thread_of_improve_flow_is_strong_and_leaves_out_the_weaker_route(case: Case) -> None:
    proof = case.sight.proof(position(case, "I1"))

    assert proof is not None
    assert proof.strength == 3
    assert [case.snapshot.ids[hop.target] for hop in proof.hops] == ["R3", "O1", "P1"]


def test_four_new_links_mend_it(case: Case) -> None:
    repair = smallest_repair(case.sight)

    assert repair.count == 4
    assert {case.snapshot.ids[step.source] for step in repair.steps if step.source is not None} == {
        "O5",
        "R5",
        "I3",
        "A1",
    }


def test_exactly_the_expected_findings_are_found(case: Case) -> None:
    found = findings(case)

    assert found.ids == expected_findings()
    assert (found.cannot_tell, found.withheld) == ((), ())


def test_every_name_is_there_in_welsh(case: Case) -> None:
    missing = [
        case.snapshot.ids[node] for node in range(len(case.snapshot)) if not case.snapshot.given(node).get("name_cy")
    ]

    assert missing == []
