"""The log of a Neo4j store: `Revision` nodes, and `Change` nodes that hold some changes each, as JSON.

A `Change` bears the number of its last change, its revision, the ids of the nodes that it touches, the sorts of things
in it, and whether it changes or takes out anything that was there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any, Literal

import orjson
from neo4j import Transaction

from graph.model import Change, Commit, Record, What
from graph.records import change_of, key_of
from graph.store.base import Head, Recorded
from graph.store.neo4j_connection import Connection, rows, value
from graph.store.seal import canonical, digests_in, opened
from graph.store.series import SERIES, readings_in

PAGE = 200
IDS_AT_ONCE = 200
HEAD = "MATCH (h:Head {name: 'head'}) RETURN h.revision, h.recorded_at, h.digest, h.changes"
STANDING = """
MATCH (h:Head {name: 'head'}) RETURN h.revision, h.recorded_at, h.digest, h.changes, COUNT { (:Pending) }
"""
REVISIONS = """
MATCH (r:Revision) WHERE r.revision > $since
RETURN r.revision, r.recorded_at, r.changes, r.who, r.why, r.source, r.action, r.undoes, r.last, r.digest
ORDER BY r.revision
"""
BLOCKS = """
MATCH (c:Change) WHERE c.number > $after AND c.revision > $since AND c.revision <= $until
AND ($what IS NULL OR $what IN c.whats)
RETURN c.number, c.revision, c.count, c.body ORDER BY c.number LIMIT $page
"""
BLOCKS_OF = """
CALL db.index.fulltext.queryNodes('gt_change_ids', $query) YIELD node AS c
WHERE c.number > $after AND c.revision > $since AND c.revision <= $until AND ($what IS NULL OR $what IN c.whats)
RETURN c.number, c.revision, c.count, c.body ORDER BY c.number LIMIT $page
"""
OVER = "MATCH (c:Change) WHERE c.revision > $since AND c.over RETURN c.body ORDER BY c.number"
SECRETS = "MATCH (p:Personal) WHERE p.digest IN $digests AND p.value IS NOT NULL RETURN p.digest, p.value"
WHO_MADE = "MATCH (r:Revision {revision: $revision}) RETURN r.token"


@dataclass(frozen=True, slots=True)
class Event:
    """One change as the log holds it, personal values covered.

    Attributes:
        revision: Of its commit.
        number: Its place in the whole log, from 1; that of the last reading of a series.
        what: Sort of thing, or a series of readings of one measure.
        origin: What brought it.
        old, new: Its records.
        before: What the store noted of the thing before the commit: revision, origin and digests of personal values;
            None where it was not there then, or this is not the first change of it in the commit.
    """

    revision: int
    number: int
    what: What | Literal["series"]
    origin: str
    old: Record | None
    new: Record | None
    before: list[Any] | None = None

    @property
    def record(self) -> Record:
        """One of its records."""
        return self.new if self.new is not None else self.old or {}

    @property
    def count(self) -> int:
        """How many changes it is."""
        return len(self.record["readings"]) if self.what == SERIES else 1

    def changes(self, value_of: Callable[[str], Any]) -> Iterator[Change]:
        """Yield them, personal values opened."""
        if self.what == SERIES:
            yield from (change_of("reading", None, record, self.origin) for record in readings_in(self.record))
            return
        old, new = (None if one is None else opened(one, value_of) for one in (self.old, self.new))
        yield change_of(self.what, old, new, self.origin)

    def texts(self) -> tuple[bytes, bytes]:
        """Return its records as the seal covers them."""
        old, new = self.old, self.new
        return (b"" if old is None else canonical(old)), (b"" if new is None else canonical(new))


def read_head(transaction: Transaction) -> Head:
    """Return where the store stands."""
    revision, recorded_at, digest, _ = rows(transaction, HEAD)[0]
    return Head(revision, said(recorded_at), digest)


def read_standing(transaction: Transaction) -> tuple[Head, int, bool]:
    """Return where the store stands, how many changes its log has, and whether a load is under way or was cut short."""
    revision, recorded_at, digest, last, pending = rows(transaction, STANDING)[0]
    return Head(revision, said(recorded_at), digest), last, bool(pending)


def said(moment: Any) -> str:
    """Return a time of the store as text, UTC, with seconds; empty for none."""
    return moment.to_native().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else ""


def moment_of(text: str) -> datetime:
    """Return a time, to be kept, from its text."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


def read_commits(transaction: Transaction, since: int) -> list[tuple[Recorded, int, str]]:
    """Return the commits after a revision up to the head, with the number of the last change and the seal of each."""
    until = read_head(transaction).revision
    found = rows(transaction, REVISIONS, since=since)
    return [
        (Recorded(revision, said(recorded_at), Commit(*commit), changes), last, digest)
        for revision, recorded_at, changes, *commit, last, digest in found
        if revision <= until
    ]


def read_events(
    connection: Connection, since: int, until: int | None, ids: Collection[str] | None = None, what: What | None = None
) -> Iterator[list[Event]]:
    """Yield events in their order, some at a time: after a revision, up to another or the head.

    Args:
        connection: The database.
        since, until: Revisions.
        ids: Only events in blocks that touch any of these nodes, few of them; others are among them.
        what: Only events in blocks that hold something of that sort; others are among them.
    """
    head = connection.read(read_head).revision
    last = head if until is None else min(until, head)
    after = 0
    while True:
        page = connection.read(partial(blocks, after=after, since=since, until=last, ids=ids, what=what))
        if page:
            yield [event for block in page for event in events_in(*block)]
        if len(page) < PAGE:
            return
        after = page[-1][0]


def blocks(
    transaction: Transaction, *, after: int, since: int, until: int, ids: Collection[str] | None, what: What | None
) -> list[list[Any]]:
    """Return a page of blocks: number, revision, count and body of each."""
    bounds: dict[str, Any] = {"after": after, "since": since, "until": until, "what": what, "page": PAGE}
    if ids is None:
        return rows(transaction, BLOCKS, **bounds)
    return rows(transaction, BLOCKS_OF, query=any_of(ids), **bounds)


def any_of(ids: Iterable[str]) -> str:
    """Return what the index of changes finds those by that touch any of some nodes."""
    return " OR ".join('"' + node_id.replace("\\", "\\\\").replace('"', '\\"') + '"' for node_id in ids)


def events_in(number: int, revision: int, count: int, body: str) -> Iterator[Event]:
    """Yield the events of a block."""
    place = number - count
    for what, origin, old, new, *before in orjson.loads(body):
        event = Event(revision, 0, what, origin, old, new, before[0] if before else None)
        place += event.count
        yield replace(event, number=place)


def opener(connection: Connection, events: Iterable[Event]) -> Callable[[str], Any]:
    """Return what finds the personal values in some events by their digests; None for what was forgotten."""
    digests = {
        digest for event in events for record in (event.old, event.new) for digest in digests_in(record).values()
    }
    if not digests:
        return dict[str, Any]().get
    found = connection.read(lambda transaction: rows(transaction, SECRETS, digests=list(digests)))
    values: dict[str, Any] = {digest: orjson.loads(text) for digest, text in found}
    return values.get


def read_changes(
    connection: Connection, since: int, until: int | None, key: str | None, what: What | None
) -> Iterator[tuple[int, Change]]:
    """Yield changes with their revisions, in order, personal values opened; see `Store.changes`."""
    for page in read_events(connection, since, until, None if key is None else [key], what):
        wanted = [event for event in page if _is_wanted(event, key, what)]
        value_of = opener(connection, wanted)
        for event in wanted:
            yield from ((event.revision, change) for change in event.changes(value_of))


def _is_wanted(event: Event, key: str | None, what: What | None) -> bool:
    sort = "reading" if event.what == SERIES else event.what
    return (what is None or sort == what) and (key is None or key in touched(event.what, event.record))


def touched(what: str, record: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the ids of the nodes that a record is about."""
    if what == "link":
        return record["from"], record["to"]
    if what == "aside":
        return ()
    return (record["id" if what == "node" else "measure"],)


def over(transaction: Transaction, since: int) -> dict[tuple[What, str], Event]:
    """Return, of each thing that was there at a revision and changed since or is being changed, its first change."""
    found: dict[tuple[What, str], Event] = {}
    for (body,) in rows(transaction, OVER, since=since):
        for event in events_in(0, 0, 0, body):
            if event.what != SERIES:
                found.setdefault((event.what, key_of(event.what, event.record)), event)
    return {identity: event for identity, event in found.items() if event.old is not None}


def commit_kept(transaction: Transaction, revision: int, token: str) -> bool:
    """Tell whether a commit was made: whether the revision is there and bears its token."""
    return bool(value(transaction, WHO_MADE, revision=revision) == token)
