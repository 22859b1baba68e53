"""Which table is which, and what becomes of an input without one."""

from __future__ import annotations

import pytest

from graph.model import Place
from graph.ontology import Ontology
from loaders.canonical import read_tables, sort_of
from loaders.headers import Vocabulary
from loaders.tables import Row, Table

HERE = Place("book.xlsx", "sheet", 1)


def table(name: str, *headers: str, cells: tuple[str, ...] = ()) -> Table:
    """Return a table of one row."""
    return Table(
        name,
        HERE,
        headers,
        [Row(Place("book.xlsx", "sheet", 2), dict(zip(headers, cells, strict=True)))] if cells else [],
    )


@pytest.mark.parametrize(
    ("made", "sort"),
    [
        (table("nodes"), "nodes"),
        (table("Cysylltau"), "links"),
        (table("Readings"), "readings"),
        (table("stakeholder groups"), "StakeholderGroup"),
        (table("anything", "Kind", "Name"), "nodes"),
        (table("anything", "from", "kind", "to"), "links"),
        (table("anything", "Mesur", "Dyddiad"), "readings"),
        (table("anything", "id", "name"), ""),
    ],
)
def test_a_table_is_known_by_its_name_else_by_its_headers(ontology: Ontology, made: Table, sort: str) -> None:
    assert sort_of(made, Vocabulary(ontology)) == sort


@pytest.mark.parametrize(("headers", "severity"), [(("id", "name"), "error"), (("a", "b"), "warning")])
def test_an_unknown_table_is_an_error_where_it_looks_like_one_of_ours(
    ontology: Ontology, headers: tuple[str, str], severity: str
) -> None:
    tables = [table("needs", "id", "name", cells=("d1", "A")), table("sheet7", *headers, cells=("1", "2"))]

    batch = read_tables("book.xlsx", tables, ontology)

    assert [(problem.severity, problem.value) for problem in batch.problems] == [(severity, "sheet7")]
    assert (batch.readable, len(batch.nodes), batch.lost[0].count) == (True, 1, 1)


def test_an_input_with_no_known_table_at_all_cannot_be_read(ontology: Ontology) -> None:
    batch = read_tables("book.xlsx", [table("sheet7", "a", "b", cells=("1", "2"))], ontology)

    assert not batch.readable
    assert "goldenthread template" in batch.problems[-1].suggestion


def test_no_tables_are_an_empty_batch(ontology: Ontology) -> None:
    batch = read_tables("a.yaml", [], ontology)

    assert (batch.readable, batch.nodes, batch.problems) == (True, (), ())
