"""A table that lies on its side, each column a record: turned so that each row is one."""

from __future__ import annotations

from loaders.heads import header_text
from loaders.tables import Cell, Line, Table


def turned(table: Table) -> Table:
    """Return a table with rows for columns; its first column holds the headers.

    Only the sample is looked at: a table on its side has few rows. `Table.sides` tells where a cell stood.
    """
    rows = {header_text(cells[0]) if cells else "": number for number, cells in table.sample}
    headers = (table.headers[0] if table.headers else "", *(header for header in rows if header))
    by_header = {header_text(cells[0]): cells for _, cells in table.sample if cells and header_text(cells[0])}
    lines: list[Line] = []
    for at, header in enumerate(table.headers[1:], 1):
        cells: list[Cell] = [header, *(_at(by_header[label], at) for label in headers[1:])]
        if any(cell is not None for cell in cells[1:]):
            lines.append((table.place.row, cells))
    return Table(table.name, table.place, headers, (), lines, lines, rows)


def _at(cells: object, at: int) -> Cell:
    listed = cells if isinstance(cells, (list, tuple)) else ()
    return listed[at] if at < len(listed) else None
