"""How much of the work is aligned: shares of counts, time and money. To learn about work, never a score of people."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from graph.analysis.graphs import Bools, reached
from graph.analysis.sight import Sight
from graph.model import Record

MONEY = ("budget", "cost")

Group = TypeVar("Group", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Share:
    """Some of something.

    Attributes:
        part, whole: In the same unit; the part is 0 or more and at most the whole.
    """

    part: float
    whole: float

    @property
    def share(self) -> float | None:
        """The part of the whole, 0 to 1; None where there is nothing to count, which is neither 0 nor 1."""
        return self.part / self.whole if self.whole else None

    def record(self) -> Record:
        """Return a JSON-ready record."""
        return {"part": self.part, "whole": self.whole, "share": self.share}


@dataclass(frozen=True, slots=True)
class Alignment:
    """How much of some work is aligned.

    Attributes:
        work: Pieces of work that serve purpose.
        wte: Whole-time equivalents of improvements and activities that serve purpose.
        money: Budget or cost of improvements and activities that serve purpose.
        on_priority: Pieces of improvement work that serve a priority.
        on_priority_wte: Whole-time equivalents of improvement work that serves a priority.
    """

    work: Share
    wte: Share
    money: Share
    on_priority: Share
    on_priority_wte: Share

    def record(self) -> Record:
        """Return a JSON-ready record."""
        return {name: getattr(self, name).record() for name in self.__slots__}


def alignment(sight: Sight, positions: Iterable[int] | None = None) -> Alignment:
    """Return how much of the live work among some nodes is aligned.

    Args:
        sight: Line of sight.
        positions: Which nodes to look at, such as those of a unit; all if not given.
    """
    asked = _mask(sight, positions)
    work, changing = sight.work & asked, sight.improvement_work & asked
    efforts = [kind.name for kind in sight.snapshot.ontology.with_trait("improvement_work")]
    effort = np.zeros(len(asked), dtype=np.bool_)
    effort[sight.snapshot.of_kind(*efforts)] = True
    effort &= work
    return Alignment(
        _count(work, sight.serves),
        _sum(sight, effort, sight.serves, ("wte",)),
        _sum(sight, effort, sight.serves, MONEY),
        _count(changing, sight.serves_priority),
        _sum(sight, changing, sight.serves_priority, ("wte",)),
    )


def delivered(sight: Sight) -> Bools:
    """Return which nodes are reached from live work that delivers aims (trait `delivering`)."""
    snapshot = sight.snapshot
    return reached(sight.graph, snapshot.with_trait("delivering") & snapshot.live)


def coverage(sight: Sight, aims: Iterable[int], group: Callable[[int], Group]) -> dict[Group, Share]:
    """Return how many of some aims are delivered, by group, such as their level or unit, in the order of the aims.

    Args:
        sight: Line of sight.
        aims: Which aims to look at; those that are not live are left out.
        group: What each belongs to.
    """
    done, found = delivered(sight), dict[Group, list[bool]]()
    for aim in aims:
        if sight.snapshot.live[aim]:
            found.setdefault(group(aim), []).append(bool(done[aim]))
    return {name: Share(sum(flags), len(flags)) for name, flags in found.items()}


def _mask(sight: Sight, positions: Iterable[int] | None) -> Bools:
    asked = np.ones(len(sight.snapshot), dtype=np.bool_)
    if positions is not None:
        asked[:] = False
        asked[list(positions)] = True
    return asked


def _count(nodes: Bools, good: Bools) -> Share:
    return Share(int((nodes & good).sum()), int(nodes.sum()))


def _sum(sight: Sight, nodes: Bools, good: Bools, fields: tuple[str, ...]) -> Share:
    part = whole = 0.0
    for node in np.flatnonzero(nodes).tolist():
        amount = next((value for name in fields if (value := sight.snapshot.given(node).get(name)) is not None), 0)
        whole += amount
        part += amount if good[node] else 0
    return Share(part, whole)
