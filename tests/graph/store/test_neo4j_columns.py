"""Everything is read from a server by what is alike: few rows, however many nodes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import numpy as np
import pytest

from graph.columns import body_of
from graph.model import Node
from graph.ontology import Ontology
from graph.store import neo4j_columns
from graph.store.neo4j import Neo4jStore
from graph.store.neo4j_columns import AT_ONCE, LINKS, NODES, ordered
from tests.graph.store.builders import after, put, task
from tests.graph.store.test_parity import columns_told
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

    assert len(rows) == 1
    assert sum(len(ids) for _, _, ids, _, _ in rows if isinstance(ids, list)) == 30
    assert sorted(store.columns().nodes.ids) == sorted(f"a{number}" for number in range(30))


def test_nodes_of_different_units_come_together_and_each_keeps_its_own(
    store: Neo4jStore, neo4j_database: Database
) -> None:
    units = [{"unit": "u1"}, {"unit": 'u"2'}, {}]
    nodes = [
        Node(f"a{number}", "Task", "Task", {"size": 1, **unit, "words": ("x",)}, {"unit": "0"})
        for number, unit in enumerate(units)
    ]
    put(store, *nodes)

    rows = neo4j_database.ask(NODES)

    assert len(rows) == 1
    assert list(store.columns().nodes.bodies) == [body_of(dict(node.fields), node.extra, ()) for node in nodes]


def test_many_that_are_alike_come_in_slices(
    store: Neo4jStore, neo4j_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store, *(task(f"a{number}") for number in range(5)), *(after(f"a{number}", "a4") for number in range(4)))
    whole = columns_told(store.columns())
    nodes, links = (query.replace(str(AT_ONCE), "2") for query in (NODES, LINKS))
    monkeypatch.setattr(neo4j_columns, "NODES", nodes)
    monkeypatch.setattr(neo4j_columns, "LINKS", links)

    slices = [len(inner) for _, inner, *_ in neo4j_database.ask(nodes) if isinstance(inner, list)]

    assert slices == [2, 2, 1]
    assert columns_told(store.columns()) == whole


def test_links_are_ordered_by_source_kind_target_and_number() -> None:
    columns = [np.array(column) for column in ([1, 0, 1, 1], [0, 1, 0, 0], [2, 0, 1, 1], [0, 0, 1, 0])]

    assert ordered(*columns).tolist() == [1, 3, 2, 0]
    assert ordered(*columns[:3], columns[3] << 62).tolist() == [1, 3, 2, 0]
