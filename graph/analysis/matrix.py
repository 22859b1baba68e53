"""What in one set of nodes is tied to what in another, and how strongly: every two-sided relation as a matrix.

A cell is filled by a link between the two, whichever way it leads; or, where there is none, by a line of sight that
leads from one to the other through something else. Its strength is that of the strongest link, or of the weakest link
of the best way: 1 weak, 2 medium, 3 strong (*Quality as an Organizational Strategy*: processes against objectives).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from graph.analysis.following import live_graph
from graph.analysis.graphs import STRONGEST, Graph, Rows, reached_from
from graph.analysis.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Cell:
    """What ties a row to a column.

    Attributes:
        row, column: Which, as positions of nodes.
        strength: 1 to 3.
        links: The links between them, the strongest first; none where only a way through something else ties them.
    """

    row: int
    column: int
    strength: int
    links: tuple[int, ...] = ()

    @property
    def is_direct(self) -> bool:
        """Whether a link ties them."""
        return bool(self.links)


def cells(snapshot: Snapshot, rows: Sequence[int], columns: Sequence[int]) -> list[Cell]:
    """Return the filled cells of a matrix, row by row, in the order of `rows` and `columns`.

    Args:
        snapshot: The organisation on its day.
        rows, columns: Positions of live nodes. A node never ties to itself.
    """
    direct = _links_between(snapshot, rows, columns)
    ways = _ways(live_graph(snapshot, "sight"), rows, columns)
    found: list[Cell] = []
    for row in rows:
        for column in columns:
            if links := direct.get((row, column)):
                found.append(Cell(row, column, int(snapshot.strengths[links[0]]), links))
            elif strength := ways.get((row, column)):
                found.append(Cell(row, column, strength))
    return found


def _links_between(
    snapshot: Snapshot, rows: Sequence[int], columns: Sequence[int]
) -> dict[tuple[int, int], tuple[int, ...]]:
    """Return the live links between each row and column, whichever way they lead, the strongest first."""
    is_row, is_column = (np.zeros(len(snapshot), dtype=np.bool_) for _ in range(2))
    is_row[list(rows)] = True
    is_column[list(columns)] = True
    sources, targets = snapshot.sources, snapshot.targets
    found: dict[tuple[int, int], list[int]] = {}
    for near, far in ((sources, targets), (targets, sources)):
        for link in np.flatnonzero(snapshot.link_live & is_row[near] & is_column[far] & (near != far)).tolist():
            pair = found.setdefault((int(near[link]), int(far[link])), [])
            if link not in pair:
                pair.append(link)
    return {
        pair: tuple(sorted(links, key=lambda one: (-snapshot.strengths[one], one))) for pair, links in found.items()
    }


def _ways(graph: Graph, rows: Sequence[int], columns: Sequence[int]) -> dict[tuple[int, int], int]:
    """Return how strong the best line of sight between each row and column is, whichever way it leads."""
    wanted = set(rows)
    found: dict[tuple[int, int], int] = {}
    for column in columns:
        for strength in range(1, STRONGEST + 1):
            reached = _reached(graph, column, strength) & wanted - {column}
            found |= {(row, column): strength for row in reached}
    return found


def _reached(graph: Graph, node: int, strength: int) -> set[int]:
    """Return what leads to a node or is led to from it by links of at least a strength."""
    graphs: tuple[Rows, Rows] = (graph.by_strength[strength - 1], graph.reverse.by_strength[strength - 1])
    return {one for rows in graphs for one in reached_from(rows, node)}
