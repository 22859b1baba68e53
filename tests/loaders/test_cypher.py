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
        Node("m2", "Measure", "Falls", {"valid_from": "2026-01-01"}),
    ]
    links = [
        Link("m1", "measures", "o1", {"measure_type": "outcome", "valid_from": "2026-01-01"}),
        Link("m2", "measures", "o1"),
    ]
    readings = [Reading("m1", "2026-01-31", 3), Reading("m1", "2026-02-28", 4, note="late")]

    found = statements(Contents(nodes, links, readings, ontology))

    match = "MATCH (a:Measure {id: row[0]}), (b:Objective {id: row[1]}) "
    assert found == [
        "CREATE CONSTRAINT IF NOT EXISTS FOR (n:Measure) REQUIRE n.id IS UNIQUE",
        "CREATE CONSTRAINT IF NOT EXISTS FOR (n:Objective) REQUIRE n.id IS UNIQUE",
        'UNWIND [\n  ["m1", "Waits", 2.5, null],\n  ["m2", "Falls", null, "2026-01-01"]\n] AS row\n'
        "MERGE (n:Measure {id: row[0]}) SET n += {name: row[1], target: row[2], valid_from: date(row[3])}",
        'UNWIND [\n  ["o1", "Shorter", ["a", "b"]]\n] AS row\n'
        "MERGE (n:Objective {id: row[0]}) SET n += {name: row[1], tags: row[2]}",
        f'UNWIND [\n  ["m2", "o1"]\n] AS row\n{match}MERGE (a)-[r:MEASURES]->(b)',
        f'UNWIND [\n  ["m1", "o1", "2026-01-01", "outcome"]\n] AS row\n{match}'
        "MERGE (a)-[r:MEASURES {valid_from: date(row[2])}]->(b) SET r += {measure_type: row[3]}",
        'UNWIND [\n  ["m1", "2026-01-31", 3, null],\n  ["m1", "2026-02-28", 4, "late"]\n] AS row\n'
        "MATCH (m:Measure {id: row[0]}) MERGE (m)-[:HAS_READING]->(r:Reading {date: date(row[1])}) "
        "SET r += {value: row[2], note: row[3]}",
    ]


def test_what_is_no_day_stays_as_it_is(ontology: Ontology) -> None:
    nodes = [
        Node("n1", "Need", "One", {"valid_from": "2026-01-01", "valid_to": "never"}),
        Node("n2", "Need", "Two", {"valid_from": "2026-01-01"}),
    ]
    link = Link("n1", "felt_by", "n2", {"valid_from": "once"})

    _, strange, usual, begun = statements(Contents(nodes, [link], [], ontology))

    assert strange.endswith("{name: row[1], valid_from: date(row[2]), valid_to: row[3]}")
    assert usual.endswith("{name: row[1], valid_from: date(row[2])}")
    assert begun.endswith("{valid_from: row[2]}]->(b)")


def test_a_statement_takes_some_hundred_rows_at_most(ontology: Ontology) -> None:
    nodes = [Node(f"n{number}", "Need", f"Need {number}") for number in range(AT_ONCE + 1)]

    _, first, second = statements(Contents(nodes, [], [], ontology))

    assert first.count('  ["n') == AT_ONCE
    assert f'UNWIND [\n  ["n{AT_ONCE}", "Need {AT_ONCE}"]\n] AS row\n' in second


def test_no_text_ends_its_own_quotes(ontology: Ontology) -> None:
    found = statements(Contents([Node(EVIL, "Need", EVIL, {}, {"a` b\\u0060": "x;\ny"})], [], [], ontology))

    escaped = 'A\\"}) DETACH DELETE n; MATCH (x {name: \\"\\\\'
    assert found[1] == (
        f'UNWIND [\n  ["{escaped}", "{escaped}", "x;\\ny"]\n] AS row\n'
        "MERGE (n:Need {id: row[0]}) SET n += {name: row[1], `extra_a`` b_u0060`: row[2]}"
    )
