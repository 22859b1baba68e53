"""Workbooks for tests: made as Excel would, then changed as no program should."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]

Change = Callable[[bytes], bytes]
SHEET = "xl/worksheets/sheet1.xml"


def book(sheets: Mapping[str, Sequence[Sequence[Any]]], **options: Any) -> bytes:
    """Return an .xlsx with these sheets; dates get a date format."""
    out = BytesIO()
    with Workbook(out, {"default_date_format": "dd/mm/yyyy", "strings_to_numbers": False, **options}) as made:
        for name, rows in sheets.items():
            tab = made.add_worksheet(name)
            for number, row in enumerate(rows):
                tab.write_row(number, 0, row)
    return out.getvalue()


def changed(content: bytes, part: str, change: Change) -> bytes:
    """Return a zip archive with one part changed."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            data = source.read(entry)
            target.writestr(entry.filename, change(data) if entry.filename == part else data)
    return out.getvalue()


def with_rows(content: bytes, rows: bytes) -> bytes:
    """Return a workbook with raw rows of XML added to its first sheet."""
    return changed(content, SHEET, lambda data: data.replace(b"</sheetData>", rows + b"</sheetData>"))


def ods(rows: str) -> bytes:
    """Return an .ods with a sheet `needs` of raw rows."""
    names = ("office", "table", "text")
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("mimetype", mimetype)
        made.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{manifest}"><manifest:file-entry manifest:full-path="/" '
            f'manifest:media-type="{mimetype}"/></manifest:manifest>',
        )
        made.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:spreadsheet>"
            f'<table:table table:name="needs">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return out.getvalue()


def ods_row(*cells: str, repeated: int = 1) -> str:
    """Return a row of raw cells."""
    return f'<table:table-row table:number-rows-repeated="{repeated}">{"".join(cells)}</table:table-row>'


def ods_text(text: str, repeated: int = 1) -> str:
    """Return a cell with a text."""
    return (
        f'<table:table-cell office:value-type="string" table:number-columns-repeated="{repeated}">'
        f"<text:p>{text}</text:p></table:table-cell>"
    )
