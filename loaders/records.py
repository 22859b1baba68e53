"""Rows of one canonical table to nodes with their links, to links, or to readings; nothing that is wrong stops it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from graph.model import NOTHING, Link, Lost, Node, Place, Problem, Reading, Value
from graph.ontology import Field
from graph.problem_list import Problems
from graph.progress import counted
from graph.reading_columns import ReadingColumns
from graph.several_texts import parts_of
from graph.spool import Spool
from loaders.cells import is_plain, text_of, value_of
from loaders.field_cells import FieldCells
from loaders.headers import Column, Headers, Vocabulary
from loaders.layout import MOST_REMEMBERED, Given, Layout, layout, places_of_words
from loaders.node_lines import LINES, NodeLines, node_lines
from loaders.reading_lines import ReadingLines
from loaders.tables import BadCell, Cell, Line, Row, Table

EXAMPLE = "example-"
EXTRA = "extra"
MOST_TEXTS = 500_000
"""So many texts that name nodes are remembered."""
IDENTITY = frozenset({"measure", "date", "value", "numerator", "denominator"})


@dataclass(slots=True)
class _Unknown:
    """Cells under a header that means nothing: where the first stands, what was meant, and how many by kind."""

    place: Place
    nearest: str
    counts: dict[str, int] = field(default_factory=dict)


@dataclass
class Records:
    """The records of one table, as far as it has been read.

    Attributes:
        vocabulary: What its headers and cells may name.
        sort: What its rows are: `nodes`, `links`, `readings`, or the name of a kind.
        table: Where the rows come from.
        nodes, links, readings, problems: What it gave; all but readings behind those of the tables before, where they
            are given. Problems stand as they were found, the rest in the order of the rows.
        examples: How many rows of the template's examples were left out.
    """

    vocabulary: Vocabulary
    sort: str
    table: Table
    nodes: Spool[Node] = field(default_factory=Spool)
    links: Spool[Link] = field(default_factory=Spool)
    problems: Problems = field(default_factory=Problems)
    readings: ReadingColumns = field(default_factory=ReadingColumns)
    examples: int = 0
    _told: set[str] = field(default_factory=set)
    _unknown: dict[str, _Unknown] = field(default_factory=dict)
    _texts: dict[str, str] = field(default_factory=dict)
    _layouts: dict[tuple[str, str, Given], Layout] = field(default_factory=dict)
    _word_places: dict[tuple[str, Given], list[tuple[str, str]]] = field(default_factory=dict)
    _shared: int = 0
    _cells: dict[int, FieldCells] = field(default_factory=dict)

    def read(self) -> None:
        """Read all rows of the table."""
        read = {"links": self._link, "readings": self._reading}.get(self.sort, self._node)
        if nodes := self._node_lines():
            self._read_nodes(nodes)
        elif plain := self._lines():
            for line in counted(self.table.lines, "Reading rows"):
                if not plain.take(line) and self.table.row_of:
                    read(self.table.row_of(line))
        else:
            for row in counted(self.table.rows, "Reading rows"):
                read(row)
        self._tell_unknown()

    def _node_lines(self) -> NodeLines | None:
        """Return what makes nodes of plain lines, where the table holds nodes of one kind."""
        if self.sort in {"nodes", "links", "readings"}:
            return None
        return node_lines(self.table, self.sort, self.vocabulary.of_nodes(self.sort), EXAMPLE)

    def _read_nodes(self, plain: NodeLines) -> None:
        """Read the lines of a table of nodes of one kind, very many at once."""
        lines = counted(self.table.lines, "Reading rows")
        while part := list(islice(lines, LINES)):
            for line, node in zip(part, plain.nodes(part), strict=True):
                if node is not None:
                    self.nodes.append(node)
                    self._links_of(node, line, plain)
                elif self.table.row_of:
                    self._node(self.table.row_of(line))

    def _links_of(self, node: Node, line: Line, plain: NodeLines) -> None:
        for at in plain.links:
            if (cell := line[1][at]) is not None:
                place = node.place.at(self.table.headers[at])
                self._targets(node.id or node.name, plain.columns[at], cell, place)

    def _lines(self) -> ReadingLines | None:
        """Return what takes plain lines, where the table holds readings and its headers leave no doubt."""
        if self.sort != "readings" or not self.table.sample:
            return None
        columns = [self.vocabulary.of_readings.column(header) for header in self.table.headers]
        at = {column.holds.name: number for number, column in enumerate(columns) if column.holds}
        if len(at) < len(columns) or not {"measure", "date"} <= at.keys():
            return None
        return ReadingLines(self.table, at, EXAMPLE, self.readings)

    def lost(self) -> Iterator[Lost]:
        """Yield what cannot be kept: readings hold nothing but what they are declared with."""
        if self.sort == "readings":
            for header, unknown in self._unknown.items():
                yield Lost(f"column {header} of readings", sum(unknown.counts.values()), "readings have no such column")

    def _node(self, row: Row) -> None:
        common = self.vocabulary.of_nodes("" if self.sort == "nodes" else self.sort)
        given = tuple(row.cells)
        words = self._words(row, given, common, "node")
        if self._is_example(words.get("id", "")):
            return
        kind = self._kind(row, words.get("kind", ""))
        node_id, name = words.get("id", ""), words.get("name", "")
        laid = self._layouts.get(("node", kind, given)) or self._laid_out("node", kind, given)
        fields, extra = self._said(row, laid, self.vocabulary.of_nodes(kind), node_id or name)
        self.nodes.append(Node(node_id, kind, name, fields, extra, row.place))

    def _link(self, row: Row, fixed: Mapping[str, Value] | None = None) -> None:
        given = tuple(row.cells)
        words = self._words(row, given, self.vocabulary.of_links(""), "link")
        source, target = words.get("from", ""), words.get("to", "")
        if self._is_example(source):
            return
        kind = self.vocabulary.link(words.get("link", ""))
        laid = self._layouts.get(("link", kind, given)) or self._laid_out("link", kind, given)
        fields, extra = self._said(row, laid, self.vocabulary.of_links(kind), source)
        fields = {**fixed, **fields} if fixed else fields
        self.links.append(Link(source, kind, target, fields, extra, place=row.place))

    def _reading(self, row: Row) -> None:
        fields: dict[str, Value] = {}
        for header, cell in row.cells.items():
            column = self.vocabulary.of_readings.column(header)
            if column.problems or not column.is_known:
                self._doubt(column, self.vocabulary.of_readings, cell, row.place.at(header))
            if column.holds and column.holds.name in IDENTITY:
                self._identity(column, cell, row.place.at(header), fields)
            else:
                self._value(column, cell, (row.place, header), fields, {})
        if self._is_example(str(fields.get("measure", ""))):
            return
        self.readings.extend([_reading_of(fields, row.place)])

    # -- one row ----------------------------------------------------------------------------------------------------

    def _laid_out(self, sort: str, kind: str, given: Given) -> Layout:
        """Return what the columns of rows hold, and remember it."""
        if sort == "link":
            common, own = self.vocabulary.of_links(""), self.vocabulary.of_links(kind)
        else:
            common = self.vocabulary.of_nodes("" if self.sort == "nodes" else self.sort)
            own = self.vocabulary.of_nodes(kind)
        return self._layouts.setdefault((sort, kind, given), layout(given, common, own))

    def _said(
        self, row: Row, laid: Layout, headers: Headers, source: str
    ) -> tuple[Mapping[str, Value], Mapping[str, str]]:
        """Return the fields of a row and what is kept as extra; rows that say the same share their fields."""
        key = laid.key(row.cells) if self.table.headers else None
        if key is not None and (known := laid.fields.get(key)) is not None:
            return known, NOTHING
        fields: dict[str, Value] = {}
        extra: dict[str, str] = {}
        told = len(self.problems)
        for header, column in laid.doubtful:
            self._doubt(column, headers, row.cells[header], row.place.at(header))
        for header, column in laid.values:
            held = column.holds
            if held and (plain := self._cells_of(held).value(row.cells[header])) is not None:
                fields[held.name] = plain
            elif column.link:
                self._targets(source, column, row.cells[header], row.place.at(header))
            else:
                self._value(column, row.cells[header], (row.place, header), fields, extra)
        if key is not None and len(self.problems) == told and self._shared < MOST_REMEMBERED:
            self._shared += 1
            laid.fields[key] = fields or NOTHING
        return fields or NOTHING, extra or NOTHING

    def _doubt(self, column: Column, headers: Headers, cell: Cell, place: Place) -> None:
        """Remember a header that is wrong in itself, or means nothing."""
        header = place.column
        if column.problems and header not in self._told:
            self._told.add(header)
            self.problems.extend(self._at_header(problem, place) for problem in column.problems)
        if not column.is_known and headers.of and not (header == EXTRA and isinstance(cell, Mapping)):
            unknown = self._unknown.get(header)
            if unknown is None:
                unknown = self._unknown[header] = _Unknown(place, headers.nearest(header))
            unknown.counts[headers.of] = unknown.counts.get(headers.of, 0) + 1

    def _words(self, row: Row, given: Given, headers: Headers, sort: str) -> dict[str, str]:
        """Return the ids, names and words of a row; the first cell that is given counts."""
        places = self._word_places.get((sort, given))
        if places is None:
            places = self._word_places[sort, given] = places_of_words(given, headers)
        return {word: self._word(word, row, header) for word, header in places}

    def _word(self, word: str, row: Row, header: str) -> str:
        """Return one and the same text for equal ids: millions of links name the same nodes. Names are their own."""
        cell = row.cells[header]
        if word == "name" or not isinstance(cell, str):
            return self._text(cell, row.place, header)
        if (known := self._texts.get(cell)) is not None:
            return known
        told = len(self.problems)
        text = self._same_text(self._text(cell, row.place, header))
        if len(self.problems) == told and len(self._texts) < MOST_TEXTS:
            self._texts[cell] = text
        return text

    def _kind(self, row: Row, given: str) -> str:
        kind = self.vocabulary.kind(given) if given else ""
        if self.sort == "nodes":
            return kind
        if kind and kind != self.sort:
            message = f"this table holds {self.sort}, not {kind}"
            self.problems.append(
                Problem("error", message, row.place.at("kind"), given, "move the row to its own table")
            )
        return self.sort

    def _targets(self, source: str, column: Column, cell: Cell, place: Place) -> None:
        """Add the links of one cell: ids or names parted by `;`, or a list of texts and of mappings with `to`."""
        if column.link is None or any(problem.severity == "error" for problem in column.problems):
            return
        if isinstance(cell, BadCell):
            self.problems.append(cell.problem(place))
            return
        for part in _parts(cell):
            if isinstance(part, Mapping):
                self._link(Row(place, {"from": source, "link": column.link.name, **part}), column.fixed)
            elif target := self._text(part, place, place.column):
                target = self._same_text(target)
                self.links.append(Link(source, column.link.name, target, column.fixed, place=place))

    def _value(
        self, column: Column, cell: Cell, at: tuple[Place, str], fields: dict[str, Value], extra: dict[str, str]
    ) -> None:
        """Add a cell to the fields, or to what is kept as extra where nothing is called so."""
        row, header = at
        if column.holds:
            self._field(column.holds, cell, at, fields)
        elif header == EXTRA and isinstance(cell, Mapping):
            for name, part in cell.items():
                self._value(column, part, (row, str(name)), fields, extra)
        else:
            text, problem = text_of(cell, row.at(header), "warning")
            extra |= {column.extra or header: text} if text else {}
            self.problems.extend([problem] if problem else ())

    def _field(self, held: Field, cell: Cell, at: tuple[Place, str], fields: dict[str, Value]) -> None:
        """Add the value of a field."""
        cells = self._cells_of(held)
        if (plain := cells.value(cell)) is not None:
            fields[held.name] = plain
            return
        value, problem = value_of(held, cell, at[0].at(at[1]))
        self.problems.extend([problem] if problem else ())
        if value is None:
            return
        fields[held.name] = value
        if not problem:
            cells.remember(cell, value)

    def _cells_of(self, held: Field) -> FieldCells:
        """Return what is known of the cells of a field; it holds the field, so that no other comes to stand there."""
        if id(held) not in self._cells:
            self._cells[id(held)] = FieldCells(held)
        return self._cells[id(held)]

    def _same_text(self, text: str) -> str:
        """Return one and the same text for equal ids: millions of links name the same nodes."""
        if len(self._texts) < MOST_TEXTS:
            return self._texts.setdefault(text, text)
        return self._texts.get(text, text)

    def _identity(self, column: Column, cell: Cell, place: Place, fields: dict[str, Value]) -> None:
        """Add what a reading cannot be without: what is wrong with it refuses the row."""
        if column.holds is None:
            return
        if column.holds.name == "measure":
            value: Value | None = self._text(cell, place, place.column)
            problem = None
        else:
            value, problem = value_of(column.holds, cell, place, "error")
        fields |= {} if value is None else {column.holds.name: value}
        self.problems.extend([problem] if problem else ())

    def _text(self, cell: Cell, row: Place, header: str) -> str:
        if isinstance(cell, str) and is_plain(cell):
            return cell.strip()
        text, problem = text_of(cell, row.at(header))
        self.problems.extend([problem] if problem else ())
        return text

    def _is_example(self, node_id: str) -> bool:
        is_example = bool(self.table.headers) and node_id.startswith(EXAMPLE)
        self.examples += is_example
        return is_example

    def _at_header(self, problem: Problem, place: Place) -> Problem:
        row = self.table.place.row if self.table.headers else place.row
        at = Place(place.file, place.sheet, row, place.column)
        return Problem(problem.severity, problem.message, at, problem.value, problem.suggestion)

    def _tell_unknown(self) -> None:
        kept = "not kept" if self.sort == "readings" else "kept as extra"
        for header, unknown in self._unknown.items():
            count = sum(unknown.counts.values())
            cells = "1 cell is" if count == 1 else f"{count} cells are"
            message = f"{', '.join(unknown.counts)}: no column is called {header}; {cells} {kept}"
            problem = Problem("warning", message, unknown.place, header, unknown.nearest)
            self.problems.append(self._at_header(problem, unknown.place))


def _parts(cell: Cell) -> Sequence[Cell]:
    if isinstance(cell, str):
        return parts_of(cell)
    return cell if isinstance(cell, (list, tuple)) else [cell]


def _reading_of(fields: Mapping[str, Value], place: Place) -> Reading:
    numbers = {
        name: float(given)
        for name in ("value", "numerator", "denominator")
        if isinstance(given := fields.get(name), (int, float))
    }
    return Reading(
        str(fields.get("measure", "")),
        str(fields.get("date", "")),
        **numbers,
        note=str(fields.get("note", "")),
        excluded=bool(fields.get("excluded", False)),
        reason=str(fields.get("reason", "")),
        place=place,
    )
