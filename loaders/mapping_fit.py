"""Which columns of a table a mapping means, and how sure that is: by exact name, by other names, by likeness."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.ontology import Ontology
from loaders.mapping import ID, NAME, MappedColumn, TableMapping, plain
from loaders.mapping_dates import month_end
from loaders.tables import Table

CERTAIN = 100
LEAST_LIKENESS = 84
MOST_LIKENESS = 99
NAME_SHARE = 0.4


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
        """Whether rows have an id or a name by it."""
        held = {column.holds for column in self.mapping.columns}
        return bool(held & {ID, NAME} or self.mapping.name_from)


def fit(mapping: TableMapping, table: Table, ontology: Ontology) -> Fit:
    """Return how a mapping fits a table.

    Columns named alike belong together, the most alike first. Months as headers are readings, where the kind has some.
    """
    headers = [header for header in table.headers if plain(header) != plain(mapping.kind_column or "\n")]
    found = {header: (column, sure) for sure, header, column in _pairs(mapping, headers)}
    has_readings = "readings" in ontology.kinds[mapping.kind].traits
    columns = []
    sureness = {}
    for header in headers:
        column, sureness[header] = found.get(header) or _unnamed(header, has_readings=has_readings)
        columns.append(column)
    by_origin = {column.header: header for header, (column, _) in found.items()}
    renamed = [replace(column, header=header, also=()) for column, header in zip(columns, headers, strict=True)]
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
    for number, column in enumerate(mapping.columns):
        names = [plain(name) for name in (column.header, *column.also)]
        least = LEAST_LIKENESS if column.also else CERTAIN
        for position, header in enumerate(headers):
            sure = likeness(header, names) if column.also else CERTAIN * (plain(header) in names)
            if sure >= least:
                which = names.index(plain(header)) if sure == CERTAIN else len(names)
                yield sure, number, which, position


def _unnamed(header: str, *, has_readings: bool) -> tuple[MappedColumn, int]:
    day = month_end(header) if has_readings else ""
    if day:
        return MappedColumn(header, reading=day), CERTAIN
    return MappedColumn(header, extra=header), 0


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
