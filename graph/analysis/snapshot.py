"""A frozen organisation on one day, as columns: what is live, what has ended, how nodes are linked.

Nodes are positions from 0, in the order of their ids, so the smallest position is the smallest id. Links are positions
too, in the order of source, kind, target.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import orjson

from graph.columns import Columns
from graph.model import Reading, Value
from graph.ontology import Ontology, Role

Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int32]

ACTIVE = "active"
NOT_YET = frozenset({"draft", "proposed"})
FIRST_DAY, LAST_DAY = 0, 4_000_000

Adjacency = tuple[Ints, Ints]
"""Start of each node's slice, and link positions."""


def no_readings() -> Iterable[Reading]:
    """Return no readings, for snapshots that need none."""
    return ()


class Snapshot:
    """Everything known of an organisation, judged on one day.

    Attributes:
        ontology: What its kinds and links mean.
        columns: Its nodes and links.
        date: The day, ISO; day: the same as an ordinal.
        ids, kinds, names: Of each node.
        sources, targets, strengths: Of each link.
    """

    def __init__(
        self,
        ontology: Ontology,
        columns: Columns,
        date: str,
        readings: Callable[[], Iterable[Reading]] = no_readings,
    ) -> None:
        self.ontology = ontology
        self.columns = columns
        self.revision = columns.revision
        self.date = date
        self.day = datetime.date.fromisoformat(date).toordinal()
        self.ids: Sequence[str] = columns.nodes.ids
        self.kinds: Sequence[str] = columns.nodes.kinds
        self.names: Sequence[str] = columns.nodes.names
        self.sources: Ints = columns.links.sources
        self.targets: Ints = columns.links.targets
        self.strengths: Ints = columns.links.strengths
        self._readings = readings
        self._bodies: dict[int, dict[str, Any]] = {}
        self._link_bodies: dict[int, dict[str, Any]] = {}
        self._out: dict[str, Adjacency] = {}
        self._into: dict[str, Adjacency] = {}

    def __len__(self) -> int:
        return len(self.ids)

    # -- what is live -----------------------------------------------------------------------------------------------

    @cached_property
    def live(self) -> Bools:
        """Of each node: active, and the day within its validity."""
        return self._active & self._begun & ~self._passed

    @cached_property
    def ended(self) -> Bools:
        """Of each node: paused, completed, stopped or archived, or its validity has passed; never what is not yet."""
        return ~self._not_yet & self._begun & (~self._active | self._passed)

    @cached_property
    def link_live(self) -> Bools:
        """Of each link: the day within its validity, and both ends live."""
        begun, passed = self._link_days
        return begun & ~passed & self.live[self.sources] & self.live[self.targets]

    @cached_property
    def link_valid(self) -> Bools:
        """Of each link: the day within its validity, whatever its ends are."""
        begun, passed = self._link_days
        return begun & ~passed

    @cached_property
    def link_live_or_ended(self) -> Bools:
        """Of each link: it or an end of it may have ended, but nothing of it is not yet."""
        begun, _ = self._link_days
        was = self.live | self.ended
        return begun & was[self.sources] & was[self.targets]

    @cached_property
    def _active(self) -> Bools:
        return np.array([status == ACTIVE for status in self.columns.nodes.statuses], dtype=np.bool_)

    @cached_property
    def _not_yet(self) -> Bools:
        return np.array([status in NOT_YET for status in self.columns.nodes.statuses], dtype=np.bool_)

    @cached_property
    def _begun(self) -> Bools:
        return days_of(self.columns.nodes.valid_from, FIRST_DAY) <= self.day

    @cached_property
    def _passed(self) -> Bools:
        return days_of(self.columns.nodes.valid_to, LAST_DAY) < self.day

    @cached_property
    def _link_days(self) -> tuple[Bools, Bools]:
        links = self.columns.links
        return days_of(links.valid_from, FIRST_DAY) <= self.day, days_of(links.valid_to, LAST_DAY) < self.day

    # -- nodes ------------------------------------------------------------------------------------------------------

    @cached_property
    def _index(self) -> dict[str, int]:
        return {node_id: position for position, node_id in enumerate(self.ids)}

    def position(self, node_id: str) -> int | None:
        """Return the position of a node, or None if there is none of that id."""
        return self._index.get(node_id)

    @cached_property
    def _by_kind(self) -> dict[str, Ints]:
        codes: dict[str, int] = {}
        coded = np.array([codes.setdefault(kind, len(codes)) for kind in self.kinds], dtype=np.int32)
        order = np.argsort(coded, kind="stable").astype(np.int32)
        bounds = np.searchsorted(coded[order], np.arange(len(codes) + 1))
        return {kind: order[bounds[code] : bounds[code + 1]] for kind, code in codes.items()}

    def of_kind(self, *kinds: str) -> Ints:
        """Return the nodes of these kinds, live or not, in order."""
        found = [self._by_kind[kind] for kind in kinds if kind in self._by_kind]
        if not found:
            return np.empty(0, dtype=np.int32)
        return np.sort(np.concatenate(found)) if len(found) > 1 else found[0]

    def live_of(self, *kinds: str) -> list[int]:
        """Return the live nodes of these kinds, in order."""
        positions = self.of_kind(*kinds)
        return _listed(positions[self.live[positions]])

    def with_trait(self, trait: str) -> Bools:
        """Return which nodes have a trait, what switches it off for some of them counted."""
        marked = np.zeros(len(self), dtype=np.bool_)
        for kind in self.ontology.with_trait(trait):
            positions = self.of_kind(kind.name)
            marked[positions] = True
            for name, value in kind.traits[trait].items():
                off = [position for position in positions.tolist() if self.field(position, name) == value]
                marked[off] = False
        return marked

    def given(self, position: int) -> dict[str, Any]:
        """Return the fields of a node that were given, as JSON values, without those that have columns of their own."""
        body = self._bodies.get(position)
        if body is None:
            body = self._bodies[position] = dict(orjson.loads(self.columns.nodes.bodies[position]))
        return body

    def field(self, position: int, name: str) -> Any:
        """Return a field of a node as a JSON value: what was given, else its default, else None."""
        if name == "status":
            return self.columns.nodes.statuses[position]
        if name == "valid_from":
            return self.columns.nodes.valid_from[position] or None
        if name == "valid_to":
            return self.columns.nodes.valid_to[position] or None
        value = self.given(position).get(name)
        if value is not None:
            return value
        declared = self.ontology.fields_of(self.kinds[position]).get(name)
        return declared.default if declared else None

    # -- links ------------------------------------------------------------------------------------------------------

    def link_kind(self, link: int) -> str:
        """Return the kind of a link."""
        return self.columns.links.kind_names[int(self.columns.links.kinds[link])]

    def link_field(self, link: int, name: str) -> Value | None:
        """Return a field of a link as a JSON value: what was given, else its default, else None."""
        links = self.columns.links
        if name == "strength":
            return int(links.strengths[link])
        if name == "basis":
            return links.bases[link]
        if name in {"valid_from", "valid_to"}:
            return (links.valid_from if name == "valid_from" else links.valid_to)[link] or None
        body = self._link_bodies.get(link)
        if body is None:
            body = self._link_bodies[link] = orjson.loads(links.bodies[link])
        value = body.get(name)
        if value is not None:
            return value  # type: ignore[no-any-return]
        declared = self.ontology.fields_of_link(self.link_kind(link)).get(name)
        return declared.default if declared else None

    def kind_mask(self, *kinds: str) -> Bools:
        """Return which links are of these kinds, live or not."""
        wanted = np.array([name in kinds for name in self.columns.links.kind_names], dtype=np.bool_)
        return wanted[self.columns.links.kinds] if len(wanted) else np.zeros(len(self.sources), dtype=np.bool_)

    def role_mask(self, role: Role) -> Bools:
        """Return which links an algorithm of that role may follow, live or not."""
        return self.kind_mask(*(link.name for link in self.ontology.with_role(role)))

    def links_out(self, position: int, *kinds: str) -> list[int]:
        """Return the live links of these kinds that start at a node, in order of kind as given, then target."""
        return list(self._slices(self._outgoing, position, kinds))

    def links_into(self, position: int, *kinds: str) -> list[int]:
        """Return the live links of these kinds that lead to a node, in order of kind as given, then source."""
        return list(self._slices(self._incoming, position, kinds))

    def out(self, position: int, *kinds: str) -> list[int]:
        """Return where the live links of these kinds from a node lead, in order of kind as given, then id."""
        return _listed(self.targets[self.links_out(position, *kinds)])

    def into(self, position: int, *kinds: str) -> list[int]:
        """Return where the live links of these kinds to a node come from, in order of kind as given, then id."""
        return _listed(self.sources[self.links_into(position, *kinds)])

    def count_out(self, *kinds: str) -> Ints:
        """Return how many live links of these kinds start at each node."""
        return self._counted(self.sources, kinds)

    def count_into(self, *kinds: str) -> Ints:
        """Return how many live links of these kinds lead to each node."""
        return self._counted(self.targets, kinds)

    def _counted(self, ends: Ints, kinds: Sequence[str]) -> Ints:
        chosen = ends[self.link_live & self.kind_mask(*kinds)]
        return np.bincount(chosen, minlength=len(self)).astype(np.int32)

    def _slices(self, adjacency: Callable[[str], Adjacency], position: int, kinds: Sequence[str]) -> Iterator[int]:
        for kind in kinds:
            starts, links = adjacency(kind)
            yield from links[starts[position] : starts[position + 1]].tolist()

    def _outgoing(self, kind: str) -> Adjacency:
        if kind not in self._out:
            self._out[kind] = self._adjacency(kind, self.sources)
        return self._out[kind]

    def _incoming(self, kind: str) -> Adjacency:
        if kind not in self._into:
            self._into[kind] = self._adjacency(kind, self.targets)
        return self._into[kind]

    def _adjacency(self, kind: str, ends: Ints) -> Adjacency:
        links = np.flatnonzero(self.link_live & self.kind_mask(kind)).astype(np.int32)
        links = links[np.argsort(ends[links], kind="stable")]
        counts = np.bincount(ends[links], minlength=len(self))
        starts = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
        return starts, links

    # -- readings ---------------------------------------------------------------------------------------------------

    def readings(self, position: int) -> Sequence[Reading]:
        """Return the readings of a node up to the day, oldest first; empty where it has none."""
        return self._series.get(self.ids[position], ())

    @cached_property
    def _series(self) -> dict[str, list[Reading]]:
        series: dict[str, list[Reading]] = {}
        for reading in self._readings():
            if reading.date <= self.date:
                series.setdefault(reading.measure, []).append(reading)
        for readings in series.values():
            readings.sort(key=lambda reading: reading.date)
        return series


def _listed(positions: Ints) -> list[int]:
    listed: list[int] = positions.tolist()
    return listed


def days_of(texts: Sequence[str], empty: int) -> Ints:
    """Return ISO dates as ordinals, with a number for the empty text.

    >>> days_of(["", "0001-01-02"], 7).tolist()
    [7, 2]
    """
    known = {text: datetime.date.fromisoformat(text).toordinal() if text else empty for text in set(texts)}
    return np.array([known[text] for text in texts], dtype=np.int32)
