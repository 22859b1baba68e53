"""What rows hold that give the same columns: found once for all of them, and values that went well are remembered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from graph.model import Value
from loaders.headers import Column, Headers
from loaders.tables import Cell

MOST_REMEMBERED = 20_000
MOST_ASKED = 1_000
LEAST_SHARED = 2
"""So many rows have to share what they say, on average, once so many were looked at."""
SINGLE = frozenset({str, int, float, bool, date})

Given = tuple[str, ...]
"""The headers of the cells of a row that are not blank."""


@dataclass(slots=True)
class Layout:
    """The columns of rows of one kind that give the same headers.

    Attributes:
        values: Headers of the cells that are fields, links or extra, with what they hold.
        doubtful: All headers that are wrong in themselves or mean nothing, with what they hold.
        is_plain: Whether there are only fields, and nothing is wrong with a header.
        fields: By cells, the fields that rows had with which nothing was wrong; equal rows share them.
        asked: For how many rows it was asked what they have in common.
    """

    values: Sequence[tuple[str, Column]]
    doubtful: Sequence[tuple[str, Column]]
    is_plain: bool
    fields: dict[Any, Mapping[str, Value]] = field(default_factory=dict)
    asked: int = 0

    def key(self, cells: Mapping[str, Cell]) -> Any:
        """Return what rows have in common that have the same fields; None where a cell holds several things.

        1, 1.0 and true are not the same. Where rows turn out to say each something else, no key is made any more.
        """
        if not self.is_plain or (self.asked > MOST_ASKED and len(self.fields) * LEAST_SHARED > self.asked):
            return None
        self.asked += 1
        given = [cells[header] for header, _ in self.values]
        types = [type(cell) for cell in given]
        return (*given, *types) if SINGLE.issuperset(types) else None


def layout(given: Given, common: Headers, own: Headers) -> Layout:
    """Return the columns of rows.

    Args:
        given: Headers of the cells that are not blank.
        common: What they mean whatever the kind of the row: what is a word there is no value.
        own: What they mean for rows of one kind.
    """
    columns = [(header, own.column(header)) for header in given]
    values = [(header, column) for header, column in columns if not common.column(header).word and not column.word]
    doubtful = [(header, column) for header, column in columns if column.problems or not column.is_known]
    return Layout(values, doubtful, not doubtful and all(column.holds for _, column in values))


def places_of_words(given: Given, headers: Headers) -> list[tuple[str, str]]:
    """Return ids, names and other words with the headers of their cells; the first cell of each counts."""
    places: dict[str, str] = {}
    for header in given:
        if word := headers.column(header).word:
            places.setdefault(word, header)
    return list(places.items())
