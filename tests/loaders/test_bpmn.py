"""BPMN 2.0: steps, flows, pools and lanes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from graph.check import check
from graph.ontology import Ontology
from loaders import read_file
from loaders.bpmn import model_of
from tests.loaders.conftest import SAMPLES, Reader

GOOD = SAMPLES / "bpmn" / "good.bpmn"
PUBLISHED = {
    "MIWG-B.2.0.bpmn": "process 4 participant 2 lane 2 task 22 subProcess 5 sequenceFlow 85 messageFlow 2",
    "MIWG-C.4.0.bpmn": "process 4 participant 4 lane 2 userTask 18 manualTask 3 serviceTask 1 sequenceFlow 41",
    "MIWG-C.5.0.bpmn": "process 2 participant 1 lane 3 task 1 userTask 17 exclusiveGateway 10 sequenceFlow 40",
    "MIWG-C.9.0.bpmn": "process 1 participant 1 serviceTask 6 subProcess 2 endEvent 6 sequenceFlow 21",
}


def test_steps_flow_also_through_gateways(ontology: Ontology) -> None:
    flows = {(link.source, link.target) for link in read_file(GOOD, ontology).links if link.kind == "flows_to"}

    assert flows == {("t1", "t2"), ("t1", "t3"), ("t2", "t3")}


def test_far_too_many_flows_through_gateways_are_counted_not_made(
    read: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.bpmn.MOST_THROUGH", 3)
    steps = "".join(
        f'<task id="t{at}" name="t{at}"/><sequenceFlow id="a{at}" sourceRef="t{at}" targetRef="g"/>'
        f'<sequenceFlow id="b{at}" sourceRef="g" targetRef="t{at}"/>'
        for at in range(4)
    )

    batch = read(
        '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p" name="P">'
        f'<exclusiveGateway id="g"/>{steps}</process></definitions>',
        "a.bpmn",
    )

    assert len([link for link in batch.links if link.kind == "flows_to"]) == 3
    assert [(lost.what, lost.count) for lost in batch.lost] == [("steps, what follows through gateways", 3)]


def test_pools_are_units_that_run_processes_and_lanes_are_roles_that_own_steps(ontology: Ontology) -> None:
    batch = read_file(GOOD, ontology)

    links = {(link.source, link.kind, link.target) for link in batch.links if link.kind != "relates_to"}
    assert links >= {("pool1", "runs", "pr1"), ("l1", "part_of", "pool1"), ("t1", "owned_by", "l1")}
    step = next(node for node in batch.nodes if node.id == "t1")
    assert (step.kind, step.fields["unit"], step.fields["summary"]) == ("Process", "pool1", "Within a day.")


def test_all_sequence_flows_are_kept_with_what_decides(ontology: Ontology) -> None:
    batch = read_file(GOOD, ontology)

    flows = [link for link in batch.links if "sequenceFlow" in str(link.fields.get("relation", link.extra))]
    assert len(flows) == 6
    assert {link.fields.get("rationale") for link in flows} == {None, "urgent"}


def test_what_has_no_id_is_kept_apart(read: Reader) -> None:
    inside = '<process id="p"><task/><task/></process>'
    text = f'<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">{inside}</definitions>'

    assert len(read(text, "a.bpmn").nodes) == 3


def test_other_xml_is_no_diagram(read: Reader) -> None:
    batch = read('<list xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>', "a.bpmn")

    assert "it starts with list" in batch.problems[0].message


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_diagrams_give_all_their_elements_and_flows(data_dir: Path, ontology: Ontology, name: str) -> None:
    file = data_dir / "bpmn" / name

    model, batch = model_of(file), read_file(file, ontology)
    checked = check(batch, ontology)

    counts = Counter(element.type for element in model.elements) + Counter(one.type for one in model.relations)
    words = PUBLISHED[name].split()
    assert [counts[sort] for sort in words[::2]] == [int(count) for count in words[1::2]]
    assert (checked.refused.nodes, checked.refused.links) == (0, 0)
    assert len(batch.links) + sum(one.count for one in batch.lost if "relations" in one.what) == len(model.relations)
