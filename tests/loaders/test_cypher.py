"""Cypher for Neo4j: statements that merge, and nothing in a text that could become one."""

from __future__ import annotations

from graph.model import Link, Node, Reading
from graph.ontology import Ontology
from loaders.cypher import written
from loaders.forms import Contents

EVIL = 'A"}) DETACH DELETE n; MATCH (x {name: "\\'


def statements(contents: Contents) -> list[str]:
    """Return the statements, one a line."""
    return written(contents).data.decode().splitlines()


def test_nodes_links_and_readings_become_statements(ontology: Ontology) -> None:
    nodes = [Node("m1", "Measure", "Waits", {"target": 2.5}), Node("o1", "Objective", "Shorter", {"tags": ("a", "b")})]
    links = [Link("m1", "measures", "o1", {"measure_type": "outcome", "valid_from": "2026-01-01"})]

    lines = statements(Contents(nodes, links, [Reading("m1", "2026-01-31", 3)], ontology))

    assert lines == [
        "CREATE CONSTRAINT IF NOT EXISTS FOR (n:Measure) REQUIRE n.id IS UNIQUE;",
        "CREATE CONSTRAINT IF NOT EXISTS FOR (n:Objective) REQUIRE n.id IS UNIQUE;",
        'MERGE (n:Measure {id: "m1"}) SET n += {name: "Waits", target: 2.5};',
        'MERGE (n:Objective {id: "o1"}) SET n += {name: "Shorter", tags: ["a", "b"]};',
        'MATCH (a:Measure {id: "m1"}), (b:Objective {id: "o1"}) '
        'MERGE (a)-[r:MEASURES {valid_from: date("2026-01-01")}]->(b) '
        'SET r += {measure_type: "outcome", valid_from: date("2026-01-01")};',
        'MATCH (m:Measure {id: "m1"}) MERGE (m)-[:HAS_READING]->(r:Reading {date: date("2026-01-31")}) '
        "SET r += {value: 3};",
    ]


def test_no_text_ends_its_own_quotes(ontology: Ontology) -> None:
    lines = statements(Contents([Node(EVIL, "Need", EVIL, {}, {"a` b\\u0060": "x\ny"})], [], [], ontology))

    escaped = 'A\\"}) DETACH DELETE n; MATCH (x {name: \\"\\\\'
    assert lines[1] == (
        f'MERGE (n:Need {{id: "{escaped}"}}) SET n += {{name: "{escaped}", `extra_a`` b_u0060`: "x\\ny"}};'
    )
