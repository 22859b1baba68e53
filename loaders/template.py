"""The workbook to fill in: a sheet for each kind, with drop-downs, a note on each header and one example row.

Everything in it is derived from the ontology, in English or Welsh; `loaders.workbook` reads it back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from graph.ontology import Field, Language, Ontology
from loaders.template_sheets import Heading, Sheet, sheets
from loaders.template_words import ABOUT, INSTRUCTIONS, NO, YES

LAST_ROW = 5_000
NARROWEST, WIDEST = 12, 40
LISTS = "_lists"
MADE_ON = datetime(2026, 1, 1)


def template(ontology: Ontology, language: Language = "en") -> bytes:
    """Return the empty workbook as the bytes of an .xlsx file.

    Args:
        ontology: What there is to fill in; core kinds come first.
        language: Of headers, notes and instructions.
    """
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(out, options) as book:
        book.set_properties({"title": ABOUT[language][0], "created": MADE_ON})
        _Template(book, language).write(list(sheets(ontology, language)))
    return out.getvalue()


class Sheets:
    """What every workbook of ours has: instructions, headers with notes, and drop-downs."""

    def __init__(self, book: Any, language: Language) -> None:
        self.book = book
        self.language = language
        self.needed = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.optional = book.add_format({"bottom": 1, "text_wrap": True, "valign": "top"})
        self.italic = book.add_format({"italic": True, "num_format": "@"})
        self.italic_day = book.add_format({"italic": True, "num_format": "yyyy-mm-dd"})
        self.italic_plain = book.add_format({"italic": True})
        self.text = book.add_format({"num_format": "@"})
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self.yes, self.no = YES[language], NO[language]
        self.lists: dict[tuple[str, ...], str] = {}

    def about(self, sheets: Sequence[Sheet], lines: Sequence[str]) -> None:
        """Write the instructions, with what each sheet is for."""
        tab = self.book.add_worksheet(INSTRUCTIONS[self.language])
        tab.set_column(0, 0, 28)
        tab.set_column(1, 1, 90)
        for row, line in enumerate(lines):
            tab.write_string(row, 0, line, self.needed if row == 0 else None)
        for row, sheet in enumerate(sheets, len(lines) + 1):
            tab.write_url(row, 0, f"internal:'{sheet.name}'!A1", string=sheet.name)
            tab.write_string(row, 1, sheet.doc, self.wrapped)

    def add_lists(self) -> None:
        """Add the hidden sheet that the drop-downs choose from."""
        self.hidden = self.book.add_worksheet(LISTS)
        self.hidden.hide()

    def write_lists(self) -> None:
        """Write what the drop-downs choose from, once all headers are written: row by row, as large sheets need it."""
        for row in range(max(map(len, self.lists), default=0)):
            for column, texts in enumerate(self.lists):
                if row < len(texts):
                    self.hidden.write_string(row, column, texts[row])

    def head(self, tab: Any, sheet: Sheet) -> None:
        """Write the headers of a sheet, with their notes and drop-downs."""
        tab.freeze_panes(1, 2)
        for column, heading in enumerate(sheet.headings):
            width = min(max(len(heading.text), len(heading.example), NARROWEST), WIDEST)
            tab.set_column(column, column, width, self._format(heading.field))
            tab.write_string(0, column, heading.text, self.needed if heading.is_needed else self.optional)
            if heading.note:
                scale = {"x_scale": 2, "y_scale": 1 + heading.note.count("\n") / 4}
                tab.write_comment(0, column, heading.note, scale)
            self._validate(tab, column, heading.field)

    def _format(self, field: Field | None) -> Any:
        if field is None or field.type in {"node", "nodes", "text", "list", "url"}:
            return self.text
        return self.day if field.type == "date" else None

    def _validate(self, tab: Any, column: int, field: Field | None) -> None:
        if field is None:
            return
        options = self._options(field)
        if options:
            tab.data_validation(1, column, LAST_ROW, column, {**options, "error_type": "warning"})

    def _options(self, field: Field) -> Mapping[str, Any]:
        if field.choices:
            return {
                "validate": "list",
                "source": self._list(tuple(choice.label[self.language] for choice in field.choices)),
            }
        if field.type == "boolean":
            return {"validate": "list", "source": [self.yes, self.no]}
        if field.type == "integer" and field.minimum is not None and field.maximum is not None:
            bounds = {"minimum": int(field.minimum), "maximum": int(field.maximum)}
            return {"validate": "integer", "criteria": "between", **bounds}
        return {}

    def _list(self, texts: tuple[str, ...]) -> str:
        """Return the range that holds the texts of a drop-down; each list stands once, on a hidden sheet."""
        from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]

        if texts not in self.lists:
            column = len(self.lists)
            letters = xl_col_to_name(column, col_abs=True)
            self.lists[texts] = f"={LISTS}!{letters}$1:{letters}${len(texts)}"
        return self.lists[texts]


class _Template(Sheets):
    """Writes the workbook to fill in."""

    def write(self, sheets: Sequence[Sheet]) -> None:
        """Write all sheets."""
        self.about(sheets, ABOUT[self.language])
        tabs = [(self.book.add_worksheet(sheet.name), sheet) for sheet in sheets]
        self.add_lists()
        for tab, sheet in tabs:
            self.head(tab, sheet)
            for column, heading in enumerate(sheet.headings):
                self._write_example(tab, column, heading)
        self.write_lists()

    def _write_example(self, tab: Any, column: int, heading: Heading) -> None:
        kind = heading.field.type if heading.field else "text"
        if kind == "date" and heading.example:
            tab.write_datetime(1, column, datetime.fromisoformat(heading.example), self.italic_day)
        elif kind in {"integer", "number"} and heading.example:
            tab.write_number(1, column, float(heading.example), self.italic_plain)
        else:
            tab.write_string(1, column, heading.example, self.italic)
