"""Finds nodes of batches that are too large to be held: by id and by name, reading again only those asked for.

Of each node no more is held than two small numbers for its id, and two for its name once a name is asked for.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, compress

import numpy as np
import numpy.typing as npt

from graph.directory import Directory
from graph.model import Batch, Node
from graph.spool import hashes_of_ids

Longs = npt.NDArray[np.int64]


class Hashes:
    """Texts by their hashes, each at a place of its own."""

    def __init__(self, hashes: Iterable[int], count: int) -> None:
        """Take texts in.

        Args:
            hashes: Those of the texts, in order.
            count: How many there are.
        """
        self._sorted = np.fromiter(hashes, dtype=np.int64, count=count)
        self._order = np.argsort(self._sorted, kind="stable").astype(np.int32 if count < 1 << 31 else np.int64)
        self._sorted.sort()

    def places(self, texts: Sequence[str]) -> Iterator[int]:
        """Yield the places at which one of some texts stands, or another one of the same hash."""
        wanted = np.fromiter(map(hash, texts), dtype=np.int64, count=len(texts))
        first, last = (np.searchsorted(self._sorted, wanted, side) for side in ("left", "right"))
        for begin, end in zip(first.tolist(), last.tolist(), strict=True):
            yield from self._order[begin:end].tolist()

    def repeated(self) -> frozenset[int]:
        """Return the hashes that stand at several places."""
        again = self._sorted[1:][self._sorted[1:] == self._sorted[:-1]]
        return frozenset(again.tolist())


class HashedTexts:
    """Texts by their hashes alone, to be told whether one is among them: there may be millions."""

    def __init__(self) -> None:
        """Begin with none."""
        self._hashes = array("q")
        self._sorted: Longs = np.empty(0, dtype=np.int64)

    def update(self, *texts: Iterable[str]) -> None:
        """Add some."""
        self._hashes.extend(map(hash, chain.from_iterable(texts)))

    def __contains__(self, text: object, /) -> bool:
        if len(self._sorted) < len(self._hashes):
            self._sorted = np.sort(np.array(self._hashes, dtype=np.int64))
        place = np.searchsorted(self._sorted, hash(text))
        return bool(place < len(self._sorted) and self._sorted[place] == hash(text))


@dataclass
class Staged:
    """The nodes of batches, all of them with ids.

    Attributes:
        batches: What they come in.
        refused: Ids and names of those that are refused.
    """

    batches: Sequence[Batch]
    refused: HashedTexts = field(default_factory=HashedTexts)
    _names: Hashes | None = None

    def __post_init__(self) -> None:
        """Note where each is."""
        self._starts = [0]
        for batch in self.batches:
            self._starts.append(self._starts[-1] + len(batch.nodes))
        hashes = chain.from_iterable(hashes_of_ids(batch.nodes) for batch in self.batches)
        self._ids = Hashes(hashes, self._starts[-1])
        self._can_be_loaded, self._is_settled = np.zeros((2, self._starts[-1]), dtype=np.bool_)

    def _all(self) -> Iterator[Node]:
        return chain.from_iterable(batch.nodes for batch in self.batches)

    def repeated(self) -> frozenset[int]:
        """Return the hashes of ids that come more than once."""
        return self._ids.repeated()

    def accept(self, number: int, places: Sequence[int], settled: Sequence[int]) -> None:
        """Note that nodes can be loaded.

        Args:
            number: Of their batch.
            places: Theirs in it.
            settled: The places of those with whose values nothing is wrong.
        """
        self._can_be_loaded[np.array(places, dtype=np.int64) + self._starts[number]] = True
        self._is_settled[np.array(settled, dtype=np.int64) + self._starts[number]] = True

    def accepted(self, number: int, start: int, nodes: Sequence[Node]) -> tuple[list[Node], set[str]]:
        """Return those of a run of nodes that can be loaded, and the ids of the settled ones among them.

        Args:
            number: Of their batch.
            start: The place of the first of them in it.
            nodes: All of the run.
        """
        run = slice(self._starts[number] + start, self._starts[number] + start + len(nodes))
        can = compress(nodes, self._can_be_loaded[run].tolist())
        return list(can), {node.id for node in compress(nodes, self._is_settled[run].tolist())}

    def nodes(self, ids: Collection[str]) -> dict[str, Node]:
        """Return the nodes of these ids that can be loaded, by id."""
        found = (self._at(place) for place in self._ids.places(list(ids)))
        return {node.id: node for node in found if node and node.id in ids}

    def called(self, name: str) -> list[Node]:
        """Return the nodes of exactly that name that can be loaded."""
        if self._names is None:
            self._names = Hashes((hash(node.name) for node in self._all()), self._starts[-1])
        found = (self._at(place) for place in self._names.places([name]))
        return [node for node in found if node and node.name == name]

    def _at(self, place: int) -> Node | None:
        """Return the node at a place among all, or None where it cannot be loaded."""
        if not self._can_be_loaded[place]:
            return None
        number = int(np.searchsorted(self._starts, place, "right")) - 1
        return self.batches[number].nodes[place - self._starts[number]]


@dataclass
class StagedDirectory(Directory):
    """The nodes of large batches, as they will be, before those that are known already; see `Directory`.

    Only what it was told to learn, and what was called by a name that was asked for, is held. A name that nothing has
    gets no nearest one: all names would have to be compared.
    """

    staged: Staged = field(kw_only=True)

    def learn(self, texts: Collection[str], names: Collection[str]) -> None:
        """Look up, all at once, texts that may be ids or names, and names."""
        super().learn(texts, names)
        self._take(self.staged.nodes({*texts, *self.stored} - self._own.keys()).values())

    def called(self, name: str, kinds: Collection[str]) -> list[Node]:
        """Return the nodes of exactly that name and of one of these kinds, ordered by id."""
        new = [node for node in self.staged.called(name) if node.id not in self._own]
        if new:
            self.stored |= self.known.nodes([node.id for node in new])
            self._take(new)
        return super().called(name, kinds)

    def _take(self, nodes: Iterable[Node]) -> None:
        for node in nodes:
            self.add(node)

    def _nearest(self, text: str, kinds: Collection[str]) -> str:  # noqa: ARG002  as above
        return ""
