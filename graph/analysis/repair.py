"""What would mend threads: the fewest additions after which all of some work serves, and the options of one node."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

import numpy as np

from graph.analysis.absence import dead_ends
from graph.analysis.graphs import Bools, reached, reaching
from graph.analysis.making import Ends, as_bits, preferred_kinds
from graph.analysis.mending import Mending, RepairOption
from graph.analysis.reached_sets import bits
from graph.analysis.sight import Sight
from graph.analysis.similar import Candidates
from graph.analysis.snapshot import Snapshot
from graph.model import Record

End = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Repair:
    """The fewest additions after which everything that some work reaches serves purpose.

    Attributes:
        steps: One new link for each dead end, in an order in which each leads to what serves by then. Ends of a kind
            that no link can lead on from are left out.
        make: Kinds of the records to make first, one record each, in alphabetical order.
    """

    steps: Sequence[RepairOption]
    make: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many links and records are added."""
        return len(self.steps) + len(self.make)

    def record(self, snapshot: Snapshot) -> Record:
        """Return the documented JSON shape."""
        return {"count": self.count, "steps": [step.record(snapshot) for step in self.steps]}


def smallest_repair(sight: Sight, positions: Iterable[int] | None = None) -> Repair:
    """Return the smallest repair of a scope.

    Every dead end that the work reaches needs one new link, and one each is enough. Where nothing that it may be linked
    with serves, not even when the other dead ends are mended, a record must be made first; it is taken to serve.

    Args:
        sight: Line of sight.
        positions: Nodes of the scope; what of them is no live work is left out. All if not given.
    """
    work = np.zeros(len(sight.snapshot), dtype=np.bool_)
    work[list(positions) if positions is not None else slice(None)] = True
    mending = sight.mending
    affected = reached(sight.graph, work & sight.work & ~sight.serves) & ~mending.people
    return _mended(mending, np.flatnonzero(affected).tolist())


def repair(sight: Sight, node: int) -> list[RepairOption]:
    """Return the new links each of which, alone, makes a node serve; none if it serves or is not live.

    Links at the dead ends of its threads come before those at the node itself, as they mend the thread for all that
    uses it; those that need a record made first come last; then the most similar target decides.
    """
    if sight.serves[node] or not sight.snapshot.live[node]:
        return []
    mending = sight.mending
    ends = dead_ends(sight, [other for other in sight.up(node) if not mending.people[other]])
    places = sorted({node, *(place for end in ends for place in end)})
    at_end = {place for end in ends for place in end}
    options = [(place not in at_end, option) for place in places for option in _options(mending, place)]
    options.sort(key=lambda pair: (pair[1].make is not None, pair[0], pair[1].order))
    return [option for _, option in options]


def _options(mending: Mending, node: int) -> list[RepairOption]:
    found = list(mending.options(node, mending.serving))
    if found:
        return found
    kinds = preferred_kinds(mending.snapshot.ontology, mending.allowed(node), _serving_kinds(mending.sight))
    return list(mending.making(node, frozenset(kinds[:1])))


def _mended(mending: Mending, affected: list[int]) -> Repair:
    ends = dead_ends(mending.sight, affected)
    kinds = _kinds_of(mending, ends, affected)
    possible = {kind for allowed in kinds.allowed for kind in allowed}
    made = kinds.fewest_to_make(preferred_kinds(mending.snapshot.ontology, possible, kinds.serving))
    places: list[tuple[End, _Later]] = []
    mended = 0
    for wave in kinds.waves(made):
        later = _Later(mending.sight, affected, ends, mended)
        places += [(ends[number], later) for number in wave]
        mended |= as_bits(wave)
    return Repair(_Steps(mending, frozenset(made), places), tuple(sorted(made)))


class _Steps(Sequence[RepairOption]):
    """The best new link at each of some ends, looked for when it is first asked for: few of very many are ever read."""

    def __init__(self, mending: Mending, made: frozenset[str], places: list[tuple[End, _Later]]) -> None:
        self._mending = mending
        self._made = made
        self._places = places
        self._found: dict[int, RepairOption] = {}

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, place: int) -> RepairOption: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[RepairOption]: ...
    def __getitem__(self, place: int | slice) -> RepairOption | Sequence[RepairOption]:
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        number = range(len(self))[place]
        if number not in self._found:
            end, later = self._places[number]
            self._found[number] = _best(self._mending, end, self._made, later)
        return self._found[number]


def _best(mending: Mending, end: End, made: frozenset[str], later: _Later) -> RepairOption:
    for open_ in (mending.serving, later.serving):
        options = [option for node in end for option in mending.options(node, open_)]
        if options:
            return min(options, key=lambda option: option.order)
    return min((option for node in end for option in mending.making(node, made)), key=lambda option: option.order)


@dataclass(frozen=True)
class _Later:
    """What will serve by and by: affected nodes that reach an end which is mended."""

    sight: Sight
    affected: list[int]
    ends: list[End]
    mended: int

    def serving(self, kind: str) -> Candidates:
        return self._by_kind.get(kind) or Candidates(self.sight.snapshot, [])

    @cached_property
    def _by_kind(self) -> dict[str, Candidates]:
        snapshot = self.sight.snapshot
        leading = reaching(self.sight.graph, _marked(snapshot, (n for at in bits(self.mended) for n in self.ends[at])))
        found = _parted(snapshot, (node for node in self.affected if leading[node]))
        return {kind: Candidates(snapshot, nodes) for kind, nodes in found.items()}


def _kinds_of(mending: Mending, ends: list[End], affected: list[int]) -> Ends:
    # One search a kind: to remember of every node which of very many ends it reaches would not fit into memory.
    places = np.array([node for end in ends for node in end], dtype=np.int32)
    numbers = np.repeat(np.arange(len(ends)), np.array([len(end) for end in ends], dtype=np.int64))
    below: dict[str, int] = {}
    for kind, nodes in _parted(mending.snapshot, affected).items():
        led_to = reached(mending.sight.graph, _marked(mending.snapshot, nodes))
        below[kind] = as_bits(np.unique(numbers[led_to[places]]).tolist())
    allowed = [_joined([mending.allowed(node) for node in end]) for end in ends]
    return Ends(allowed, below, _serving_kinds(mending.sight))


def _joined(kinds: Sequence[frozenset[str]]) -> frozenset[str]:
    """Return sets as one; a single one as it is."""
    return kinds[0] if len(kinds) == 1 else frozenset().union(*kinds)


def _parted(snapshot: Snapshot, nodes: Iterable[int]) -> dict[str, list[int]]:
    """Return nodes by kind, in their order."""
    found: dict[str, list[int]] = {}
    for node in nodes:
        found.setdefault(snapshot.kinds[node], []).append(node)
    return found


def _marked(snapshot: Snapshot, nodes: Iterable[int]) -> Bools:
    marked = np.zeros(len(snapshot), dtype=np.bool_)
    marked[list(nodes)] = True
    return marked


def _serving_kinds(sight: Sight) -> frozenset[str]:
    return frozenset(kind for kind, nodes in sight.snapshot.by_kind.items() if sight.serves[nodes].any())
