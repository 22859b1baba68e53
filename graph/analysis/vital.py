"""The vital few by the map: the processes that the needs of people, and the sight of other work, hang on most.

Shown beside the processes that people nominated; where the two differ is what there is to learn.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graph.analysis.reached_sets import ReachedSets, bits, reached_sets
from graph.analysis.sight import Sight
from graph.analysis.wording import listed, quoted
from graph.analysis.words_numbers import so_many, top_share
from graph.model import Record

VITAL_PERCENT = 20
WORD = 64
"""Bits that are counted at once."""

Ints = np.typing.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class VitalProcess:
    """How much hangs on one process.

    Attributes:
        node: The process.
        needs: How many live needs of a known importance it helps to meet; `Vital.needs` names them.
        share: Their importance out of that of all live needs, 0 to 1; None where no need has an importance.
        only_route_for: Pieces of other work for which it is the only route to the purpose.
        by_needs, by_route: Whether it is in the first fifth by the one and by the other: if both are true, it is vital
            however one looks at it.
        nominated: Whether people's own rating puts it in the first fifth; None where it is not rated.
    """

    node: int
    needs: int
    share: float | None
    only_route_for: int
    by_needs: bool
    by_route: bool
    nominated: bool | None


class Vital:
    """What hangs on each process of an organisation.

    Attributes:
        sight: Line of sight.
        processes: Live processes, in order of id.
    """

    def __init__(self, sight: Sight) -> None:
        self.sight = sight
        snapshot = sight.snapshot
        self.processes: list[int] = np.flatnonzero(snapshot.with_trait("flow") & snapshot.live).tolist()

    # -- only routes --------------------------------------------------------------------------------------------------

    def depends_on_it(self, node: int) -> list[int]:
        """Return the other work for which a node is the only route to an anchor, in order of id."""
        hanging = self.sight.dominators.hanging_on(node)
        found: list[int] = np.sort(hanging[self.sight.work[hanging]]).tolist()
        return found

    def subtree_work(self, node: int) -> int:
        """Return for how much other work a node is the only route to an anchor."""
        return int(self._work_behind[node])

    @cached_property
    def _work_behind(self) -> np.typing.NDArray[np.int64]:
        tree = self.sight.dominators
        # The walk begins with the sink, which is no work; what hangs on a node follows it.
        before = np.concatenate(([0, 0], np.cumsum(self.sight.work[tree.walk[1:]])))
        first = np.maximum(tree.ranks[:-1] + 1, 0)
        last = np.maximum(tree.ranks[:-1] + tree.sizes[:-1], first)
        return np.asarray(before[last] - before[first], dtype=np.int64)

    # -- needs --------------------------------------------------------------------------------------------------------

    @cached_property
    def importances(self) -> Mapping[int, int]:
        """Importance of each live need that says it, in order of id."""
        snapshot = self.sight.snapshot
        needs = np.flatnonzero(snapshot.with_trait("need") & snapshot.live).tolist()
        return {need: int(given) for need in needs if (given := snapshot.field(need, "importance")) is not None}

    def needs(self, node: int) -> list[int]:
        """Return the live needs with a known importance that a node helps to meet, in order of id."""
        known = list(self.importances)
        return [known[mark] for mark in bits(self._needs_met.of(node))]

    def share(self, node: int) -> float | None:
        """Return the importance of the needs that a node helps to meet out of that of all; None where none has any."""
        whole = sum(self.importances.values())
        return sum(self.importances[need] for need in self.needs(node)) / whole if whole else None

    @cached_property
    def _met(self) -> tuple[Ints, Ints]:
        """How many needs each process helps to meet, and the sum of their importance."""
        weights = np.array(list(self.importances.values()), dtype=np.int64)
        size = -(-len(weights) // WORD) * WORD // 8
        packed = b"".join([met.to_bytes(size, "little") for met in self._needs_met.of_each(self.processes)])
        rows = np.frombuffer(packed, dtype="<u8").reshape(len(self.processes), size * 8 // WORD)
        counts = np.bitwise_count(rows).sum(axis=1, dtype=np.int64)
        sums = np.zeros(len(rows), dtype=np.int64)
        for weight in np.unique(weights).tolist():
            chosen = np.zeros(size * 8, dtype=np.uint8)
            chosen[: len(weights)] = weights == weight
            of_weight = np.packbits(chosen, bitorder="little").view("<u8")
            sums += weight * np.bitwise_count(rows & of_weight).sum(axis=1, dtype=np.int64)
        return counts, sums

    @cached_property
    def _needs_met(self) -> ReachedSets:
        numbers = {need: mark for mark, need in enumerate(self.importances)}
        services, needs = self.sight.meeting
        ends = zip(services.tolist(), needs.tolist(), strict=True)
        marks = [(service, numbers[need]) for service, need in ends if need in numbers]
        return reached_sets(self.sight.graph, self.sight.components, marks)

    # -- the few ------------------------------------------------------------------------------------------------------

    def ranked(self, among: Collection[int] | None = None) -> list[VitalProcess]:
        """Return all live processes, or some, those first that most hangs on: by share of needs, only routes, id."""
        counts, sums = (told.tolist() for told in self._met)
        rows = zip(self.processes, counts, sums, self._routes.tolist(), strict=True)
        wanted = [row for row in rows if among is None or row[0] in among]
        wanted.sort(key=lambda row: (-row[2], -row[3], row[0]))
        whole = sum(self.importances.values())
        return [
            VitalProcess(
                node,
                count,
                total / whole if whole else None,
                routes,
                node in self._by_needs,
                node in self._by_route,
                node in self._nominated if node in self._rated else None,
            )
            for node, count, total, routes in wanted
        ]

    @cached_property
    def by_map(self) -> list[int]:
        """The first fifth by the map, in order of id; those that nothing hangs on are left out."""
        return self._first_fifth(self._met[1] * (int(self._routes.max(initial=0)) + 1) + self._routes)

    @cached_property
    def nominated(self) -> list[int]:
        """The first fifth by people's rating, then by how strongly they contribute, in order of id."""
        snapshot = self.sight.snapshot
        rated = zip(self.processes, snapshot.fields(self.processes, "importance"), strict=True)
        kinds = [kind.name for kind in snapshot.ontology.links_with_trait("contribution")]
        chosen = snapshot.link_live & snapshot.kind_mask(*kinds)
        weights = snapshot.strengths[chosen]
        sums = np.bincount(snapshot.sources[chosen], weights=weights, minlength=len(snapshot)).tolist()
        return top_share({node: (rating, sums[node]) for node, rating in rated if rating is not None}, VITAL_PERCENT)

    def difference(self) -> tuple[list[int], list[int]]:
        """Return the processes that only the map calls vital, and those that only people do, in order of id."""
        by_map, nominated = set(self.by_map), set(self.nominated)
        return sorted(by_map - nominated), sorted(nominated - by_map)

    def reason(self, vital: VitalProcess) -> str:
        """Return in one sentence why a process stands where it stands."""
        snapshot = self.sight.snapshot
        name = quoted(snapshot.names[vital.node])
        parts = []
        if vital.needs:
            needs = listed([quoted(snapshot.names[need]) for need in self.needs(vital.node)])
            parts.append(f"helps to meet {needs} ({(vital.share or 0):.0%} of all needs by importance)")
        if vital.only_route_for:
            work = so_many(vital.only_route_for, "piece of other work", "pieces of other work")
            parts.append(f"is the only route to the purpose for {work}")
        return f"{name} {' and '.join(parts)}." if parts else f"No need and no other work hangs on {name}."

    def record(self) -> list[Record]:
        """Return JSON-ready records of all processes, ranked, each with its reason."""
        ids = self.sight.snapshot.ids
        return [
            {
                "id": ids[vital.node],
                "share": vital.share,
                "needs": [ids[need] for need in self.needs(vital.node)],
                "only_route_for": vital.only_route_for,
                "by_needs": vital.by_needs,
                "by_route": vital.by_route,
                "nominated": vital.nominated,
                "reason": self.reason(vital),
            }
            for vital in self.ranked()
        ]

    @cached_property
    def _routes(self) -> Ints:
        """For how much other work each process is the only route."""
        return self._work_behind[self.processes]

    @cached_property
    def _by_needs(self) -> frozenset[int]:
        return frozenset(self._first_fifth(self._met[1]))

    @cached_property
    def _by_route(self) -> frozenset[int]:
        return frozenset(self._first_fifth(self._routes))

    @cached_property
    def _nominated(self) -> frozenset[int]:
        return frozenset(self.nominated)

    @cached_property
    def _rated(self) -> frozenset[int]:
        rated = zip(self.processes, self.sight.snapshot.fields(self.processes, "importance"), strict=True)
        return frozenset(node for node, rating in rated if rating is not None)

    def _first_fifth(self, keys: Ints) -> list[int]:
        """Return the first fifth of the processes by numbers with all ties, those of which the number is 0 left out."""
        if not len(keys):
            return []
        wanted = -(-len(keys) * VITAL_PERCENT // 100)
        last = np.sort(keys)[len(keys) - wanted]
        return [self.processes[row] for row in np.flatnonzero((keys >= last) & (keys > 0)).tolist()]
