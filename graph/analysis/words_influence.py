"""Whether one measure harms another: what moves along the causal map when one of them moves as it should."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from graph.analysis.case import Case

LONGEST_PATH = 4
SIGNS: Mapping[object, int] = MappingProxyType({"same": 1, "opposite": -1})
WANTED: Mapping[object, int] = MappingProxyType({"increase": 1, "decrease": -1})

Path = tuple[list[int], list[int], int]
"""The nodes of a path, its links, and which way its last node moves: 1 up, -1 down."""


class Harm:
    """What measures do to each other along live `influences` links of a known polarity.

    One measure harms another if a simple path of at most four links carries a change in its wanted direction on to the
    other as a change in the unwanted one. A neutral measure, or one without a direction, neither harms nor is harmed.
    """

    def __init__(self, case: Case) -> None:
        self._case = case
        self._steps: dict[int, list[tuple[int, int, int]]] = {}

    def done_by(self, measure: int, others: Collection[int]) -> dict[int, list[int]]:
        """Return which of the others a measure harms, each with the links of the shortest such path, nearest first."""
        wanted = self._wanted(measure)
        found: dict[int, list[int]] = {}
        paths: list[Path] = [([measure], [], wanted)] if wanted else []
        for _ in range(LONGEST_PATH):
            longer: list[Path] = []
            for nodes, links, moved in paths:
                for link, target, sign in self._from(nodes[-1]):
                    if target in nodes:
                        continue
                    longer.append(([*nodes, target], [*links, link], moved * sign))
                    if target in others and moved * sign * self._wanted(target) < 0:
                        found.setdefault(target, [*links, link])
            paths = longer
        return found

    def touches(self, measure: int) -> bool:
        """Tell whether a measure is on the causal map at all."""
        return bool(self._case.links_out(measure, "influences") or self._case.links_into(measure, "influences"))

    def _wanted(self, measure: int) -> int:
        return WANTED.get(self._case.field(measure, "direction"), 0)

    def _from(self, node: int) -> list[tuple[int, int, int]]:
        """Return the links of known polarity from a node, each with where it leads and its sign."""
        if node not in self._steps:
            signed = [
                (link, SIGNS.get(self._case.link_field(link, "polarity"), 0))
                for link in self._case.links_out(node, "influences")
            ]
            targets = self._case.snapshot.targets
            self._steps[node] = [(link, int(targets[link]), sign) for link, sign in signed if sign]
        return self._steps[node]
