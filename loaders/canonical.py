"""Canonical tables to a batch: one reading for CSV, workbooks, YAML and JSON, which only bring rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.model import Batch, Link, Lost, Node, Place, Problem, Reading, Severity
from graph.ontology import Ontology
from loaders.headers import Headers, Vocabulary
from loaders.records import EXAMPLE, Records
from loaders.tables import Table


def read_tables(source: str, tables: Iterable[Table], ontology: Ontology, problems: Sequence[Problem] = ()) -> Batch:
    """Return the batch that canonical tables hold, with everything that is wrong in them.

    Args:
        source: Name of the file or folder they come from.
        tables: Read in this order.
        ontology: What their headers and cells may name.
        problems: What the format file adds to as it yields tables and rows; looked at when all are read.
    """
    vocabulary = Vocabulary(ontology)
    nodes: list[Node] = []
    links: list[Link] = []
    readings: list[Reading] = []
    found: list[Problem] = []
    lost: list[Lost] = []
    examples = 0
    for table in tables:
        if not (sort := sort_of(table, vocabulary)):
            problem, count = _unknown(table, vocabulary)
            found.append(problem)
            lost += [Lost(f"rows of {table.name}", count, "no table has that name")] if count else []
            continue
        records = Records(vocabulary, sort, table)
        records.read()
        nodes += records.nodes
        links += records.links
        readings += records.readings
        found += records.problems
        lost += records.lost()
        examples += records.examples
    if examples:
        message = f"example rows are left out ({examples}): an id that begins with {EXAMPLE} is never loaded"
        found.append(Problem("warning", message, Place(source)))
    return Batch(source, tuple(nodes), tuple(links), tuple(readings), (*problems, *found), tuple(lost))


def sort_of(table: Table, vocabulary: Vocabulary) -> str:
    """Return what the rows of a table are: `nodes`, `links`, `readings`, the name of a kind; or empty.

    The name of the table decides, else its headers.
    """
    if sort := vocabulary.table(table.name):
        return sort
    if {"kind", "name"} <= _words(table, vocabulary.of_nodes("")):
        return "nodes"
    if {"from", "link", "to"} <= _words(table, vocabulary.of_links("")):
        return "links"
    columns = [vocabulary.of_readings.column(header) for header in table.headers]
    known = {column.holds.name for column in columns if column.holds}
    return "readings" if {"measure", "date"} <= known else ""


def _words(table: Table, headers: Headers) -> set[str]:
    return {headers.column(header).word for header in table.headers}


def _unknown(table: Table, vocabulary: Vocabulary) -> tuple[Problem, int]:
    """Say that a table is not read, and count its rows: an error when it looks like one of ours."""
    severity: Severity = "error" if _words(table, vocabulary.of_nodes("")) & {"id", "name"} else "warning"
    nearest = vocabulary.nearest_table(table.name)
    hint = f"call it {nearest}" if nearest else "call it nodes, with the columns kind and name"
    message = f"{table.name} is not read: no table has that name"
    return Problem(severity, message, table.place, table.name, hint), sum(1 for _ in table.rows)
