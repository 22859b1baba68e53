"""One revision as an event in the schema: what it changed, for whoever follows what is recorded."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from heapq import merge
from itertools import groupby, islice

import strawberry

from api.following import Follower, NothingNew
from api.resolve import Asked
from api.schema_history import HistoryEntry
from api.schema_node import NodeConnection, node_page
from api.schema_pages import USUAL, After, First
from api.schema_shape import shape, shown
from graph.errors import WrongUse
from graph.forgetting import forgotten_in
from graph.history import Tally, entry_of, is_forgetting, names_for, touched
from graph.model import Change
from graph.sentences import Wording
from graph.store.base import Store

MOST_BEHIND = 20
"""Who is further behind than this many revisions is told to read again."""

Concerns = Callable[[Iterable[str]], bool]
"""Tells whether nodes, by their ids, concern a follower."""


@shape
class RecordedChange(HistoryEntry):
    """One revision that was recorded: what it changed of what you may see."""

    asked: strawberry.Private[Asked]
    touched: strawberry.Private[Collection[int]]
    behind: strawberry.Private[bool]

    @shown
    def read_again(self) -> bool:
        """Whether more was recorded before it than is told one by one: read again whatever you show."""
        return self.behind

    @shown
    def nodes(self, first: First = USUAL, after: After = None) -> NodeConnection:
        """What it touched and is still there, in order of id: nodes, ends of links, measures, what findings are about.

        Each is as it is now.
        """
        return node_page(self.asked, sorted(self.touched), first, after)


def next_change(asked: Asked, follower: Follower, unit: int | None, since: int | None) -> RecordedChange:
    """Return the next revision that a follower is to be told of, and note that they were.

    Args:
        asked: The view of the event.
        follower: How far they were told.
        unit: Position of a unit: only what touches it, what is below it, or what belongs to them; None for everything.
        since: The revision after which they begin to follow; None for the newest.

    Raises:
        NothingNew: If there is none.
        WrongUse: If they begin after a revision that there is not.
    """
    store, newest = asked.source.session().store, asked.snapshot.revision
    if follower.begins:
        follower.revision = _begun(newest, since)
        raise NothingNew
    concerns = _concerns(asked, unit)
    waiting = _waiting(store, follower.revision, newest, concerns)
    if not waiting:
        follower.revision = newest
        raise NothingNew
    behind = len(waiting) > MOST_BEHIND
    revision = _last(store, waiting[-1], newest, concerns) if behind else waiting[0]
    follower.revision = newest if behind else revision
    return _told(asked, revision, concerns, behind=behind)


def _begun(newest: int, since: int | None) -> int:
    if since is None:
        return newest
    if not 0 <= since <= newest:
        raise WrongUse(f"there is no revision {since} to begin after; the last one is {newest}")
    return since


def _concerns(asked: Asked, unit: int | None) -> Concerns:
    """Return what tells whether a change touches a unit, what is below it, or what belongs to them."""
    if unit is None:
        return lambda _: True
    below, units, position = asked.case.downwards(unit), asked.case.units, asked.snapshot.position

    def concerns(nodes: Iterable[str]) -> bool:
        return any(at is not None and int(units[at]) in below for at in map(position, nodes))

    return concerns


def _waiting(store: Store, since: int, newest: int, concerns: Concerns) -> list[int]:
    """Return the first revisions that concern a follower, no more than tell whether they are too far behind.

    What may not be seen is no change here, so that a revision of nothing else is no event.
    """
    if since >= newest:
        return []
    changes = store.changes(since=since, until=newest)
    changed = groupby(revision for revision, change in changes if concerns(touched(change)))
    forgot = (
        one.revision
        for one in store.commits(since=since)
        if one.revision <= newest and is_forgetting(one.commit) and concerns(forgotten_in(one.commit)[:1])
    )
    return list(islice(merge((revision for revision, _ in changed), forgot), MOST_BEHIND + 1))


def _last(store: Store, first: int, newest: int, concerns: Concerns) -> int:
    """Return the last revision with changes that concern a follower; else one that is known to."""
    late = range(newest, first, -1)
    return next((one for one in late if any(map(concerns, map(touched, _changes(store, one))))), first)


def _changes(store: Store, revision: int) -> Iterator[Change]:
    return (change for _, change in store.changes(since=revision - 1, until=revision))


def _told(asked: Asked, revision: int, concerns: Concerns, *, behind: bool) -> RecordedChange:
    session = asked.source.session()
    store, tally, found = session.store, Tally(), set[int]()
    recorded = next(store.commits(since=revision - 1))
    for change in _changes(store, revision):
        nodes = touched(change)
        if concerns(nodes):
            tally.add(change)
            found.update(_there(asked, nodes))
    if is_forgetting(recorded.commit):
        found.update(_there(asked, forgotten_in(recorded.commit)[:1]))
    wording = Wording(session.ontology, names_for(store, session.ontology, tally.few))
    entry = entry_of(recorded, tally, wording)
    return RecordedChange(told=entry, asked=asked, touched=found, behind=behind)


def _there(asked: Asked, nodes: Iterable[str]) -> Iterator[int]:
    """Yield the positions of those nodes that are there."""
    return (at for at in map(asked.snapshot.position, nodes) if at is not None)
