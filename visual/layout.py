"""Where things stand on a map: work in bands of peers, flow from left to right, reasons at the right end.

The bands are the lanes that a step in the flow of work can have, in the order of their declaration; none ranks above
another. What has no lane stands in a band of its own below. The same organisation gives the same places.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.analysis.sight import Sight
from graph.analysis.snapshot import Snapshot
from graph.ontology import Field

LANE = "lane"
WIDTH, HEIGHT, GAP = 260, 90, 60


@dataclass(frozen=True, slots=True)
class Band:
    """One band of the map.

    Attributes:
        lane: Code of its lane; empty for what has none.
        top, bottom: Where it begins and ends.
    """

    lane: str
    top: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand.

    Attributes:
        places: Of each node, the middle of its box, x to the right and y downwards.
        bands: From top to bottom; those that hold nothing are left out.
    """

    places: Mapping[int, tuple[int, int]]
    bands: Sequence[Band]


def layout(sight: Sight, nodes: Iterable[int]) -> Layout:
    """Return where some nodes stand.

    Columns follow the longest thread to a purpose or need, so that flow runs from left to right; what has no thread
    stands beside the leftmost thing that it is linked with, else in the first column. Within a column things stand in
    the order of their ids.

    Args:
        sight: Line of sight of the organisation.
        nodes: Which nodes are drawn.
    """
    snapshot, chosen = sight.snapshot, sorted(set(nodes))
    columns = _columns(sight, chosen)
    lanes = _lanes(snapshot)
    places: dict[int, tuple[int, int]] = {}
    bands: list[Band] = []
    top = 0
    for lane in (*lanes, ""):
        members = [node for node in chosen if _lane(snapshot, node, lanes) == lane]
        if not members:
            continue
        tallest = _place(members, columns, top, places)
        bands.append(Band(lane, top, top + tallest * HEIGHT))
        top += tallest * HEIGHT + GAP
    return Layout(places, bands)


def _place(members: Sequence[int], columns: Mapping[int, int], top: int, places: dict[int, tuple[int, int]]) -> int:
    """Give the members of a band their places, and return how many stand in its fullest column."""
    filled: dict[int, int] = {}
    for node in members:
        column = columns[node]
        row = filled.get(column, 0)
        filled[column] = row + 1
        places[node] = (column * WIDTH, top + row * HEIGHT + HEIGHT // 2)
    return max(filled.values())


def _columns(sight: Sight, chosen: Sequence[int]) -> dict[int, int]:
    """Return the column of each node, from 0 at the left."""
    heights = _heights(sight, [node for node in chosen if sight.serves[node]])
    longest = max(heights.values(), default=0)
    columns = {node: longest - height for node, height in heights.items()}
    people = sight.snapshot.with_trait("people")
    columns |= {node: longest + 1 for node in chosen if people[node]}
    neighbours = _neighbours(sight.snapshot, chosen)
    waiting = [node for node in chosen if node not in columns]
    while waiting:
        beside = {
            node: min(columns[other] for other in neighbours[node] if other in columns)
            for node in waiting
            if any(other in columns for other in neighbours[node])
        }
        columns |= beside or dict.fromkeys(waiting[:1], 0)
        waiting = [node for node in waiting if node not in columns]
    return columns


def _heights(sight: Sight, serving: Sequence[int]) -> dict[int, int]:
    """Return the links of the longest thread from each node among the serving ones; those of a circle share theirs."""
    labels, among = sight.components[1].tolist(), set(serving)
    onward: dict[int, set[int]] = {labels[node]: set() for node in serving}
    for node in serving:
        onward[labels[node]] |= {labels[head] for head in sight.graph.leads(node) if head in among} - {labels[node]}
    heights = dict.fromkeys(onward, 0)
    changed = True
    while changed:
        found = {label: 1 + max((heights[head] for head in heads), default=-1) for label, heads in onward.items()}
        changed, heights = found != heights, found
    return {node: heights[labels[node]] for node in serving}


def _neighbours(snapshot: Snapshot, chosen: Sequence[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {node: set() for node in chosen}
    for _, source, target in links_among(snapshot, chosen):
        found[source].add(target)
        found[target].add(source)
    return found


def links_among(snapshot: Snapshot, nodes: Iterable[int]) -> list[tuple[int, int, int]]:
    """Return the live links between some nodes, as link, source and target, in the order of links."""
    chosen = set(nodes)
    pairs = zip(snapshot.sources.tolist(), snapshot.targets.tolist(), snapshot.link_live.tolist(), strict=True)
    return [
        (link, source, target)
        for link, (source, target, live) in enumerate(pairs)
        if live and source in chosen and target in chosen
    ]


def lane_field(snapshot: Snapshot) -> Field | None:
    """Return the field that says which lane a step in the flow of work has, None where no kind has one."""
    declared = (snapshot.ontology.fields_of(kind.name).get(LANE) for kind in snapshot.ontology.with_trait("flow"))
    return next((field for field in declared if field is not None), None)


def _lanes(snapshot: Snapshot) -> tuple[str, ...]:
    field = lane_field(snapshot)
    return field.codes if field else ()


def _lane(snapshot: Snapshot, node: int, lanes: Sequence[str]) -> str:
    if "flow" not in snapshot.ontology.kinds[snapshot.kinds[node]].traits:
        return ""
    lane = snapshot.field(node, LANE)
    return str(lane) if lane in lanes else ""
