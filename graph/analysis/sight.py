"""Line of sight: which work serves the purpose, which serves a priority, and what can be said of the rest.

Everything is worked out when it is first asked for, for all nodes at once, and kept. Robustness, absence and repair
stand in modules of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from graph.analysis.dominators import Dominators, dominators
from graph.analysis.following import follow_back, live_graph
from graph.analysis.graphs import (
    STRONGEST,
    UNREACHED,
    Bools,
    Bytes,
    Graph,
    Ints,
    Rows,
    nearest,
    reached,
    reached_from,
    reaching,
    steps_to,
    turned_round,
    with_hub,
)
from graph.analysis.proof import Hop, Proof
from graph.analysis.snapshot import Snapshot
from graph.analysis.steps import Shift, Step

if TYPE_CHECKING:
    from graph.analysis.mending import Mending

Status = Literal["strategic", "operational", "broken", "lapsed", "adrift"]
STATUSES: tuple[Status, ...] = get_args(Status)
NOT_LIVE = -1
OF_NODES = (
    "anchors", "priorities", "work", "improvement_work", "serves", "nearest", "towards_anchors", "serves_priority",
    "strengths", "next_on_best", "_levels", "dominators", "components", "codes", "statuses", "_broken", "once_served",
    "meeting",
)  # fmt: skip
"""What is worked out of nodes and names no link."""
TELLING = ("names_need", "meets")
"""Traits of the link kinds that sight rests on beside those that are followed."""


def leaves_sight(snapshot: Snapshot, step: Step) -> bool:
    """Tell whether no line of sight can be another after a step: no node and no link that it rests on is."""
    ontology = snapshot.ontology
    if step.nodes.splices or step.dated:
        return False
    kinds = {snapshot.kinds[node] for node in step.changed} & ontology.kinds.keys()
    if any(switch for kind in kinds for switch in ontology.kinds[kind].traits.values()):
        return False
    told = [*ontology.with_role("sight"), *(link for trait in TELLING for link in ontology.links_with_trait(trait))]
    return not any(step.ends.get(link.name) for link in told)


class Sight:
    """Line of sight of every node of a snapshot.

    Attributes:
        snapshot: The organisation on its day.
        partial: Whether there may be records that whoever asks may not see: those could change the answer.
    """

    def __init__(self, snapshot: Snapshot, *, partial: bool = False) -> None:
        self.snapshot = snapshot
        self.partial = partial

    def taken_over(self, snapshot: Snapshot, links: Shift) -> Sight:
        """Return the sight of a snapshot that comes from its own by changes that leave it; see `leaves_sight`.

        Args:
            snapshot: It.
            links: Where links went.
        """
        other = Sight(snapshot, partial=self.partial)
        known = vars(self)
        vars(other).update({name: known[name] for name in OF_NODES if name in known})
        if "graph" in known:
            other.graph = snapshot.graphs["sight"] = self.graph.relinked(links)
        return other

    # -- the graph and where it leads ---------------------------------------------------------------------------------

    @cached_property
    def graph(self) -> Graph:
        """Live sight links between live nodes, drawn towards the reason."""
        return live_graph(self.snapshot, "sight")

    @cached_property
    def anchors(self) -> Bools:
        """Of each node: a live purpose, or a live need that some live purpose exists to meet."""
        return self.anchors_among(self.snapshot.live, self.snapshot.link_valid)

    @property
    def answerable(self) -> bool:
        """Whether alignment can be told at all: there is a live anchor."""
        return bool(self.anchors.any())

    @cached_property
    def priorities(self) -> Bools:
        """Of each node: a live priority."""
        return self.snapshot.with_trait("priority") & self.snapshot.live

    @cached_property
    def work(self) -> Bools:
        """Of each node: live work."""
        return self.snapshot.with_trait("work") & self.snapshot.live

    @cached_property
    def improvement_work(self) -> Bools:
        """Of each node: live work that changes something, which must also serve a priority."""
        return self.snapshot.with_trait("improvement_work") & self.snapshot.live

    def anchors_among(self, nodes: Bools, links: Bools) -> Bools:
        """Return which of some nodes anchor: purposes, and the needs that one of them names by one of some links."""
        snapshot = self.snapshot
        purposes = snapshot.with_trait("anchor") & nodes
        naming = snapshot.of_link_kind(*(kind.name for kind in snapshot.ontology.links_with_trait("names_need")))
        sources, needs = snapshot.sources.take(naming), snapshot.targets.take(naming)
        anchors = purposes.copy()
        anchors[needs[links.take(naming) & purposes.take(sources) & nodes.take(needs)]] = True
        return anchors

    # -- what serves ------------------------------------------------------------------------------------------------

    @cached_property
    def serves(self) -> Bools:
        """Of each node: it reaches an anchor."""
        return self.steps >= 0

    @property
    def steps(self) -> Ints:
        """Of each node: links to the nearest anchor, whatever their strength; -1 where none is reached."""
        return self.nearest[0]

    @property
    def next_on_shortest(self) -> Ints:
        """Of each node: the next node on some shortest thread; -1 for an anchor and where there is no thread."""
        return self.nearest[1]

    @cached_property
    def nearest(self) -> tuple[Ints, Ints]:
        """Of each node: the steps to the nearest anchor, and the next node on the way; see `steps`."""
        return nearest(self.towards_anchors)

    @cached_property
    def towards_anchors(self) -> Rows:
        """The graph turned round, with a hub that leads to all anchors: what searches for anchors run on."""
        return with_hub(self.graph.reverse, self.anchors)

    @cached_property
    def serves_priority(self) -> Bools:
        """Of each node: it reaches a live priority that itself serves purpose."""
        return reaching(self.graph, self.priorities & self.serves)

    @cached_property
    def strengths(self) -> Bytes:
        """Of each node: strength of the weakest link of its best thread; 0 without one, the greatest for an anchor."""
        # What is reached by strong links is reached by weaker ones, too: counting the levels gives the strongest.
        strengths = np.zeros(len(self.snapshot), dtype=np.int8)
        for steps in self._levels:
            strengths += steps >= 0
        return strengths

    @cached_property
    def next_on_best(self) -> Ints:
        """Of each node: the next node on its best thread; -1 for an anchor and where there is no thread."""
        graph, least = self.graph, self.strengths
        # Steps of all strengths in one row, so that each node's place in it tells its own strength, too.
        levels = np.concatenate(self._levels)
        base = (least.astype(np.int32) - 1) * np.int32(graph.size)
        own = np.maximum(base, 0) + np.arange(graph.size, dtype=np.int32)
        steps = levels.take(own)
        # Where there is no next node, no link is strong enough.
        enough = least + (steps <= 0).view(np.int8) * np.int8(STRONGEST + 1)
        strong = np.flatnonzero(graph.strengths >= enough.take(graph.tails))
        tails, heads = graph.tails.take(strong), graph.heads.take(strong)
        fits = np.flatnonzero(levels.take(base.take(tails) + heads) == steps.take(tails) - 1)
        following = np.full(graph.size, UNREACHED, dtype=np.int32)
        # Heads ascend in a row, so the first that fits has the smallest id: written last, it stays.
        following[tails.take(fits)[::-1]] = heads.take(fits)[::-1]
        return following

    def strength(self, node: int) -> int:
        """Return the strength of the weakest link of a node's best thread, 0 if it has none."""
        return int(self.strengths[node])

    def _steps_at(self, least: int) -> Ints:
        """Return the links from each node to the nearest anchor, each of at least that strength; -1 where no way is."""
        return self._levels[least - 1]

    @cached_property
    def _levels(self) -> tuple[Ints, ...]:
        whole = self.graph.reverse
        found = {id(whole): self.steps}
        for turned in whole.by_strength:
            if id(turned) not in found:
                found[id(turned)] = steps_to(turned, self.anchors)
        return tuple(found[id(turned)] for turned in whole.by_strength)

    @cached_property
    def dominators(self) -> Dominators:
        """Who hangs on whom on the way to the anchors."""
        return dominators(self.graph, self.anchors, self.steps)

    @cached_property
    def mending(self) -> Mending:
        """What may be linked with what, so that it serves; kept because it indexes all names."""
        from graph.analysis.mending import Mending

        return Mending(self)

    @cached_property
    def components(self) -> tuple[int, Ints]:
        """Number of circles of sight links (strongly connected components), and that of each node; see `graphs`."""
        return self.graph.circles

    # -- statuses ---------------------------------------------------------------------------------------------------

    @cached_property
    def codes(self) -> Bytes:
        """Of each node: its status as a position in `STATUSES`; -1 where it is not live."""
        # The first that holds, as a number that looks up the status: what comes first weighs most.
        holds = (~self.snapshot.live, self.serves_priority, self.serves, self._broken, self.once_served)
        weights = (16, 8, 4, 2, 1)
        packed = np.zeros(len(self.snapshot), dtype=np.int8)
        for flags, weight in zip(holds, weights, strict=True):
            packed |= flags.view(np.int8) * np.int8(weight)
        first = [number.bit_length() for number in range(sum(weights) + 1)]
        told = ("adrift", "lapsed", "broken", "operational", "strategic")
        codes = [STATUSES.index(told[place]) if place < len(told) else NOT_LIVE for place in first]
        return np.array(codes, dtype=np.int8).take(packed)

    @cached_property
    def statuses(self) -> list[str]:
        """Of each node: its status; empty where it is not live. It is meant for work, and told of everything."""
        names = [*STATUSES, ""]
        return [names[code] for code in self.codes.tolist()]

    def status(self, node: int) -> str:
        """Return the status of a node, empty if it is not live."""
        code = int(self.codes[node])
        return "" if code == NOT_LIVE else STATUSES[code]

    def has_status(self, *statuses: str) -> Bools:
        """Return which nodes have one of some statuses."""
        wanted = [code for code, status in enumerate(STATUSES) if status in statuses]
        return np.isin(self.codes, np.array(wanted, dtype=np.int8))

    def counts(self, positions: Iterable[int] | None = None) -> dict[str, int]:
        """Return how much live work has each status, in the order of the statuses.

        Args:
            positions: Which nodes to count, such as those of a unit; all if not given. Only live work counts.
        """
        asked = self.work
        if positions is not None:
            chosen = np.zeros_like(asked)
            chosen[list(positions)] = True
            asked = asked & chosen
        counted = np.bincount(self.codes[asked] - NOT_LIVE, minlength=len(STATUSES) + 1).tolist()
        return dict(zip(STATUSES, counted[1:], strict=True))

    @cached_property
    def _broken(self) -> Bools:
        """Of each node: it does not serve, but reaches a live aim."""
        unserved = ~self.serves
        aims = self.snapshot.with_trait("aim") & self.snapshot.live & unserved
        # What does not serve leads only to what does not serve: the search needs no more of the graph.
        entries = np.flatnonzero(unserved.take(self.graph.tails))
        tails, heads = self.graph.tails.take(entries), self.graph.heads.take(entries)
        return reached(turned_round(self.graph.size, tails, heads), aims)

    @cached_property
    def once_served(self) -> Bools:
        """Of each node: it would serve purpose if what has ended still counted."""
        snapshot = self.snapshot
        was, begun = snapshot.live | snapshot.ended, snapshot.link_marks.begun
        # What serves would still serve: the search may stop there.
        ends = self.anchors_among(was, begun) | self.serves
        return reached(follow_back(snapshot, "sight", begun, within=was, onwards_from=was & ~self.serves), ends)

    # -- one node -----------------------------------------------------------------------------------------------------

    def up(self, node: int) -> list[int]:
        """Return what a node reaches, ascending, itself included."""
        return reached_from(self.graph, node)

    def down(self, node: int) -> list[int]:
        """Return what reaches a node, ascending, itself included."""
        return reached_from(self.graph.reverse, node)

    def reaches(self, marked: Bools) -> Bools:
        """Return which nodes reach a marked one, the marked ones included."""
        return reaching(self.graph, marked)

    def proof(self, node: int) -> Proof | None:
        """Return the best thread of a node to an anchor, None if it does not serve; that of an anchor has no hop.

        Best: its weakest link is strongest, then it has fewest links, then its list of ids is smallest.
        """
        least = self.strength(node)
        if not least:
            return None
        graph, steps = self.graph, self._steps_at(least)
        hops: list[Hop] = []
        while steps[node] > 0:
            row = slice(graph.starts[node], graph.starts[node + 1])
            nearer = (graph.strengths[row] >= least) & (steps[graph.heads[row]] == steps[node] - 1)
            entry = row.start + int(nearer.argmax())
            hops.append(Hop(node, int(graph.links[entry]), int(graph.heads[entry])))
            node = hops[-1].target
        return Proof(tuple(hops), least)

    def helps_to_meet(self, node: int) -> list[int]:
        """Return the live needs that a node reaches by a path whose last link says that it meets them, ascending."""
        services, needs = self.meeting
        found = np.zeros(len(self.snapshot), dtype=np.bool_)
        found[self.up(node)] = True
        met: list[int] = np.unique(needs[found[services]]).tolist()
        return met

    def reaches_people(self, node: int) -> list[tuple[int, int]]:
        """Return the needs that a node helps to meet, each with a live group of people that has it, ascending."""
        felt = [kind.name for kind in self.snapshot.ontology.links_with_trait("felt")]
        return [(need, group) for need in self.helps_to_meet(node) for group in self.snapshot.out(need, *felt)]

    def ends_at_unnamed_need(self, node: int) -> list[int]:
        """Return the needs that a node helps to meet and that no live purpose names, ascending."""
        return [need for need in self.helps_to_meet(node) if not self.anchors[need]]

    @cached_property
    def meeting(self) -> tuple[Ints, Ints]:
        """The ends of the live links that say which need is met: what meets it, and the need."""
        snapshot = self.snapshot
        links = snapshot.of_link_kind(*(kind.name for kind in snapshot.ontology.links_with_trait("meets")))
        links = links[snapshot.link_live[links]]
        return snapshot.sources[links], snapshot.targets[links]
