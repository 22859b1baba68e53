"""Why work does not serve: how far the search went, by what, and what is missing where it stopped.

Absence is never an artefact of a filter, so it always says its own bounds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from graph.analysis.graphs import reached_and_depth
from graph.analysis.sight import Sight
from graph.analysis.snapshot import Snapshot
from graph.analysis.wording import listed, quoted
from graph.model import Record
from graph.ontology import LinkKind


@dataclass(frozen=True, slots=True)
class FrontierPart:
    """Where threads end: nodes that lead to one another and to nothing else.

    Attributes:
        nodes: In order of id.
    """

    nodes: tuple[int, ...]
    _say: Callable[[], str] = field(repr=False, compare=False)

    @property
    def missing(self) -> str:
        """What is missing there, one sentence; written when it is asked for."""
        return self._say()

    def record(self, snapshot: Snapshot) -> Record:
        """Return the documented JSON shape."""
        return {"nodes": [snapshot.ids[node] for node in self.nodes], "missing": self.missing}


@dataclass(frozen=True, slots=True)
class Absence:
    """What was looked at before it was said that something does not serve.

    Attributes:
        followed: Every kind of link that was followed, in alphabetical order.
        depth: Links to the farthest thing that was reached.
        date: The day judged by.
        hidden: Whether records hidden from the asker could change the answer.
        frontier: Where all threads end, in order of id.
    """

    followed: tuple[str, ...]
    depth: int
    date: str
    hidden: bool
    frontier: tuple[FrontierPart, ...]

    def record(self, snapshot: Snapshot) -> Record:  # noqa: ARG002  as every record is asked for
        """Return the documented JSON shape; the frontier stands apart."""
        return {"followed": list(self.followed), "depth": self.depth, "date": self.date, "hidden": self.hidden}


def absence(sight: Sight, node: int) -> Absence:
    """Return where the search for an anchor stopped.

    Args:
        sight: Line of sight.
        node: A node that does not serve purpose.
    """
    snapshot = sight.snapshot
    followed = sorted(kind.name for kind in snapshot.ontology.with_role("sight"))
    reached, depth = reached_and_depth(sight.graph, node)
    among = frozenset(reached)
    parts = (FrontierPart(nodes, partial(_missing, sight, nodes, among)) for nodes in dead_ends(sight, reached))
    return Absence(tuple(followed), depth, snapshot.date, sight.partial, tuple(parts))


def dead_ends(sight: Sight, nodes: Iterable[int]) -> list[tuple[int, ...]]:
    """Return the circles (and single nodes) among some nodes that no sight link to another of the nodes leaves.

    Args:
        sight: Line of sight.
        nodes: With every node, all that it reaches is among them, or it is meant to be left out.

    Returns:
        Each as its nodes in order of id; they themselves in the order of their first nodes.
    """
    among = np.unique(np.fromiter(nodes, dtype=np.int32))
    graph, (count, labels) = sight.graph, sight.components
    entries, counts = graph.entries_of(among)
    tails, heads = np.repeat(labels[among], counts), graph.heads[entries]
    chosen = np.zeros(graph.size, dtype=np.bool_)
    chosen[among] = True
    left = np.zeros(count, dtype=np.bool_)
    left[tails[chosen[heads] & (labels[heads] != tails)]] = True
    ends: dict[int, list[int]] = {}
    staying = among[~left[labels[among]]]
    for node, label in zip(staying.tolist(), labels[staying].tolist(), strict=True):
        ends.setdefault(label, []).append(node)
    return sorted(map(tuple, ends.values()))


def _missing(sight: Sight, nodes: tuple[int, ...], reached: frozenset[int]) -> str:
    snapshot = sight.snapshot
    felt = [kind.name for kind in snapshot.ontology.links_with_trait("felt")]
    unnamed = {node for node in nodes if snapshot.has_trait(node, "need")}
    unnamed |= reached.intersection(need for node in nodes for need in snapshot.into(node, *felt))
    if unnamed:
        return _unnamed(snapshot, sorted(unnamed))
    return _not_linked(snapshot, nodes)


def _unnamed(snapshot: Snapshot, needs: list[int]) -> str:
    naming = snapshot.ontology.links_with_trait("names_need")[0]
    purposes = [snapshot.ontology.kinds[source].label.en.lower() for source in naming.routes]
    names = listed([quoted(snapshot.names[need]) for need in needs])
    return f"No {' or '.join(purposes)} in force {naming.label.en} {names}."


def _not_linked(snapshot: Snapshot, nodes: tuple[int, ...]) -> str:
    names = listed([quoted(snapshot.names[node]) for node in nodes])
    ends = f"{names} leads no further" if len(nodes) == 1 else f"{names} lead only to one another"
    kinds = {snapshot.kinds[node] for node in nodes}
    options = [_option(snapshot, link, kinds) for link in snapshot.ontology.with_role("sight")]
    if wanted := [option for option in options if option]:
        be = "it is" if len(nodes) == 1 else "they are"
        return f"{ends}: {be} not linked to anything else in force by {' or '.join(wanted)}."
    return f"{ends}."


def _option(snapshot: Snapshot, link: LinkKind, kinds: set[str]) -> str:
    """Return the words of a link kind with the kinds that it may lead to, or nothing if it cannot start there."""
    targets = sorted({target for kind in kinds for target in link.targets(kind)})
    labels = [snapshot.ontology.kinds[target].label.en.lower() for target in targets]
    return f"“{link.label.en}” ({', '.join(labels)})" if labels else ""
