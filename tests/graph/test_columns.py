"""Tests of `graph.columns`: what is not in a store becomes the columns that a store would give."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import orjson

from graph.columns import Columns, columns_of
from graph.model import Commit
from graph.store.sqlite import SqliteStore
from tests.graph.store.builders import added
from tests.graph.workshop import batch, workshop

TEXT = """
Job j2 "Paint" lane=made status=archived; Job j1 "Weld" lane=bought size=3 valid_from=2026-01-01; Shop s1 "Forge"
j2 -done_by[strength=2, rationale="it is so"]-> s1; j1 -feeds[valid_to=2026-01-01]-> j2; j1 -done_by-> s1
"""


def plain(columns: Columns) -> list[object]:
    """Return columns as plain lists, bodies read, without the days on which they were recorded."""
    nodes, links = columns.nodes, columns.links
    return [
        *(list(getattr(nodes, name)) for name in ("ids", "kinds", "names", "statuses", "valid_from", "valid_to")),
        *(list(getattr(links, name)) for name in ("nths", "bases", "valid_from", "valid_to", "kind_names")),
        *(getattr(links, name).tolist() for name in ("sources", "targets", "kinds", "strengths")),
        *([orjson.loads(body) for body in part.bodies] for part in (nodes, links)),
        *(list(part.origins) for part in (nodes, links)),
    ]


def test_columns_are_those_that_a_store_gives(tmp_path: Path) -> None:
    given = batch(TEXT)
    with closing(SqliteStore(tmp_path / "store.db", workshop())) as store:
        store.append(Commit("ann"), added(*given.nodes, *given.links, origin="a.csv"))

        assert plain(columns_of(given.nodes, given.links, origin="a.csv")) == plain(store.columns())


def test_nothing_gives_empty_columns(tmp_path: Path) -> None:
    with closing(SqliteStore(tmp_path / "store.db", workshop())) as store:
        assert plain(columns_of([])) == plain(store.columns())


def test_a_link_with_an_unknown_end_is_left_out() -> None:
    given = batch('Job j1 "Weld" lane=made; j1 -feeds-> j9')

    assert len(columns_of(given.nodes, given.links).links.nths) == 0
