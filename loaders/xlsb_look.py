"""Looks at how far the sheets of an .xlsb reach before it is opened.

Source: the record format of [MS-XLSB], §2.1.4: each record is a number and a size, seven bits a byte, then its data.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from graph.model import Place
from loaders.xlsx_look import Bad, refuse_far

ROW_HEADER = 0
FILLED_CELLS = frozenset(range(2, 12))


def look(path: Path) -> dict[str, Bad]:
    """Return nothing: the format does not tell cells without a value apart.

    Raises:
        UnreadableError: If a sheet reaches too far to be opened.
    """
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".bin"):
                rows, columns = _extent(archive.read(name))
                refuse_far(rows, columns, Place(path.name))
    return {}


def _extent(data: bytes) -> tuple[int, int]:
    row = rows = columns = 0
    for number, body in _records(data):
        if number == ROW_HEADER:
            row = int.from_bytes(body[:4], "little") + 1
        elif number in FILLED_CELLS:
            rows = max(rows, row)
            columns = max(columns, int.from_bytes(body[:4], "little") + 1)
    return rows, columns


def _records(data: bytes) -> Iterator[tuple[int, memoryview]]:
    view = memoryview(data)
    at = 0
    while at < len(view):
        number, at = _seven_bits(view, at, 2)
        size, at = _seven_bits(view, at, 4)
        yield number, view[at : at + size]
        at += size


def _seven_bits(view: memoryview, at: int, most: int) -> tuple[int, int]:
    value = 0
    for position in range(most):
        if at >= len(view):
            break
        byte = view[at]
        at += 1
        value |= (byte & 0x7F) << (7 * position)
        if byte < 0x80:
            break
    return value, at
