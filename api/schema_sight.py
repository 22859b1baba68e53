"""Line of sight in the schema: who serves, the proof of it, and where the search stopped where there is none."""

from __future__ import annotations

import strawberry

from api.answers.sight import SightAnswer
from api.resolve import Asked
from api.say.gap import ends_sentence, step_sentence
from api.say.proof import proof_sentence
from api.say.sight import headline
from api.schema_fields import Day
from api.schema_node import Node, NodeConnection, node_page
from api.schema_pages import USUAL, After, First, Paged
from api.schema_shape import shape, shown, shown_as, weighs
from api.schema_words import SightStatus
from graph.analysis.absence import Absence, absence
from graph.analysis.absence import FrontierPart as Part
from graph.analysis.mending import RepairOption
from graph.analysis.proof import Hop as Step
from graph.analysis.proof import confidence
from graph.analysis.repair import repair
from graph.analysis.robust import ENOUGH, robustness


@shape
class Hop:
    """One step of a thread: a link, and what it rests on."""

    asked: strawberry.Private[Asked]
    hop: strawberry.Private[Step]

    @shown
    def node(self) -> Node:
        """Where the step starts."""
        return self.asked.node(self.hop.node)  # type: ignore[no-any-return]

    @shown
    def to(self) -> Node:
        """Where it leads."""
        return self.asked.node(self.hop.target)  # type: ignore[no-any-return]

    @shown
    def link(self) -> str:
        """The code of the kind of link that it takes."""
        return self.asked.snapshot.link_kind(self.hop.link)

    @shown
    def strength(self) -> int:
        """1 weak, 2 medium, 3 strong."""
        return int(self.asked.snapshot.strengths[self.hop.link])

    @shown
    def basis(self) -> str:
        """What the link rests on: asserted by one side, agreed by both, or observed in data."""
        return self.asked.snapshot.columns.links.bases[self.hop.link]

    @shown
    def confidence(self) -> str:
        """How sure we are of it: what the link says, else the less sure of its two ends."""
        return confidence(self.asked.snapshot, self.hop.link)

    @shown
    def source(self) -> str | None:
        """What the link names as its source, else the file that brought it."""
        named: str | None = self.hop.record(self.asked.snapshot)["source"]
        return named

    @shown
    def recorded_on(self) -> Day | None:
        """Day of its last change."""
        said = self.asked.snapshot.columns.links.recorded_on[self.hop.link]
        return Day(said) if said else None


@shape
class Proof:
    """Why something serves the purpose: its best thread. Best has the strongest weakest link, then the fewest links."""

    asked: strawberry.Private[Asked]
    at: strawberry.Private[int]
    hops: list[Hop] = strawberry.field(
        description="The steps, from the node on; none for a purpose or a need that it names."
    )
    strength: int = strawberry.field(description="Strength of its weakest link.")

    @shown
    def sentence(self) -> str:
        """The thread in one sentence."""
        return proof_sentence(self.asked.case.sight, self.asked.names(), self.at)

    @shown
    def ways(self) -> int:
        """How many ways that share no link lead to the purpose; 3 means three or more."""
        return min(robustness(self.asked.case.sight, self.at).paths, ENOUGH)


@shape
class FrontierPart:
    """Where threads end: nodes that lead to one another and to nothing else."""

    part: strawberry.Private[Part]
    nodes: list[Node] = strawberry.field(description="The nodes, in order of id.")

    @shown
    def missing(self) -> str:
        """What is missing there, one sentence."""
        return self.part.missing


@shape
class Repair:
    """A new link that would mend a thread, if it is true."""

    asked: strawberry.Private[Asked]
    option: strawberry.Private[RepairOption]

    @shown
    def sentence(self) -> str:
        """What to record, in words."""
        return step_sentence(self.option, self.asked.names())

    @shown
    def link(self) -> str:
        """The code of the kind of link."""
        return self.option.link

    @shown_as("from")
    def source(self) -> Node | None:
        """Where it would start; null where that must be recorded first."""
        return None if self.option.source is None else self.asked.node(self.option.source)

    @shown
    def to(self) -> list[Node]:
        """Where it could lead, the likeliest first."""
        self.asked.pager.budget.spend(len(self.option.targets))
        return self.asked.nodes(self.option.targets)

    @shown
    def make(self) -> str | None:
        """Kind of the record to make first; null where none is needed."""
        return self.option.make or None


@shape
class WhyNot:
    """Why something does not serve the purpose: how far the search went, and what is missing where it stopped."""

    asked: strawberry.Private[Asked]
    at: strawberry.Private[int]
    followed: list[str] = strawberry.field(description="Every kind of link that was followed.")
    depth: int = strawberry.field(description="Links to the farthest thing that was reached.")
    date: Day = strawberry.field(description="The day judged by.")
    hidden: bool = strawberry.field(description="Whether records that you may not see could change the answer.")
    gap: strawberry.Private[Absence]

    @shown
    def frontier(self) -> list[FrontierPart]:
        """Where all threads end, in order of id."""
        return [_frontier(self.asked, part) for part in self.gap.frontier]

    @shown
    def sentence(self) -> str:
        """What is missing, in a sentence or two."""
        return ends_sentence(self.gap.frontier)

    @shown
    def repairs(self) -> list[Repair]:
        """Links any one of which would mend it, if it is true."""
        return [Repair(asked=self.asked, option=option) for option in repair(self.asked.case.sight, self.at)]


@shape
class RepairConnection(Paged):
    """A page of new links that mend threads together."""

    nodes: list[Repair] = strawberry.field(description="The links, each leading to what serves by then.")


@shape
class SightCounts:
    """How much work has each status."""

    strategic: int = strawberry.field(description="Serves the purpose and a priority.")
    operational: int = strawberry.field(description="Serves the purpose without a priority, as daily work may.")
    broken: int = strawberry.field(description="Leads to an aim that leads to no purpose.")
    lapsed: int = strawberry.field(description="Served something that has ended.")
    adrift: int = strawberry.field(description="Has no reason recorded.")


@shape
class LineOfSight:
    """Which work serves the purpose, within a unit or everywhere."""

    asked: strawberry.Private[Asked]
    answer: strawberry.Private[SightAnswer]

    @shown
    def answerable(self) -> bool:
        """Whether it can be told at all: a purpose is recorded and live."""
        return self.answer.answerable

    @shown
    def sentences(self) -> list[str]:
        """The answer in one or two sentences."""
        return list(
            self.asked.case.answer(
                ("line of sight", self.answer.scope), lambda: tuple(headline(self.answer, self.asked.names()))
            )
        )

    @shown
    def counts(self) -> SightCounts:
        """How much live work has each status."""
        counts = self.asked.case.answer(("sight counts", self.answer.scope), lambda: self.answer.counts)
        return SightCounts(**counts)

    @shown
    def not_yet(self) -> int:
        """Records that do not count yet: drafts, proposed, or not yet valid."""
        return len(self.answer.not_yet)

    @weighs(1_000)
    @shown
    def work(
        self, status: list[SightStatus] | None = None, first: First = USUAL, after: After = None
    ) -> NodeConnection:
        """The live work, in order of id; all of it, or what has one of some statuses."""
        work = self.answer.work
        if status is not None:
            wanted, sight = {str(one.value) for one in status}, self.asked.case.sight
            work = [node for node in work if sight.status(node) in wanted]
        return node_page(self.asked, work, first, after)

    @weighs(200_000)
    @shown
    def repair(self, first: First = USUAL, after: After = None) -> RepairConnection:
        """The fewest new links after which all of this work serves, in an order that works."""
        return self.repairs(first, after)

    def repairs(self, first: int, after: str | None) -> RepairConnection:
        """Return a page of the fewest new links after which all of this work serves."""
        steps = list(enumerate(self.answer.smallest.steps)) if self.answer.answerable else []
        cut = self.asked.pager.cut(steps, lambda step: (step[0],), first, after)
        nodes = [Repair(asked=self.asked, option=option) for _, option in cut.rows]
        return RepairConnection(cut=cut, nodes=nodes)


def proof_of(asked: Asked, at: int) -> Proof | None:
    """Return the proof of a node, None where it does not serve."""
    found = asked.case.told(at).proof
    if found is None:
        return None
    asked.pager.budget.spend(len(found.hops))
    hops = [Hop(asked=asked, hop=hop) for hop in found.hops]
    return Proof(asked=asked, at=at, hops=hops, strength=found.strength)


def why_not_of(asked: Asked, at: int) -> WhyNot | None:
    """Return why a node does not serve, None where it serves."""
    sight = asked.case.sight
    if sight.serves[at]:
        return None
    gap = absence(sight, at)
    return WhyNot(
        asked=asked,
        at=at,
        followed=list(gap.followed),
        depth=gap.depth,
        date=Day(gap.date),
        hidden=gap.hidden,
        gap=gap,
    )


def line_of_sight(asked: Asked, scope: int | None) -> LineOfSight:
    """Return which work within a scope serves."""
    return LineOfSight(asked=asked, answer=SightAnswer(asked.case, scope))


def _frontier(asked: Asked, part: Part) -> FrontierPart:
    asked.pager.budget.spend(len(part.nodes))
    return FrontierPart(part=part, nodes=asked.nodes(part.nodes))
