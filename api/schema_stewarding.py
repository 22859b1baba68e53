"""The steward's queue and the profile of readiness in the schema."""

from __future__ import annotations

import strawberry

from api.resolve import Asked
from api.schema_node import Node
from api.schema_pages import Paged
from api.schema_shape import shape, shown
from graph.analysis.readiness import Ready
from graph.analysis.steward_queue import Wanted
from graph.analysis.who_can_help import who_can_help


@shape
class StewardQuestion:
    """One question to ask, so that more can be told."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Wanted]

    @shown
    def sort(self) -> str:
        """field (empty), link (one side's word), stale (out of date), twice, or alone (joined to nothing)."""
        return self.found.sort

    @shown
    def ask(self) -> str:
        """The question."""
        return self.found.ask

    @shown
    def effect(self) -> int:
        """On how many things something could be told, or told better."""
        return self.found.effect

    @shown
    def nodes(self) -> list[Node]:
        """What it is about, the first one first."""
        self.asked.pager.budget.spend(len(self.found.nodes))
        return self.asked.nodes(self.found.nodes)

    @shown
    def who_can_help(self) -> list[Node]:
        """Roles that can help, never who holds them."""
        return [self.asked.found(role["role"]) for role in who_can_help(self.asked.case, self.found.nodes[0])]


@shape
class StewardQueue(Paged):
    """A page of questions to ask, those first that most answers hang on."""

    nodes: list[StewardQuestion] = strawberry.field(description="The questions.")


@shape
class ReadinessMatter:
    """One matter of readiness: what is said beside what the map shows."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Ready]

    @shown
    def matter(self) -> str:
        """Its code."""
        return self.found.matter

    @shown
    def said(self) -> Node | None:
        """The newest self-assessment of it."""
        return None if self.found.said is None else self.asked.node(self.found.said)

    @shown
    def level(self) -> int | None:
        """What that says, 1 to 5."""
        return self.found.level

    @shown
    def former(self) -> int | None:
        """What the assessment before that said."""
        return self.found.former

    @shown
    def hint(self) -> int | None:
        """The level that the map's share stands for; it never overrides what is said."""
        return self.found.hint

    @shown
    def part(self) -> int | None:
        """How many of what is counted hold."""
        return int(self.found.share.part) if self.found.share else None

    @shown
    def whole(self) -> int | None:
        """How many are counted."""
        return int(self.found.share.whole) if self.found.share else None

    @shown
    def means(self) -> str:
        """What is counted; empty where the map cannot tell of the matter."""
        return self.found.means

    @shown
    def apart(self) -> int | None:
        """By how many levels what is said lies above what the map shows."""
        return self.found.apart
