"""Findings that appeared or went, as an event in the schema, for whoever follows them."""

from __future__ import annotations

import strawberry

from api.following import Follower, NothingNew
from api.resolve import Asked
from api.schema_fields import Day
from api.schema_findings import FindingConnection, findings_page
from api.schema_pages import USUAL, After, First
from api.schema_shape import shape, shown
from graph.moments import Moment


@shape
class FindingsChange:
    """Findings that appeared or went since a follower was told of them last."""

    asked: strawberry.Private[Asked]
    unit: strawberry.Private[int | None]
    before: strawberry.Private[Moment]
    now_known: strawberry.Private[frozenset[str]]
    known: strawberry.Private[frozenset[str]]

    @shown
    def revision(self) -> int:
        """The last revision that they rest on."""
        return self.asked.snapshot.revision

    @shown
    def date(self) -> Day:
        """The day that they are judged by."""
        return Day(self.asked.snapshot.date)

    @shown
    def appeared(self, first: First = USUAL, after: After = None) -> FindingConnection:
        """Findings that were not there before, the most pressing first."""
        found = [one for one in self.asked.findings(self.unit).findings if one.id not in self.known]
        return findings_page(self.asked, found, first, after)

    @shown
    def gone(self, first: First = USUAL, after: After = None) -> FindingConnection:
        """Findings that are there no more, as they were and as far as you may see them now; what pressed most first."""
        asked = self.asked.at(self.before)
        went = self.known - self.now_known
        return findings_page(asked, [one for one in asked.findings().findings if one.id in went], first, after)


def next_findings(asked: Asked, follower: Follower, unit: int | None) -> FindingsChange:
    """Return which findings are not as a follower knows them, and note that they were told.

    Args:
        asked: The view of the event.
        follower: What they know.
        unit: Position of a unit: only findings whose subject is inside it; None for everything.

    Raises:
        NothingNew: If there is nothing that they do not know.
    """
    begins, known, before = follower.begins, follower.findings, Moment(follower.date, str(follower.revision))
    now_known = asked.findings(unit).ids
    follower.revision, follower.date, follower.findings = asked.snapshot.revision, asked.snapshot.date, now_known
    if begins or known == now_known:
        raise NothingNew
    return FindingsChange(asked=asked, unit=unit, before=before, now_known=now_known, known=known)
