"""The mappings that come with the product, and one for each kind, made from what the kind calls its fields."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib import resources

from graph.errors import DeclarationError
from graph.ontology import Label, Ontology
from graph.values import nearest
from loaders.like_names import LEAST_LIKENESS
from loaders.mapping import FIGURES, ID, NAME, MappedColumn, TableMapping, plain
from loaders.mapping_file import MappingReader
from loaders.mapping_fit import Fit, fit
from loaders.readings_guess import WORDS, guessed_readings
from loaders.tables import Table

FOLDER = "loaders.mappings"
WORDS_OF_ALL = "every_table"
LEAST_SURE = 35
FEWEST_COLUMNS = 2


def shipped(ontology: Ontology) -> dict[str, TableMapping]:
    """Return the mappings that come with the product, by name.

    Raises:
        DeclarationError: If one of them is wrong, which a test looks for.
    """
    found: dict[str, TableMapping] = {}
    for name, text in sorted(_texts().items()):
        if name not in {WORDS_OF_ALL, WORDS}:
            found |= {mapping.name: _widened(mapping, ontology) for mapping in _read(name, text, ontology)}
    return found


def guesses(table: Table, ontology: Ontology) -> list[Fit]:
    """Return what a foreign table could be, the surest first, shipped mappings before those made from kinds.

    Only those that tell its rows apart and know a part of its columns; one column at least must be more than what any
    table has, unless the table is called like it and does not name its columns as ours do.
    """
    named = list(shipped(ontology).values())
    possible = [*named, *(of_kind(kind, ontology) for kind in ontology.kinds)]
    fits = [fit(mapping, table, ontology) for mapping in possible]
    foreign = NAME not in map(plain, table.headers)
    good = [one for one in fits if _is_likely(one) and (_is_telling(one, ontology) or (foreign and _is_named(one)))]
    over_time = guessed_readings(table, ontology)
    if over_time and not any(one.mapping.readings for one in good):
        good = [over_time, *(one for one in good if _describes(one))]
    return sorted(good, key=lambda one: (-one.total, -one.named))


def nearest_shipped(name: str, ontology: Ontology) -> str:
    """Return the name of the shipped mapping most like one that there is not, or an empty text."""
    return nearest(name, shipped(ontology))


def _describes(one: Fit) -> bool:
    """Tell whether a mapping knows more of a table over time than names and the days in its headers."""
    return sum(bool(column.link or column.holds not in {"", ID, NAME}) for column in one.mapping.columns) > 0


def _is_likely(one: Fit) -> bool:
    known = sum(sure > 0 for sure in one.sureness.values())
    if one.mapping.readings and not {column.holds for column in one.mapping.columns} & {*FIGURES}:
        return False  # days in the headers alone could be those of any table
    return one.tells_rows_apart and one.total >= LEAST_SURE and known >= FEWEST_COLUMNS


def _is_telling(one: Fit, ontology: Ontology) -> bool:
    """Tell whether a column holds what not every kind has, and is called as not every table calls one."""
    common = {ID, NAME, *ontology.node_fields}
    usual = {plain(word) for words in _words_of_all().values() for word in words}
    return any(
        plain(column.header) not in usual and (column.link or column.reading or column.holds not in {"", *common})
        for column in one.mapping.columns
    )


def _is_named(one: Fit) -> bool:
    return one.named >= LEAST_LIKENESS


@cache
def _texts() -> dict[str, str]:
    folder = resources.files(FOLDER)
    files = [file for file in folder.iterdir() if file.name.endswith(".yaml")]
    return {file.name.removesuffix(".yaml"): file.read_text(encoding="utf-8") for file in files}


def _read(name: str, text: str, ontology: Ontology) -> tuple[TableMapping, ...]:
    """Return the mappings of one file; those of a kind that this organisation does not have are left out."""
    reader = MappingReader(f"{name}.yaml", ontology)
    found = reader.read(text)
    if reader.violations:
        raise DeclarationError(reader.violations, "shipped mappings")
    return found


def _widened(mapping: TableMapping, ontology: Ontology) -> TableMapping:
    """Return a mapping that also knows a field by what its kind, and any table, calls it."""
    taken = {plain(name) for column in mapping.columns for name in (column.header, *column.also)}
    if mapping.readings:
        return mapping
    free = {
        (column.holds, column.link): replace(column, header=also[0], also=also)
        for column in of_kind(mapping.kind, ontology).columns
        if (also := tuple(_untaken((column.header, *column.also), taken)))
    }
    own = [_with_names_of(column, free.pop((column.holds, column.link), None)) for column in mapping.columns]
    return replace(mapping, columns=(*own, *free.values()))


def _with_names_of(column: MappedColumn, other: MappedColumn | None) -> MappedColumn:
    return replace(column, also=(*column.also, *other.also)) if other else column


def _untaken(names: Iterable[str], taken: Collection[str]) -> Iterator[str]:
    return (name for name in names if plain(name) not in taken)


def of_kind(kind: str, ontology: Ontology) -> TableMapping:
    """Return the mapping of any table whose rows are of a kind."""
    declared = ontology.kinds[kind]
    columns = {name: list(also) for name, also in _words_of_all().items()}
    for name, known in ontology.fields_of(kind).items():
        columns[name] = [*columns.get(name, []), name, *_both(known.label)]
    fields = {ID, NAME, *ontology.fields_of(kind)}
    held = [MappedColumn(name, holds=name, also=tuple(also)) for name, also in columns.items() if name in fields]
    links = [
        MappedColumn(link.name, link=link.name, also=(link.name, *_both(link.label)))
        for link, _ in ontology.links_from(kind)
    ]
    known_as = (*_both(declared.label), *_both(declared.plural), declared.table)
    return TableMapping(declared.table, kind, (*held, *links), declared.plural, known_as)


def _both(label: Label) -> Iterator[str]:
    yield from (label.en, label.cy)


@cache
def _words_of_all() -> dict[str, tuple[str, ...]]:
    from graph.marked_yaml import read_yaml

    data = read_yaml(_texts()[WORDS_OF_ALL]).data
    return {str(name): tuple(str(word) for word in words) for name, words in data.items()}
