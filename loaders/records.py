"""Rows of one canonical table to nodes with their links, to links, or to readings; nothing that is wrong stops it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.model import NOTHING, Link, Lost, Node, Place, Problem, Reading, Value
from graph.ontology import Field
from graph.progress import counted
from loaders.cells import is_plain, parts_of, text_of, value_of
from loaders.headers import Column, Headers, Vocabulary
from loaders.tables import BadCell, Cell, Row, Table

EXAMPLE = "example-"
EXTRA = "extra"
MOST_REMEMBERED = 20_000
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
        nodes, links, readings, problems: What it gave, in the order of its rows.
        examples: How many rows of the template's examples were left out.
    """

    vocabulary: Vocabulary
    sort: str
    table: Table
    nodes: list[Node] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    examples: int = 0
    _told: set[str] = field(default_factory=set)
    _unknown: dict[str, _Unknown] = field(default_factory=dict)
    _texts: dict[str, str] = field(default_factory=dict)
    _shared: dict[tuple[tuple[str, type, Value], ...], Mapping[str, Value]] = field(default_factory=dict)
    _converted: dict[tuple[str, type, Cell] | None, Value] = field(default_factory=dict)

    def read(self) -> None:
        """Read all rows of the table."""
        read = {"links": self._link, "readings": self._reading}.get(self.sort, self._node)
        for row in counted(self.table.rows, "Reading rows"):
            read(row)
        self._tell_unknown()
        self.problems.sort(key=lambda problem: problem.place.row)

    def lost(self) -> Iterator[Lost]:
        """Yield what cannot be kept: readings hold nothing but what they are declared with."""
        if self.sort == "readings":
            for header, unknown in self._unknown.items():
                yield Lost(f"column {header} of readings", sum(unknown.counts.values()), "readings have no such column")

    def _node(self, row: Row) -> None:
        common = self.vocabulary.of_nodes("" if self.sort == "nodes" else self.sort)
        words = self._words(row, common)
        if self._is_example(words.get("id", "")):
            return
        kind = self._kind(row, words.get("kind", ""))
        source = words.get("id") or words.get("name", "")
        fields: dict[str, Value] = {}
        extra: dict[str, str] = {}
        for header, cell, column in self._columns(row.cells, self.vocabulary.of_nodes(kind), row.place):
            if common.column(header).word:
                continue
            if column.link:
                self._targets(source, column, cell, row.place.at(header))
            else:
                self._value(column, cell, (row.place, header), fields, extra)
        node_id = self._same_text(words.get("id", ""))
        self.nodes.append(Node(node_id, kind, words.get("name", ""), fields, extra or NOTHING, row.place))

    def _link(self, row: Row, fixed: Mapping[str, Value] | None = None) -> None:
        words = self._words(row, self.vocabulary.of_links(""))
        if self._is_example(words.get("from", "")):
            return
        kind = self.vocabulary.link(words.get("link", ""))
        fields: dict[str, Value] = dict(fixed or {})
        extra: dict[str, str] = {}
        for header, cell, column in self._columns(row.cells, self.vocabulary.of_links(kind), row.place):
            if not column.word:
                self._value(column, cell, (row.place, header), fields, extra)
        source, target = (self._same_text(words.get(end, "")) for end in ("from", "to"))
        self.links.append(Link(source, kind, target, self._same_fields(fields), extra or NOTHING, place=row.place))

    def _reading(self, row: Row) -> None:
        fields: dict[str, Value] = {}
        for header, cell, column in self._columns(row.cells, self.vocabulary.of_readings, row.place):
            if column.holds and column.holds.name in IDENTITY:
                self._identity(column, cell, row.place.at(header), fields)
            else:
                self._value(column, cell, (row.place, header), fields, {})
        if self._is_example(str(fields.get("measure", ""))):
            return
        self.readings.append(_reading_of(fields, row.place))

    def _columns(self, cells: Mapping[str, Cell], headers: Headers, place: Place) -> Iterator[tuple[str, Cell, Column]]:
        """Yield cells with what they hold; what is wrong with a header is told once."""
        for header, cell in cells.items():
            column = headers.column(header)
            if column.problems or not column.is_known:
                self._doubt(column, headers, cell, place.at(header))
            yield header, cell, column

    def _doubt(self, column: Column, headers: Headers, cell: Cell, place: Place) -> None:
        """Remember a header that is wrong in itself, or means nothing."""
        header = place.column
        if column.problems and header not in self._told:
            self._told.add(header)
            self.problems += [self._at_header(problem, place) for problem in column.problems]
        if not column.is_known and headers.of and not (header == EXTRA and isinstance(cell, Mapping)):
            unknown = self._unknown.get(header)
            if unknown is None:
                unknown = self._unknown[header] = _Unknown(place, headers.nearest(header))
            unknown.counts[headers.of] = unknown.counts.get(headers.of, 0) + 1

    def _words(self, row: Row, headers: Headers) -> dict[str, str]:
        """Return the ids, names and words of a row; the first cell that is given counts."""
        words: dict[str, str] = {}
        for header, cell in row.cells.items():
            word = headers.column(header).word
            if word and word not in words:
                words[word] = self._text(cell, row.place, header)
        return words

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
            self.problems += [problem] if problem else []

    def _field(self, held: Field, cell: Cell, at: tuple[Place, str], fields: dict[str, Value]) -> None:
        """Add the value of a field. Cells repeat themselves (choices, dates, units): what went well is remembered."""
        key = (held.name, type(cell), cell) if isinstance(cell, (str, int, float)) else None
        if key in self._converted:
            fields[held.name] = self._converted[key]
            return
        value, problem = value_of(held, cell, at[0].at(at[1]))
        self.problems += [problem] if problem else []
        if value is None:
            return
        fields[held.name] = value
        if key and not problem and len(self._converted) < MOST_REMEMBERED:
            self._converted[key] = value

    def _same_text(self, text: str) -> str:
        """Return one and the same text for equal ids: millions of links name the same nodes."""
        return self._texts.setdefault(text, text)

    def _same_fields(self, fields: dict[str, Value]) -> Mapping[str, Value]:
        """Return one and the same fields for equal ones: most links say one of a few things."""
        if not fields:
            return NOTHING
        key = tuple((name, type(value), value) for name, value in fields.items())
        if key not in self._shared and len(self._shared) >= MOST_REMEMBERED:
            return fields
        return self._shared.setdefault(key, fields)

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
        self.problems += [problem] if problem else []

    def _text(self, cell: Cell, row: Place, header: str) -> str:
        if isinstance(cell, str) and is_plain(cell):
            return cell.strip()
        text, problem = text_of(cell, row.at(header))
        self.problems += [problem] if problem else []
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
