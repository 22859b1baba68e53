"""What priorities lack, each sort of gap apart: work, a measure, an owner, resources, feedback."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from graph.analysis.align import delivered
from graph.analysis.case import Case
from graph.analysis.graphs import reached
from graph.analysis.snapshot import Bools
from graph.model import Record

EFFORT = ("wte", "budget", "cost", "amount")


@dataclass(frozen=True, slots=True)
class PriorityGaps:
    """Live priorities that lack something, each list in order of id; one priority can be in several.

    Attributes:
        no_work: No running work that delivers leads to it.
        no_measure: No live measure measures it.
        no_owner: No live role owns it.
        no_resource: Nothing that leads to it has people's time or money recorded, itself or by a plan.
        no_feedback: Nothing that is heard or learnt is linked with it.
    """

    no_work: tuple[int, ...]
    no_measure: tuple[int, ...]
    no_owner: tuple[int, ...]
    no_resource: tuple[int, ...]
    no_feedback: tuple[int, ...]

    def record(self, case: Case) -> Record:
        """Return ids by sort of gap, as JSON can hold them."""
        return {name: [case.snapshot.ids[node] for node in getattr(self, name)] for name in self.__slots__}


def priority_gaps(case: Case, positions: Iterable[int] | None = None) -> PriorityGaps:
    """Return which live priorities lack what.

    Args:
        case: The organisation on its day.
        positions: Which nodes to look at, such as those of a unit; all if not given.
    """
    asked = case.sight.priorities
    if positions is not None:
        chosen = np.zeros(len(asked), dtype=np.bool_)
        chosen[list(positions)] = True
        asked = asked & chosen
    priorities: list[int] = np.flatnonzero(asked).tolist()
    worked_on = delivered(case.sight)
    resourced = reached(case.sight.graph, _with_effort(case))
    helping = case.snapshot.count_out(*(link.name for link in case.snapshot.ontology.links_with_trait("helps")))
    feedback = [link.name for link in case.snapshot.ontology.with_role("feedback")]
    heard = case.snapshot.count_into(*feedback) + case.snapshot.count_out(*feedback)
    return PriorityGaps(
        tuple(node for node in priorities if not worked_on[node]),
        tuple(node for node in priorities if not case.measures(node)),
        tuple(node for node in priorities if not helping[node]),
        tuple(node for node in priorities if not resourced[node]),
        tuple(node for node in priorities if not heard[node]),
    )


def _with_effort(case: Case) -> Bools:
    """Return which live work has people's time or money: by fields of its own, or by a link that gives some."""
    snapshot, work = case.snapshot, case.sight.work
    effort = np.zeros(len(snapshot), dtype=np.bool_)
    kinds = [kind.name for kind in snapshot.ontology.with_trait("work") if kind.fields.keys() & set(EFFORT)]
    for node in snapshot.live_of(*kinds):
        effort[node] = any((snapshot.given(node).get(name) or 0) > 0 for name in EFFORT)
    giving = [link.name for link in snapshot.ontology.links.values() if link.fields.keys() & set(EFFORT)]
    return work & (effort | (snapshot.count_into(*giving) > 0))
