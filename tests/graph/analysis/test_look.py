"""Looking at one node tells what looking at everything tells."""

from __future__ import annotations

import pytest
from hypothesis import given

from graph.analysis.look import look
from graph.analysis.proof import Proof
from graph.analysis.sight import Sight
from graph.analysis.snapshot import Snapshot
from graph.columns import columns_of
from graph.declarations import read_ontology
from graph.model import Link, Node
from graph.ontology import Ontology
from graph.records import change_of
from tests.graph.analysis.brute import Brute
from tests.graph.analysis.organisations import DAY, frozen, organisations, snapshot_of


def _looked(snapshot: Snapshot) -> list[tuple[str, Proof | None]]:
    return [(found.status, found.proof) for found in (look(snapshot, node) for node in range(len(snapshot)))]


def _told(snapshot: Snapshot) -> list[tuple[str, Proof | None]]:
    sight = Sight(snapshot)
    return [(sight.status(node), sight.proof(node)) for node in range(len(snapshot))]


@given(organisations(most=12, most_links=40))
def test_the_status_and_proof_of_each_node_are_those_of_all_at_once(brute: Brute) -> None:
    snapshot = frozen(brute)

    assert _looked(snapshot) == _told(snapshot)


def test_after_an_edit_the_new_proof_is_told() -> None:
    snapshot = snapshot_of("Improvement i1 -delivers-> Priority o1; Purpose p1; Improvement i1")
    assert look(snapshot, 0).status == "broken"

    new = {"from": "o1", "kind": "aligns_to", "to": "p1"}
    found = look(snapshot.after([change_of("link", None, new)]), 0)

    assert found.status == "strategic"
    assert found.proof is not None
    assert [hop.target for hop in found.proof.hops] == [1, 2]


@pytest.fixture
def turned() -> Ontology:
    """Return kinds of an organisation whose links of sight are drawn from the reason to the work."""
    label = "{en: x, cy: x}"
    kinds = {
        "reason": f"traits: [anchor]\nlinks:\n  asks_for:\n    to: [Task]\n    label: {label}\n    inverse: {label}\n"
        "    doc: x\n    roles: [sight backward]\n",
        "task": "traits: [work]\n",
    }
    head = "kind: {}\ntable: {}\ngroup: g\nlabel: {}\nplural: {}\ndoc: x\nexample: {}\n"
    texts = [
        (f"{name}.yaml", head.format(name.capitalize(), f"{name}s", label, label, label) + rest)
        for name, rest in kinds.items()
    ]
    return read_ontology([("common.yaml", "node_fields: {}\nlink_fields: {}\n"), *texts])


def test_links_drawn_from_the_reason_to_the_work_are_followed_back(turned: Ontology) -> None:
    nodes = [Node("r", "Reason", "R"), Node("t", "Task", "T"), Node("u", "Task", "U")]
    snapshot = Snapshot(turned, columns_of(nodes, [Link("r", "asks_for", "t")]), DAY)

    statuses = [look(snapshot, node).status for node in range(3)]

    assert statuses == ["operational", "operational", "adrift"]
    assert _looked(snapshot) == _told(snapshot)


def test_a_node_that_is_not_live_has_no_status() -> None:
    assert look(snapshot_of("Improvement i1 status=draft"), 0).status == ""
