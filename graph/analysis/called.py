"""What everything is called, as one text to search: ids and names in both languages, without regard to letter case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import orjson

from graph.packed import rows_with

if TYPE_CHECKING:
    from graph.analysis.delta import Edits
    from graph.columns import NodeColumns

WHOLE, START, WITHIN = range(3)
"""How well something fits: as a whole word, as the start of one, or somewhere within one."""

END = "\x00"
"""Stands before and after each word."""
INSTEAD = "\x01"
WELSH = "name_cy"
MARK = b'"name_cy":'

Places = npt.NDArray[np.int64]


class Called:
    """What each node of an organisation is called.

    Attributes:
        words: Of each node, its id and names in lower case, each between two `END`.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words

    @classmethod
    def of(cls, nodes: NodeColumns) -> Called:
        """Return what the nodes of an organisation are called."""
        words = [_joined(pair) for pair in zip(nodes.ids, nodes.names, strict=True)]
        for row in rows_with(nodes.bodies, MARK):
            words[row] = _joined((nodes.ids[row], nodes.names[row], _welsh(nodes.bodies[row])))
        return cls(words)

    def after(self, edits: Edits) -> Called:
        """Return what they are called after some rows have changed."""
        changed, put_in = ([_row(row) for row in rows] for rows in (edits.changed, edits.put_in))
        return Called(edits.splice.listed(self.words, changed, put_in))

    def find(self, text: str) -> tuple[list[int], dict[int, int]]:
        """Return the nodes that a text finds, and how well it fits each.

        Whole words come first, then starts of words, then what holds the text; of the same fit in order of id.
        """
        wanted = _folded(text)
        fits = dict.fromkeys(self._rows_with(wanted), WITHIN)
        fits.update(dict.fromkeys(self._rows_with(END + wanted), START))
        fits.update(dict.fromkeys(self._rows_with(END + wanted + END), WHOLE))
        return sorted(fits, key=lambda node: (fits[node], node)), fits

    def _rows_with(self, part: str) -> list[int]:
        found = np.fromiter((one.start() for one in re.finditer(re.escape(part), self._text)), dtype=np.int64)
        rows: list[int] = np.unique(np.searchsorted(self._ends, found, side="right")).tolist()
        return rows

    @cached_property
    def _text(self) -> str:
        return "".join(self.words)

    @cached_property
    def _ends(self) -> Places:
        return np.cumsum(np.fromiter(map(len, self.words), dtype=np.int64, count=len(self.words)))


def _row(row: dict[str, Any]) -> str:
    return _joined((row["ids"], row["names"], _welsh(row["bodies"])))


def _joined(words: Iterable[str]) -> str:
    return END + END.join(_folded(word) for word in words if word) + END


def _folded(word: str) -> str:
    return word.casefold().replace(END, INSTEAD)


def _welsh(body: bytes) -> str:
    return str(orjson.loads(body).get(WELSH) or "") if MARK in body else ""
