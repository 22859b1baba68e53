"""A whole organisation as a workbook: a sheet a kind with its things, then links and readings, to edit and load again.

Headers, notes and drop-downs are those of the workbook to fill in. Texts are written as texts: none becomes a formula.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import Any

from graph.model import Link, Lost, Node, Value
from graph.ontology import Field, Language
from graph.records import reading_record
from graph.several_texts import joined
from loaders.csv_writer import GUARDED, cell_of
from loaders.forms import CannotWriteError, Contents, Written
from loaders.headers import EXTRA_MARK, LINK_WORDS, READING_FIELDS, Vocabulary
from loaders.template import MADE_ON, Sheets
from loaders.template_sheets import Heading, Sheet, sheet_of_kind, sheet_of_links, sheet_of_readings
from loaders.template_words import WRITTEN

MOST_ROWS = 1_048_575
LONGEST_CELL = 32_767
FIRST_YEAR = 1900
FORMULA = re.compile(r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def written(contents: Contents, language: Language = "en") -> Written:
    """Return an organisation as the bytes of an .xlsx file.

    Args:
        contents: What to write.
        language: Of headers, notes, choices and instructions.

    Raises:
        CannotWriteError: If there are more rows than a sheet holds.
    """
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    _check_rows(contents)
    out = BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(out, options) as book:
        book.set_properties({"title": WRITTEN[language][0], "created": MADE_ON})
        writer = _Writer(book, language)
        writer.write(list(_tables(contents, language)))
    return Written(out.getvalue(), writer.lost())


Row = Mapping[str, Value]


class _Table:
    """One sheet with its rows, by the name of the heading's column."""

    def __init__(self, sheet: Sheet, names: Sequence[str], rows: Iterable[Row]) -> None:
        self.sheet, self.names, self.rows = sheet, names, rows


def _check_rows(contents: Contents) -> None:
    most = max(len(contents.nodes), len(contents.links), len(contents.readings))
    if most > MOST_ROWS:
        raise CannotWriteError(f"a sheet holds {MOST_ROWS:,} rows, and there are {most:,}; write csv instead")


def _tables(contents: Contents, language: Language) -> Iterator[_Table]:
    vocabulary = Vocabulary(contents.ontology)
    by_kind: dict[str, list[Node]] = {}
    for node in contents.nodes:
        by_kind.setdefault(node.kind, []).append(node)
    for kind in contents.ontology.kinds.values():
        if nodes := by_kind.get(kind.name):
            sheet = sheet_of_kind(kind, vocabulary, language)
            yield _chosen(sheet, ["id", "name"], nodes, [_of_node(node) for node in nodes])
    if contents.links:
        sheet = sheet_of_links(vocabulary, language, foreign=True)
        yield _chosen(sheet, list(LINK_WORDS), contents.links, [_of_link(link) for link in contents.links])
    if contents.readings:
        sheet = sheet_of_readings(contents.ontology, language)
        records = [reading_record(reading) for reading in contents.readings]
        names = [name for name in READING_FIELDS if any(name in record for record in records)]
        headings = dict(zip(READING_FIELDS, sheet.headings, strict=True))
        yield _Table(Sheet(sheet.name, sheet.doc, [headings[name] for name in names]), names, records)


def _of_node(node: Node) -> Row:
    return {"id": node.id, "name": node.name, **_said(node)}


def _of_link(link: Link) -> Row:
    return {"from": link.source, "link": link.kind, "to": link.target, **_said(link)}


def _said(thing: Node | Link) -> dict[str, Value]:
    return {**thing.fields, **{EXTRA_MARK + name: text for name, text in thing.extra.items()}}


def _chosen(sheet: Sheet, words: Sequence[str], things: Sequence[Node | Link], rows: Sequence[Row]) -> _Table:
    """Return a sheet with the columns that are used, in its order, and those of extra at its end."""
    used = dict.fromkeys(name for thing in things for name in thing.fields)
    extra = dict.fromkeys(EXTRA_MARK + name for thing in things for name in thing.extra)
    named = dict(zip(words, sheet.headings[: len(words)], strict=True))
    fields = {heading.field.name: heading for heading in sheet.headings[len(words) :] if heading.field}
    known = [name for name in fields if name in used]
    rest = [name for name in used if name not in fields]
    headings = [*named.values(), *(fields[name] for name in known)]
    headings += [Heading(name, "") for name in (*rest, *extra)]
    return _Table(Sheet(sheet.name, sheet.doc, headings), [*words, *known, *rest, *extra], rows)


class _Writer(Sheets):
    """Writes tables into a workbook, row by row."""

    def __init__(self, book: Any, language: Language) -> None:
        super().__init__(book, language)
        self.quoted = book.add_format({"num_format": "@", "quote_prefix": True})
        self.cut = 0

    def write(self, tables: Sequence[_Table]) -> None:
        """Write all sheets."""
        self.about([table.sheet for table in tables], WRITTEN[self.language])
        tabs = [(self.book.add_worksheet(table.sheet.name), table) for table in tables]
        self.add_lists()
        for tab, table in tabs:
            self.head(tab, table.sheet)
            for number, row in enumerate(table.rows, 1):
                for column, (name, heading) in enumerate(zip(table.names, table.sheet.headings, strict=True)):
                    if name in row:
                        self._cell(tab, (number, column), heading.field, row[name])
        self.write_lists()

    def lost(self) -> tuple[Lost, ...]:
        """Return what did not fit."""
        return (Lost("ends of texts", self.cut, f"a cell holds {LONGEST_CELL:,} characters"),) if self.cut else ()

    def _cell(self, tab: Any, at: tuple[int, int], field: Field | None, value: Value) -> None:
        if isinstance(value, bool):
            tab.write_string(*at, self.yes if value else self.no)
        elif isinstance(value, (int, float)) and float(f"{value:.16G}") == value:
            tab.write_number(*at, value)
        elif isinstance(value, (int, float)):
            tab.write_string(*at, repr(value), self.text)  # a number cell would lose its last digit
        elif field and field.type == "date" and isinstance(value, str) and value[:4] >= str(FIRST_YEAR):
            tab.write_datetime(*at, date.fromisoformat(value), self.day)
        else:
            self._text(tab, at, self._label(field, value))

    def _text(self, tab: Any, at: tuple[int, int], text: str) -> None:
        if len(text) > LONGEST_CELL:
            text = text[:LONGEST_CELL]
            self.cut += 1
        is_formula = bool(FORMULA.match(text))
        guarded = text if is_formula or not GUARDED.match(text) else cell_of(text)
        tab.write_string(*at, guarded, self.quoted if is_formula else self.text)

    def _label(self, field: Field | None, value: str | tuple[str, ...]) -> str:
        """Return a value as people choose it from a list, else as text."""
        if isinstance(value, tuple):
            return joined(value)
        labels = {choice.code: choice.label[self.language] for choice in field.choices} if field else {}
        return labels.get(value, value)
