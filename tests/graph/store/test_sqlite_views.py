"""Tests of `graph.store.sqlite_views`: an analyst reads a store with any SQLite tool."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from graph.declarations import load_ontology, read_ontology
from graph.ontology import Ontology
from graph.store.sqlite import SqliteStore
from graph.store.sqlite_views import views_sql
from tests.conftest import Golden
from tests.graph.store.builders import ask
from tests.graph.store.conftest import COMMON, KINDS


def test_views_of_the_shipped_kinds_are_as_expected(golden: Golden) -> None:
    golden(Path("tests/golden/sqlite_views.sql"), views_sql(load_ontology()))


def test_an_analyst_reads_with_any_sqlite_tool(sample: Path) -> None:
    assert ask(sample, "SELECT id, name, status, size, note FROM task ORDER BY id") == [
        ("a", "Task a", "active", 2, None),
        ("b", "Task b", "active", None, None),
        ("p", "Task p", "active", None, "said Dai"),
    ]
    assert ask(sample, 'SELECT "from", "to", strength, basis FROM link_after') == [("a", "b", 3, "asserted")]
    assert ask(sample, "SELECT measure, date, value FROM readings") == [("a", "2026-01-01", 1.0)]
    assert ask(sample, "SELECT id, kind, origin FROM nodes WHERE id = 'b'") == [("b", "Task", "a.csv")]
    assert ask(sample, 'SELECT "from", kind, "to" FROM links') == [("a", "after", "b")]
    assert ask(sample, "SELECT who, action, changes FROM revisions") == [("ann", "edit", 5), ("bob", "edit", 1)]


def test_views_follow_the_ontology(sample: Path, tasks: Ontology) -> None:
    wider = read_ontology([("common.yaml", COMMON), ("task.yaml", KINDS.replace("urgent:", "pressing:"))])

    with closing(SqliteStore(sample, wider)):
        pass

    assert ask(sample, "SELECT pressing FROM task WHERE id = 'a'") == [(None,)]


def test_kinds_that_would_share_a_view_each_get_one() -> None:
    kinds = KINDS.replace("kind: Task", "kind: Nodes").replace("[Task]", "[Nodes]")

    script = views_sql(read_ontology([("common.yaml", COMMON), ("nodes.yaml", kinds)]))

    assert script.count('CREATE VIEW "nodes" ') == 1
    assert script.count('CREATE VIEW "nodes_" ') == 1
