"""Which dead ends can be mended in which order, and the fewest kinds of records that must be made first.

Works on kinds alone: what an end may be linked to, and what serves already.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations
from operator import or_

from graph.ontology import Ontology


@dataclass(frozen=True, slots=True)
class Ends:
    """Dead ends, as far as kinds decide what mends them.

    Attributes:
        allowed: Of each end: the kinds that a new link may connect it with; empty where no link is possible.
        below: By kind: the ends that nodes of that kind reach, as the bits of a number. When one of these is mended, a
            node of that kind serves.
        serving: Kinds of which a node serves already.
    """

    allowed: Sequence[frozenset[str]]
    below: Mapping[str, int]
    serving: frozenset[str]

    def waves(self, made: Collection[str]) -> list[list[int]]:
        """Return the ends that can be mended once some kinds are made: first what needs nothing else, and so on."""
        waiting: dict[frozenset[str], list[int]] = {}
        for end, kinds in enumerate(self.allowed):
            waiting.setdefault(kinds, []).append(end)
        waves: list[list[int]] = []
        available = self.serving | frozenset(made)
        while ready := [kinds for kinds in waiting if kinds & available]:
            waves.append(sorted(end for kinds in ready for end in waiting.pop(kinds)))
            mended = as_bits(waves[-1])
            available |= {kind for kind, ends in self.below.items() if ends & mended}
        return waves

    def fewest_to_make(self, preferred: Sequence[str]) -> tuple[str, ...]:
        """Return the fewest kinds to make so that every end can be mended; of several ways the preferred one."""
        mendable = sum(map(bool, self.allowed))
        for size in range(len(preferred) + 1):
            for made in combinations(preferred, size):
                if sum(map(len, self.waves(made))) == mendable:
                    return made
        return ()


def as_bits(numbers: Iterable[int]) -> int:
    """Return numbers as the bits of one.

    >>> as_bits([0, 3])
    9
    """
    return reduce(or_, (1 << number for number in numbers), 0)


def preferred_kinds(ontology: Ontology, kinds: Collection[str], serving: Collection[str]) -> list[str]:
    """Return kinds by how few records and links a new one needs to serve itself, core kinds first, then by name."""
    steps = _steps_to_serve(ontology, serving)
    far = len(ontology.kinds)
    return sorted(kinds, key=lambda kind: (steps.get(kind, far), not ontology.kinds[kind].core, kind))


def _steps_to_serve(ontology: Ontology, serving: Collection[str]) -> dict[str, int]:
    anchors = {kind.name for kind in ontology.with_trait("anchor")}
    steps = dict.fromkeys([*serving, *anchors], 0)
    for naming in ontology.links_with_trait("names_need"):
        steps |= {need: steps.get(need, 1) for anchor in anchors for need in naming.targets(anchor)}
    level = list(steps)
    while level:
        found: dict[str, int] = {}
        for link in ontology.with_role("sight"):
            for target in level:
                found |= {source: steps[target] + 1 for source in link.sources(target) if source not in steps}
        steps |= found
        level = list(found)
    return steps
