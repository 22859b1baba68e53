"""Cypher that was written out, run by a real Neo4j: it makes the graph that was written, and once only."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from graph.declarations import load_ontology
from graph.model import Batch, Link, Node
from graph.ontology import Ontology
from loaders.cypher import written
from loaders.forms import Contents
from loaders.registry import read_file
from tests.neo4j_server.fixtures import Database
from tests.tree import ROOT

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]

EVIL = 'Tŷ "A`"}) DETACH DELETE n; MATCH (x {name: "\\u0022\\\n\t\''


@pytest.fixture(scope="module")
def board() -> Batch:
    """Return the health board."""
    return read_file(ROOT / "seeds" / "health_board", load_ontology())


def run(database: Database, contents: Contents) -> None:
    """Run what is written of an organisation, as `cypher-shell` would: statement after statement."""
    from graph.store.neo4j_address import address_of
    from graph.store.neo4j_connection import Connection

    statements = written(contents).data.decode().removesuffix(";\n").split(";\n")
    connection = Connection(address_of(database.url), database.login)
    rules = [statement for statement in statements if statement.startswith("CREATE CONSTRAINT")]
    for statement in rules:
        connection.run(statement)
    with connection.writing() as transaction:
        for statement in statements[len(rules) :]:
            transaction.run(statement).consume()
    connection.close()


def counted(database: Database) -> list[list[list[object]]]:
    """Return how many there are of each label and of each type."""
    return [
        database.ask("MATCH (n) RETURN labels(n)[0] AS label, count(*) ORDER BY label"),
        database.ask("MATCH ()-[r]->() RETURN type(r) AS type, count(*) ORDER BY type"),
    ]


def told(ontology: Ontology, thing: Node | Link) -> dict[str, object]:
    """Return what Neo4j is to say of the fields of a thing."""
    fields = ontology.fields_of(thing.kind) if isinstance(thing, Node) else ontology.fields_of_link(thing.kind)
    said: dict[str, object] = {}
    for name, value in thing.fields.items():
        is_day = name in fields and fields[name].type == "date"
        said[name] = date.fromisoformat(str(value)) if is_day else list(value) if isinstance(value, tuple) else value
    return said | {f"extra_{name}": text for name, text in thing.extra.items()}


def native(properties: object) -> dict[str, object]:
    """Return properties with the dates of Python."""
    assert isinstance(properties, dict)
    return {name: value.to_native() if hasattr(value, "to_native") else value for name, value in properties.items()}


def test_the_graph_of_the_health_board_is_the_one_that_was_written(neo4j_database: Database, board: Batch) -> None:
    ontology = load_ontology()
    ids = {node.id for node in board.nodes}
    links = [link for link in board.links if {link.source, link.target} <= ids]

    run(neo4j_database, Contents(board.nodes, links, board.readings, ontology))

    nodes = {
        row[0]: native(row[1]) for row in neo4j_database.ask("MATCH (n) WHERE n.id IS NOT NULL RETURN n.id, n {.*}")
    }
    assert nodes == {one.id: {"id": one.id, "name": one.name} | told(ontology, one) for one in board.nodes}
    found = neo4j_database.ask("MATCH (a)-[r]->(b) WHERE b.id IS NOT NULL RETURN a.id, type(r), b.id, r {.*}")
    assert Counter(repr((*row[:3], sorted(native(row[3]).items()))) for row in found) == Counter(
        repr((one.source, one.kind.upper(), one.target, sorted(told(ontology, one).items()))) for one in links
    )
    values = neo4j_database.ask("MATCH (m)-[:HAS_READING]->(r:Reading) RETURN m.id, r.date, r.value")
    assert {(str(row[0]), str(row[1])) for row in values} == {(one.measure, one.date) for one in board.readings}


def test_run_twice_it_changes_nothing_more(neo4j_database: Database) -> None:
    batch, ontology = read_file(ROOT / "seeds" / "small", load_ontology()), load_ontology()
    ids = {node.id for node in batch.nodes}
    contents = Contents(
        batch.nodes, [one for one in batch.links if {one.source, one.target} <= ids], batch.readings, ontology
    )
    run(neo4j_database, contents)
    before = counted(neo4j_database)

    run(neo4j_database, contents)

    assert counted(neo4j_database) == before
    assert before[0]


def test_nothing_in_a_text_becomes_a_statement(neo4j_database: Database) -> None:
    ontology = load_ontology()
    nodes = [Node("a", "Need", "Stays"), Node(EVIL, "Need", EVIL, {}, {"a` b\\u0060": EVIL})]

    run(neo4j_database, Contents(nodes, [], [], ontology))

    found = neo4j_database.ask("MATCH (n) RETURN n.id, n.name, n['extra_a` b_u0060'] ORDER BY n.id")
    assert found == [[EVIL, EVIL, EVIL], ["a", "Stays", None]]
