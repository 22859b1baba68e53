"""Why one thing is there: its own line of sight, and that of what it carries (a role, a unit, a measure …)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from api.answers.sight import head, sight_record
from api.say.names import Names
from api.say.proof import proof_sentence
from graph.analysis.case import Case
from graph.analysis.steadiness import Running, running
from graph.analysis.verdict import Verdict, is_effort, verdict
from graph.model import Record


@dataclass(frozen=True, slots=True)
class Carried:
    """Something that a node carries, owns or speaks of.

    Attributes:
        node: The other thing.
        links: Kinds of the links between them; none for the work inside a unit.
        inverse: True where the links lead to the node asked about.
        about: Where line of sight cannot start at the other thing, such as a measure: what that speaks of; else None.
    """

    node: int
    links: tuple[str, ...] = ()
    inverse: bool = False
    about: Carried | None = None

    @property
    def bearer(self) -> int:
        """The node whose line of sight is meant."""
        return self.about.node if self.about else self.node


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

    def can_serve(self, node: int) -> bool:
        """Tell whether line of sight can start at a thing of its kind at all."""
        kind = self.case.kind(node)
        starts = any(link.targets(kind) for link in self.case.snapshot.ontology.with_role("sight"))
        return starts or bool(self.case.sight.anchors[node])

    @cached_property
    def carried(self) -> list[Carried]:
        """What a role helps with, the work of a unit; of what has no thread of its own, what it speaks of."""
        traits = self._traits
        if "role" in traits:
            return list(self._helped())
        if "unit" in traits:
            work = np.flatnonzero(self.case.sight.work).tolist()
            return [Carried(node) for node in work if self.case.inside(node, self.node)]
        return [] if self.can_serve(self.node) else self._spoken_of(self.node)

    @property
    def carries(self) -> str:
        """How what it carries is spoken of."""
        if "role" in self._traits:
            return "that it looks after, leads or sponsors"
        return "that it does" if "unit" in self._traits else "that it speaks of"

    @cached_property
    def verdict(self) -> Verdict | None:
        """Of an effort with a beginning and an end: whether it worked; else None."""
        return verdict(self.case, self.node) if is_effort(self.case, self.node) else None

    @cached_property
    def running(self) -> Running | None:
        """Of a process whose measures have values: how it runs; else None."""
        return running(self.case, self.node) if "flow" in self._traits else None

    @property
    def needs(self) -> list[int]:
        """The needs that it helps to meet."""
        return self.case.sight.helps_to_meet(self.node) if self.is_live else []

    def record(self) -> Record:
        """Return the documented JSON shape."""
        names = Names(self.case.snapshot)
        return {
            **head(self.case, None),
            **sight_record(self.case, self.node),
            "answerable": self.case.sight.answerable,
            "live": self.is_live,
            "sentence": proof_sentence(self.case.sight, names, self.node),
            "needs": [self.case.snapshot.ids[need] for need in self.needs],
            "verdict": self.verdict.record(self.case) if self.verdict else None,
            "running": self.running.record(self.case) if self.running else None,
            "carries": [self._carried_record(names, one) for one in self.carried],
        }

    @property
    def _traits(self) -> Iterable[str]:
        return self.case.snapshot.ontology.kinds[self.case.kind(self.node)].traits

    def _carried_record(self, names: Names, one: Carried) -> Record:
        snapshot, proof = self.case.snapshot, self.case.sight.proof(one.bearer)
        return {
            "id": snapshot.ids[one.node],
            "links": list(one.links),
            "about": snapshot.ids[one.about.node] if one.about else None,
            "status": self.case.sight.status(one.bearer),
            "proof": proof.record(snapshot) if proof else [],
            "sentence": proof_sentence(self.case.sight, names, one.bearer),
        }

    def _helped(self) -> Iterator[Carried]:
        helping = self.case.snapshot.ontology.links_with_trait("helps")
        ordered = sorted(helping, key=lambda link: (link.places.rank if link.places else 0, link.name))
        pairs = [(node, link.name) for link in ordered for node in self.case.into(self.node, link.name)]
        for node, links in _by_node(pairs).items():
            if self.can_serve(node):
                yield Carried(node, links, inverse=True)
            elif about := self._spoken_of(node):
                serving = [one for one in about if self.case.sight.serves[one.node]]
                yield Carried(node, links, inverse=True, about=(serving or about)[0])

    def _spoken_of(self, node: int) -> list[Carried]:
        """Return what a node without a thread of its own speaks of, as far as threads can start there."""
        ontology = self.case.snapshot.ontology
        helping = {link.name for link in ontology.links_with_trait("helps")}
        pairs = [
            (target, link.name)
            for link in sorted(
                (link for link, _ in ontology.links_from(self.case.kind(node))),
                key=lambda link: "feedback" in link.roles,
            )
            if link.name not in helping
            for target in self.case.out(node, link.name)
            if self.can_serve(target)
        ]
        return [Carried(target, links) for target, links in _by_node(pairs).items()]


def _by_node(pairs: Iterable[tuple[int, str]]) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for node, link in pairs:
        found[node] = (*found.get(node, ()), link)
    return found
