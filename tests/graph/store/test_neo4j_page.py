"""The page on Neo4j: each of its queries is run on the health board, and answers what the page says it does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing

import pytest

from graph.check import check
from graph.declarations import load_ontology
from graph.model import Commit
from graph.plan import plan
from graph.store.neo4j import Neo4jStore
from loaders.registry import read_file
from tests.neo4j_server.artifacts import LTS
from tests.neo4j_server.fixtures import Database, Lend
from tests.tree import ROOT

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]

PAGE = ROOT / "docs" / "neo4j.md"
QUERIES = re.findall(r"```cypher\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


def headings() -> list[str]:
    """Return what each query is for: the line above it that ends with a colon."""
    found = re.findall(r"\n([^\n]+):\n\n```cypher", PAGE.read_text(encoding="utf-8"))
    return [line.rpartition(". ")[2] for line in found]


@pytest.fixture
def board(lend_neo4j: Lend) -> Iterator[Database]:
    """Return a database with the health board."""
    database = lend_neo4j(LTS)
    ontology = load_ontology()
    with closing(Neo4jStore(database.url, ontology, login=database.login)) as store:
        checked = check(read_file(ROOT / "seeds" / "health_board", ontology), ontology, store)
        store.append(Commit("ann", action="load"), plan(checked, store, on="2026-11-25").changes)
    yield database


def test_the_page_has_ten_queries_and_more() -> None:
    assert len(QUERIES) >= 11


def test_every_query_of_the_page_answers(board: Database) -> None:
    silent = [query for query in QUERIES if not board.ask(query)]

    assert silent == []
