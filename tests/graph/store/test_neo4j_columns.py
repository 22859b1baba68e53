"""Everything is read from a server by what is alike: few rows, however many nodes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from graph.model import Node
from graph.ontology import Ontology
from graph.store.neo4j import Neo4jStore
from graph.store.neo4j_columns import NODES
from tests.graph.store.builders import put
from tests.neo4j_server.fixtures import Database

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]


@pytest.fixture
def store(neo4j_database: Database, tasks: Ontology) -> Iterator[Neo4jStore]:
    """Return an empty store on a real server."""
    with closing(Neo4jStore(neo4j_database.url, tasks, login=neo4j_database.login)) as store:
        yield store


def test_nodes_that_differ_in_id_and_name_only_come_together(store: Neo4jStore, neo4j_database: Database) -> None:
    put(store, *(Node(f"a{number}", "Task", f"Task {number}") for number in range(30)))

    rows = neo4j_database.ask(NODES)

    assert len(rows) <= 2  # two where the server's own numbers go over from one part to the next
    assert sum(len(ids) for *_, ids, _, _ in rows if isinstance(ids, list)) == 30
    assert sorted(store.columns().nodes.ids) == sorted(f"a{number}" for number in range(30))
