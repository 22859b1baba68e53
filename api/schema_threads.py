"""Threads between purpose and work in the schema: a tree that is unfolded one link at a time."""

from __future__ import annotations

from enum import Enum

import strawberry

from api.resolve import Asked
from api.schema_node import Node
from api.schema_pages import Paged
from api.schema_shape import shape, shown, shown_as
from api.schema_words import Language
from graph.analysis.threads import Step, Threads


@strawberry.enum(description="Where threads lead.")
class ThreadWay(Enum):
    """Where threads lead."""

    WORK = strawberry.enum_value("work", description="From the reasons why to the work that serves them.")
    PURPOSE = strawberry.enum_value("purpose", description="From work to the reasons why it is done.")


@strawberry.enum(description="How a thread breaks.")
class ThreadBreak(Enum):
    """How a thread breaks."""

    NO_REASON = strawberry.enum_value("no_reason", description="It leads to no reason why.")
    NO_WORK = strawberry.enum_value("no_work", description="No work leads to it.")


@shape
class ThreadStep:
    """One thing on a thread."""

    asked: strawberry.Private[Asked]
    threads: strawberry.Private[Threads]
    step: strawberry.Private[Step]

    @shown
    def node(self) -> Node:
        """The thing."""
        return self.asked.node(self.step.node)  # type: ignore[no-any-return]

    @shown
    def label(self, language: Language = Language.EN) -> str | None:
        """What the link to it says, read from the thing before it; null where the thread starts."""
        if self.step.link is None:
            return None
        snapshot = self.asked.snapshot
        kind = snapshot.ontology.links[snapshot.link_kind(self.step.link)]
        leads_here = int(snapshot.targets[self.step.link]) == self.step.node
        return (kind.label if leads_here else kind.inverse)[language.value]

    @shown
    def strength(self) -> int | None:
        """How strong that link is: 1 weak, 2 medium, 3 strong; null where the thread starts."""
        return self.step.strength or None

    @shown
    def further(self) -> int:
        """How many things follow it on its threads."""
        return len(self.threads.after(self.step.node))

    @shown_as("break")
    def break_(self) -> ThreadBreak | None:
        """How the thread breaks here; null where it does not."""
        found = self.threads.break_of(self.step.node)
        return ThreadBreak(found) if found else None


@shape
class ThreadConnection(Paged):
    """A page of what follows on threads, by kind as declared, then by id."""

    nodes: list[ThreadStep] = strawberry.field(description="The things.")


def threads_page(asked: Asked, threads: Threads, of: int | None, first: int, after: str | None) -> ThreadConnection:
    """Return a page of what follows something on its threads; of where threads start, if nothing is named."""
    steps = threads.starts() if of is None else threads.after(of)
    places = {step.node: place for place, step in enumerate(steps)}
    cut = asked.pager.cut(steps, lambda step: (places[step.node], asked.snapshot.ids[step.node]), first, after)
    return ThreadConnection(cut=cut, nodes=[ThreadStep(asked=asked, threads=threads, step=step) for step in cut.rows])
