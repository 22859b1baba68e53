"""Which columns of a table a mapping means, and how sure that is: by exact name, by other names, by likeness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from graph.ontology import Ontology
from loaders.like_names import LikeNames
from loaders.mapping import FIGURES, ID, NAME, PERIODS, MappedColumn, TableMapping, plain
from loaders.periods import PeriodReader
from loaders.tables import Table
from loaders.turned import turned

CERTAIN = 100
MOST_LIKENESS = 99
NAME_SHARE = 0.4
NO_FIELD = "a reading has no field for it"


@dataclass(frozen=True, slots=True)
class Fit:
    """A mapping as it fits one table.

    Attributes:
        mapping: With one column for each of the table, called as the table calls it.
        sureness: By header, 0 to 100; 0 where nothing is meant and the column is kept as extra.
        absent: Columns that the mapping names exactly and the table lacks.
        named: How much the table is called like one of these, 0 to 100.
        total: How sure it is that the table is one of these, 0 to 100.
    """

    mapping: TableMapping
    sureness: Mapping[str, int]
    absent: tuple[str, ...]
    named: int
    total: int

    @property
    def tells_rows_apart(self) -> bool:
        """Whether rows have an id or a name by it; readings have a period and a figure."""
        held = {column.holds for column in self.mapping.columns}
        if self.mapping.readings:
            return any(one.reading for one in self.mapping.columns) or bool(held & {*PERIODS} and held & {*FIGURES})
        return bool(held & {ID, NAME} or self.mapping.name_from)


def fit(mapping: TableMapping, table: Table, ontology: Ontology) -> Fit:
    """Return how a mapping fits a table.

    Columns named alike belong together, the most alike first. Months as headers are readings, where the kind has some.
    """
    if mapping.readings and mapping.readings.turned and not table.sides:
        table = turned(table)
    headers = [header for header in table.headers if plain(header) != plain(mapping.kind_column or "\n")]
    found = {header: (column, sure) for sure, header, column in _pairs(mapping, headers)}
    has_readings = "readings" in ontology.kinds[mapping.kind].traits
    columns = []
    sureness = {}
    for header in headers:
        column, sureness[header] = found.get(header) or _unnamed(header, mapping, has_readings=has_readings)
        columns.append(column)
    by_origin = {column.header: header for header, (column, _) in found.items()}
    renamed = [replace(column, header=header, also=()) for column, header in zip(columns, headers, strict=True)]
    if mapping.readings:
        renamed = [_as_field_of_readings(column) for column in renamed]
    name_from = _name_from(mapping, by_origin, renamed)
    there = {plain(header) for header in headers}
    absent = [one.header for one in mapping.columns if not one.also and plain(one.header) not in there]
    return Fit(
        replace(mapping, columns=tuple(renamed), name_from=name_from, known_as=()),
        sureness,
        tuple(absent),
        named := _named(mapping, table),
        _total(named, sureness),
    )


def likeness(header: str, names: Sequence[str]) -> int:
    """Return how much a header is like the most alike of some names, 0 to 100; 100 only where it is one of them."""
    from rapidfuzz import fuzz, process

    wanted = plain(header)
    if wanted in names:
        return CERTAIN
    best = process.extractOne(wanted, names, scorer=fuzz.token_sort_ratio)
    return min(MOST_LIKENESS, round(best[1])) if best else 0


def _pairs(mapping: TableMapping, headers: Sequence[str]) -> Iterator[tuple[int, str, MappedColumn]]:
    """Yield the headers that mean a column, with how sure that is; a field is meant by one header at most."""
    alike = sorted(_alike(mapping, headers), key=lambda pair: (-pair[0], *pair[1:]))
    taken: set[int] = set()
    named: set[int] = set()
    for sure, number, _, position in alike:
        column = mapping.columns[number]
        if position in named or (number in taken and column.holds):
            continue
        taken.add(number)
        named.add(position)
        yield sure, headers[position], column


def _alike(mapping: TableMapping, headers: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield how sure it is, the number of the column, which of its names it is, and the position of the header."""
    named: dict[str, dict[int, int]] = defaultdict(dict)
    counts = []
    for number, column in enumerate(mapping.columns):
        names = [plain(name) for name in (column.header, *column.also)]
        counts.append(len(names))
        for which, name in enumerate(names):
            named[name].setdefault(number, which)
    several = {number for number, column in enumerate(mapping.columns) if column.also}
    like = LikeNames(name for name, numbers in named.items() if several & numbers.keys())
    for position, header in enumerate(headers):
        wanted = plain(header)
        same = named.get(wanted, {})
        for number, which in same.items():
            yield CERTAIN, number, which, position
        sure: dict[int, int] = {}
        for name, likeness_of_name in like.like(wanted):
            for number in several & (named[name].keys() - same.keys()):
                sure[number] = max(sure.get(number, 0), min(MOST_LIKENESS, likeness_of_name))
        for number, how in sure.items():
            yield how, number, counts[number], position


def fingerprint(table: Table) -> str:
    """Return what tells tables with these columns, in whatever order, from all others: 32 hexadecimal digits.

    Columns called after a period count as one: next month the same table has one more.
    """
    reader = PeriodReader()
    headers = {plain(header) for header in table.headers if not dated(header, reader)[0]}
    return sha256("\n".join(sorted(headers)).encode()).hexdigest()[:32]


def dated(header: str, reader: PeriodReader) -> tuple[str, str]:
    """Return the day of the period that a header names, alone or beside other words, and those words; or twice nothing.

    >>> dated("Apr-26", PeriodReader()), dated("2026-04-30 Numerator", PeriodReader()), dated("Target", PeriodReader())
    (('2026-04-30', ''), ('2026-04-30', 'Numerator'), ('', ''))
    """
    words = header.split()
    for count in range(len(words), 0, -1):
        for first, rest in ((words[:count], words[count:]), (words[-count:], words[:-count])):
            text = " ".join(first)
            # A bare number beside words, as in `Type 1` or `Band 2020`, is no period.
            if (found := reader.read(text)) and not (rest and text.isdecimal() and len(words) > 2):
                return (found.day, " ".join(rest)) if _is_dating(text, rest) else ("", "")
    return "", ""


def _is_dating(text: str, rest: Sequence[str]) -> bool:
    return not (text.isdecimal() and len(text) != 4) and not (rest and text.isdecimal())


def _unnamed(header: str, mapping: TableMapping, *, has_readings: bool) -> tuple[MappedColumn, int]:
    rows = mapping.readings
    reader = PeriodReader(mapping.date_order, every=rows.every) if rows else PeriodReader()
    day, words = dated(header, reader) if has_readings else ("", "")
    if day and (rows or not words):
        figure = words.casefold() if words.casefold() in FIGURES else "value"
        series = "" if words.casefold() in FIGURES else words
        return MappedColumn(header, reading=day, figure=figure, series=series), CERTAIN
    return MappedColumn(header, extra=header), 0


def _as_field_of_readings(column: MappedColumn) -> MappedColumn:
    """Return a column of a table of readings: what has no meaning is left out, for readings keep no texts."""
    return replace(column, extra="", ignored=NO_FIELD) if column.is_kept_as_extra else column


def _name_from(mapping: TableMapping, by_origin: Mapping[str, str], columns: Sequence[MappedColumn]) -> str:
    """Return the column whose beginning names a row: none where there is a column for names."""
    if any(column.holds == NAME for column in columns):
        return ""
    return by_origin.get(mapping.name_from, "")


def _named(mapping: TableMapping, table: Table) -> int:
    names = (mapping.name.replace("_", " "), mapping.label.en, mapping.label.cy, *mapping.known_as)
    return likeness(table.name, [name for name in map(plain, names) if name])


def _total(named: int, sureness: Mapping[str, int]) -> int:
    share = sum(sureness.values()) / max(1, len(sureness))
    return round(max(share, share * (1 - NAME_SHARE) + named * NAME_SHARE) if share else 0)
