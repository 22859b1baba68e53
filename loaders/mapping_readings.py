"""Rows of a foreign table, by a mapping that says that they are readings, to readings and the measures they belong to.

Long and wide tables alike: a row gives one reading for each group of its figures, of its own day or of the day that
stands in the header. What is no figure is told with its row and column; nothing is left out in silence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import isnan

from graph.model import Lost, Place, Problem, Value
from graph.ontology import Ontology
from graph.problem_list import Problems
from graph.progress import counted
from graph.reading_columns import NONE, PLAIN, ReadingColumns, Rest
from graph.values import convert
from loaders.figures import Figure, figure_of, quick_figure
from loaders.headers import READING_FIELDS
from loaders.heads import header_text
from loaders.mapping import FIGURES, PERIODS, MappedColumn, ReadingRows, TableMapping
from loaders.mapping_fit import Fit
from loaders.mapping_rows import Wanted
from loaders.periods import PeriodReader
from loaders.tables import BadCell, Cell, Line, Table

JOIN = ", "
MOST_REMEMBERED = 200_000
UNIT_FIELD = "unit"
NO_FIGURE = Figure(None)

Key = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Columns whose figures are one reading.

    Attributes:
        day: The day in their header, ISO; empty: the row tells.
        series: What tells their measure from that of other groups.
        at: By part (`value`, `numerator` …), the position of its column.
        times: By part, what it is multiplied by.
    """

    day: str
    series: str
    at: dict[str, int]
    times: dict[str, float]


@dataclass(slots=True)
class _Sum:
    """What is added up for one measure and day: figures by part, the first row, and whether one is not known."""

    group: Group
    row: int
    figures: dict[str, float] = field(default_factory=dict)
    gap: str = ""
    rest: Rest = PLAIN


@dataclass
class MappedReadings:
    """One foreign table of readings, as far as it has been read.

    Attributes:
        readings: What it gave.
        wanted: Measures and units that are made if nobody brings them.
        problems: What is wrong, as it was found, behind what is given.
    """

    table: Table
    fitting: Fit
    ontology: Ontology
    readings: ReadingColumns = field(default_factory=ReadingColumns)
    wanted: list[Wanted] = field(default_factory=list)
    problems: Problems = field(default_factory=Problems)
    _measures: dict[Key, int] = field(default_factory=dict)
    _named: set[str] = field(default_factory=set)
    _days: dict[Key, str] = field(default_factory=dict)
    _told: dict[tuple[str, str], tuple[int, Place]] = field(default_factory=dict)
    _sums: dict[tuple[int, str], _Sum] = field(default_factory=dict)
    _ignored: dict[str, int] = field(default_factory=dict)
    _headings: list[tuple[int, str]] = field(default_factory=list)
    _is_below: bool = False

    @property
    def mapping(self) -> TableMapping:
        """The mapping, with one column for each of the table."""
        return self.fitting.mapping

    @property
    def rows(self) -> ReadingRows:
        """How its rows are readings."""
        return self.mapping.readings or ReadingRows()

    def read(self) -> None:
        """Read all rows of the table."""
        layout = _Layout(self.mapping, self.table.headers)
        for header in self.fitting.absent:
            message = f"the mapping {self.mapping.name} names a column {header} that is not there"
            hint = "look whether the table has changed"
            self.problems.append(Problem("warning", message, self.table.place, header, hint))
        for line in counted(self.table.lines, "Reading rows"):
            self._row(line, layout)
        self._add_sums(layout)
        self.problems.extend(self._repairs())

    def lost(self) -> Iterator[Lost]:
        """Yield the columns that the mapping leaves out, as far as they hold anything."""
        for column in self.mapping.columns:
            if count := self._ignored.get(column.header):
                why = column.ignored or "a reading has no such field"
                yield Lost(f"{'cell' if count == 1 else 'cells'} of {column.header}", count, why)

    # -- one row ----------------------------------------------------------------------------------------------------

    def _row(self, line: Line, layout: _Layout) -> None:
        number, cells = line
        groups = [group for group in layout.groups if _is_filled(cells, group)]
        if layout.is_wide and groups and not any(self._is_figure(cells, group) for group in groups):
            self._tell_no_figures(number, cells, groups, layout)
            return
        for header, at in layout.ignored:
            if _cell(cells, at) is not None:
                self._ignored[header] = self._ignored.get(header, 0) + 1
        if not groups and not self._is_gap_row(cells, layout):
            self._heading(number, cells, layout)
            return
        self._is_below = True
        day = self._day(number, cells, layout) if layout.periods else ""
        rest = self._rest(number, cells, layout)
        for group in groups or layout.groups:
            if group.day or day:
                self._reading(number, cells, group, (group.day or day, rest), layout)

    def _is_figure(self, cells: Sequence[Cell], group: Group) -> bool:
        found = [figure_of(_cell(cells, at), self.rows.decimal) for at in group.at.values()]
        is_bad = any(isinstance(_cell(cells, at), BadCell) for at in group.at.values())
        return is_bad or any(one.value is not None or one.is_gap for one in found)

    def _tell_no_figures(self, number: int, cells: Sequence[Cell], groups: Sequence[Group], layout: _Layout) -> None:
        """Say that a row with texts in the place of all figures, such as a footer, is left out."""
        at = next(at for group in groups for at in group.at.values() if _cell(cells, at) is not None)
        message = "the row holds texts where figures should stand: it is left out"
        place = self._place(number, layout.headers[at])
        self.problems.append(Problem("warning", message, place, header_text(_cell(cells, at))))

    def _is_gap_row(self, cells: Sequence[Cell], layout: _Layout) -> bool:
        """Tell whether a row has a period and no figure: that there is none is what it says."""
        return bool(layout.periods) and any(_cell(cells, at) is not None for _, at, _ in layout.periods) and (
            bool(layout.keys) is False or any(_cell(cells, at) is not None for at in layout.keys)
        )  # fmt: skip

    def _heading(self, number: int, cells: Sequence[Cell], layout: _Layout) -> None:
        """Remember a row without figures: a heading of those below, where the mapping says so, else left out."""
        texts = [header_text(cell) for at in layout.names if (cell := _cell(cells, at)) is not None]
        if not self.rows.headings or not texts:
            self._tell("", "rows without a figure were left out", number)
            return
        if self._is_below or (self._headings and self._headings[-1][0] != number - 1):
            self._headings.clear()
        self._is_below = False
        self._headings.append((number, JOIN.join(texts)))

    def _reading(
        self, number: int, cells: Sequence[Cell], group: Group, when: tuple[str, Rest], layout: _Layout
    ) -> None:
        figures: dict[str, float] = {}
        gap = ""
        for part, at in group.at.items():
            cell = _cell(cells, at)
            found = self._figure(cell, number, layout.headers[at])
            if found is None:
                return
            if found.value is None:
                gap = gap or (header_text(cell) or "blank")
            else:
                figures[part] = round(found.value * group.times[part], 9) if group.times[part] != 1 else found.value
        measure = self._measure(number, cells, group, layout)
        if measure < 0:
            return
        if layout.is_summed:
            self._sum(measure, group, (number, *when), figures, gap)
            return
        self._add(measure, group, (number, *when), figures, gap, layout)

    def _figure(self, cell: Cell, number: int, header: str) -> Figure | None:
        """Return the figure of a cell, or None where what stands there is neither one nor a sign for none."""
        if not isnan(quick := quick_figure(cell, self.rows.decimal)):
            return Figure(quick)
        if cell is None:
            self._tell(header, "there is no value in a row of a day: kept as a gap", number)
            return NO_FIGURE
        place = self._place(number, header)
        if isinstance(cell, BadCell):
            self.problems.append(cell.problem(place))
            return None if cell.is_lost else NO_FIGURE
        found = figure_of(cell, self.rows.decimal)
        if found.value is None and not found.is_gap:
            hint = "a number, or a sign for no value such as `*` or `..`"
            self.problems.append(Problem("error", "this is no figure", place, header_text(cell), hint))
            return None
        if found.is_gap:
            self._tell(header, f"“{header_text(cell)}” stands in place of a value: kept as a gap", number)
        elif found.how:
            self._tell(header, found.how, number)
        return found

    def _add(
        self,
        measure: int,
        group: Group,
        at: tuple[int, str, Rest],
        figures: dict[str, float],
        gap: str,
        layout: _Layout,
    ) -> None:
        number, day, rest = at
        column = layout.headers[next(iter(group.at.values()))]
        codes = (measure, self.readings.dates.code(day), self._place_code(column))
        number = self.table.sides.get(column, number)
        if gap:
            shown = "a blank cell" if gap == "blank" else f"“{gap}”"
            note = rest[0] or f"the table gives {shown} in place of a value"
            self.readings.add(codes, (NONE, NONE, NONE), number, (note, *rest[1:]))
            return
        denominator = figures.get("denominator", NONE)
        numerator = figures["numerator"] if "numerator" in figures else denominator - figures.get("rest", NONE)
        value = figures.get("value", NONE)
        if self.rows.per and isnan(value) and denominator:
            value = round(self.rows.per * numerator / denominator, 9)
        self.readings.add(codes, (value, numerator, denominator), number, rest)

    # -- sums -------------------------------------------------------------------------------------------------------

    def _sum(self, measure: int, group: Group, at: tuple[int, str, Rest], figures: dict[str, float], gap: str) -> None:
        number, day, rest = at
        found = self._sums.setdefault((measure, day), _Sum(group, number, rest=rest))
        found.gap = found.gap or gap
        for part, figure in figures.items():
            found.figures[part] = found.figures.get(part, 0.0) + figure

    def _add_sums(self, layout: _Layout) -> None:
        for (measure, day), one in self._sums.items():
            self._add(measure, one.group, (one.row, day, one.rest), one.figures, one.gap, layout)
        self._sums.clear()

    # -- when -------------------------------------------------------------------------------------------------------

    def _day(self, number: int, cells: Sequence[Cell], layout: _Layout) -> str:
        """Return the day of a row, or an empty text where it has none, which is told."""
        key = tuple(_cell(cells, at) for _, at, _ in layout.periods)
        if (day := self._days.get(key)) is None:
            day, how = self._found_day(key, layout)
            if len(self._days) < MOST_REMEMBERED:
                self._days[key] = day
            if how and day:
                self._tell(layout.period_headers, how, number)
        if not day:
            shown = " ".join(header_text(cell) for cell in key if cell is not None)
            order = self.mapping.date_order.replace("_", " ")
            message = "there is no date" if not shown else f"this is no date or period (days are read {order})"
            hint = "2026-05-31, May 2026, 2026/27 Q1; date_order in the mapping says how days are meant"
            self.problems.append(Problem("error", message, self._place(number, layout.period_headers), shown, hint))
        return day

    def _found_day(self, key: Key, layout: _Layout) -> tuple[str, str]:
        column = layout.periods[0][2]
        reader = PeriodReader(self.mapping.date_order, column.month, self.rows.every)
        by_part = dict(zip((part for part, _, _ in layout.periods), key, strict=True))
        if (cell := by_part.get("date")) is not None:
            found = reader.read(cell)
        elif part := next((part for part in ("month", "quarter", "week") if part in by_part), ""):
            found = reader.joined(by_part.get("year"), by_part[part], part)  # type: ignore[arg-type]
        else:
            found = replace(reader, every="year").read(by_part.get("year"))
        return (found.day, found.how) if found else ("", "")

    def _rest(self, number: int, cells: Sequence[Cell], layout: _Layout) -> Rest:
        if not layout.about:
            return PLAIN
        texts: dict[str, Value] = {}
        for part, at in layout.about:
            if (cell := _cell(cells, at)) is None or isinstance(cell, BadCell):
                continue
            value, problem = convert(READING_FIELDS[part], cell, self._place(number, layout.headers[at]))  # type: ignore[arg-type]
            texts |= {} if value is None else {part: value}
            self.problems.extend([problem] if problem else ())
        return str(texts.get("note", "")), bool(texts.get("excluded", False)), str(texts.get("reason", ""))

    # -- what is measured -------------------------------------------------------------------------------------------

    def _measure(self, number: int, cells: Sequence[Cell], group: Group, layout: _Layout) -> int:
        """Return the code of the measure of a group of cells; -1 where nothing names it, which is told."""
        key = (group.series, *(text for _, text in self._headings), *(_cell(cells, at) for at in layout.keys))
        if (code := self._measures.get(key)) is not None:
            return code
        unit = _text(cells, layout.unit) or _text(cells, layout.unit_id)
        own = [_text(cells, at) for at in layout.names]
        is_named = any(own) or self.rows.called or group.series or not layout.names
        if not is_named or (layout.has_unit and not unit):
            message = "nothing in the row says " + (
                "what is measured" if unit or not layout.has_unit else "whose it is"
            )
            place = self._place(number, layout.headers[layout.keys[-1 if is_named else 0]])
            self.problems.append(Problem("error", message, place, "", "fill in the cell"))
            return -1
        headings = [text for _, text in self._headings]
        name = JOIN.join(part for part in (self.rows.called, *headings, *own, group.series, unit) if part)
        name = name or self.table.name
        self._want(name, (unit, _text(cells, layout.unit_id)), layout)
        code = self._measures[key] = self.readings.measures.code(name)
        return code

    def _want(self, name: str, unit: tuple[str, str], layout: _Layout) -> None:
        """Remember a measure, and its unit, to be made where there is none."""
        if not self.rows.makes or name in self._named:
            return
        self._named.add(name)
        fields = dict(self.mapping.constants)
        unit_name, unit_id = unit
        if unit_name and UNIT_FIELD in self.ontology.fields_of(self.mapping.kind):
            fields[UNIT_FIELD] = unit_id or unit_name
        if layout.makes and unit_name and (unit_id or unit_name) not in self._named:
            self._named.add(unit_id or unit_name)
            self.wanted.append(Wanted(layout.makes, unit_name, self._place(0, ""), unit_id))
        self.wanted.append(Wanted(self.mapping.kind, name, self._place(0, ""), "", fields))

    # -- what is told -----------------------------------------------------------------------------------------------

    def _place(self, row: int, column: str) -> Place:
        return Place(self.table.place.file, self.table.place.sheet, self.table.sides.get(column, row), column)

    def _place_code(self, column: str) -> int:
        return self.readings.places.code((self.table.place.file, self.table.place.sheet, column))

    def _tell(self, header: str, how: str, number: int) -> None:
        count, first = self._told.get((header, how), (0, None))
        self._told[header, how] = (count + 1, first or self._place(number, header))

    def _repairs(self) -> Iterator[Problem]:
        for (_, how), (count, place) in self._told.items():
            cells = "1 cell" if count == 1 else f"{count} cells"
            yield Problem("warning", f"{cells}: {how}", place, suggestion="look whether that is meant")


class _Layout:
    """Where in a line everything stands, by the columns of a mapping."""

    def __init__(self, mapping: TableMapping, headers: Sequence[str]) -> None:
        places = {header: at for at, header in enumerate(headers)}
        numbered = [(places[one.header], one) for one in mapping.columns if one.header in places]
        self.headers = headers
        self.periods = [(one.holds, at, one) for at, one in numbered if one.holds in PERIODS]
        self.period_headers = " and ".join(one.header for _, _, one in self.periods)
        self.names = [at for at, one in numbered if one.holds == "measure"]
        self.unit = next((at for at, one in numbered if one.holds == "unit"), -1)
        self.unit_id = next((at for at, one in numbered if one.holds == "unit_id"), -1)
        self.makes = next((one.makes for one in mapping.columns if one.holds in {"unit", "unit_id"} and one.makes), "")
        self.has_unit = max(self.unit, self.unit_id) >= 0
        self.keys = [*self.names, *(at for at in (self.unit, self.unit_id) if at >= 0)]
        self.is_summed = any(one.holds == "summed" for one in mapping.columns)
        self.about = [(one.holds, at) for at, one in numbered if one.holds in {"note", "excluded", "reason"}]
        self.ignored = [(one.header, at) for at, one in numbered if one.ignored or one.is_kept_as_extra]
        self.groups = list(_groups(numbered))
        self.is_wide = not self.periods


def _groups(columns: Sequence[tuple[int, MappedColumn]]) -> Iterator[Group]:
    """Yield the groups in the order of their first column; a part that comes twice begins a group of its own."""
    found: dict[tuple[str, str, int], Group] = {}
    for at, column in columns:
        part = column.figure if column.reading else column.holds
        if column.reading or column.holds in FIGURES:
            key = (column.reading, column.series)
            again = sum(part in group.at for (*same, _), group in found.items() if tuple(same) == key)
            group = found.setdefault((*key, again), Group(column.reading, column.series, {}, {}))
            group.at[part] = at
            group.times[part] = column.times
    yield from found.values()


def _is_filled(cells: Sequence[Cell], group: Group) -> bool:
    width = len(cells)
    return any(at < width and cells[at] is not None for at in group.at.values())


def _cell(cells: Sequence[Cell], at: int) -> Cell:
    return cells[at] if 0 <= at < len(cells) else None


def _text(cells: Sequence[Cell], at: int) -> str:
    cell = _cell(cells, at)
    return "" if cell is None or isinstance(cell, BadCell) else header_text(cell)
