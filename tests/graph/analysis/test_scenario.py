"""What if: a scenario is what the same changes would make of a store, and nothing is stored."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.analysis.case import Case
from graph.analysis.findings import findings
from graph.analysis.scenario import Scenario
from graph.analysis.snapshot import Snapshot
from graph.analysis.supposed import Supposed
from graph.analysis.supposed_steps import Alter, Create, End, Join, Part, Step
from graph.declarations import load_ontology
from graph.errors import Refused
from graph.model import Commit
from graph.notation import parse
from graph.store import open_store
from tests.graph.analysis.organisations import DAY, snapshot_of
from tests.graph.store.builders import added

ORGANISATION = """
OrgUnit U1 "Clinics" level=organisation
Purpose P1 "Keep people well" unit=U1 -exists_to_meet-> Need N1 "Be seen soon" importance=5
Need N1 -felt_by-> StakeholderGroup G1 "People who wait"
Priority O1 "Shorter waits" unit=U1 horizon=strategic -aligns_to-> P1
Process R1 "Receive" lane=mainstay unit=U1 importance=3 -flows_to-> Process R2 "Treat" lane=mainstay unit=U1
R1 -contributes_to[strength=2]-> O1
R2 -produces-> Service S1 "Clinic"
S1 -meets-> N1
Improvement I1 "Flow" work_type=local -improves-> R1
Activity A1 "Paper return" work_type=legacy
Measure M1 "Days" direction=decrease -measures[measure_type=outcome]-> O1
M1 @ 2026-05-01 = 5
"""
STEPS: list[list[Step]] = [
    [End("R2")],
    [Part("R1", "contributes_to", "O1")],
    [Join("A1", "belongs_to", "R1", {"strength": "1"})],
    [Alter("N1", {"importance": "1"}), Alter("A1", {"work_type": ""})],
    [Create("Process", "Call people", "R9", {"lane": "mainstay"}), Join("R9", "flows_to", "R2"), End("R1")],
    [Create("Need", "Be heard"), Join("P1", "exists_to_meet", "Be heard")],
    [Join("R1", "contributes_to", "O1", {"strength": "3"}), Part("S1", "meets", "N1"), Join("S1", "meets", "N1")],
]


def case_of(text: str = ORGANISATION) -> Case:
    """Return an organisation that a text in the notation describes."""
    return Case(snapshot_of(text))


def everything(case: Case) -> tuple[dict[str, str], set[str]]:
    """Return the sight of all nodes and the ids of all findings."""
    sight = dict(zip(case.snapshot.ids, case.sight.statuses, strict=True))
    return sight, set(findings(case).ids)


@pytest.mark.parametrize("steps", STEPS)
def test_LS_19_a_scenario_is_what_the_same_changes_make_of_a_store(steps: list[Step], tmp_path: Path) -> None:
    batch = parse(ORGANISATION)
    ontology = load_ontology()
    store = open_store(str(tmp_path / "a.db"), ontology=ontology, create=True)
    store.append(Commit("Ann"), added(*batch.nodes, *batch.links, *batch.readings))
    scenario = Scenario(Case(Snapshot(ontology, store.columns(), DAY, store.readings)), steps)

    store.append(Commit("Ann"), scenario.changes)
    recomputed = Case(Snapshot(ontology, store.columns(), DAY, store.readings))

    assert everything(scenario.after) == everything(recomputed)
    assert scenario.changes
    store.close()


def test_LS_19_what_becomes_of_sight_and_findings_is_told() -> None:
    scenario = Scenario(case_of(), [End("R2"), Alter("N1", {"importance": "2"})])

    moved = [(one.node, one.before, one.after) for one in scenario.comparison.sight]
    gone = {finding.id for finding in scenario.comparison.findings.gone}

    assert scenario.sentences == (
        "The last day of “Treat” is 30 June 2026.",
        "Importance of “Be seen soon” went from 5 to 2.",
    )
    assert ("R2", "operational", "") in moved
    assert {"S02:R2"} <= gone


def test_what_is_supposed_is_nowhere_else() -> None:
    case = case_of()
    before = everything(case)

    Scenario(case, [End("R2"), Create("Need", "Be heard")])

    assert everything(case) == before


def test_a_scenario_of_nothing_changes_nothing() -> None:
    scenario = Scenario(case_of(), [])

    assert (scenario.changes, scenario.comparison.sight, scenario.comparison.findings.appeared) == ([], (), ())


def test_what_cannot_be_is_refused_with_every_problem_and_its_number() -> None:
    steps: list[Step] = [
        Alter("N1", {"importance": "9", "lane": "driver"}),
        End("gone"),
        Join("N1", "meets", "R1"),
        Create("Nought", "x"),
        Create("Need", "Be seen soon", "N1"),
        Part("R1", "flows_to", "P1"),
        End("R2"),
    ]

    with pytest.raises(Refused) as error:
        Scenario(case_of(), steps)

    numbers = [problem.message.partition(":")[0] for problem in error.value.problems]
    assert sorted(set(numbers)) == [f"change {number}" for number in range(1, 7)]


def test_a_later_change_knows_the_earlier_ones() -> None:
    scenario = Scenario(
        case_of(), [Create("Process", "Call people", "R9"), Alter("R9", {"name": "Ring people"}), End("R9")]
    )

    at = scenario.after.snapshot.position("R9")
    assert at is not None
    assert scenario.after.snapshot.names[at] == "Ring people"
    assert not scenario.after.snapshot.live[at]


def test_a_snapshot_knows_what_a_store_would() -> None:
    batch = parse(ORGANISATION)
    supposed = Supposed(snapshot_of(ORGANISATION))

    known = supposed.nodes([node.id for node in batch.nodes])

    assert known == {node.id: node for node in batch.nodes}
    assert supposed.links(["R1"]) == sorted(
        (link for link in batch.links if "R1" in (link.source, link.target)),
        key=lambda link: (link.source, link.kind, link.target),
    )
    assert [node.id for node in supposed.named_any(["Treat", "?"])["Treat"]] == ["R2"]
    assert [reading.value for reading in supposed.readings(["M1"])] == [5]
