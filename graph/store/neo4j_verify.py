"""Finds what was changed in a Neo4j store behind our back: in the log, beside it, or in what is live.

What it cannot find: a database put back as a whole to an older state, and a log made anew from its first change.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from neo4j import Transaction

from graph.model import Change, Commit, What
from graph.records import key_of
from graph.store import neo4j_readings as series
from graph.store.live_by_log import LiveByLog
from graph.store.marks import UNREADABLE, mark_of
from graph.store.neo4j_connection import Connection, rows
from graph.store.neo4j_live import ASIDES, Then, aside_row
from graph.store.neo4j_log import Event, opener, read_commits, read_events, read_head
from graph.store.neo4j_rows import Row, kind_of, label_of, link_row, node_row
from graph.store.seal import GENESIS, Secret, change_digest, commit_digest, digests_in

NODES = "MATCH (n:Node) RETURN properties(n), labels(n)"
LINKS = "MATCH (a:Node)-[r]->(b:Node) RETURN a.id, type(r), b.id, properties(r)"
READINGS = "MATCH (r:Readings) OPTIONAL MATCH (m:Node)-->(r) RETURN properties(r), m.id"
SECRETS = "MATCH (p:Personal) RETURN p.digest, p.salt, p.value ORDER BY p.digest"


def faults_of(connection: Connection) -> list[str]:
    """Return every fault in words, in the order of the log; none if all is well."""
    log = _Log(connection)
    found = list(log.faults())
    found += connection.read(lambda transaction: list(_personal_faults(transaction, log.digests)))
    try:
        return found + connection.read(lambda transaction: list(_live_faults(transaction, log)))
    except UNREADABLE as error:
        return [*found, f"some of what is live cannot be read: {error!r}"]


@dataclass
class _Log:
    """A walk along the log: the seal so far, and what is live by it."""

    connection: Connection
    live: LiveByLog = field(default_factory=LiveByLog)
    digests: dict[str, str] = field(default_factory=dict)
    digest: bytes = GENESIS
    last: int = 0

    def faults(self) -> Iterator[str]:
        """Yield the faults of the log in its order."""
        commits = self.connection.read(lambda transaction: read_commits(transaction, 0))
        head = self.connection.read(read_head)
        events = self._events()
        ahead = next(events, None)
        for number, (recorded, last, sealed) in enumerate(commits, 1):
            if recorded.revision != number:
                yield f"revision {number} is missing"
            before = self.last
            self.digest = commit_digest(self.digest, recorded.revision, recorded.recorded_at, recorded.commit)
            while ahead is not None and ahead[0].revision <= recorded.revision:
                yield from self._take(*ahead, recorded.commit)
                ahead = next(events, None)
            if recorded.changes != self.last - before or self.last != last:
                has = self.last - before
                yield f"revision {recorded.revision} says it has {recorded.changes} changes, and has {has}"
            if self.digest.hex() != sealed:
                yield f"revision {recorded.revision} does not end as it was sealed"
            self.digest, self.last = bytes.fromhex(sealed), last
        if (head.revision, head.digest) != (len(commits), self.digest.hex()):
            yield f"the store says that it is at revision {head.revision}, and its log ends otherwise"

    def _events(self) -> Iterator[tuple[Event, list[Change]]]:
        for page in read_events(self.connection, 0, None):
            value_of = opener(self.connection, page)
            for event in page:
                yield event, list(event.changes(value_of))

    def _take(self, event: Event, changes: list[Change], commit: Commit) -> Iterator[str]:
        """Take one event over into what is live."""
        self.digest = change_digest(self.digest, event.what, event.origin, *event.texts())
        for record in (event.old, event.new):
            self.digests |= {digest: name for name, digest in digests_in(record).items()}
        where = f"revision {event.revision}, change {event.number}"
        if event.number != self.last + len(changes):
            yield f"{where}: it does not stand where it was written"
        self.last = event.number
        for change in changes:
            yield from self.live.take(f"{where} ({change.what} {_shown(change.key)})", change, event.revision, commit)


def _personal_faults(transaction: Transaction, wanted: dict[str, str]) -> Iterator[str]:
    kept: set[str] = set()
    for digest, salt, text in rows(transaction, SECRETS):
        kept.add(digest)
        if text is not None and not Secret(digest, salt or b"", text.encode()).holds:
            yield f"the personal value {digest[:12]} is not what was sealed"
    for digest, name in wanted.items():
        if digest not in kept:
            yield f"the personal value {digest[:12]} of {name} is missing"


def _live_faults(transaction: Transaction, log: _Log) -> Iterator[str]:
    left = dict(log.live.known)
    for what, row, fault in _live(transaction, log.connection.read(read_head).revision):
        key = key_of(what, row.record)
        if fault:
            yield f"the {what} {_shown(key)} {fault}"
        known = left.pop((what, key), None)
        if known is None:
            yield f"the {what} {_shown(key)} is there, but not by the log"
        elif known.mark != mark_of(what, row.record):
            yield f"the {what} {_shown(key)} is not as the log says"
        elif known.revision != row.revision or (what in {"node", "link"} and known.origin != row.origin):
            yield f"the {what} {_shown(key)} does not say rightly which change or load it came from"
    for absent, key in left:
        yield f"the {absent} {_shown(key)} should be there, by the log"


def _live(transaction: Transaction, revision: int) -> Iterator[tuple[What, Row, str]]:
    """Yield everything live, with what is wrong with where it stands, or an empty text."""
    found = list(_rows(transaction))
    then = Then(transaction, revision)
    yield from (one for one in found if then.holds(one[0], one[1]))
    yield from ((what, then.row(event), "") for (what, _), event in then.events.items())


def _rows(transaction: Transaction) -> Iterator[tuple[What, Row, str]]:
    for properties, labels in rows(transaction, NODES):
        row = node_row(properties)
        is_labelled = label_of(row.record["kind"]) in labels
        yield "node", row, "" if is_labelled else "does not bear the label of its kind"
    for source, kind, target, properties in rows(transaction, LINKS):
        yield "link", link_row(source, kind_of(kind), target, properties), ""
    for properties, measure in rows(transaction, READINGS):
        fault = "" if measure == properties["measure"] else "does not hang on its measure"
        for row in series.group_in(properties).values():
            yield "reading", row, fault
    for (properties,) in rows(transaction, ASIDES):
        yield "aside", aside_row(properties), ""


def _shown(key: str) -> str:
    return key.replace("\t", " ")
