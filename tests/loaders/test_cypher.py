"""Cypher for Neo4j: statements that merge, and nothing in a text that could become one."""

from __future__ import annotations

from graph.model import Link, Node, Reading
from graph.ontology import Ontology
from loaders.cypher import AT_ONCE, written
from loaders.forms import Contents

EVIL = 'A"}) DETACH DELETE n; MATCH (x {name: "\\'


def statements(contents: Contents) -> list[str]:
    """Return the statements."""
    return written(contents).data.decode().removesuffix(";\n").split(";\n")


def test_nodes_links_and_readings_become_statements(ontology: Ontology) -> None:
    nodes = [
        Node("m1", "Measure", "Waits", {"target": 2.5}),
        Node("o1", "Objective", "Shorter", {"tags": ("a", "b")}),
        Node("m2", "Measure", "Falls"),
    ]
    links = [
        Link("m1", "measures", "o1", {"measure_type": "outcome", "valid_from": "2026-01-01"}),
        Link("m2", "measures", "o1"),
    ]
    readings = [Reading("m1", "2026-01-31", 3), Reading("m1", "2026-02-28", 4)]

    found = statements(Contents(nodes, links, readings, ontology))

    assert found == [
        "CREATE CONSTRAINT IF NOT EXISTS FOR (n:Measure) REQUIRE n.id IS UNIQUE",
        "CREATE CONSTRAINT IF NOT EXISTS FOR (n:Objective) REQUIRE n.id IS UNIQUE",
        'UNWIND [\n  {id: "m1", said: {name: "Waits", target: 2.5}},\n  {id: "m2", said: {name: "Falls"}}\n] AS row\n'
        "MERGE (n:Measure {id: row.id}) SET n += row.said",
        'UNWIND [\n  {id: "o1", said: {name: "Shorter", tags: ["a", "b"]}}\n] AS row\n'
        "MERGE (n:Objective {id: row.id}) SET n += row.said",
        'UNWIND [\n  {a: "m2", b: "o1", said: {}}\n] AS row\n'
        "MATCH (a:Measure {id: row.a}), (b:Objective {id: row.b}) MERGE (a)-[r:MEASURES]->(b) SET r += row.said",
        'UNWIND [\n  {a: "m1", b: "o1", said: {measure_type: "outcome", valid_from: date("2026-01-01")}}\n] AS row\n'
        "MATCH (a:Measure {id: row.a}), (b:Objective {id: row.b}) "
        "MERGE (a)-[r:MEASURES {valid_from: row.said.valid_from}]->(b) SET r += row.said",
        'UNWIND [\n  {measure: "m1", date: date("2026-01-31"), said: {value: 3}},\n'
        '  {measure: "m1", date: date("2026-02-28"), said: {value: 4}}\n] AS row\n'
        "MATCH (m:Measure {id: row.measure}) MERGE (m)-[:HAS_READING]->(r:Reading {date: row.date}) SET r += row.said",
    ]


def test_a_statement_takes_some_hundred_rows_at_most(ontology: Ontology) -> None:
    nodes = [Node(f"n{number}", "Need", f"Need {number}") for number in range(AT_ONCE + 1)]

    _, first, second = statements(Contents(nodes, [], [], ontology))

    assert first.count("{id: ") == AT_ONCE + 1
    assert f'UNWIND [\n  {{id: "n{AT_ONCE}", said: {{name: "Need {AT_ONCE}"}}}}\n] AS row\n' in second


def test_no_text_ends_its_own_quotes(ontology: Ontology) -> None:
    found = statements(Contents([Node(EVIL, "Need", EVIL, {}, {"a` b\\u0060": "x;\ny"})], [], [], ontology))

    escaped = 'A\\"}) DETACH DELETE n; MATCH (x {name: \\"\\\\'
    assert found[1] == (
        f'UNWIND [\n  {{id: "{escaped}", said: {{name: "{escaped}", `extra_a`` b_u0060`: "x;\\ny"}}}}\n] AS row\n'
        "MERGE (n:Need {id: row.id}) SET n += row.said"
    )
