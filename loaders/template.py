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
        _Writer(book, language).write(list(sheets(ontology, language)))
    return out.getvalue()


class _Writer:
    """Writes sheets into a workbook."""

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
        self.lists: dict[tuple[str, ...], str] = {}

    def write(self, sheets: Sequence[Sheet]) -> None:
        self._about(sheets)
        tabs = [(self.book.add_worksheet(sheet.name), sheet) for sheet in sheets]
        self.hidden = self.book.add_worksheet(LISTS)
        self.hidden.hide()
        for tab, sheet in tabs:
            self._sheet(tab, sheet)

    def _about(self, sheets: Sequence[Sheet]) -> None:
        tab = self.book.add_worksheet(INSTRUCTIONS[self.language])
        tab.set_column(0, 0, 28)
        tab.set_column(1, 1, 90)
        lines = ABOUT[self.language]
        for row, line in enumerate(lines):
            tab.write_string(row, 0, line, self.needed if row == 0 else None)
        for row, sheet in enumerate(sheets, len(lines) + 1):
            tab.write_url(row, 0, f"internal:'{sheet.name}'!A1", string=sheet.name)
            tab.write_string(row, 1, sheet.doc, self.wrapped)

    def _sheet(self, tab: Any, sheet: Sheet) -> None:
        tab.freeze_panes(1, 2)
        for column, heading in enumerate(sheet.headings):
            width = min(max(len(heading.text), len(heading.example), NARROWEST), WIDEST)
            tab.set_column(column, column, width, self._format(heading.field))
            tab.write_string(0, column, heading.text, self.needed if heading.is_needed else self.optional)
            tab.write_comment(0, column, heading.note, {"x_scale": 2, "y_scale": 1 + heading.note.count("\n") / 4})
            self._validate(tab, column, heading.field)
            self._write_example(tab, column, heading)

    def _format(self, field: Field | None) -> Any:
        if field is None or field.type in {"node", "nodes", "text", "list", "url"}:
            return self.text
        return self.day if field.type == "date" else None

    def _write_example(self, tab: Any, column: int, heading: Heading) -> None:
        kind = heading.field.type if heading.field else "text"
        if kind == "date" and heading.example:
            tab.write_datetime(1, column, datetime.fromisoformat(heading.example), self.italic_day)
        elif kind in {"integer", "number"} and heading.example:
            tab.write_number(1, column, float(heading.example), self.italic_plain)
        else:
            tab.write_string(1, column, heading.example, self.italic)

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
            return {"validate": "list", "source": [YES[self.language], NO[self.language]]}
        if field.type == "integer" and field.minimum is not None and field.maximum is not None:
            bounds = {"minimum": int(field.minimum), "maximum": int(field.maximum)}
            return {"validate": "integer", "criteria": "between", **bounds}
        return {}

    def _list(self, texts: tuple[str, ...]) -> str:
        """Return the range that holds the texts of a drop-down; each list stands once, on a hidden sheet."""
        from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]

        if texts not in self.lists:
            column = len(self.lists)
            self.hidden.write_column(0, column, texts)
            letters = xl_col_to_name(column, col_abs=True)
            self.lists[texts] = f"={LISTS}!{letters}$1:{letters}${len(texts)}"
        return self.lists[texts]
