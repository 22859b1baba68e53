"""What a map is drawn of: boxes for things or for groups of them, and the links between, before they have places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from graph.model import Record

Line = Literal["flow", "information", "structure"]
"""What a link carries: work or dependence, what is known, or where things stand."""

LINES: tuple[Line, ...] = ("flow", "information", "structure")
OTHER = "other"
BESIDE = "beside"
REASONS = "reasons"


@dataclass(frozen=True, slots=True)
class Item:
    """One box.

    Attributes:
        key: Tells it apart: the id of a thing, or of a group.
        band: The lane of a step of work; `OTHER` for further work; `REASONS` for what work leads to; else `BESIDE`.
        order: Of a reason: its column, from 0 at the left.
        label: Number of its circle of sight links; what it leads to has the same or a smaller one. -1 for a group.
        column: Of a group: its column, from 0 at the left; None where links tell.
    """

    key: str
    band: str
    order: int = 0
    label: int = -1
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """One line between two boxes.

    Attributes:
        source, target: Positions of the boxes.
        kind: Of the link; empty for several of different kinds.
        line: What it carries.
        count: How many links it stands for.
    """

    source: int
    target: int
    kind: str
    line: Line
    count: int = 1


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the map with a name: a band, or a column of reasons.

    Attributes:
        id: The code of its band, or the number of its column.
        label: Its name.
        left, top, right, bottom: Its edges.
    """

    id: str
    label: str
    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Scene:
    """A map with its places.

    Attributes:
        items: The boxes.
        facts: What else is known of each box, by name, one value a box.
        places: Left and top of each box.
        ties: The lines.
        routes: Of each line: x and y of its corners in turn.
        bands, columns: Its areas.
        about: What else is known of the whole.
    """

    items: Sequence[Item]
    facts: Mapping[str, Sequence[object]]
    places: Sequence[tuple[int, int]]
    ties: Sequence[Tie]
    routes: Sequence[Sequence[int]]
    bands: Sequence[Area]
    columns: Sequence[Area]
    about: Record = field(default_factory=dict)

    def record(self) -> Record:
        """Return it as JSON values: one list a column, so that large maps stay small."""
        return {
            **self.about,
            "bands": [_area(one) for one in self.bands],
            "columns": [_area(one) for one in self.columns],
            "boxes": {
                "id": [item.key for item in self.items],
                "band": [item.band for item in self.items],
                "x": [x for x, _ in self.places],
                "y": [y for _, y in self.places],
                **{name: list(values) for name, values in self.facts.items()},
            },
            "links": {
                "from": [tie.source for tie in self.ties],
                "to": [tie.target for tie in self.ties],
                "kind": [tie.kind for tie in self.ties],
                "line": [LINES.index(tie.line) for tie in self.ties],
                "count": [tie.count for tie in self.ties],
                "route": list(self.routes),
            },
        }


def _area(area: Area) -> Record:
    return {
        "id": area.id,
        "label": area.label,
        "left": area.left,
        "top": area.top,
        "right": area.right,
        "bottom": area.bottom,
    }
