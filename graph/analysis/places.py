"""Which unit everything belongs to, for all nodes at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from graph.analysis.named_units import NOWHERE
from graph.analysis.snapshot import Bools, Ints, Snapshot
from graph.analysis.steps import Step
from graph.ontology import LinkKind

__all__ = ["NOWHERE", "live_units", "units_after", "units_of"]

Found = tuple[Ints, Ints]
"""Nodes, and for each a unit that it may belong to."""


def units_of(snapshot: Snapshot) -> Ints:
    """Return the live unit that each node belongs to; -1 where it cannot be told.

    The first of these that names a live unit: the node itself, its field `unit`, and then what its links tell, in the
    order of rank that the link kinds declare; of several, the smallest id. What depends on the unit of another node is
    told as soon as that is known.
    """
    is_unit = live_units(snapshot)
    units = np.where(is_unit, np.arange(len(snapshot), dtype=np.int32), np.int32(NOWHERE))
    _settle(units, *_by_field(snapshot, is_unit))
    placing = sorted((link for link in snapshot.ontology.links.values() if link.places), key=_rank)
    known = -1
    while known != (known := int((units != NOWHERE).sum())):
        for link in placing:
            _settle(units, *_BY_LINK[link.places.how if link.places else ""](snapshot, link, units, is_unit))
    return units


def units_after(snapshot: Snapshot, before: Snapshot, step: Step) -> Ints | None:
    """Return the units for a snapshot that comes from another one; None where those of others could be others, too.

    Args:
        snapshot: It.
        before: The other one, whose units are known.
        step: What was done to it.
    """
    ontology, neighbours = snapshot.ontology, snapshot.neighbours
    unit_kinds = {kind.name for kind in ontology.with_trait("unit")}
    placing = [link.name for link in ontology.links.values() if link.places]
    if not step.kinds.isdisjoint(unit_kinds) or any(step.ends.get(kind) for kind in placing):
        return None
    if any(neighbours.have(node, placing) for node in step.flipped):
        return None
    units, were_named = (step.nodes.pointing(one, NOWHERE) for one in (before.units, before.named_units))
    for node in step.changed:
        named = int(snapshot.named_units[node])
        if not neighbours.have(node, placing):
            fits = named != NOWHERE and snapshot.kinds[named] in unit_kinds and snapshot.live[named]
            units[node] = named if fits else NOWHERE
        elif named != were_named[node]:
            return None
    return units


def live_units(snapshot: Snapshot) -> Bools:
    """Return which nodes are live units."""
    found = np.zeros(len(snapshot), dtype=np.bool_)
    found[snapshot.live_of(*(kind.name for kind in snapshot.ontology.with_trait("unit")))] = True
    return found


def _settle(units: Ints, nodes: Ints, places: Ints) -> None:
    """Give a unit to those of the nodes that have none yet: the smallest that is named for it."""
    fresh = units[nodes] == NOWHERE
    nodes, places = nodes[fresh], places[fresh]
    order = np.argsort(-places, kind="stable")
    units[nodes[order]] = places[order]  # the smallest is written last, and stays


def _by_field(snapshot: Snapshot, is_unit: Bools) -> Found:
    named = snapshot.named_units
    nodes = np.flatnonzero((named != NOWHERE) & is_unit[named]).astype(np.int32)
    return nodes, named[nodes]


def _ends(snapshot: Snapshot, link: LinkKind) -> Found:
    chosen = snapshot.link_live & snapshot.kind_mask(link.name)
    return snapshot.sources[chosen], snapshot.targets[chosen]


def _source_is_unit(snapshot: Snapshot, link: LinkKind, _units: Ints, is_unit: Bools) -> Found:
    sources, targets = _ends(snapshot, link)
    return targets[is_unit[sources]], sources[is_unit[sources]]


def _target_is_unit(snapshot: Snapshot, link: LinkKind, _units: Ints, is_unit: Bools) -> Found:
    sources, targets = _ends(snapshot, link)
    return sources[is_unit[targets]], targets[is_unit[targets]]


def _unit_of_target(snapshot: Snapshot, link: LinkKind, units: Ints, _is_unit: Bools) -> Found:
    sources, targets = _ends(snapshot, link)
    known = units[targets] != NOWHERE
    return sources[known], units[targets[known]]


def _shared_unit_of_targets(snapshot: Snapshot, link: LinkKind, units: Ints, _is_unit: Bools) -> Found:
    sources, targets = _ends(snapshot, link)
    least = np.full(len(snapshot), len(snapshot), dtype=np.int32)
    most = np.full(len(snapshot), NOWHERE, dtype=np.int32)
    np.minimum.at(least, sources, units[targets])
    np.maximum.at(most, sources, units[targets])
    shared = np.flatnonzero((least == most) & (least != NOWHERE)).astype(np.int32)
    return shared, least[shared]


def _rank(link: LinkKind) -> int:
    return link.places.rank if link.places else 0


_BY_LINK: Mapping[str, Callable[[Snapshot, LinkKind, Ints, Bools], Found]] = MappingProxyType(
    {
        "source_is_unit": _source_is_unit,
        "target_is_unit": _target_is_unit,
        "unit_of_target": _unit_of_target,
        "shared_unit_of_targets": _shared_unit_of_targets,
    }
)
