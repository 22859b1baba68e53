"""Which part of the map each kind stands in, told by the links of sight that are declared between kinds.

Steps of work are in the middle; what they lead to are reasons, at the right, column by column to the people served;
what leads to them is further work; everything else stands beside.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.ontology import Ontology
from visual.scene import BESIDE, OTHER, REASONS

STEPS = "steps"


@dataclass(frozen=True, slots=True)
class KindPlace:
    """Where the nodes of a kind stand.

    Attributes:
        part: `STEPS`, `OTHER`, `REASONS` or `BESIDE`.
        order: Of reasons: their column, from 0 at the left.
    """

    part: str
    order: int = 0


def kind_places(ontology: Ontology) -> Mapping[str, KindPlace]:
    """Return where the nodes of each kind stand."""
    leads = _leads(ontology)
    steps = {kind.name for kind in ontology.with_trait("flow")}
    reasons = _reached(leads, steps) - steps
    heights = _heights({kind: leads[kind] & reasons for kind in reasons})
    longest = max(heights.values(), default=0)
    towards = {kind for kind in leads if _reached(leads, {kind}) & (steps | reasons)}
    found = {}
    for kind in ontology.kinds:
        if kind in steps:
            found[kind] = KindPlace(STEPS)
        elif kind in reasons:
            found[kind] = KindPlace(REASONS, longest - heights[kind])
        else:
            found[kind] = KindPlace(OTHER if kind in towards else BESIDE)
    return found


def _leads(ontology: Ontology) -> dict[str, set[str]]:
    """Return which kinds a link of sight may lead to from each kind, in the direction towards the reason."""
    leads: dict[str, set[str]] = {kind: set() for kind in ontology.kinds}
    for link in ontology.with_role("sight"):
        for source in link.routes:
            for target in link.targets(source):
                one, other = (target, source) if link.roles["sight"] == "backward" else (source, target)
                if one in leads and other in leads:
                    leads[one].add(other)
    return leads


def _reached(leads: Mapping[str, set[str]], start: set[str]) -> set[str]:
    found, waiting = set[str](), list(start)
    while waiting:
        fresh = leads[waiting.pop()] - found
        found |= fresh
        waiting += fresh
    return found


def _heights(leads: Mapping[str, set[str]]) -> dict[str, int]:
    """Return the links of the longest way on from each kind; kinds that lead to one another count as one step less."""
    heights = dict.fromkeys(leads, 0)
    for _ in leads:
        heights = {
            kind: 1 + max((heights[other] for other in others - {kind} if not leads[other] & {kind}), default=-1)
            for kind, others in leads.items()
        }
    return heights
