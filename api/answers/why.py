"""Why one thing is there: its own line of sight, and that of what it carries (a role, a unit, a measure …)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from api.answers.sight import head, sight_record
from api.say.names import Names
from api.say.proof import proof_sentence
from graph.analysis.case import Case
from graph.model import Record


@dataclass(frozen=True, slots=True)
class Carried:
    """Something that a node carries, owns or speaks about.

    Attributes:
        node: The other thing.
        links: Kinds of the links between them; none for the work inside a unit.
        inverse: True where the links lead to the node asked about.
    """

    node: int
    links: tuple[str, ...] = ()
    inverse: bool = False


class WhyAnswer:
    """Line of sight of one node and of what it carries.

    Attributes:
        case: The organisation on its day.
        node: The node asked about.
    """

    def __init__(self, case: Case, node: int) -> None:
        self.case = case
        self.node = node

    @property
    def is_live(self) -> bool:
        """Whether it counts on the day asked about."""
        return bool(self.case.snapshot.live[self.node])

    @property
    def serves(self) -> bool:
        """Whether it serves the purpose itself."""
        return bool(self.case.sight.serves[self.node])

    @cached_property
    def can_serve(self) -> bool:
        """Whether line of sight can start at things of its kind at all."""
        kind = self.case.kind(self.node)
        if self.case.sight.anchors[self.node]:
            return True
        return any(link.targets(kind) for link in self.case.snapshot.ontology.with_role("sight"))

    @cached_property
    def carried(self) -> list[Carried]:
        """What a role helps with, the work of a unit; of what has no thread of its own, what it speaks of."""
        ontology, kind = self.case.snapshot.ontology, self.case.kind(self.node)
        traits = ontology.kinds[kind].traits
        if "role" in traits:
            return self._helped()
        if "unit" in traits:
            return [Carried(node) for node in self._work_inside()]
        return [] if self.can_serve else self._spoken_of()

    @property
    def carries(self) -> str:
        """How what it carries is spoken of."""
        traits = self.case.snapshot.ontology.kinds[self.case.kind(self.node)].traits
        if "role" in traits:
            return "that it looks after, leads or sponsors"
        return "that it does" if "unit" in traits else "that it speaks of"

    def record(self) -> Record:
        """Return the documented JSON shape."""
        names = Names(self.case.snapshot)
        return {
            **head(self.case, None),
            **sight_record(self.case, self.node),
            "answerable": self.case.sight.answerable,
            "live": self.is_live,
            "sentence": proof_sentence(self.case.sight, names, self.node),
            "carries": [self._carried_record(names, one) for one in self.carried],
        }

    def _carried_record(self, names: Names, one: Carried) -> Record:
        snapshot, proof = self.case.snapshot, self.case.sight.proof(one.node)
        return {
            "links": list(one.links),
            "id": snapshot.ids[one.node],
            "status": self.case.sight.status(one.node),
            "proof": proof.record(snapshot) if proof else [],
            "sentence": proof_sentence(self.case.sight, names, one.node),
        }

    def _helped(self) -> list[Carried]:
        helping = self.case.snapshot.ontology.links_with_trait("helps")
        ordered = sorted(helping, key=lambda link: (link.places.rank if link.places else 0, link.name))
        pairs = [(node, link.name) for link in ordered for node in self.case.into(self.node, link.name)]
        return [Carried(node, links, inverse=True) for node, links in _by_node(pairs).items()]

    def _work_inside(self) -> list[int]:
        work = np.flatnonzero(self.case.sight.work).tolist()
        return [node for node in work if self.case.inside(node, self.node)]

    def _spoken_of(self) -> list[Carried]:
        ontology = self.case.snapshot.ontology
        helping = {link.name for link in ontology.links_with_trait("helps")}
        pairs = [
            (node, link.name)
            for link, _ in ontology.links_from(self.case.kind(self.node))
            if link.name not in helping
            for node in self.case.out(self.node, link.name)
        ]
        return [Carried(node, links) for node, links in _by_node(pairs).items()]


def _by_node(pairs: Iterable[tuple[int, str]]) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for node, link in pairs:
        found[node] = (*found.get(node, ()), link)
    return found
