"""StratML out: valid by its schema, and read back."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import xmlschema

from graph.model import Link, Node, Reading
from graph.ontology import Ontology
from loaders import read_file
from loaders.forms import CannotWriteError, Contents
from loaders.stratml_writer import written
from tests.loaders.conftest import SAMPLES

SCHEMA = Path("stratml") / "PerformancePlanOrReport20160216.xsd"
"""The published schema, in the folder of real files: it is not ours to ship."""

NODES = [
    Node("u1", "OrgUnit", "Clinig Bryn", {"level": "organisation"}),
    Node("g1", "StakeholderGroup", "People & waiting", {"customer": "current", "stake": "citizen_user"}),
    Node("q1", "Purpose", "Keep well", {"statement": "We keep the valley well.", "type": "mission", "unit": "u1"}),
    Node("v1", "Value", "Kindness", {"statement": "We are kind."}),
    Node("p1", "Priority", "Shorter waits", {"horizon": "goal", "unit": "u1", "summary": "For all."}),
    Node("o1", "Objective", "First visit soon", {"unit": "u1"}),
    Node("o2", "Objective", "Letters read", {"unit": "u1"}),
    Node("m1", "Measure", "Weeks waited", {"measured_in": "weeks", "target": 4}),
    Node("r1", "Risk", "Flood"),
]
LINKS = [
    Link("p1", "aligns_to", "q1"),
    Link("o1", "aligns_to", "p1"),
    Link("o2", "aligns_to", "o1"),
    Link("m1", "measures", "o1", {"measure_type": "outcome"}),
    Link("r1", "threatens", "p1"),
]
READINGS = [Reading("m1", "2026-01-31", 1e-7, note="cold"), Reading("m1", "2026-02-28", None)]


def test_a_plan_is_read_back_the_same(ontology: Ontology, tmp_path: Path) -> None:
    made = written(Contents(NODES, LINKS, READINGS, ontology))
    file = tmp_path / "plan.xml"
    file.write_bytes(made.data)

    batch = read_file(file, ontology)

    ids = {node.id for node in batch.nodes}
    assert {"u1", "q1", "p1", "o1", "m1"} <= ids
    assert {(node.kind, node.name) for node in batch.nodes} == {
        (node.kind, node.name) for node in NODES if node.id not in {"o2", "r1", "q1"}
    } | {("Purpose", "We keep the valley well.")}
    assert [(link.source, link.kind, link.target) for link in batch.links] == [
        ("p1", "aligns_to", "q1"), ("o1", "aligns_to", "p1"), ("m1", "measures", "o1"),
    ]  # fmt: skip
    assert [(one.date, one.value, one.note) for one in batch.readings] == [("2026-01-31", 1e-7, "cold")]


def test_a_plan_is_valid(ontology: Ontology, tmp_path: Path, data_dir: Path) -> None:
    file = tmp_path / "plan.xml"
    file.write_bytes(written(Contents(NODES, LINKS, READINGS, ontology)).data)

    assert list(xmlschema.iter_errors(file, data_dir / SCHEMA)) == []


def test_what_a_plan_cannot_hold_is_counted(ontology: Ontology) -> None:
    lost = {one.what: one.count for one in written(Contents(NODES, LINKS, READINGS, ontology)).lost}

    assert lost == {
        "nodes of the kind Objective": 1,
        "nodes of the kind Risk": 1,
        "fields": 1,
        "links": 2,
        "readings": 1,
    }


def test_characters_that_xml_cannot_hold_are_counted_where_a_plan_has_a_place_for_them(ontology: Ontology) -> None:
    nodes = [Node("p1", "Priority", "Short\x0ber", {"unit": "u1\x01", "evidence": "\x02"}), Node("r1", "Risk", "\x03")]

    made = written(Contents(nodes, [], [], ontology))

    assert ("characters", 2) in [(lost.what, lost.count) for lost in made.lost]


def test_a_purpose_that_not_all_goals_support_is_left_out(ontology: Ontology) -> None:
    more = [*NODES, Node("p2", "Priority", "Another", {"horizon": "goal"})]

    made = written(Contents(more, LINKS, [], ontology))

    assert b"<Mission>" not in made.data
    assert ("nodes of the kind Purpose", 1) in [(one.what, one.count) for one in made.lost]


def test_without_a_goal_it_is_said_what_to_do(ontology: Ontology) -> None:
    with pytest.raises(CannotWriteError, match="at least one goal"):
        written(Contents([node for node in NODES if node.kind == "OrgUnit"], [], [], ontology))


@pytest.mark.parametrize("name", ["good-SMLC2011.xml", "good-PMOAI.xml"])
def test_a_published_plan_is_written_with_the_same_goals(ontology: Ontology, tmp_path: Path, name: str) -> None:
    batch = read_file(SAMPLES / "stratml" / name, ontology)
    contents = Contents(batch.nodes, batch.links, batch.readings, ontology)
    file = tmp_path / "plan.xml"
    file.write_bytes(written(contents).data)

    again = read_file(file, ontology)

    kinds = ("Priority", "Objective", "Measure")
    counts = [Counter(node.kind for node in one.nodes if node.kind in kinds) for one in (batch, again)]
    assert counts[0] == counts[1]
    assert [one.value for one in again.readings] == [one.value for one in batch.readings]


@pytest.mark.parametrize("name", ["good-SMLC2011.xml", "good-PMOAI.xml"])
def test_a_published_plan_is_written_valid(ontology: Ontology, tmp_path: Path, data_dir: Path, name: str) -> None:
    batch = read_file(SAMPLES / "stratml" / name, ontology)
    file = tmp_path / "plan.xml"
    file.write_bytes(written(Contents(batch.nodes, batch.links, batch.readings, ontology)).data)

    assert list(xmlschema.iter_errors(file, data_dir / SCHEMA)) == []
