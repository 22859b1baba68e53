"""Mending what a foreign table was taken for: what its columns could hold, and the mapping once somebody said so."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from graph.errors import WrongUse
from graph.ontology import Label, Ontology
from graph.values import nearest
from loaders.mapping import ID, NAME, READING_HOLDS, MappedColumn, TableMapping

EXTRA, IGNORED = "extra", "ignored"
FROM = "from "
LEFT_OUT = "left out by whoever loaded it"
_NEITHER = (Label("Keep as text", "Cadw fel testun"), Label("Leave out", "Gadael allan"))
_OF_READINGS = {
    "date": Label("Day or period", "Diwrnod neu gyfnod"),
    "year": Label("Year", "Blwyddyn"),
    "month": Label("Month", "Mis"),
    "quarter": Label("Quarter", "Chwarter"),
    "week": Label("Week", "Wythnos"),
    "measure": Label("Name of the measure, or a part of it", "Enw'r mesur, neu ran ohono"),
    "unit": Label("Name of the unit", "Enw'r uned"),
    "unit_id": Label("Id of the unit", "Dynodydd yr uned"),
    "summed": Label("Rows that differ only here are added up", "Adio rhesi sy'n wahanol yma yn unig"),
    "value": Label("Value", "Gwerth"),
    "numerator": Label("Numerator", "Rhifiadur"),
    "denominator": Label("Denominator", "Enwadur"),
    "rest": Label("What of the denominator is not in the numerator", "Gweddill yr enwadur"),
    "note": Label("Note", "Nodyn"),
    "excluded": Label("Whether it is left out of limits", "A yw wedi'i eithrio o'r terfynau"),
    "reason": Label("Why it is left out of limits", "Pam y mae wedi'i eithrio o'r terfynau"),
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """Something that a column could hold.

    Attributes:
        code: What `mended` takes it by: a field, a link, `from` and a link that leads here, `extra` or `ignored`.
        label: Words for people.
    """

    code: str
    label: Label


def meanings(mapping: TableMapping, ontology: Ontology) -> tuple[Meaning, ...]:
    """Return what the columns of a table could hold: fields, links from its rows, links to them, and neither."""
    if mapping.readings:
        of_readings = (Meaning(code, _OF_READINGS[code]) for code in READING_HOLDS)
        return (*of_readings, Meaning(IGNORED, _NEITHER[1]))
    return tuple(_of_things(mapping.kind, ontology))


def mended(mapping: TableMapping, wished: Mapping[str, str], ontology: Ontology) -> TableMapping:
    """Return a mapping some of whose columns hold what somebody said.

    Args:
        mapping: As it fits the table.
        wished: By header, the code of a meaning. A column that holds it already stays as it is.
        ontology: What there is to map onto.

    Raises:
        WrongUse: If the table has no such column, or a column cannot hold that; says all that is wrong.
    """
    now = {column.header: column.meaning for column in mapping.columns}
    codes = {one.code for one in meanings(mapping, ontology)}
    moved = {header: code for header, code in wished.items() if now.get(header) != code}
    wrong = [*_unknown(moved, now, "column"), *_unknown(moved.values(), codes, "meaning of a column")]
    if wrong:
        raise WrongUse("; ".join(wrong))
    columns = [
        _column(one.header, moved[one.header], ontology) if one.header in moved else one for one in mapping.columns
    ]
    is_named = any(column.holds == NAME for column in columns)
    return replace(mapping, columns=tuple(columns), name_from="" if is_named else mapping.name_from)


def _of_things(kind: str, ontology: Ontology) -> Iterator[Meaning]:
    yield Meaning(ID, Label("Id", "Dynodydd"))
    yield Meaning(NAME, Label("Name", "Enw"))
    for name, known in ontology.fields_of(kind).items():
        if name != NAME:
            yield Meaning(name, known.label)
    for link, _ in ontology.links_from(kind):
        yield Meaning(link.name, link.label)
    for link in ontology.links_to(kind):
        yield Meaning(FROM + link.name, link.inverse)
    yield Meaning(EXTRA, _NEITHER[0])
    yield Meaning(IGNORED, _NEITHER[1])


def _column(header: str, code: str, ontology: Ontology) -> MappedColumn:
    """Return a column that holds something. A link makes nothing: what it names has to be there, or is a problem."""
    if code == EXTRA:
        return MappedColumn(header, extra=header)
    if code == IGNORED:
        return MappedColumn(header, ignored=LEFT_OUT)
    link = code.removeprefix(FROM)
    if link in ontology.links:
        return MappedColumn(header, link=link, backward=code.startswith(FROM))
    return MappedColumn(header, holds=code)


def _unknown(given: Iterable[str], known: Collection[str], what: str) -> Iterator[str]:
    for one in sorted({*given} - {*known}):
        meant = nearest(one, known)
        yield f"there is no {what} {one!r}" + (f"; is {meant!r} meant?" if meant else "")
