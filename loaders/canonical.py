"""Canonical tables to a batch: one reading for CSV, workbooks, YAML and JSON, which only bring rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

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
    gathered = _Gathered(Vocabulary(ontology))
    for table in tables:
        gathered.take(table)
    return gathered.batch(source, problems)


@dataclass
class _Gathered:
    """What the tables held so far."""

    vocabulary: Vocabulary
    nodes: list[Node] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)
    examples: int = 0
    known: int = 0
    unknown: int = 0

    def take(self, table: Table) -> None:
        """Read one table."""
        sort = sort_of(table, self.vocabulary)
        if not sort:
            self._unknown(table)
            return
        self.known += 1
        records = Records(self.vocabulary, sort, table)
        records.read()
        self.nodes += records.nodes
        self.links += records.links
        self.readings += records.readings
        self.problems += records.problems
        self.lost += records.lost()
        self.examples += records.examples

    def _unknown(self, table: Table) -> None:
        """Say that a table is not read, and count its rows: an error when it looks like one of ours."""
        self.unknown += 1
        severity: Severity = "error" if _words(table, self.vocabulary.of_nodes("")) & {"id", "name"} else "warning"
        nearest = self.vocabulary.nearest_table(table.name)
        hint = f"call it {nearest}" if nearest else "call it nodes, with the columns kind and name"
        message = f"{table.name} is not read: no table has that name"
        self.problems.append(Problem(severity, message, table.place, table.name, hint))
        if rows := sum(1 for _ in table.rows):
            self.lost.append(Lost(f"rows of {table.name}", rows, "no table has that name"))

    def batch(self, source: str, problems: Sequence[Problem]) -> Batch:
        """Return all of it."""
        found = [*problems, *self.problems]
        readable = bool(self.known) or not self.unknown
        if not readable:
            message = "nothing in it is a table that can be read"
            found.append(Problem("error", message, Place(source), suggestion="goldenthread template shows the tables"))
        if self.examples:
            message = f"example rows are left out ({self.examples}): an id that begins with {EXAMPLE} is never loaded"
            found.append(Problem("warning", message, Place(source)))
        nodes, links, readings = tuple(self.nodes), tuple(self.links), tuple(self.readings)
        return Batch(source, nodes, links, readings, tuple(found), tuple(self.lost), readable=readable)


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
