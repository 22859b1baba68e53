"""What became of a wish to change something: what changed, what is wrong, and what it did to sight and findings."""

from __future__ import annotations

from enum import Enum

import strawberry

from api.resolve import Asked
from api.schema_findings import FindingConnection, findings_page
from api.schema_node import Node, NodeConnection, node_page
from api.schema_pages import USUAL, After, First, Paged
from api.schema_shape import shape, shown, weighs
from api.schema_words import SightStatus, sight_status
from api.writing import Conflict as Faster
from api.writing import Written as Outcome
from graph.analysis.case import Case
from graph.analysis.findings import Difference, difference
from graph.model import Problem as Found
from graph.model import Record


@strawberry.enum(description="Whether a problem stands in the way.")
class Gravity(Enum):
    """Whether a problem stands in the way."""

    ERROR = strawberry.enum_value("error", description="It does.")
    WARNING = strawberry.enum_value("warning", description="It does not, but should be looked at.")


@shape
class Problem:
    """Something wrong with what was given, and where."""

    found: strawberry.Private[Found]

    @shown
    def severity(self) -> Gravity:
        """Whether it stands in the way."""
        return Gravity(self.found.severity)

    @shown
    def message(self) -> str:
        """What is wrong, in one sentence."""
        return self.found.message

    @shown
    def file(self) -> str | None:
        """Of a load: the file."""
        return self.found.place.file or None

    @shown
    def sheet(self) -> str | None:
        """The list it stands in: an argument of the mutation, or the sheet of a workbook."""
        return self.found.place.sheet or None

    @shown
    def row(self) -> int | None:
        """Its number in that list, or the row of the file, from 1."""
        return self.found.place.row or None

    @shown
    def column(self) -> str | None:
        """The field or column."""
        return self.found.place.column or None

    @shown
    def value(self) -> str | None:
        """The value that is wrong, as text."""
        return self.found.value or None

    @shown
    def suggestion(self) -> str | None:
        """The nearest valid word, or what to do."""
        return self.found.suggestion or None


@shape
class Conflict:
    """Somebody else changed something after the revision that was given as seen. Read it again, then repeat."""

    asked: strawberry.Private[Asked]
    faster: strawberry.Private[Faster]

    @shown
    def node(self) -> Node | None:
        """What they changed; null where it is gone, or you may not see it."""
        return self.asked.found(self.faster.node)  # type: ignore[no-any-return]

    @shown
    def revision(self) -> int:
        """The last revision that did."""
        return self.faster.revision

    @shown
    def who(self) -> str:
        """Who did, as history has it."""
        return self.faster.who

    @shown
    def recorded_at(self) -> str:
        """When, UTC."""
        return self.faster.when

    @shown
    def sentences(self) -> list[str]:
        """What that changed; nothing where you may not see all of it."""
        return list(self.faster.sentences) if self.asked.rights.sees_all else []


@shape
class SightChange:
    """One piece of work whose line of sight is another one now."""

    asked: strawberry.Private[Asked]
    at: strawberry.Private[int]
    was: strawberry.Private[str]

    @shown
    def node(self) -> Node:
        """The work."""
        return self.asked.node(self.at)  # type: ignore[no-any-return]

    @shown
    def before(self) -> SightStatus | None:
        """Its line of sight before; null where it was not there, or not live."""
        return sight_status(self.was)

    @shown
    def after(self) -> SightStatus | None:
        """Its line of sight now; null where it is not live any more."""
        return sight_status(self.asked.case.sight.status(self.at))


@shape
class SightChangeConnection(Paged):
    """A page of changes of line of sight."""

    nodes: list[SightChange] = strawberry.field(description="The changes, in order of id.")


@shape
class Written:
    """What became of a wish to change something: all of it was done, or nothing."""

    asked: strawberry.Private[Asked]
    outcome: strawberry.Private[Outcome]

    @shown
    def done(self) -> bool:
        """Whether it is as was wished now. If not, `problems` or `conflict` say why, and nothing was changed."""
        return self.outcome.done

    @shown
    def revision(self) -> int:
        """The revision of the organisation now: what to give as `seen` with the next change."""
        return (self.outcome.after if self.outcome.changes else self.outcome.before).snapshot.revision

    @shown
    def changed(self) -> bool:
        """Whether anything changed: false too where it was so already."""
        return bool(self.outcome.changes)

    @shown
    def sentences(self) -> list[str]:
        """What changed, or would, in words; of very many changes the first thousand."""
        return list(self.outcome.sentences)

    @shown
    def problems(self) -> list[Problem]:
        """What is wrong with what was given: all of it at once."""
        return [Problem(found=one) for one in self.outcome.problems]

    @shown
    def conflict(self) -> Conflict | None:
        """Who was faster; null where nobody was."""
        found = self.outcome.conflict
        return None if found is None else Conflict(asked=self.asked, faster=found)

    @shown
    def conflicts(self) -> list[Conflict]:
        """Who was faster, thing by thing: of each the latest change, the newest first."""
        return [Conflict(asked=self.asked, faster=one) for one in self.outcome.conflicts]

    @weighs(5)
    @shown
    def nodes(self, first: First = USUAL, after: After = None) -> NodeConnection:
        """The things that were changed, or whose links or readings were, as they are now."""
        ids = {node for change in self.outcome.changes for node in _nodes(change.new or change.old or {})}
        places = (self.asked.snapshot.position(node) for node in ids)
        return node_page(self.asked, sorted(place for place in places if place is not None), first, after)

    @weighs(500)
    @shown
    def sight_changes(self, first: First = USUAL, after: After = None) -> SightChangeConnection:
        """Work whose line of sight is another one now, wherever it is."""
        rows = _sight_changes(self.outcome.before, self.outcome.after)
        ids = self.asked.snapshot.ids
        cut = self.asked.pager.cut(rows, lambda row: (ids[row[0]],), first, after)
        return SightChangeConnection(
            cut=cut, nodes=[SightChange(asked=self.asked, at=at, was=was) for at, was in cut.rows]
        )

    @weighs(2_000)
    @shown
    def appeared(self, first: First = USUAL, after: After = None) -> FindingConnection:
        """What the rules find now and did not find before, the most pressing first."""
        return findings_page(self.asked, self._difference().appeared, first, after)

    @weighs(2_000)
    @shown
    def gone(self, first: First = USUAL, after: After = None) -> FindingConnection:
        """What the rules found before and do not find any more."""
        return findings_page(self._as_before(), self._difference().gone, first, after)

    def _as_before(self) -> Asked:
        case, session = self.outcome.before, self.asked.source.session()
        return self.asked.beside(case, lambda scope: session.findings_of(case, scope))

    def _difference(self) -> Difference:
        def made() -> Difference:
            return difference(self._as_before().findings(), self.asked.findings())

        return self.asked.kept("difference", made)


def _nodes(record: Record) -> list[str]:
    return [str(record[part]) for part in ("id", "from", "to", "measure") if part in record]


def _sight_changes(before: Case, after: Case) -> list[tuple[int, str]]:
    """Return the positions of work whose line of sight is another one than before, in order, with what it was."""
    if before is after:
        return []
    old, new = before.sight, after.sight
    places = ((at, before.snapshot.position(node)) for at, node in enumerate(after.snapshot.ids) if new.work[at])
    told = ((at, "" if place is None else old.status(place)) for at, place in places)
    return [(at, was) for at, was in told if was != new.status(at)]
