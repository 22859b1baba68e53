"""Rows of a foreign table, by a mapping that fits it, to records: nothing that does not fit is lost in silence.

A cell that is not what its column should hold stays with the node as text under `extra`, and is told; only a row that
cannot be told apart, or whose id lost digits, is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from graph.model import Link, Lost, Node, Place, Problem, Reading, Value
from graph.ontology import Ontology
from graph.problem_list import Problems
from graph.spool import Spool
from loaders.headers import EXTRA_MARK, Column, Headers, Vocabulary, folded
from loaders.mapping import ID, NAME, MappedColumn, TableMapping
from loaders.mapping_cells import fitted, id_of, meant, number_of, one_line, parted
from loaders.mapping_fit import Fit
from loaders.records import Records
from loaders.tables import BadCell, Cell, Row, Table

LONGEST_NAME = 120
CUT = "…"
KIND, NAMED = "= kind", "= name"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A node that is made where there is none of that id or name.

    Attributes:
        kind: Its kind.
        name: What the table calls it.
        place: Where.
        id: Its id, or empty.
        fields: What it is made with.
    """

    kind: str
    name: str
    place: Place
    id: str = ""
    fields: Mapping[str, Value] = field(default_factory=dict)


@dataclass
class MappedTable:
    """One foreign table, as far as it has been read.

    Attributes:
        wanted: Nodes that its links lead to and that are made if nobody brings them.
        links: Links that run to its rows.
        readings: Values that stand in columns called after a month.
    """

    table: Table
    fitting: Fit
    ontology: Ontology
    wanted: list[Wanted] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    _repaired: dict[tuple[str, str], tuple[int, Place]] = field(default_factory=dict)
    _unfit: dict[str, list[tuple[Place, str]]] = field(default_factory=dict)
    _ignored: dict[str, int] = field(default_factory=dict)

    @property
    def mapping(self) -> TableMapping:
        """The mapping, with one column for each of the table."""
        return self.fitting.mapping

    def records(self, nodes: Spool[Node], links: Spool[Link], problems: Problems) -> Records:
        """Return the records of the table, read; its nodes, links and problems stand behind those given."""
        table = Table(self.table.name, self.table.place, self.table.headers, self._rows())
        records = Records(MappedWords(self.ontology, self.mapping), "nodes", table, nodes, links, problems)
        records.read()
        records.links.extend(self.links)
        records.readings.extend(self.readings)
        records.problems.extend(self._told())
        return records

    def lost(self) -> Iterator[Lost]:
        """Yield the columns that the mapping leaves out on purpose, as far as they hold anything."""
        for column in self.mapping.columns:
            if count := self._ignored.get(column.header):
                yield Lost(f"{'cell' if count == 1 else 'cells'} of {column.header}", count, column.ignored)

    def _rows(self) -> Iterator[Row]:
        columns = {column.header: column for column in self.mapping.columns}
        for row in self.table.rows:
            kind = self._kind(row)
            cells: dict[str, Cell] = {KIND: kind, **{f"= {name}": value for name, value in self._constants(kind)}}
            is_told_apart = self._is_told_apart(row)
            for header, cell in row.cells.items():
                if header in columns and (is_told_apart or not columns[header].link):
                    cells |= self._cell(columns[header], cell, row.place.at(header), kind)
            self._name(row, cells)
            self._read_values(row, cells, columns)
            self._link_back(row, cells, columns)
            yield Row(row.place, cells)

    # -- one row ----------------------------------------------------------------------------------------------------

    def _kind(self, row: Row) -> str:
        """Return the kind of a row; a text that stands for none is told and means the usual one."""
        cell = next((cell for header, cell in row.cells.items() if self._tells_kind(header)), None)
        if cell is None:
            return self.mapping.kind
        kind = self.mapping.kinds.get(folded(_shown(cell)))
        if kind is None:
            self._unfit.setdefault(self.mapping.kind_column, []).append(
                (row.place.at(self.mapping.kind_column), _shown(cell))
            )
        return kind or self.mapping.kind

    def _is_told_apart(self, row: Row) -> bool:
        """Tell whether a row has an id or a name: one that has none is refused, and links of it would say so again."""
        held = [column.header for column in self.mapping.columns if column.holds in {ID, NAME}]
        return any(header in row.cells for header in (*held, self.mapping.name_from))

    def _tells_kind(self, header: str) -> bool:
        return bool(self.mapping.kind_column) and folded(header) == folded(self.mapping.kind_column)

    def _constants(self, kind: str) -> Iterator[tuple[str, Cell]]:
        fields = self.ontology.fields_of(kind)
        return ((name, value) for name, value in self.mapping.constants.items() if name in fields)

    def _cell(self, column: MappedColumn, cell: Cell, place: Place, kind: str) -> dict[str, Cell]:
        """Return what a cell is to the records, under its header; nothing where the mapping leaves it out."""
        header = column.header
        if column.ignored:
            self._ignored[header] = self._ignored.get(header, 0) + 1
            return {}
        if column.reading or column.is_kept_as_extra or isinstance(cell, BadCell):
            return {header: cell}
        if column.link:
            return {header: self._targets(column, cell, place, kind)}
        if column.holds in {ID, NAME}:
            repaired, how = id_of(cell) if column.holds == ID else one_line(meant(column, cell))
            self._note(how, place)
            return {header: repaired}
        return self._field(column, cell, place, kind)

    def _field(self, column: MappedColumn, cell: Cell, place: Place, kind: str) -> dict[str, Cell]:
        held = self.ontology.fields_of(kind).get(column.holds)
        value, how = fitted(column, held, cell, self.mapping.date_order) if held else (None, "")
        if value is None:
            self._unfit.setdefault(column.header, []).append((place, _shown(cell)))
            # What the row says cannot be read; that is no reason to take it for the constant.
            return {EXTRA_MARK + column.header: cell, f"= {column.holds}": None}
        self._note(how, place)
        return {column.header: value}

    def _targets(self, column: MappedColumn, cell: Cell, place: Place, kind: str) -> list[Cell]:
        """Return the targets of a cell, and remember which of them may have to be made."""
        link = self.ontology.links[column.link]
        if not (link.sources(kind) if column.backward else link.targets(kind)):
            self._unfit.setdefault(column.header, []).append((place, _shown(cell)))
            return []
        targets = []
        for text in parted(meant(column, cell), column.parted_by):
            target, how = id_of(meant(column, text))
            self._note(how, place)
            name = " ".join(str(target).split())
            targets.append(name)
            if column.makes:
                # Without a row: what it is does not hang on the row that names it first.
                self.wanted.append(Wanted(column.makes, name, Place(place.file, place.sheet, 0, place.column)))
        return list(targets)

    def _name(self, row: Row, cells: dict[str, Cell]) -> None:
        """Give a row that has no name the beginning of another text as one."""
        text = row.cells.get(self.mapping.name_from)
        if self.mapping.name_from and isinstance(text, str):
            cells[NAMED] = shortened(text)

    def _read_values(self, row: Row, cells: dict[str, Cell], columns: Mapping[str, MappedColumn]) -> None:
        """Take the readings out of a row; what is no number is kept as extra."""
        found = [(header, columns[header]) for header in list(cells) if header in columns and columns[header].reading]
        measure = self._who(cells) if found else ""
        for header, column in found:
            cell = cells.pop(header)
            value, how = number_of(cell) if isinstance(cell, str) else (cell, "")
            place = row.place.at(header)
            if isinstance(value, bool) or not isinstance(value, (int, float)):
                self._unfit.setdefault(header, []).append((place, _shown(cell)))
                cells[EXTRA_MARK + header] = cell
                continue
            self._note(how, place)
            self.readings.append(Reading(measure, column.reading, round(value * column.times, 6), place=place))

    def _link_back(self, row: Row, cells: dict[str, Cell], columns: Mapping[str, MappedColumn]) -> None:
        """Take the links that run to a row out of it."""
        for header in [header for header in cells if header in columns and columns[header].backward]:
            column, sources = columns[header], cells.pop(header)
            for source in sources if isinstance(sources, list) else ():
                target, place = self._who(cells), row.place.at(header)
                self.links.append(Link(str(source), column.link, target, column.having, place=place))

    def _who(self, cells: Mapping[str, Cell]) -> str:
        """Return the id of a row, else its name."""
        by_holding = {column.holds: column.header for column in self.mapping.columns if column.holds in {ID, NAME}}
        for cell in (cells.get(by_holding.get(ID, "")), cells.get(by_holding.get(NAME, "")), cells.get(NAMED)):
            if cell not in {None, ""} and not isinstance(cell, BadCell):
                return _shown(cell)
        return ""

    # -- what is told -----------------------------------------------------------------------------------------------

    def _note(self, how: str, place: Place) -> None:
        if how:
            count, first = self._repaired.get((place.column, how), (0, place))
            self._repaired[place.column, how] = (count + 1, first)

    def _told(self) -> Iterator[Problem]:
        for header in self.fitting.absent:
            message = f"the mapping {self.mapping.name} names a column {header} that is not there"
            yield Problem("warning", message, self.table.place, header, "look whether the table has changed")
        for (_, how), (count, place) in self._repaired.items():
            yield Problem("warning", f"{_cells(count)}: {how}", place, suggestion="look whether that is meant")
        for header, found in self._unfit.items():
            place, text = found[0]
            holds = next((one.meaning for one in self.mapping.columns if one.header == header), "kind")
            shown = ", ".join(dict.fromkeys(" ".join(value.split()) for _, value in found))
            kept = "the usual kind is taken" if header == self.mapping.kind_column else "kept as extra"
            message = f"{_cells(len(found))} of {header} cannot be read as {holds}; {kept}"
            yield Problem("warning", message, place, shown or text, "say under values what such texts mean")


class MappedWords(Vocabulary):
    """The words of one foreign table: its own headers, by what its mapping says."""

    def __init__(self, ontology: Ontology, mapping: TableMapping) -> None:
        super().__init__(ontology)
        self._mapping = mapping
        self._mapped: dict[str, Headers] = {}

    def of_nodes(self, kind: str) -> Headers:
        """Return the headers of the table for rows of a kind."""
        if kind not in self._mapped:
            self._mapped[kind] = Headers(kind, {}, self.ontology, dict(self._columns(kind)))
        return self._mapped[kind]

    def _columns(self, kind: str) -> Iterator[tuple[str, Column]]:
        yield KIND, Column(word="kind")
        yield NAMED, Column(word=NAME)
        fields = self.ontology.fields_of(kind) if kind in self.ontology.kinds else {}
        for name, held in fields.items():
            yield f"= {name}", Column(holds=held)
        for column in self._mapping.columns:
            if column.holds in {ID, NAME}:
                yield column.header, Column(word=column.holds)
            elif column.link:
                yield column.header, Column(link=self.ontology.links[column.link], fixed=column.having)
            elif column.holds:
                yield column.header, Column(holds=fields.get(column.holds), extra=column.header)
            else:
                yield column.header, Column(extra=column.extra or column.header)


def shortened(text: str) -> str:
    """Return a text as a name: one line, at most 120 characters, cut after a sentence or between words.

    >>> shortened("Too few nurses. Since 2024 the ward has run below its number.")
    'Too few nurses.'
    """
    line = " ".join(text.split())
    if len(line) <= LONGEST_NAME and ". " not in line:
        return line
    first = line.partition(". ")[0]
    if len(first) < LONGEST_NAME:
        return first + "." if first != line else first
    return line[: LONGEST_NAME - 1].rpartition(" ")[0] + CUT


def _shown(cell: Cell) -> str:
    """Return a cell as people see it."""
    if isinstance(cell, BadCell):
        return cell.text
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"
