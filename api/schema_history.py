"""History in the schema: what was recorded, by whom, when and why, and what differs between two moments."""

from __future__ import annotations

from collections.abc import Sequence

import strawberry

from api.answers.diff import DiffAnswer, End
from api.resolve import Asked
from api.schema_difference import Difference
from api.schema_fields import Day
from api.schema_node import Node, several
from api.schema_pages import USUAL, After, First, Paged
from api.schema_shape import shape, shown
from graph.errors import WrongUse
from graph.history import Entry as Told
from graph.history import history


@shape
class HistoryEntry:
    """One revision: what was recorded at once."""

    asked: strawberry.Private[Asked]
    told: strawberry.Private[Told]

    @shown
    def revision(self) -> int:
        """Its number."""
        return self.told.revision

    @shown
    def recorded_at(self) -> str:
        """When, UTC, ISO with seconds."""
        return self.told.recorded_at

    @shown
    def who(self) -> str:
        """Who recorded it."""
        return self.told.commit.who

    @shown
    def roles(self) -> list[Node]:
        """Live roles that who recorded it holds; nothing where you may not see who holds them."""
        found = self.asked.kept("roles by holder", lambda: by_holder(self.asked)).get(self.told.commit.who, ())
        for at, field in found:
            self.asked.saw(f"{self.asked.snapshot.kinds[at]}.{field}", self.asked.snapshot.ids[at])
        return several(self.asked, [at for at, _ in found])

    @shown
    def why(self) -> str | None:
        """Why, if it was said."""
        return self.told.commit.why or None

    @shown
    def source(self) -> str | None:
        """From which file, if from one."""
        return self.told.commit.source or None

    @shown
    def action(self) -> str:
        """What was done: edit, load, undo and so on."""
        return self.told.commit.action

    @shown
    def undoes(self) -> int | None:
        """The revision that it takes back, if it does."""
        return self.told.commit.undoes or None

    @shown
    def sentences(self) -> list[str]:
        """What it did; of very many changes, how many of each sort."""
        return list(self.told.sentences)


@shape
class HistoryConnection(Paged):
    """A page of revisions, the newest first."""

    nodes: list[HistoryEntry] = strawberry.field(description="The revisions.")


@shape
class Diff:
    """What differs between two moments, and what became of line of sight and findings."""

    answer: strawberry.Private[DiffAnswer]
    asked_before: strawberry.Private[Asked]
    asked_after: strawberry.Private[Asked]

    @shown
    def from_revision(self) -> int:
        """The last revision that counts for the earlier moment."""
        return self.answer.before.revision

    @shown
    def to_revision(self) -> int:
        """The last revision that counts for the later moment."""
        return self.answer.after.revision

    @shown
    def from_date(self) -> Day | None:
        """The day that the earlier moment is judged by."""
        return _day(self.answer.before)

    @shown
    def to_date(self) -> Day | None:
        """The day that the later moment is judged by."""
        return _day(self.answer.after)

    @shown
    def difference(self) -> Difference:
        """What differs: what was recorded between, nodes first, then what time has brought."""
        return Difference(
            asked_before=self.asked_before,
            asked_after=self.asked_after,
            comparison=self.answer.comparison,
            said=self.answer.sentences,
        )

    @shown
    def revisions(self, first: First = USUAL, after: After = None) -> HistoryConnection:
        """The revisions between that touched what is asked about, the newest first."""
        return entries_page(self.asked_after, self.answer.entries, first, after)


def history_page(asked: Asked, node_id: str | None, first: int, after: str | None) -> HistoryConnection:
    """Return a page of the revisions of everything, or of those that touched a node, the newest first.

    Raises:
        NotFound: If no node ever had that id.
    """
    session = asked.source.session()
    _note(asked, node_id or "everything")
    return entries_page(
        asked, history(session.store, session.ontology, node_id, until=asked.snapshot.revision), first, after
    )


def entries_page(asked: Asked, entries: Sequence[Told], first: int, after: str | None) -> HistoryConnection:
    """Return a page of revisions, which are given oldest first, the newest first."""
    cut = asked.pager.cut(entries[::-1], lambda entry: (-entry.revision,), first, after)
    return HistoryConnection(cut=cut, nodes=[HistoryEntry(asked=asked, told=entry) for entry in cut.rows])


def diff_of(
    asked: Asked,
    before: str,
    after: str | None,
    *,
    by_validity: bool,
    node: str | None = None,
    scope: str | None = None,
) -> Diff:
    """Return what differs between two moments: everywhere, of a node, or within a unit.

    Raises:
        WrongUse: If there is no such moment, the later one is given first, or a node and a unit are named.
    """
    if node and scope:
        raise WrongUse("what differs is told of one thing or within a unit: give `id` or `scope`, not both")
    _note(asked, node or "everything")
    answer = DiffAnswer(
        asked.source.session(), before, after, by_validity=by_validity, node=node or "", unit=scope or ""
    )
    compared = answer.comparison
    return Diff(
        answer=answer,
        asked_before=asked.supposing(compared.before),
        asked_after=asked.supposing(compared.after),
    )


def by_holder(asked: Asked) -> dict[str, list[tuple[int, str]]]:
    """Return live roles, each with the field that says it, by the name of their holder, where that may be seen."""
    found: dict[str, list[tuple[int, str]]] = {}
    snapshot = asked.snapshot
    for at in snapshot.live_with("role"):
        for field in snapshot.ontology.fields_of(snapshot.kinds[at]).values():
            if field.personal and (holder := snapshot.field(at, field.name)) and asked.may_see(at, field):
                found.setdefault(str(holder), []).append((at, field.name))
    return found


def _note(asked: Asked, node_id: str) -> None:
    """Note that somebody is told of changes who may see what needs rights: sentences say what was changed."""
    if asked.rights.may_somewhere("see_personal"):
        asked.saw("history", node_id)


def _day(end: End) -> Day | None:
    return Day(end.date) if end.date else None
