"""What differs between an organisation at two moments, or with and without something supposed, in the schema."""

from __future__ import annotations

from collections.abc import Sequence

import strawberry

from api.resolve import Asked
from api.say.history import moved_sentence
from api.schema_findings import FindingConnection, findings_page
from api.schema_node import Node
from api.schema_pages import USUAL, After, First, Paged
from api.schema_shape import shape, shown
from api.schema_words import SightStatus, sight_status
from graph.analysis.compare import Comparison
from graph.analysis.compare import Moved as Found


@shape
class SentenceConnection(Paged):
    """A page of sentences."""

    nodes: list[str] = strawberry.field(description="The sentences.")


def sentences_page(asked: Asked, sentences: Sequence[str], first: int, after: str | None) -> SentenceConnection:
    """Return a page of sentences in their order."""
    cut = asked.pager.cut(list(enumerate(sentences)), lambda row: (row[0],), first, after)
    return SentenceConnection(cut=cut, nodes=[sentence for _, sentence in cut.rows])


@shape
class Moved:
    """A piece of work whose line of sight differs."""

    asked_before: strawberry.Private[Asked]
    asked_after: strawberry.Private[Asked]
    found: strawberry.Private[Found]

    @shown
    def node(self) -> Node:
        """The work, as it is in the later of the two; as it was, where it is there no more."""
        return self.asked_after.found(self.found.node) or self.asked_before.found(self.found.node)  # type: ignore[no-any-return]

    @shown
    def before(self) -> SightStatus | None:
        """Its line of sight before; null where it was no live work."""
        return sight_status(self.found.before)

    @shown
    def after(self) -> SightStatus | None:
        """Its line of sight afterwards; null where it is no live work."""
        return sight_status(self.found.after)

    @shown
    def sentence(self) -> str:
        """The same in a sentence."""
        return moved_sentence(self.found)


@shape
class MovedConnection(Paged):
    """A page of work whose line of sight differs, in order of id."""

    nodes: list[Moved] = strawberry.field(description="The work.")


@shape
class Difference:
    """What differs between an organisation before and afterwards."""

    asked_before: strawberry.Private[Asked]
    asked_after: strawberry.Private[Asked]
    comparison: strawberry.Private[Comparison]
    said: strawberry.Private[Sequence[str]]

    @shown
    def sentences(self, first: First = USUAL, after: After = None) -> SentenceConnection:
        """What differs, in sentences."""
        return sentences_page(self.asked_after, self.said, first, after)

    @shown
    def sight(self, first: First = USUAL, after: After = None) -> MovedConnection:
        """Live work whose line of sight differs, in order of id; what became work or is none any more is among it."""
        cut = self.asked_after.pager.cut(self.comparison.sight, lambda moved: (moved.node,), first, after)
        nodes = [Moved(asked_before=self.asked_before, asked_after=self.asked_after, found=moved) for moved in cut.rows]
        return MovedConnection(cut=cut, nodes=nodes)

    @shown
    def appeared(self, first: First = USUAL, after: After = None) -> FindingConnection:
        """Findings that were not there before, the most pressing first."""
        return findings_page(self.asked_after, self.comparison.findings.appeared, first, after)

    @shown
    def gone(self, first: First = USUAL, after: After = None) -> FindingConnection:
        """Findings that are there no more, the most pressing first."""
        return findings_page(self.asked_before, self.comparison.findings.gone, first, after)
