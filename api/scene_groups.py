"""What stands for what on a map: each thing by itself where all can be read, else groups by band and unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.scene_choice import FIRST_PAINT
from graph.analysis.case import Case
from visual.layout import LANE
from visual.scene import BESIDE, REASONS
from visual.scene_kinds import STEPS, KindPlace, kind_places

ONE, BY_UNIT, WHOLE = "one", "unit", "whole"
ALL_UNITS = "*"


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of the map: a lane, a kind of reasons, further work, or what stands beside.

    Attributes:
        band: The band that it stands in.
        order: Of reasons: their column.
        kind: Of reasons: their kind; else empty.
    """

    band: str
    order: int = 0
    kind: str = ""

    @property
    def key(self) -> str:
        """How it is named in an address."""
        return self.kind or self.band


@dataclass(frozen=True, slots=True)
class Group:
    """One box: a thing, or several.

    Attributes:
        cell: The part of the map that it stands in.
        members: The things.
        unit: Of a group by unit: that unit; None where it is unknown, or for all units.
        key: Names it in an address; empty for a single thing.
    """

    cell: Cell
    members: Sequence[int]
    unit: int | None = None
    key: str = ""


def cells_of(case: Case, nodes: Sequence[int]) -> dict[Cell, list[int]]:
    """Return nodes by the part of the map that they stand in, parts and nodes in order."""
    snapshot, kinds = case.snapshot, kind_places(case.snapshot.ontology)
    lanes = snapshot.fields([node for node in nodes if kinds[snapshot.kinds[node]].part == STEPS], LANE)
    told = iter(lanes)
    found: dict[Cell, list[int]] = defaultdict(list)
    for node in nodes:
        kind = snapshot.kinds[node]
        lane = next(told) if kinds[kind].part == STEPS else None
        found[_cell(kind, kinds[kind], lane)].append(node)
    return dict(sorted(found.items(), key=lambda entry: (entry[0].band, entry[0].order, entry[0].kind)))


def single(cells: Mapping[Cell, Sequence[int]]) -> list[Group]:
    """Return a box for each thing."""
    return [Group(cell, (node,)) for cell, members in cells.items() for node in members]


def grouped(case: Case, cells: Mapping[Cell, Sequence[int]], scope: int | None, opened: frozenset[str]) -> list[Group]:
    """Return boxes, as many as can be read at once: small parts thing by thing, others by unit or as one.

    Lanes are peers: all are shown in the same way.

    Args:
        case: The organisation.
        cells: What is shown, by part.
        scope: The unit asked about; groups are those directly below it.
        opened: Keys of groups that are shown thing by thing.
    """
    by_unit = {cell: _by_unit(case, members, scope) for cell, members in cells.items()}
    ways = _ways(cells, by_unit)
    found: list[Group] = []
    for cell, members in cells.items():
        if ways[cell] == ONE:
            found += [Group(cell, (node,), unit) for unit, those in by_unit[cell].items() for node in those]
        elif ways[cell] == WHOLE:
            found += _opened(Group(cell, members, None, f"{cell.key}|{ALL_UNITS}"), opened)
        else:
            for unit, those in by_unit[cell].items():
                name = "" if unit is None else case.snapshot.ids[unit]
                found += _opened(Group(cell, those, unit, f"{cell.key}|{name}"), opened)
    return found


def _cell(kind: str, place: KindPlace, lane: object) -> Cell:
    if place.part == REASONS:
        return Cell(REASONS, place.order, kind)
    if place.part == STEPS:
        return Cell(str(lane) if lane else BESIDE)
    return Cell(place.part)


def _opened(group: Group, opened: frozenset[str]) -> list[Group]:
    if group.key in opened or len(group.members) == 1:
        return [Group(group.cell, (node,), group.unit) for node in group.members]
    return [group]


def _ways(cells: Mapping[Cell, Sequence[int]], by_unit: Mapping[Cell, Mapping[int | None, object]]) -> dict[Cell, str]:
    """Return how each part is shown, so that all can be read at once."""
    sets: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        sets["lanes" if cell.band not in {REASONS, BESIDE} and not cell.kind else cell.key].append(cell)
    sizes = {
        name: {
            ONE: sum(len(cells[cell]) for cell in those),
            BY_UNIT: sum(len(by_unit[cell]) for cell in those),
            WHOLE: len(those),
        }
        for name, those in sets.items()
    }
    ways = dict.fromkeys(sets, BY_UNIT)
    for name in sorted(sets, key=lambda one: (-sizes[one][BY_UNIT], one)):
        if sum(sizes[one][ways[one]] for one in sets) > FIRST_PAINT:
            ways[name] = WHOLE
    for name in sorted(sets, key=lambda one: (sizes[one][ONE], one)):
        used = sum(sizes[one][ways[one]] for one in sets if one != name)
        if used + sizes[name][ONE] <= FIRST_PAINT:
            ways[name] = ONE
    return {cell: ways[name] for name, those in sets.items() for cell in those}


def _by_unit(case: Case, members: Sequence[int], scope: int | None) -> dict[int | None, list[int]]:
    """Return nodes by the unit directly below the scope that they belong to, in order; None for what is in none."""
    heads = _heads(case, scope)
    found: dict[int | None, list[int]] = defaultdict(list)
    for node in members:
        unit = case.unit(node)
        found[None if unit is None else heads.get(unit, scope)].append(node)
    return dict(sorted(found.items(), key=lambda entry: (entry[0] is None, entry[0] or 0)))


def _heads(case: Case, scope: int | None) -> dict[int, int]:
    """Return of each unit the one directly below the scope at or above it; of the whole, below its only top."""
    tops = [top for top in case.top_units if not case.parents(top)] or case.top_units
    if scope is None and len(tops) == 1:
        below = {tops[0]: {tops[0]}} | {child: case.downwards(child) for child in case.children(tops[0])}
    elif scope is None:
        below = {top: case.downwards(top) for top in tops}
    else:
        below = {scope: {scope}} | {child: case.downwards(child) for child in case.children(scope)}
    return {unit: head for head, units in below.items() for unit in units}
