"""What can be reached along some kinds of links: the one search that several rules need, linear in the links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from graph.analysis.case import Case
from graph.analysis.snapshot import Bools, Ints


@dataclass(frozen=True, slots=True)
class Steps:
    """Where one can go from each node in one step.

    Attributes:
        starts: Beginning of each node's slice of `ends`, and one more for the end of the last.
        ends: Nodes.
    """

    starts: Sequence[int]
    ends: Sequence[int]

    def after(self, node: int) -> Sequence[int]:
        """Return the nodes one step on from a node, in order of link."""
        return self.ends[self.starts[node] : self.starts[node + 1]]


def steps_between(tails: Ints, heads: Ints, nodes: int) -> Steps:
    """Return the steps from each tail to its head, among so many nodes.

    >>> steps_between(np.array([1, 0]), np.array([2, 1]), 3).after(1)
    [2]
    """
    order = np.argsort(tails, kind="stable")
    starts = np.concatenate(([0], np.cumsum(np.bincount(tails, minlength=nodes))))
    return Steps(starts.tolist(), heads[order].tolist())


def steps_along(case: Case, chosen: Bools) -> Steps:
    """Return the steps from source to target of the chosen links."""
    snapshot = case.snapshot
    return steps_between(snapshot.sources[chosen], snapshot.targets[chosen], len(snapshot))


def steps_against(case: Case, chosen: Bools) -> Steps:
    """Return the steps from target to source of the chosen links."""
    snapshot = case.snapshot
    return steps_between(snapshot.targets[chosen], snapshot.sources[chosen], len(snapshot))


def reached(steps: Steps, seeds: Iterable[int]) -> set[int]:
    """Return every node that can be reached from some seed, the seeds included."""
    found = set(seeds)
    waiting = list(found)
    while waiting:
        for node in steps.after(waiting.pop()):
            if node not in found:
                found.add(node)
                waiting.append(node)
    return found


def latest(steps: Steps, days: Mapping[int, int]) -> dict[int, int]:
    """Return, for each node that can be reached from a dated one (itself included), the latest day of those.

    >>> latest(steps_between(np.array([0, 1]), np.array([2, 2]), 3), {0: 7, 1: 9})
    {1: 9, 2: 9, 0: 7}
    """
    found: dict[int, int] = {}
    for seed in sorted(days, key=lambda node: (-days[node], node)):
        waiting = [seed] if seed not in found else []
        while waiting:
            node = waiting.pop()
            if node not in found:
                found[node] = days[seed]
                waiting.extend(steps.after(node))
    return found
