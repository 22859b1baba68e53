"""Whether a foreign table holds readings, and what its columns are then: by what they are called and what stands there.

A table over time repeats itself: its days come again for each series, or its series for each day, or the days stand in
its headers. A register does neither, and is left to the mappings of registers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from importlib import resources
from itertools import pairwise
from statistics import median

from graph.check_readings import TRAIT
from graph.made_ids import slug
from graph.model import Value
from graph.ontology import Ontology
from graph.values import convert
from loaders.figures import decimal_of, figure_of
from loaders.heads import header_text
from loaders.mapping import FIGURES, PERIODS, Every, MappedColumn, ReadingRows, TableMapping, plain
from loaders.mapping_fit import CERTAIN, NO_FIELD, Fit, dated
from loaders.periods import PeriodReader
from loaders.tables import BadCell, Cell, Table
from loaders.turned import turned

WORDS = "every_reading"
BY_CONTENT = 80
MOST_OF = 0.7
HALF = 0.5
LONG_TEXT = 60
FEWEST_ROWS = 3
GAPS = ((1.5, "daily"), (9, "weekly"), (35, "monthly"), (100, "quarterly"), (400, "annual"))
"""Up to how many days apart values of each frequency are."""

_CODE = re.compile(r"[A-Z]\d{8}(?:, ?[A-Z]\d{8})*")
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d{2})")
_SPAN = re.compile(r"(\d{4})-(\d{2})")


def guessed_readings(table: Table, ontology: Ontology) -> Fit | None:
    """Return what a table of readings seems to hold, or None where it seems to hold none."""
    kinds = sorted(kind.name for kind in ontology.with_trait(TRAIT))
    if not kinds or len(table.sample) < 1:
        return None
    look = _Look(table)
    if look.is_on_its_side:
        look = _Look(turned(table), is_turned=True)
    columns = look.columns(next((kind.name for kind in ontology.with_trait("unit")), ""))
    if not look.is_over_time(columns):
        return None
    units = [column for column in columns if column.holds == "unit"]
    has_names = any(column.series or (column.holds == "measure" and look.is_named(column)) for column in columns)
    figures = {column.holds for column in columns}
    rows = ReadingRows(
        "" if has_names else _words(table.name),
        100 if {"numerator", "denominator"} <= figures and "value" not in figures else 0,
        look.decimal,
        look.every,
        look.has_headings(columns),
        turned=look.is_turned,
    )
    constants = _constants(kinds[0], ontology, look.frequency(columns), is_share=rows.per == 100)
    name = slug(table.name).replace("-", "_") or "readings"
    mapping = TableMapping(
        name, kinds[0], tuple(columns), constants=constants, date_order=look.reader.order, readings=rows
    )
    sureness = {column.header: look.sureness.get(column.header, 0) for column in columns}
    counted = [sure for header, sure in sureness.items() if header not in look.left_out]
    total = round(sum(counted) / max(1, len(counted)))
    return Fit(mapping, sureness, (), CERTAIN if units else 0, total)


@dataclass
class _Look:
    """A table looked at by its headers and its first rows."""

    table: Table
    is_turned: bool = False
    sureness: dict[str, int] = field(default_factory=dict)
    left_out: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.by_column = {
            header: [cells[at] for _, cells in self.table.sample if at < len(cells) and cells[at] is not None]
            for at, header in enumerate(self.table.headers)
        }
        texts = [cell for cells in self.by_column.values() for cell in cells if isinstance(cell, str)]
        self.every: Every = "year" if _are_years([*texts, *self.table.headers]) else ""
        self.reader = PeriodReader("month_first" if _is_month_first(texts) else "day_first", every=self.every)
        self.decimal = decimal_of(texts)
        found = {header: dated(header, self.reader) for header in self.table.headers}
        self.dated = {header: day for header, day in found.items() if day[0]}

    @property
    def is_on_its_side(self) -> bool:
        """Whether rows are called what columns of readings are called: numerator over denominator."""
        if len(self.dated) < 2 or self.is_turned:
            return False
        labels = [plain(header_text(cell)) for cell in self.by_column[self.table.headers[0]]]
        return sum(any(label in _named()[part] for part in FIGURES[1:3]) for label in labels) > 1 and len(labels) < 12

    # -- columns ----------------------------------------------------------------------------------------------------

    def columns(self, unit_kind: str) -> list[MappedColumn]:
        """Return what each column holds."""
        is_wide = len(self.dated) > 1
        columns = [self._across(header) if is_wide and header in self.dated else self._column(header, is_wide=is_wide)
                   for header in self.table.headers]  # fmt: skip
        if not is_wide:
            columns = list(self._with_series(self._with_one_period(columns)))
        columns = self._told_apart(_with_unit(columns))
        return [replace(one, makes=unit_kind) if one.holds == "unit" else one for one in columns]

    def is_named(self, column: MappedColumn) -> bool:
        """Tell whether a column is called like names of measures; columns across days need no such name."""
        return bool(self.dated) or self.sureness[column.header] == CERTAIN

    def _across(self, header: str) -> MappedColumn:
        day, words = self.dated[header]
        part = _part_called(words) if words else "value"
        self.sureness[header] = CERTAIN
        return MappedColumn(header, reading=day, figure=part or "value", series="" if part else words)

    def _column(self, header: str, *, is_wide: bool) -> MappedColumn:
        cells = self.by_column[header]
        part = _part_called(header)
        numbers = _share(cells, self._is_figure)
        if part in PERIODS and not is_wide and _share(cells, self._is_period_or_part) < MOST_OF:
            part = ""
        if part in FIGURES and (is_wide or numbers < HALF):
            part = ""
        if part == "ignored":
            return self._ignored(header)
        if cells and _share(cells, lambda cell: bool(_CODE.fullmatch(header_text(cell)))) > MOST_OF:
            part = "unit_id"
        if part:
            self.sureness[header] = CERTAIN
            return MappedColumn(header, holds=part)
        return self._by_content(header, cells, numbers, is_wide=is_wide)

    def _by_content(self, header: str, cells: Sequence[Cell], numbers: float, *, is_wide: bool) -> MappedColumn:
        is_named = not header.startswith("column ")
        if not is_wide and cells and _share(cells, self._is_day) > MOST_OF:
            self.sureness[header] = BY_CONTENT
            return MappedColumn(header, holds="date")
        if cells and numbers > MOST_OF:
            if is_wide or not is_named:
                return self._ignored(header)
            self.sureness[header] = BY_CONTENT
            return MappedColumn(header, holds="value")
        self.sureness[header] = BY_CONTENT
        return MappedColumn(header, holds="measure")

    def _told_apart(self, columns: list[MappedColumn]) -> list[MappedColumn]:
        """Make texts without a meaning, such as units, a part of the names where rows would else be the same."""
        for at, column in enumerate(columns):
            texts = [header_text(cell) for cell in self.by_column[column.header]]
            if column.holds or column.reading or not 1 < len(set(texts)) < len(texts):
                continue
            if (before := self._repeated(columns)) == 0:
                break
            tried = [*columns[:at], MappedColumn(column.header, holds="measure"), *columns[at + 1 :]]
            if self._repeated(tried) < before and _share(self.by_column[column.header], self._is_figure) < HALF:
                columns = tried
                self.sureness[column.header] = BY_CONTENT
                self.left_out.discard(column.header)
        return columns

    def _repeated(self, columns: Sequence[MappedColumn]) -> int:
        """Return how many rows are called as another one and are of the same period."""
        told = {"measure", "unit", "unit_id", *PERIODS}
        keys = list(self._keys([column.header for column in columns if column.holds in told]))
        return len(keys) - len(set(keys)) if any(one.holds in PERIODS for one in columns) else 0

    def _ignored(self, header: str) -> MappedColumn:
        self.left_out.add(header)
        return MappedColumn(header, ignored=NO_FIELD)

    def _with_one_period(self, columns: list[MappedColumn]) -> list[MappedColumn]:
        """Keep a date, or else a year with a part of it; other columns of dates are left out."""
        held = [column.holds for column in columns]
        parts = [part for part in ("month", "quarter", "week") if part in held]
        wanted = {"date"} if "date" in held else {"year", *parts[:1]}
        if "date" in held and "year" in held and self._is_only_part("date", columns):
            part = self._part_of_date(columns)
            columns = [replace(one, holds=part) if one.holds == "date" else one for one in columns]
            wanted = {"year", part}
        seen: set[str] = set()
        kept = []
        for one in columns:
            is_spare = one.holds in PERIODS and (one.holds not in wanted or one.holds in seen)
            seen.add(one.holds)
            kept.append(self._ignored(one.header) if is_spare else one)
        return kept

    def _is_only_part(self, held: str, columns: Sequence[MappedColumn]) -> bool:
        cells = next(self.by_column[one.header] for one in columns if one.holds == held)
        return _share(cells, self._is_day) < MOST_OF

    def _part_of_date(self, columns: Sequence[MappedColumn]) -> str:
        header = plain(next(one.header for one in columns if one.holds == "date"))
        return next((part for part in ("quarter", "week") if header in _named()[part]), "month")

    def _with_series(self, columns: Sequence[MappedColumn]) -> Iterator[MappedColumn]:
        """Give several columns of values a series each; next to a ratio, other numbers have no meaning."""
        values = [column.header for column in columns if column.holds == "value"]
        is_ratio = {"numerator", "denominator"} <= {column.holds for column in columns}
        for column in columns:
            if column.holds == "value" and is_ratio and _part_called(column.header) != "value":
                yield self._ignored(column.header)
            elif column.holds == "value" and (len(values) > 1 or self._says_more(column, columns)):
                yield replace(column, series=column.header)
            else:
                yield column

    def _says_more(self, column: MappedColumn, columns: Sequence[MappedColumn]) -> bool:
        has_names = any(one.holds == "measure" for one in columns)
        return not has_names and _part_called(column.header) != "value"

    # -- what the cells are -----------------------------------------------------------------------------------------

    def _is_figure(self, cell: Cell) -> bool:
        found = figure_of(cell, self.decimal)
        return found.is_gap or found.value is not None or isinstance(cell, BadCell)

    def _is_period(self, cell: Cell) -> bool:
        return self.reader.read(cell) is not None

    def _is_period_or_part(self, cell: Cell) -> bool:
        text = header_text(cell)
        return self._is_period(cell) or bool(re.fullmatch(r"\d{1,2}|\D{0,8}[1-4]|[^\W\d]{3,}", text))

    def _is_day(self, cell: Cell) -> bool:
        """Tell whether a cell is a period that no other number could be."""
        is_number = isinstance(cell, (int, float)) or (isinstance(cell, str) and cell.isdecimal())
        return self._is_period(cell) and not is_number

    # -- the table as a whole ---------------------------------------------------------------------------------------

    def is_over_time(self, columns: Sequence[MappedColumn]) -> bool:
        """Tell whether a table with these columns repeats itself over time, and holds no long texts."""
        if any(column.reading for column in columns):
            figures = [cell for column in columns if column.reading for cell in self.by_column[column.header]]
            return _share(figures, self._is_figure) > MOST_OF
        held = {column.holds for column in columns}
        if (
            not held & set(PERIODS)
            or not held & set(FIGURES)
            or (not self.is_turned and len(self.table.sample) < FEWEST_ROWS)
        ):
            return False
        names = [column.header for column in columns if column.holds in {"measure", "unit", "unit_id"}]
        if any(_is_prose(self.by_column[header]) for header in names):
            return False
        return not names or self._repeats(columns, names)

    def _repeats(self, columns: Sequence[MappedColumn], names: Sequence[str]) -> bool:
        rows = len(self.table.sample)
        periods = [column.header for column in columns if column.holds in PERIODS]
        return any(3 * len(set(self._keys(headers))) <= 2 * rows for headers in (names, periods))

    def _keys(self, headers: Sequence[str]) -> Iterator[tuple[str, ...]]:
        places = [self.table.headers.index(header) for header in headers]
        for _, cells in self.table.sample:
            yield tuple(header_text(cells[at]) if at < len(cells) else "" for at in places)

    def has_headings(self, columns: Sequence[MappedColumn]) -> bool:
        """Tell whether rows without a figure name the rows below: those would else be called the same."""
        across = [self.table.headers.index(column.header) for column in columns if column.reading]
        names = [self.table.headers.index(column.header) for column in columns if column.holds == "measure"]
        if not across or not names:
            return False
        labels = Counter(
            tuple(header_text(cells[at]) for at in names if at < len(cells))
            for _, cells in self.table.sample
            if any(at < len(cells) and cells[at] is not None for at in across)
        )
        return any(count > 1 for count in labels.values())

    def frequency(self, columns: Sequence[MappedColumn]) -> str:
        """Return how often there are values, by how far apart their days are; empty where that cannot be told."""
        days = {column.reading for column in columns if column.reading}
        for column in columns:
            if column.holds in {"date", "year"}:
                read = (self.reader.read(cell) for cell in self.by_column[column.header])
                days |= {found.day for found in read if found}
        numbers = sorted(date.fromisoformat(day).toordinal() for day in days)
        gaps = [after - before for before, after in pairwise(numbers)]
        apart = median(gaps) if gaps else 0
        is_of_year = {column.holds for column in columns} & {"month", "quarter", "week"}
        if is_of_year:
            return {"month": "monthly", "quarter": "quarterly", "week": "weekly"}[min(is_of_year)]
        return next((name for most, name in GAPS if apart and apart <= most), "")


def _with_unit(columns: Sequence[MappedColumn]) -> list[MappedColumn]:
    """Return columns with one unit: a code alone is its name; beside a code, what has no header is."""
    held = [column.holds for column in columns]
    if held.count("unit_id") and not held.count("unit"):
        at = held.index("unit_id")
        beside = at + 1 if at + 1 < len(held) and held[at + 1] == "measure" else -1
        if beside > 0 and columns[beside].header.startswith("column "):
            return [replace(one, holds="unit") if n == beside else one for n, one in enumerate(columns)]
        return [replace(one, holds="unit") if n == at else one for n, one in enumerate(columns)]
    first = held.index("unit") if "unit" in held else -1
    return [
        replace(one, holds="measure") if one.holds == "unit" and n != first else one for n, one in enumerate(columns)
    ]


def _constants(kind: str, ontology: Ontology, frequency: str, *, is_share: bool) -> Mapping[str, Value]:
    """Return what a measure is made with, as far as the table tells; which way is better, it never does."""
    fields = ontology.fields_of(kind)
    wanted = {"direction": "neutral", "measured_in": "%" if is_share else "", "frequency": frequency}
    return {
        name: value
        for name, value in wanted.items()
        if value and name in fields and convert(fields[name], value)[1] is None
    }


def _part_called(header: str) -> str:
    """Return what a column called so holds, or an empty text."""
    wanted = plain(header)
    return next((part for part, names in _named().items() if wanted in names), "")


@cache
def _named() -> Mapping[str, frozenset[str]]:
    from graph.marked_yaml import read_yaml

    text = resources.files("loaders.mappings").joinpath(f"{WORDS}.yaml").read_text(encoding="utf-8")
    return {part: frozenset(plain(name) for name in names) for part, names in read_yaml(text).data.items()}


def _share(cells: Sequence[Cell], holds: object) -> float:
    return sum(bool(holds(cell)) for cell in cells) / len(cells) if cells and callable(holds) else 0.0


def _is_prose(cells: Sequence[Cell]) -> bool:
    """Tell whether cells are long texts of their own; categories come again, however long."""
    texts = [header_text(cell) for cell in cells]
    return bool(texts) and median(map(len, texts)) > LONG_TEXT and 2 * len(set(texts)) > len(texts)


def _are_years(texts: Sequence[str]) -> bool:
    spans = [match for text in texts if (match := _SPAN.fullmatch(text.strip()))]
    return any(int(match[2]) > 12 and int(match[1]) % 100 < int(match[2]) for match in spans)


def _is_month_first(texts: Sequence[str]) -> bool:
    days = [(int(match[1]), int(match[2])) for text in texts if (match := _DAY.fullmatch(text.strip()))]
    return any(second > 12 >= first for first, second in days) and not any(first > 12 for first, _ in days)


def _words(name: str) -> str:
    return " ".join(name.replace("_", " ").replace("-", " ").split())
