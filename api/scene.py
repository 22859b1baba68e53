"""The map of an organisation as JSON values: which boxes, what is known of each, where they stand, and the lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from api.resolve import Asked
from api.scene_choice import FIRST_PAINT, Chosen, Wanted, choose
from api.scene_groups import Cell, Group, cells_of, grouped, single
from api.scene_icons import icons_of
from graph.analysis.case import Case
from graph.analysis.graphs import Ints
from graph.analysis.snapshot import Snapshot
from graph.ontology import Language, Ontology
from visual.layout import lane_field
from visual.scene import LINES, OTHER, REASONS, Area, Item, Line, Scene, Tie
from visual.scene_places import Places, Slot, places
from visual.scene_routes import routes
from visual.words import words_in

MOST_ICONS = 400
NOT_DRAWN = -1
FEW = 200
"""Of so many things the links are looked up one by one: that is quicker than to look through all."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A map, and where its boxes stand for the next one.

    Attributes:
        scene: The map.
        slots: Where each box stands.
    """

    scene: Scene
    slots: Mapping[str, Slot]


def scene_of(asked: Asked, wanted: Wanted, language: Language, former: Mapping[str, Slot] | None = None) -> Drawn:
    """Return a map.

    Args:
        asked: The request's view of the organisation; what it does not hold is drawn nowhere.
        wanted: What the map is asked for.
        language: Of names.
        former: Where the boxes of the same map stood before.
    """
    case, chosen = asked.case, choose(asked.case, wanted)
    cells = cells_of(case, chosen.nodes)
    many = len(chosen.nodes) > FIRST_PAINT and not wanted.is_whole and not wanted.about
    groups = grouped(case, cells, wanted.scope, wanted.opened) if many else single(cells)
    items = _items(case, groups, is_grouped=many)
    ties = _ties(case, groups)
    placed = places(items, ties, _lanes(asked), former, spare=0 if many or wanted.about else 1)
    facts = _facts(asked, groups, ties, language)
    scene = Scene(
        items, facts, placed.points, ties, routes(placed.points, ties),
        _bands(asked, placed, language), _columns(asked, placed, items, groups, language),
        _about(asked, chosen, many),
    )  # fmt: skip
    return Drawn(scene, placed.slots)


def _about(asked: Asked, chosen: Chosen, is_grouped: bool) -> dict[str, object]:
    snapshot = asked.snapshot
    return {
        "revision": snapshot.revision,
        "date": snapshot.date,
        "things": len(chosen.nodes),
        "left": chosen.left,
        "grouped": is_grouped,
        "path": asked.ids_of(chosen.path),
    }


def _items(case: Case, groups: Sequence[Group], *, is_grouped: bool) -> list[Item]:
    labels = case.sight.components[1]
    units = sorted({group.unit for group in groups if group.unit is not None})
    columns = {unit: place for place, unit in enumerate(units)}
    return [
        Item(
            key=group.key or case.snapshot.ids[group.members[0]],
            band=group.cell.band,
            order=group.cell.order,
            label=-1 if group.key else int(labels[group.members[0]]),
            column=_column(group, columns) if is_grouped else None,
        )
        for group in groups
    ]


def _column(group: Group, columns: Mapping[int, int]) -> int | None:
    """Return the column of a box among groups: that of its unit; the last one where it has none."""
    if group.cell.band == REASONS:
        return None
    return len(columns) if group.unit is None else columns[group.unit]


def _ties(case: Case, groups: Sequence[Group]) -> list[Tie]:
    """Return the lines: one for all links that carry the same between two boxes."""
    snapshot = case.snapshot
    boxes = np.full(len(snapshot), NOT_DRAWN, dtype=np.int64)
    for place, group in enumerate(groups):
        boxes[np.array(group.members, dtype=np.int64)] = place
    links = _links_from(snapshot, groups)
    sources, targets = boxes[snapshot.sources[links]], boxes[snapshot.targets[links]]
    drawn = snapshot.link_live[links] & (sources != NOT_DRAWN) & (targets != NOT_DRAWN) & (sources != targets)
    links, sources, targets = links[drawn], sources[drawn], targets[drawn]
    names = snapshot.columns.links.kind_names
    codes = np.array([LINES.index(_line(snapshot.ontology, name)) for name in names], dtype=np.int64)
    carried = codes[snapshot.columns.links.kinds[links]]
    pairs = (sources * len(groups) + targets) * len(LINES) + carried
    found, first, counts = np.unique(pairs, return_index=True, return_counts=True)
    ends = zip(found.tolist(), links[first].tolist(), counts.tolist(), strict=True)
    return [_tie(pair, snapshot.link_kind(link), count, len(groups)) for pair, link, count in ends]


def _links_from(snapshot: Snapshot, groups: Sequence[Group]) -> Ints:
    """Return the links that start at what is drawn, and maybe others, in order."""
    if sum(len(group.members) for group in groups) > FEW:
        return np.arange(len(snapshot.sources), dtype=np.int32)
    nodes = sorted(node for group in groups for node in group.members)
    return np.concatenate([np.empty(0, dtype=np.int32), *(snapshot.neighbours.at(node, "out") for node in nodes)])


def _tie(pair: int, kind: str, count: int, many: int) -> Tie:
    both, line = divmod(pair, len(LINES))
    source, target = divmod(both, many)
    return Tie(source, target, kind, LINES[line], count)


def _line(ontology: Ontology, name: str) -> Line:
    """Return what the links of a kind carry; of a kind that is declared no more, structure."""
    link = ontology.links.get(name)
    roles = set(link.roles) if link else set()
    if roles & {"sight", "impact"}:
        return "flow"
    return "information" if roles & {"feedback", "causal"} else "structure"


def _facts(asked: Asked, groups: Sequence[Group], ties: Sequence[Tie], language: Language) -> dict[str, list[object]]:
    case, snapshot, names = asked.case, asked.snapshot, asked.names(language)
    work, more = case.sight.work, _more(case, groups, ties)
    firsts = [group.members[0] for group in groups]
    icons = icons_of(case, groups) if len(groups) <= MOST_ICONS else [[] for _ in groups]
    units = [group.unit if group.key else case.unit(first) for group, first in zip(groups, firsts, strict=True)]
    return {
        "name": [
            _group_name(asked, group, language) if group.key else names.plain(first)
            for group, first in zip(groups, firsts, strict=True)
        ],
        "kind": [_kind(case, group) for group in groups],
        "status": [
            case.sight.status(first) if work[first] and not group.key else ""
            for group, first in zip(groups, firsts, strict=True)
        ],
        "unit": ["" if unit is None else snapshot.ids[unit] for unit in units],
        "count": [len(group.members) if group.key else 0 for group in groups],
        "more": list(more),
        "icons": list(icons),
    }


def _kind(case: Case, group: Group) -> str:
    """Return the kind of what a box holds; empty where it holds several."""
    kinds = {case.snapshot.kinds[node] for node in group.members}
    return kinds.pop() if len(kinds) == 1 else ""


def _group_name(asked: Asked, group: Group, language: Language) -> str:
    if group.unit is not None:
        return asked.names(language).plain(group.unit)
    return _cell_name(asked, group.cell, language)


def _cell_name(asked: Asked, cell: Cell, language: Language) -> str:
    if cell.kind:
        return asked.snapshot.ontology.kinds[cell.kind].plural[language]
    return _band_name(asked, cell.band, language)


def _band_name(asked: Asked, band: str, language: Language) -> str:
    field = lane_field(asked.snapshot)
    lanes = {choice.code: choice.label[language] for choice in field.choices} if field else {}
    words = words_in(language)
    return lanes.get(band) or words["band_other" if band == OTHER else "band_beside"]


def _lanes(asked: Asked) -> tuple[str, ...]:
    field = lane_field(asked.snapshot)
    return field.codes if field else ()


def _more(case: Case, groups: Sequence[Group], ties: Sequence[Tie]) -> list[int]:
    """Return of each thing how many of its live links lead to what is not drawn; 0 for groups."""
    snapshot = case.snapshot
    degrees: Ints = case.answer("live links of each", lambda: _degrees(snapshot))
    shown: Ints = np.zeros(len(groups), dtype=np.int32)
    for tie in ties:
        shown[tie.source] += tie.count
        shown[tie.target] += tie.count
    return [
        0 if group.key else max(int(degrees[group.members[0]]) - int(shown[place]), 0)
        for place, group in enumerate(groups)
    ]


def _degrees(snapshot: Snapshot) -> Ints:
    """Return of each node how many live links it has."""
    live, size = snapshot.link_live, len(snapshot)
    degrees = np.bincount(snapshot.sources[live], minlength=size) + np.bincount(snapshot.targets[live], minlength=size)
    return degrees.astype(np.int32)


def _bands(asked: Asked, placed: Places, language: Language) -> list[Area]:
    return [
        Area(one.id, _band_name(asked, one.id, language), one.left, one.top, one.right, one.bottom)
        for one in placed.bands
    ]


def _columns(
    asked: Asked, placed: Places, items: Sequence[Item], groups: Sequence[Group], language: Language
) -> list[Area]:
    """Return the columns of reasons, each named by the kinds that stand in it."""
    kinds: dict[str, dict[str, None]] = {}
    for item, group in zip(items, groups, strict=True):
        if item.band == REASONS:
            kinds.setdefault(str(item.order), {})[_cell_name(asked, group.cell, language)] = None
    return [Area(one.id, " · ".join(kinds[one.id]), one.left, one.top, one.right, one.bottom) for one in placed.columns]
