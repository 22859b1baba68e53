"""Which nodes a rule could judge otherwise after a few changes, by what it looks at."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property

import numpy as np

from graph.analysis.case import Case
from graph.analysis.graphs import Bytes, Ints, reached
from graph.analysis.looking import Near, Over, Part
from graph.analysis.steps import Step

MOST_TOUCHED = 1_000
"""If more is touched, a rule is asked again as a whole."""
UNKNOWN_UNIT = -2
NO_CODE = -2


class Touched:
    """What of a case is not as it was in the one before.

    Attributes:
        step: What was done to the one before.
    """

    def __init__(self, case: Case, step: Step, codes: Bytes, strengths: Bytes, units: Ints) -> None:
        """Begin.

        Args:
            case: The case as it is now.
            step: See above.
            codes, strengths, units: Of each node of the case before: its status, strength of its thread, unit.
        """
        self.step = step
        self._case = case
        self._codes = codes
        self._strengths = strengths
        self._units = units

    def around(self, near: Near) -> set[int] | None:
        """Return the nodes that a rule could judge otherwise, among others; None if it is to be asked as a whole."""
        if "unit" in near.by and self._moves_units:
            return None
        found = set(self.step.changed)
        read = set(self.step.changed if near.reads else self.step.flipped)
        for part in near.by:
            read |= self._by_part(part)
        found |= read
        ends = set().union(*(self.step.ends.get(kind, ()) for kind in near.links))
        frontier = read
        for _ in range(near.steps if near.links else 0):
            if len(frontier) > MOST_TOUCHED:
                return None
            frontier = self._next_to(frontier, near.links) | ends
            found |= frontier
        return found if len(found) <= MOST_TOUCHED else None

    def changes(self, over: Over) -> bool:
        """Tell whether anything that a rule looks at is not as it was."""
        step = self.step
        if not step.kinds.isdisjoint(over.kinds) or any(step.ends.get(kind) for kind in over.links):
            return True
        if over.links and self._have(step.flipped, over.links):
            return True
        return any(self._part_changed(part, over) for part in over.by)

    # -- what was worked out ------------------------------------------------------------------------------------------

    def _part_changed(self, part: Part, over: Over) -> bool:
        """Tell whether something that was worked out of nodes of some kinds, or of any, is another."""
        if part == "threads":
            return self._moves_threads and self._leads_to_moved(over.threads_of)
        if (part == "unit" and self._moves_units) or (part == "series" and self._moves_series):
            return True
        return any(part == "series" or self._case.kind(node) in over.kinds for node in self._by_part(part))

    @property
    def _moves_series(self) -> bool:
        """Whether what has readings is another."""
        having = self._case.snapshot.ontology.with_trait("readings")
        return not self.step.kinds.isdisjoint(kind.name for kind in having)

    def _by_part(self, part: Part) -> frozenset[int]:
        """Return the nodes of which something that was worked out is another."""
        match part:
            case "sight":
                return self._other_codes
            case "strength":
                return self._other_strengths
            case "unit":
                return self._other_units
            case "series":
                return self.step.measures
        return frozenset()

    @cached_property
    def _other_codes(self) -> frozenset[int]:
        return _differing(self.step.nodes.column(self._codes, NO_CODE), self._case.sight.codes)

    @cached_property
    def _other_strengths(self) -> frozenset[int]:
        return _differing(self.step.nodes.column(self._strengths, NO_CODE), self._case.sight.strengths)

    @cached_property
    def _other_units(self) -> frozenset[int]:
        return _differing(self.step.nodes.pointing(self._units, UNKNOWN_UNIT), self._case.units)

    @cached_property
    def _moves_units(self) -> bool:
        """Whether a unit, or what is above or below one, is another."""
        ontology = self._case.snapshot.ontology
        containing = [link.name for link in ontology.links_with_trait("contains")]
        if not self.step.kinds.isdisjoint(kind.name for kind in ontology.with_trait("unit")):
            return True
        units = self._case.units
        return any(units[end] == end for kind in containing for end in self.step.ends.get(kind, ()))

    @cached_property
    def _moves_threads(self) -> bool:
        """Whether a link of sight came, went, or is another."""
        return bool(self._ends_of_threads) or self._have(self.step.flipped, self._of_sight)

    @cached_property
    def _of_sight(self) -> Sequence[str]:
        return [link.name for link in self._case.snapshot.ontology.with_role("sight")]

    @cached_property
    def _ends_of_threads(self) -> frozenset[int]:
        """Nodes at either end of links of sight that came, went, or are others."""
        return frozenset[int]().union(*(self.step.ends.get(kind, ()) for kind in self._of_sight))

    def _leads_to_moved(self, kinds: tuple[str, ...]) -> bool:
        """Tell whether threads of nodes of some kinds could run through a link of sight that is not as it was.

        They do only if they lead to where it starts, and as far as the first such link nothing else has changed.
        """
        if not kinds or self._have(self.step.flipped, self._of_sight):
            return True
        starts = np.zeros(len(self._case.snapshot), dtype=np.bool_)
        starts[self._case.live_of(*kinds)] = True
        led_to = reached(self._case.sight.graph, starts)
        return any(led_to[node] for node in self._ends_of_threads)

    # -- around nodes -------------------------------------------------------------------------------------------------

    def _have(self, nodes: Collection[int], kinds: Collection[str]) -> bool:
        return any(self._case.snapshot.neighbours.have(node, kinds) for node in nodes)

    def _next_to(self, nodes: Collection[int], kinds: Collection[str]) -> set[int]:
        """Return what is linked with nodes by links of some kinds, live or not."""
        snapshot = self._case.snapshot
        links, found = snapshot.neighbours.of_kinds, set[int]()
        for node in nodes:
            found.update(snapshot.targets[links(node, kinds, "out")].tolist())
            found.update(snapshot.sources[links(node, kinds, "into")].tolist())
        return found


def _differing(were: Ints | Bytes, are: Ints | Bytes) -> frozenset[int]:
    return frozenset(np.flatnonzero(were != are).tolist())
