"""Findings are about processes and links: none names a person, though the organisation holds names."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from graph.analysis.case import Case
from graph.analysis.findings import Findings, findings
from graph.analysis.rule import EXAMPLE_DATE, all_rules
from graph.analysis.snapshot import Snapshot
from graph.columns import columns_of
from graph.declarations import load_ontology
from graph.model import Link, Node
from graph.notation import parse

PERSON = "Zebedee Quux"


def with_people(text: str) -> Case:
    """Return an example as a case in which every text that can name a person does, and one role owns everything."""
    ontology, batch = load_ontology(), parse(text)
    owner = Node("somebody", "Role", "Head of something")
    nodes = [named(node) for node in (*batch.nodes, owner)]
    owned = [
        Link(node.id, "owned_by", owner.id)
        for node in batch.nodes
        if ontology.allows(node.kind, "owned_by", owner.kind)
        and not any(link.source == node.id and link.kind == "owned_by" for link in batch.links)
    ]
    columns = columns_of(nodes, [*batch.links, *owned], origin=batch.source)
    return Case(Snapshot(ontology, columns, EXAMPLE_DATE, readings=lambda: batch.readings))


def named(node: Node) -> Node:
    """Return a node with a person's name in each of its fields that can hold one."""
    personal = [field.name for field in load_ontology().fields_of(node.kind).values() if field.personal]
    return replace(node, fields={**node.fields, **dict.fromkeys(personal, PERSON)})


def found() -> Iterator[Findings]:
    """Yield what each rule finds in each of its own examples, with people in them."""
    for rule in all_rules():
        for text in rule.fires:
            yield findings(with_people(text), rules=[rule])


def test_EN_06_no_finding_names_a_person() -> None:
    records = [record for some in found() for record in some.record()["findings"]]

    naming = [record["id"] for record in records if PERSON in json.dumps(record)]

    assert named(Node("r1", "Role", "Head of something")).fields["holder"] == PERSON
    assert any(record["who_can_help"] for record in records)
    assert not naming
