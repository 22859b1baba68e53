"""What a few changes did to a snapshot: where its rows went, and what of it is not as it was.

What was worked out before can be taken over by it, as long as it does not rest on anything that changed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import numpy.typing as npt

from graph.analysis.graphs import Ints
from graph.analysis.splice import GONE, Splice
from graph.analysis.validity import has_begun, has_passed, is_active

if TYPE_CHECKING:
    from graph.analysis.delta import Delta
    from graph.columns import Columns, NodeColumns

Scalar = TypeVar("Scalar", bound=np.generic)
LONGEST = 16
"""So many changes a snapshot remembers that it came from."""


@dataclass(frozen=True, slots=True)
class Shift:
    """Where rows went.

    Attributes:
        splices: One after the other.
    """

    splices: tuple[Splice, ...] = ()

    def __call__(self, row: int) -> int:
        """Return the new position of a row that is still there."""
        for splice in self.splices:
            row += bisect_right(splice.before, row) - bisect_left(splice.removed, row)
        return row

    def all(self, rows: Ints) -> Ints:
        """Return the new positions of rows that are still there."""
        for splice in self.splices:
            rows = splice.shifted(rows)
        return rows

    def still(self, rows: Iterable[int]) -> set[int]:
        """Return the new positions of those rows that are still there."""
        found = set(rows)
        for splice in self.splices:
            one = Shift((splice,))
            found = {one(row) for row in found.difference(splice.removed)}
        return found

    def column(self, values: npt.NDArray[Scalar], fill: object) -> npt.NDArray[Scalar]:
        """Return a column with a value of no meaning in the rows that were put in."""
        for splice in self.splices:
            values = splice.array(values, put_in=[fill] * len(splice.before)) if splice.moves else values
        return values

    def pointing(self, nodes: Ints, unknown: int) -> Ints:
        """Return a copy of a column of positions of nodes as these are now.

        Args:
            nodes: Of each node another one; negative where there is none.
            unknown: Put in where the other one is gone, or the node is new.
        """
        for splice in self.splices:
            there = nodes >= 0
            kept = np.where(there, splice.shifted(nodes), nodes).astype(np.int32)
            if splice.removed:
                kept[there & np.isin(nodes, splice.removed)] = unknown
            nodes = splice.array(kept, put_in=[unknown] * len(splice.before))
        return nodes if self.splices else nodes.copy()

    def then(self, other: Shift) -> Shift:
        """Return where rows are after another shift, too."""
        return Shift((*self.splices, *other.splices))


STAYS = Shift()


def shift_of(*splices: Splice) -> Shift:
    """Return where rows go by some splices, one after the other; those that move none are left out."""
    return Shift(tuple(splice for splice in splices if splice.moves))


@dataclass(frozen=True, slots=True)
class Step:
    """What is not as it was. Positions are those of afterwards.

    Attributes:
        nodes: Where nodes went.
        links: Where links went.
        changed: Nodes whose record is another, or new.
        flipped: Those of them that count now and did not, or the other way round; or that are of another kind.
        dated: Those of them whose status, validity or kind is another, or that are new.
        ends: By kind of link, the nodes at either end of a link that changed, came or went.
        measures: Nodes whose readings changed.
        kinds: The kinds of all nodes that changed, came or went.
        flipped_kinds: The kinds of those that flipped, or went.
    """

    nodes: Shift = STAYS
    links: Shift = STAYS
    changed: frozenset[int] = frozenset()
    flipped: frozenset[int] = frozenset()
    dated: frozenset[int] = frozenset()
    ends: Mapping[str, frozenset[int]] = field(default_factory=dict)
    measures: frozenset[int] = frozenset()
    kinds: frozenset[str] = frozenset()
    flipped_kinds: frozenset[str] = frozenset()

    @property
    def size(self) -> int:
        """How many nodes it touches, those counted twice that are touched twice."""
        return len(self.changed) + len(self.measures) + sum(map(len, self.ends.values()))

    def then(self, other: Step) -> Step:
        """Return what two steps did together."""
        still = other.nodes.still
        return Step(
            self.nodes.then(other.nodes),
            self.links.then(other.links),
            other.changed | still(self.changed),
            other.flipped | still(self.flipped),
            other.dated | still(self.dated),
            {
                kind: other.ends.get(kind, frozenset()) | still(self.ends.get(kind, ()))
                for kind in self.ends.keys() | other.ends.keys()
            },
            other.measures | still(self.measures),
            self.kinds | other.kinds,
            self.flipped_kinds | other.flipped_kinds,
        )


@dataclass(frozen=True, slots=True)
class Trail:
    """Where a snapshot came from.

    Attributes:
        mark: Known to itself alone.
        steps: The marks of those before it, each with what was done to that one; the last step is the newest.
    """

    mark: object = field(default_factory=object)
    steps: Sequence[tuple[object, Step]] = ()

    def on(self, step: Step) -> Trail:
        """Return the trail of what comes after a step."""
        return Trail(steps=(*self.steps, (self.mark, step))[-LONGEST:])

    def since(self, earlier: Trail) -> Step | None:
        """Return what was done since an earlier snapshot; None where that is not known any more."""
        if earlier.mark is self.mark:
            return Step()
        marks = [mark for mark, _ in self.steps]
        if earlier.mark not in marks:
            return None
        return reduce(Step.then, (step for _, step in self.steps[marks.index(earlier.mark) :]))


def step_of(change: Delta, before: Columns, date: str) -> Step:
    """Return what a change of columns did.

    Args:
        change: It.
        before: The columns before it.
        date: The day judged by, ISO.
    """
    nodes, edits = before.nodes, change.nodes
    shift = shift_of(edits.splice)
    stayed = list(zip(edits.splice.changed, edits.changed, strict=True))
    came = [bisect_left(change.columns.nodes.ids, row["ids"]) for row in edits.put_in]
    flipped = {shift(place) for place, row in stayed if _flips(nodes, place, row, date)}
    gone = {nodes.kinds[place] for place in edits.splice.removed}
    new = {row["kinds"] for row in edits.put_in}
    others = {nodes.kinds[place] for place, _ in stayed} | {row["kinds"] for _, row in stayed}
    ids = change.columns.nodes.ids
    measures = (_position(ids, key.partition("\t")[0]) for key in change.readings)
    return Step(
        shift,
        shift_of(change.ends_lost, change.links.splice),
        frozenset(chain(came, (shift(place) for place, _ in stayed))),
        frozenset(chain(came, flipped)),
        frozenset(chain(came, (shift(place) for place, row in stayed if _redated(nodes, place, row)))),
        _ends(change, before),
        frozenset(place for place in measures if place is not None),
        frozenset(gone | new | others),
        frozenset(gone | new | {change.columns.nodes.kinds[place] for place in flipped}),
    )


def _redated(nodes: NodeColumns, place: int, row: dict[str, Any]) -> bool:
    return any(getattr(nodes, name)[place] != row[name] for name in ("statuses", "valid_from", "valid_to", "kinds"))


def _flips(nodes: NodeColumns, place: int, row: dict[str, Any], date: str) -> bool:
    """Tell whether a node counts now and did not, or the other way round, or is of another kind."""
    was = {name: getattr(nodes, name)[place] for name in ("statuses", "valid_from", "valid_to")}
    return _counts(was, date) != _counts(row, date) or bool(nodes.kinds[place] != row["kinds"])


def _counts(row: dict[str, Any], date: str) -> bool:
    begun = has_begun(row["valid_from"], date)
    return is_active(row["statuses"]) and begun and not has_passed(row["valid_to"], date)


def _position(ids: Sequence[str], node_id: str) -> int | None:
    place = bisect_left(ids, node_id)
    return place if place < len(ids) and ids[place] == node_id else None


def _ends(change: Delta, before: Columns) -> dict[str, frozenset[int]]:
    """Return the nodes that are there at either end of links that changed, came or went, by kind of link."""
    found: dict[str, set[int]] = {}
    for kind, ends in chain(_ends_lost(change, before), _ends_changed(change)):
        found.setdefault(kind, set()).update(ends)
    return {kind: frozenset(ends) - {GONE} for kind, ends in found.items()}


def _ends_lost(change: Delta, before: Columns) -> Iterator[tuple[str, tuple[int, ...]]]:
    links, moved = before.links, change.moved
    for row in change.ends_lost.removed:
        assert moved is not None  # noqa: S101  links lose an end only where nodes go
        ends = tuple(int(moved[end]) for end in (links.sources[row], links.targets[row]))
        yield links.kind_names[int(links.kinds[row])], ends


def _ends_changed(change: Delta) -> Iterator[tuple[str, tuple[int, ...]]]:
    names = change.columns.links.kind_names
    for row in (*change.links.changed, *change.links.put_in):
        yield names[row["kinds"]], (row["sources"], row["targets"])
    yield from change.gone
