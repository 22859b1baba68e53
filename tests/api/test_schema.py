"""The schema as a whole: its text, every kind and link in it, and organisations of any ontology."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from api.resolve import Asked
from api.rights import KEEPER
from api.schema import build_schema
from api.schema_names import camel
from graph.analysis.case import Case
from graph.analysis.findings import Findings
from graph.analysis.snapshot import Snapshot
from graph.columns import columns_of
from graph.declarations import load_ontology, read_ontology
from graph.model import Link, Node
from tests.api.asking import ask, schema
from tests.conftest import Golden
from tests.graph.analysis.brute import Brute
from tests.graph.analysis.organisations import DAY, frozen, organisations
from tests.graph.store.conftest import COMMON, KINDS

pytestmark = pytest.mark.slow

CLASHING = """
kind: Query
table: search
group: things
label: {en: Query, cy: Ymholiad}
plural: {en: Queries, cy: Ymholiadau}
doc: A kind whose names are those of the schema itself.
fields:
  kind_label: {type: text, label: {en: A, cy: A}, doc: A clash with a field of every node.}
  task: {type: node, of: Task, label: {en: B, cy: B}, doc: A node of a kind declared elsewhere.}
links:
  links:
    to: [Task, Query]
    label: {en: does, cy: yn}
    inverse: {en: is done by, cy: gan}
    doc: A clash with a field of every node, and a link to its own kind.
    roles: [structure]
"""


def test_the_schema_is_as_it_was_read(golden: Golden) -> None:
    golden(Path("tests/golden/schema.graphql"), schema().graphql.as_str() + "\n")


def test_every_kind_can_be_asked_for_with_all_its_fields_and_links_both_ways() -> None:
    ontology = load_ontology()
    types = schema().graphql.as_str()

    for kind in ontology.kinds.values():
        body = types.partition(f"\ntype {kind.name} implements Node {{")[2].partition("\n}\n")[0]
        wanted = {camel(name) for name in ontology.fields_of(kind.name)}
        wanted |= {camel(link.name) for link, _ in ontology.links_from(kind.name)}
        wanted |= {f"{camel(link.name)}Incoming" for link in ontology.links_to(kind.name)}
        assert not [name for name in wanted if f"\n  {name}:" not in body and f"\n  {name}(" not in body], kind.name


def test_everything_in_the_schema_is_explained() -> None:
    types = schema().graphql._schema.type_map.values()
    ours = [kind for kind in types if not kind.name.startswith("__")]

    silent = [kind.name for kind in ours if not kind.description]
    silent += [
        f"{kind.name}.{name}"
        for kind in ours
        for name, field in getattr(kind, "fields", {}).items()
        if not field.description
    ]

    assert len(ours) > 300
    assert not silent


def test_names_of_own_kinds_may_be_those_of_the_schema() -> None:
    ontology = read_ontology([("common.yaml", COMMON), ("task.yaml", KINDS), ("query.yaml", CLASHING)])
    made = build_schema(ontology)
    columns = columns_of([Node("t", "Task", "T"), Node("q", "Query", "Q", {"task": "t"})], [Link("q", "links", "t")])
    case = Case(Snapshot(ontology, columns, DAY))

    result = made.graphql.execute_sync(
        "{ searchNodes { nodes { __typename kind task { name } linksLinks { nodes { name } } } } "
        "tasks { nodes { linksIncoming { edges { strength node { id } } } } } }",
        context_value=Asked(case, made.nodes, KEEPER, findings=lambda _: Findings(())),
    )

    assert result.errors is None
    assert result.data == {
        "searchNodes": {
            "nodes": [
                {
                    "__typename": "QueryKind",
                    "kind": "Query",
                    "task": {"name": "T"},
                    "linksLinks": {"nodes": [{"name": "T"}]},
                }
            ]
        },
        "tasks": {"nodes": [{"linksIncoming": {"edges": [{"strength": 3, "node": {"id": "q"}}]}}]},
    }


def test_a_question_goes_from_kind_to_kind_in_one_document() -> None:
    data = ask(
        "{ processes(live: true) { totalCount nodes { id lane sight flowsTo { nodes { name } } "
        "improvesIncoming { edges { strength basis node { __typename name } } } ownedBy { nodes { name holder } } } } }"
    )

    assert data["processes"]["totalCount"] == 3
    assert data["processes"]["nodes"][0] == {
        "id": "R1",
        "lane": "MAINSTAY",
        "sight": "OPERATIONAL",
        "flowsTo": {"nodes": [{"name": "Treat"}]},
        "improvesIncoming": {
            "edges": [{"strength": 3, "basis": "ASSERTED", "node": {"__typename": "Improvement", "name": "Flow"}}]
        },
        "ownedBy": {"nodes": [{"name": "Flow lead", "holder": "Ann Other"}]},
    }


def test_what_was_asked_of_is_part_of_the_answer() -> None:
    assert ask("{ about { revision asOf nodes links } }") == {
        "about": {"revision": 0, "asOf": DAY, "nodes": 9, "links": 7}
    }


def test_LS_07_the_schema_is_the_whole_organisation_by_id() -> None:
    data = ask('{ node(id: "R3") { id kindLabel(language: CY) live } nothing: node(id: "?") { id } }')

    assert data == {"node": {"id": "R3", "kindLabel": "Proses", "live": True}, "nothing": None}


@settings(max_examples=10)
@given(organisations())
def test_links_read_from_one_end_are_the_links_read_from_the_other(drawn: Brute) -> None:
    case = Case(frozen(drawn))
    asked = Asked(case, schema().nodes, KEEPER, findings=lambda _: Findings(()))

    result = schema().graphql.execute_sync(
        '{ search(text: "n") { nodes { id out: links(direction: OUTGOING) { edges { kind node { id } } } '
        "into: links(direction: INCOMING) { edges { kind node { id } } } } } }",
        context_value=asked,
    )

    assert result.data is not None
    found = result.data["search"]["nodes"]
    out = {(node["id"], edge["kind"], edge["node"]["id"]) for node in found for edge in node["out"]["edges"]}
    into = {(edge["node"]["id"], edge["kind"], node["id"]) for node in found for edge in node["into"]["edges"]}
    assert out == into
