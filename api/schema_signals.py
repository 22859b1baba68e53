"""Signals in the schema: measures whose last value is a special cause, and what that may touch, as a hypothesis."""

from __future__ import annotations

import strawberry

from api.resolve import Asked
from api.say.proof import path_sentence
from api.say.signals import signal_sentence
from api.schema_fields import Day
from api.schema_node import Node
from api.schema_pages import USUAL, After, First, Paged
from api.schema_shape import shape, shown, weighs
from api.schema_sight import Hop
from api.schema_spc import SpcRule, SpcVariation
from graph.analysis.signals import Touched as FoundTouched
from graph.analysis.signals import signal
from graph.analysis.words_series import last_point


@shape
class SignalTouch:
    """Something that a special cause may touch: a hypothesis of the map, and nothing more."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[FoundTouched]

    @shown
    def node(self) -> Node:
        """What may be touched."""
        return self.asked.node(self.found.node)  # type: ignore[no-any-return]

    @shown
    def path(self) -> list[Hop]:
        """How: from the measure to what it measures, and on from there."""
        self.asked.pager.budget.spend(len(self.found.path))
        return [Hop(asked=self.asked, hop=hop) for hop in self.found.path]

    @shown
    def sentence(self) -> str:
        """The path in one sentence."""
        return path_sentence(self.asked.names(), self.found.path)


@shape
class SignalTouchConnection(Paged):
    """A page of what a special cause may touch, the nearest first, then in order of id."""

    nodes: list[SignalTouch] = strawberry.field(description="What may be touched.")


@shape
class Signal:
    """A measure whose last value is a special cause. That it is not chance is shown; what it touches is not."""

    asked: strawberry.Private[Asked]
    at: strawberry.Private[int]

    @shown
    def measure(self) -> Node:
        """The measure."""
        return self.asked.node(self.at)  # type: ignore[no-any-return]

    @shown
    def variation(self) -> SpcVariation | None:
        """What it means for the measure: improving, concerning or neutral."""
        end = self.asked.case.judged.end(self.at)
        return SpcVariation(end.variation) if end else None

    @shown
    def rule(self) -> SpcRule | None:
        """What tells the special cause."""
        last = last_point(self.asked.case, self.at)
        return SpcRule(last.rule) if last and last.rule else None

    @shown
    def since(self) -> Day | None:
        """Day of the first of the unbroken values that say the same."""
        end = self.asked.case.judged.end(self.at)
        return Day(end.alike_from) if end else None

    @shown
    def sentence(self) -> str:
        """What the measure shows, in one sentence."""
        return signal_sentence(self.asked.case, self.at, self.asked.names())

    @weighs(500)
    @shown
    def touches(self, first: First = USUAL, after: After = None) -> SignalTouchConnection:
        """The work, needs and priorities that it may touch: by the map only, and so a hypothesis."""
        found = signal(self.asked.case, self.at)
        ids = self.asked.snapshot.ids
        rows = found.touches if found else ()
        cut = self.asked.pager.cut(rows, lambda one: (len(one.path), ids[one.node]), first, after)
        nodes = [SignalTouch(asked=self.asked, found=one) for one in cut.rows]
        return SignalTouchConnection(cut=cut, nodes=nodes)


@shape
class SignalConnection(Paged):
    """A page of signals, in order of the ids of their measures."""

    looked_at: int = strawberry.field(description="How many live measures with values were looked at.")
    nodes: list[Signal] = strawberry.field(description="The signals.")
