"""Who answers for what: how many items of each kind have an owner, and whether that role is near the work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from graph.analysis.align import Share
from graph.analysis.case import Case
from graph.model import Record


@dataclass(frozen=True, slots=True)
class Ownership:
    """What is owned, of the live items of one kind.

    Attributes:
        kind: Name of the kind.
        items: All of them, in order of id.
        unowned: Those that no live role owns, leads or sponsors.
        far: Those owned from elsewhere in the organisation, each with the roles: see `ownership`.
    """

    kind: str
    items: tuple[int, ...]
    unowned: tuple[int, ...]
    far: tuple[tuple[int, tuple[int, ...]], ...]

    @property
    def near(self) -> Share:
        """How many have an owner who is not known to be far."""
        return Share(len(self.items) - len(self.unowned) - len(self.far), len(self.items))

    def record(self, case: Case) -> Record:
        """Return it as JSON can hold it."""
        ids = case.snapshot.ids
        return {
            "kind": self.kind,
            "owned_near": self.near.record(),
            "unowned": [ids[node] for node in self.unowned],
            "owned_from_afar": [{"node": ids[node], "roles": [ids[role] for role in far]} for node, far in self.far],
        }


def ownership(case: Case, positions: Iterable[int] | None = None) -> tuple[Ownership, ...]:
    """Return what is owned, by kind, for the kinds that can have an owner, lead or sponsor; empty kinds are left out.

    An item is at work where its field or who runs it says; else where that is which it measures or serves directly. A
    role is near when its unit is one of these, or directly above or below one. An item is owned from afar when all of
    its roles are known not to be near; where a unit is unknown, nobody is called far.

    Args:
        case: The organisation on its day.
        positions: Which nodes to look at, such as those of a unit; all if not given.
    """
    ontology = case.snapshot.ontology
    helping = [link.name for link in ontology.links_with_trait("helps")]
    asked = None if positions is None else set(positions)
    return tuple(_ownership(case, kind, helping, asked) for kind in _kinds(case, helping, asked))


def _kinds(case: Case, helping: list[str], asked: set[int] | None) -> Iterator[str]:
    for kind in case.snapshot.ontology.kinds:
        ownable = any(case.snapshot.ontology.links[link].targets(kind) for link in helping)
        if ownable and _items(case, kind, asked):
            yield kind


def _items(case: Case, kind: str, asked: set[int] | None) -> list[int]:
    return [node for node in case.live_of(kind) if asked is None or node in asked]


def _ownership(case: Case, kind: str, helping: list[str], asked: set[int] | None) -> Ownership:
    items = _items(case, kind, asked)
    roles = {node: tuple(dict.fromkeys(case.out(node, *helping))) for node in items}
    far = [(node, roles[node]) for node in items if roles[node] and _is_far(case, node, roles[node])]
    return Ownership(kind, tuple(items), tuple(node for node in items if not roles[node]), tuple(far))


def _is_far(case: Case, node: int, roles: tuple[int, ...]) -> bool:
    near = {around for place in _places(case, node) for around in _around(case, place)}
    units = [case.unit(role) for role in roles]
    return bool(near) and None not in units and near.isdisjoint(units)


def _around(case: Case, unit: int) -> Iterator[int]:
    yield unit
    yield from case.children(unit)
    yield from case.parents(unit)


def _places(case: Case, node: int) -> set[int]:
    """Return the units in which a node is at work, whoever owns it."""
    ontology = case.snapshot.ontology
    running = [link.name for link in ontology.links.values() if link.places and link.places.how == "source_is_unit"]
    named = case.snapshot.position(str(case.field(node, "unit")))
    own = {unit for unit in (*case.into(node, *running), named) if unit is not None and case.unit(unit) == unit}
    telling = [link.name for link in ontology.links.values() if link.places and "targets" in link.places.how]
    serving = [link.name for link in ontology.with_role("sight")]
    beyond = case.units[case.out(node, *telling, *serving)]
    return own or set(np.unique(beyond[beyond >= 0]).tolist())
