"""Tables to a batch, ours as they are and foreign ones by a mapping: one reading for CSV, workbooks, YAML and JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

from graph.model import Batch, Link, Lost, Node, Place, Problem, Severity
from graph.ontology import Ontology
from graph.problem_list import Problems, together
from graph.reading_columns import ReadingColumns
from graph.spool import Spool
from loaders.headers import Headers, Vocabulary
from loaders.kumu import KumuTables, sort_of_table
from loaders.mapping_choice import Mappings, Used
from loaders.mapping_readings import MappedReadings
from loaders.mapping_rows import MappedTable, Wanted
from loaders.records import EXAMPLE, Records
from loaders.tables import Table
from loaders.turned import turned


def read_tables(
    source: str,
    tables: Iterable[Table],
    ontology: Ontology,
    problems: Sequence[Problem] = (),
    mappings: Mappings | None = None,
) -> Batch:
    """Return the batch that tables hold, with everything that is wrong in them.

    Args:
        source: Name of the file or folder they come from.
        tables: Read in this order.
        ontology: What their headers and cells may name.
        problems: What the format file adds to as it yields tables and rows; looked at when all are read.
        mappings: What foreign tables go through; what was decided of each is added to it.
    """
    gathered = _Gathered(Vocabulary(ontology), mappings or Mappings())
    for table in tables:
        gathered.take(table)
    return gathered.batch(source, problems)


@dataclass
class _Gathered:
    """What the tables held so far."""

    vocabulary: Vocabulary
    mappings: Mappings
    nodes: Spool[Node] = field(default_factory=Spool)
    links: Spool[Link] = field(default_factory=Spool)
    readings: ReadingColumns = field(default_factory=ReadingColumns)
    problems: Problems = field(default_factory=Problems)
    lost: list[Lost] = field(default_factory=list)
    wanted: list[Wanted] = field(default_factory=list)
    kumu: KumuTables = field(default_factory=KumuTables)
    examples: int = 0
    known: int = 0
    unknown: int = 0

    def take(self, table: Table) -> None:
        """Read one table."""
        sort = sort_of(table, self.vocabulary)
        kumu = sort_of_table(table.headers)
        is_known = bool(kumu) or self._is_ours(table, sort)
        used = self.mappings.choose(table, self.vocabulary.ontology, is_ours=is_known)
        if used and used.how == "refused":
            self._refused(table, used)
        elif used and used.fitting.mapping.readings:
            self._mapped_readings(table, used)
        elif used:
            self._mapped(MappedTable(table, used.fitting, self.vocabulary.ontology))
        elif kumu:
            self.known += 1
            self.kumu.take(table, kumu, self.problems)
        elif sort:
            records = Records(self.vocabulary, sort, table, self.nodes, self.links, self.problems)
            records.read()
            self._add_rest(records)
            self.lost += records.lost()
        else:
            self._unknown(table)

    def _is_ours(self, table: Table, sort: str) -> bool:
        """Tell whether a table can be read as it is: its name alone does not do.

        Its rows must have names; ids alone do where most of its columns are known.
        """
        if sort in {"", "links", "readings"}:
            return bool(sort)
        columns = [self.vocabulary.of_nodes(sort if sort != "nodes" else "").column(name) for name in table.headers]
        words = {column.word for column in columns}
        return "name" in words or ("id" in words and 2 * sum(one.is_known for one in columns) > len(columns))

    def _mapped(self, table: MappedTable) -> None:
        self._add_rest(table.records(self.nodes, self.links, self.problems))
        self.lost += table.lost()
        self.wanted += table.wanted

    def _mapped_readings(self, table: Table, used: Used) -> None:
        rows = used.fitting.mapping.readings
        upright = turned(table) if rows and rows.turned else table
        mapped = MappedReadings(upright, used.fitting, self.vocabulary.ontology, problems=self.problems)
        mapped.read()
        self.known += 1
        self.readings.take(mapped.readings)
        self.lost += mapped.lost()
        self.wanted += mapped.wanted

    def _add_rest(self, records: Records) -> None:
        """Take over what a table gave besides nodes, links and problems, which it put where those of all tables are."""
        self.known += 1
        self.readings.take(records.readings)
        self.examples += records.examples

    def _refused(self, table: Table, used: Used) -> None:
        self.unknown += 1
        self.problems.append(used.refusal())
        if rows := sum(1 for _ in table.rows):
            what = f"{'row' if rows == 1 else 'rows'} of {table.name}"
            self.lost.append(Lost(what, rows, "nobody has accepted the guess of what they are"))

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
        self._make()
        last: list[Problem] = []
        kept = self._map(source, last)
        readable = bool(self.known) or not self.unknown
        if not readable and not self.mappings.used:
            message = "nothing in it is a table that can be read"
            last.append(Problem("error", message, Place(source), suggestion="goldenthread template shows the tables"))
        if self.examples:
            message = f"example rows are left out ({self.examples}): an id that begins with {EXAMPLE} is never loaded"
            last.append(Problem("warning", message, Place(source)))
        nodes, links = self.nodes.things(), self.links.things()
        found = together(self._in_order(problems), last)
        return Batch(source, nodes, links, self.readings, found, tuple(self.lost), kept, readable)

    def _in_order(self, problems: Sequence[Problem]) -> Sequence[Problem]:
        """Return what is wrong with the tables, by table and row; what is wrong with their format stands first."""
        if not problems:
            return self.problems.in_order()
        found = Problems()
        found.extend(chain(problems, self.problems))
        return found.in_order()

    def _map(self, source: str, found: list[Problem]) -> int:
        """Take over what the tables of a map hold, and return how many elements are kept as structure."""
        batch = self.kumu.batch(source, self.mappings, self.vocabulary.ontology)
        if batch is None:
            return 0
        self.nodes.extend(batch.nodes)
        self.links.extend(batch.links)
        self.lost += batch.lost
        found.extend(batch.problems)
        return batch.kept_as_structure

    def _make(self) -> None:
        """Make what links of foreign tables lead to and no table brings; who reads may know it from elsewhere."""
        if not self.wanted:
            return
        there = {word for node in self.nodes for word in (node.id, node.name)}
        for wanted in self.wanted:
            if (wanted.id or wanted.name) not in there:
                there.add(wanted.id or wanted.name)
                self.nodes.append(Node(wanted.id, wanted.kind, wanted.name, wanted.fields, place=wanted.place))
                self.mappings.wanted.append(wanted)


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
