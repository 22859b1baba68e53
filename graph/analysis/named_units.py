"""Which node each node names as its unit, read once and taken over after a few changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from graph.analysis.graphs import Ints
from graph.analysis.steps import Step

if TYPE_CHECKING:
    from graph.analysis.snapshot import Snapshot

NOWHERE = -1
UNIT_FIELD = "unit"


def named_units(snapshot: Snapshot) -> Ints:
    """Return the node that each node names as its unit, whatever that is; -1 where it names none that is there."""
    ontology, index = snapshot.ontology, snapshot.index
    nodes = snapshot.of_kind(*(kind for kind in ontology.kinds if UNIT_FIELD in ontology.fields_of(kind))).tolist()
    snapshot.read(nodes)
    told = [snapshot.given(node).get(UNIT_FIELD) for node in nodes]
    named = np.full(len(snapshot), NOWHERE, dtype=np.int32)
    named[nodes] = [index.get(unit, NOWHERE) if isinstance(unit, str) else NOWHERE for unit in told]
    return named


def named_units_after(snapshot: Snapshot, named: Ints, step: Step) -> Ints | None:
    """Return the same for a snapshot that comes from another one; None where a unit came, went or changed.

    Args:
        snapshot: It.
        named: That of the other one.
        step: What was done to the other one.
    """
    ontology = snapshot.ontology
    if not step.kinds.isdisjoint(kind.name for kind in ontology.with_trait("unit")):
        return None
    named = step.nodes.pointing(named, NOWHERE)
    for node in step.changed:
        kind, told = snapshot.kinds[node], snapshot.given(node).get(UNIT_FIELD)
        may_name = kind in ontology.kinds and UNIT_FIELD in ontology.fields_of(kind)
        at = snapshot.position(told) if may_name and isinstance(told, str) else None
        named[node] = NOWHERE if at is None else at
    return named
