"""The columns of a snapshot after a few changes, and what need not be worked out again: rows are put in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from graph.analysis.graphs import Ints
from graph.analysis.splice import GONE, Splice
from graph.analysis.validity import LinkMarks, NodeMarks, has_begun, has_passed, is_active, is_not_yet
from graph.columns import (
    DEFAULT_BASIS,
    DEFAULT_STATUS,
    DEFAULT_STRENGTH,
    LINK_COLUMNS,
    NODE_COLUMNS,
    Columns,
    LinkColumns,
    NodeColumns,
    body_of,
)
from graph.model import Change, Reading, Record, What
from graph.records import reading_of

Scalar = TypeVar("Scalar", bound=np.generic)
Wanted = Mapping[str, Record | None]
"""Records after the change by key, None where there is none any more."""

LINK_LISTS = ("nths", "bases", "valid_from", "valid_to", "bodies", "origins", "recorded_on")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a store notes of rows that change.

    Attributes:
        revision: Of the organisation after the changes.
        origin: What brought them; where it is empty, a row that was there keeps its own.
        recorded_on: Day, ISO, or empty.
        noted: By key, origin and day of rows of which they are known, in place of the two above.
    """

    revision: int
    origin: str = ""
    recorded_on: str = ""
    noted: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def of(self, key: str, origin: str) -> tuple[str, str]:
        """Return origin and day of a row, whose origin so far may stay."""
        return self.noted.get(key) or (self.origin or origin, self.recorded_on)


@dataclass(frozen=True, slots=True)
class Edits:
    """Rows of columns that change or are put in, with their new values by column, and those that go."""

    splice: Splice
    changed: Sequence[Record] = ()
    put_in: Sequence[Record] = ()

    def array(self, values: npt.NDArray[Scalar], value: Callable[[Record], Any]) -> npt.NDArray[Scalar]:
        """Return a column as an array, with a value worked out of each new row."""
        if not (self.splice.moves or self.changed):
            return values
        return self.splice.array(values, [value(row) for row in self.changed], [value(row) for row in self.put_in])

    def listed(self, values: Sequence[Any], name: str) -> Sequence[Any]:
        """Return a column of texts as a list; the same one if nothing in it changes."""
        return self._column(values, name, self.splice.listed)

    def pieced(self, values: Sequence[Any], name: str) -> Sequence[Any]:
        """Return a long column without copying it; the same one if nothing in it changes."""
        return self._column(values, name, self.splice.pieced)

    def _column(self, values: Sequence[Any], name: str, splice: Callable[..., Sequence[Any]]) -> Sequence[Any]:
        changed = [row[name] for row in self.changed]
        old = (values[row] for row in self.splice.changed)
        if not self.splice.moves and all(new == was for new, was in zip(changed, old, strict=True)):
            return values
        return splice(values, changed, [row[name] for row in self.put_in])


@dataclass(frozen=True, slots=True)
class Delta:
    """How a snapshot changes.

    Attributes:
        columns: Those after the changes.
        nodes, links: The rows that change. Links that lose an end are gone from the columns before `links` applies.
        moved: New position of each node, -1 where it is gone; None if all stay.
        ends_lost: Links that lose an end.
        readings: Changed readings by key.
        gone: Kind and ends, at their new positions, of each link that goes by itself.
    """

    columns: Columns
    nodes: Edits
    links: Edits
    moved: Ints | None
    ends_lost: Splice
    readings: Wanted
    gone: Sequence[tuple[str, tuple[int, int]]] = ()

    def node_marks(self, marks: NodeMarks, date: str) -> NodeMarks:
        """Return what of all nodes holds on the day after the changes."""
        array = self.nodes.array
        return NodeMarks(
            active=array(marks.active, lambda row: is_active(row["statuses"])),
            not_yet=array(marks.not_yet, lambda row: is_not_yet(row["statuses"])),
            begun=array(marks.begun, lambda row: has_begun(row["valid_from"], date)),
            passed=array(marks.passed, lambda row: has_passed(row["valid_to"], date)),
        )

    def changes_kinds(self, kinds: Sequence[str]) -> bool:
        """Tell whether a node that stays becomes one of another kind."""
        places = self.nodes.splice.changed
        return any(row["kinds"] != kinds[place] for place, row in zip(places, self.nodes.changed, strict=True))

    def renames(self, names: Sequence[str]) -> bool:
        """Tell whether a node is called otherwise, or nodes come or go."""
        pairs = zip(self.nodes.splice.changed, self.nodes.changed, strict=True)
        return self.moved is not None or any(row["names"] != names[place] for place, row in pairs)

    def by_kind(self, nodes: Mapping[str, Ints]) -> Mapping[str, Ints]:
        """Return the nodes of each kind after the changes."""
        if self.moved is None:
            return nodes
        found = {kind: moved[moved >= 0] for kind, places in nodes.items() if len(moved := self.moved.take(places))}
        for row in self.nodes.put_in:
            place = bisect_left(self.columns.nodes.ids, row["ids"])
            others = found.get(row["kinds"], np.empty(0, dtype=np.int32))
            found[row["kinds"]] = np.insert(others, int(np.searchsorted(others, place)), place)
        return found

    def link_marks(self, marks: LinkMarks, date: str) -> LinkMarks:
        """Return what of all links holds on the day after the changes."""
        begun, passed = self.ends_lost.array(marks.begun), self.ends_lost.array(marks.passed)
        return LinkMarks(
            begun=self.links.array(begun, lambda row: has_begun(row["valid_from"], date)),
            passed=self.links.array(passed, lambda row: has_passed(row["valid_to"], date)),
        )


def delta(columns: Columns, changes: Iterable[Change], stamp: Stamp) -> Delta:
    """Return how columns change. Of several changes of one thing the last one counts."""
    wanted: dict[What, dict[str, Record | None]] = {"node": {}, "link": {}, "reading": {}, "aside": {}}
    for change in changes:
        wanted[change.what][change.key] = change.new
    node_edits = _node_edits(columns.nodes, wanted["node"], stamp)
    nodes = _nodes_after(columns.nodes, node_edits)
    moved = node_edits.splice.moved() if node_edits.splice.moves else None
    moved_links, ends_lost = _links_moved(columns.links, moved)
    links, edits = _links_after(moved_links, nodes.ids, wanted["link"], stamp)
    after, gone = Columns(stamp.revision, nodes, links), _gone(moved_links, edits.splice.removed)
    return Delta(after, node_edits, edits, moved, ends_lost, wanted["reading"], gone)


def _gone(links: LinkColumns, rows: Sequence[int]) -> list[tuple[str, tuple[int, int]]]:
    return [
        (links.kind_names[int(links.kinds[row])], (int(links.sources[row]), int(links.targets[row]))) for row in rows
    ]


# -- nodes ------------------------------------------------------------------------------------------------------------


def _node_edits(nodes: NodeColumns, wanted: Wanted, stamp: Stamp) -> Edits:
    changed, removed, put_in = [], [], []
    for node_id in sorted(wanted):
        record = wanted[node_id]
        place = bisect_left(nodes.ids, node_id)
        there = place < len(nodes.ids) and nodes.ids[place] == node_id
        if record is None:
            removed += [place] if there else []
        elif there:
            changed.append((place, _node_row(record, stamp.of(node_id, nodes.origins[place]))))
        else:
            put_in.append((place, _node_row(record, stamp.of(node_id, ""))))
    return _edits(len(nodes.ids), changed, removed, put_in)


def _node_row(record: Record, noted: tuple[str, str]) -> Record:
    fields = record.get("fields", {})
    return {
        "ids": record["id"],
        "kinds": record["kind"],
        "names": record["name"],
        "statuses": str(fields.get("status", DEFAULT_STATUS)),
        "valid_from": str(fields.get("valid_from", "")),
        "valid_to": str(fields.get("valid_to", "")),
        "bodies": body_of(fields, record.get("extra"), NODE_COLUMNS),
        "origins": noted[0],
        "recorded_on": noted[1],
    }


def _nodes_after(nodes: NodeColumns, edits: Edits) -> NodeColumns:
    return NodeColumns(**{name: edits.listed(getattr(nodes, name), name) for name in NodeColumns.__slots__})


# -- links ------------------------------------------------------------------------------------------------------------


def _links_moved(links: LinkColumns, moved: Ints | None) -> tuple[LinkColumns, Splice]:
    """Return the links between nodes at their new positions, without those that lose an end."""
    if moved is None:
        return links, Splice(len(links.sources))
    sources, targets = moved[links.sources], moved[links.targets]
    lost = Splice(len(sources), removed=np.flatnonzero((sources == GONE) | (targets == GONE)).tolist())
    edits = Edits(lost)
    links = replace(links, sources=sources, targets=targets)
    return _spliced(links, edits, links.kind_names) if lost.moves else links, lost


def _links_after(links: LinkColumns, ids: Sequence[str], wanted: Wanted, stamp: Stamp) -> tuple[LinkColumns, Edits]:
    names = [*links.kind_names]
    names += sorted({record["kind"] for record in wanted.values() if record} - set(names))
    finder = _Finder(links, ids, names)
    changed, removed, put_in = [], [], []
    for key in sorted(wanted, key=_link_order):
        record = wanted[key]
        place, there = finder.find(*_link_order(key))
        if record is None:
            removed += [place] if there else []
        elif there:
            changed.append((place, finder.row(record, stamp.of(key, links.origins[place]))))
        elif place >= 0:
            put_in.append((place, finder.row(record, stamp.of(key, ""))))
    edits = _edits(len(links.sources), changed, sorted(removed), put_in)
    return _spliced(links, edits, names), edits


def _link_order(key: str) -> tuple[str, str, str, int]:
    source, kind, target, nth = key.split("\t")
    return source, kind, target, int(nth)


@dataclass(frozen=True, slots=True)
class _Finder:
    """Finds links by what identifies them."""

    links: LinkColumns
    ids: Sequence[str]
    kind_names: Sequence[str]

    def find(self, source: str, kind: str, target: str, nth: int) -> tuple[int, bool]:
        """Return where a link stands or would stand, and whether it is there; -1 where an end is unknown."""
        begin, end = self.position(source), self.position(target)
        if begin < 0 or end < 0:
            return -1, False
        links = self.links
        # Numbers of the same type: otherwise all sources would be turned into the other one.
        first, last = np.searchsorted(links.sources, np.array([begin, begin + 1], dtype=np.int32)).tolist()
        order = (kind, end, nth)
        place = first + bisect_left(range(first, last), order, key=self._order)
        return place, place < last and self._order(place) == order

    def position(self, node_id: str) -> int:
        """Return the position of a node, -1 if there is none."""
        place = bisect_left(self.ids, node_id)
        return place if place < len(self.ids) and self.ids[place] == node_id else GONE

    def row(self, record: Record, noted: tuple[str, str]) -> Record:
        """Return the new row of a link."""
        fields = record.get("fields", {})
        return {
            "sources": self.position(record["from"]),
            "targets": self.position(record["to"]),
            "kinds": self.kind_names.index(record["kind"]),
            "strengths": int(fields.get("strength", DEFAULT_STRENGTH)),
            "nths": record.get("nth", 0),
            "bases": str(fields.get("basis", DEFAULT_BASIS)),
            "valid_from": str(fields.get("valid_from", "")),
            "valid_to": str(fields.get("valid_to", "")),
            "bodies": body_of(fields, record.get("extra"), LINK_COLUMNS),
            "origins": noted[0],
            "recorded_on": noted[1],
        }

    def _order(self, link: int) -> tuple[str, int, int]:
        links = self.links
        return self.kind_names[links.kinds[link]], int(links.targets[link]), links.nths[link]


def _spliced(links: LinkColumns, edits: Edits, kind_names: Sequence[str]) -> LinkColumns:
    return LinkColumns(
        sources=edits.array(links.sources, lambda row: row["sources"]),
        targets=edits.array(links.targets, lambda row: row["targets"]),
        kinds=edits.array(links.kinds, lambda row: row["kinds"]),
        kind_names=kind_names,
        strengths=edits.array(links.strengths, lambda row: row["strengths"]),
        **{name: edits.pieced(getattr(links, name), name) for name in LINK_LISTS},
    )


def _edits(size: int, changed: list[tuple[int, Record]], removed: list[int], put_in: list[tuple[int, Record]]) -> Edits:
    splice = Splice(size, [place for place, _ in changed], removed, [place for place, _ in put_in])
    return Edits(splice, [row for _, row in changed], [row for _, row in put_in])


# -- readings ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ChangedReadings:
    """Readings of which some have changed since they were first asked for.

    Attributes:
        base: Yields them as they were, or as they are.
        changed: Those that changed, by key; None where there is none any more.
    """

    base: Callable[[], Iterable[Reading]]
    changed: Mapping[str, Record | None] = field(default_factory=dict)

    def __call__(self) -> Iterator[Reading]:
        """Yield all readings, in no order."""
        for reading in self.base():
            if f"{reading.measure}\t{reading.date}" not in self.changed:
                yield reading
        yield from (reading_of(record) for record in self.changed.values() if record is not None)


def readings_after(readings: Callable[[], Iterable[Reading]], changed: Wanted) -> Callable[[], Iterable[Reading]]:
    """Return what yields readings after some have changed."""
    if not changed:
        return readings
    if isinstance(readings, ChangedReadings):
        return ChangedReadings(readings.base, {**readings.changed, **changed})
    return ChangedReadings(readings, changed)


def series_after(series: Mapping[str, list[Reading]], changed: Wanted, date: str) -> dict[str, list[Reading]]:
    """Return the readings up to a day, by measure, after some have changed."""
    found = dict(series)
    for key, record in changed.items():
        measure, day = key.split("\t")
        others = [reading for reading in found.pop(measure, ()) if reading.date != day]
        others += [reading_of(record)] if record is not None and day <= date else []
        if others:
            found[measure] = sorted(others, key=lambda reading: reading.date)
    return found
