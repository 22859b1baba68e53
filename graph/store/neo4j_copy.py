"""A Neo4j store as one that is copied: its log as it was sealed, out and in."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from neo4j import Transaction

from graph.forgetting import FORGET, forgotten_in
from graph.model import UNDO
from graph.store.base import Recorded
from graph.store.chunks import parted
from graph.store.copying import Part, SealedCommit, SealedEvent, Secrets, parts_of
from graph.store.neo4j_connection import Connection, rows, value
from graph.store.neo4j_events import Making
from graph.store.neo4j_forget import erase_value
from graph.store.neo4j_load import Where
from graph.store.neo4j_log import Event, read_commits, read_events
from graph.store.neo4j_lookup import look_up, look_up_groups, origins_of, touched_by
from graph.store.neo4j_readings import groups_of
from graph.store.neo4j_write import CHUNK, write_chunks
from graph.store.seal import Secret

SECRETS = """
MATCH (p:Personal) WHERE p.digest IN $digests AND p.value IS NOT NULL RETURN p.digest, p.salt, p.value
"""
THERE = "MATCH (p:Personal) WHERE p.digest IN $digests RETURN p.digest"
SEAL = "MATCH (r:Revision {revision: $revision}) RETURN r.digest"


def sealed_commits(connection: Connection, since: int) -> Iterator[SealedCommit]:
    """Yield the commits after a revision as they were sealed."""
    commits = connection.read(lambda transaction: read_commits(transaction, since))
    events = chain.from_iterable(read_events(connection, since, commits[-1][0].revision)) if commits else iter(())
    ahead = _Ahead(events)
    for recorded, last, digest in commits:
        yield SealedCommit(recorded, digest, ahead.until(last))


@dataclass
class _Ahead:
    """Events, gone through commit by commit."""

    events: Iterator[Event]
    waiting: list[Event] = field(default_factory=list)

    def until(self, last: int) -> Iterator[SealedEvent]:
        for event in chain(self.waiting, self.events):
            self.waiting = []
            if event.number > last:
                self.waiting = [event]
                return
            yield SealedEvent(event.what, event.origin, *event.texts())


def read_secrets(transaction: Transaction, digests: Collection[str]) -> dict[str, Secret]:
    """Return personal values by their digests; those that were forgotten are left out."""
    found = rows(transaction, SECRETS, digests=list(digests))
    return {digest: Secret(digest, salt, text.encode()) for digest, salt, text in found}


def read_seal(transaction: Transaction, revision: int) -> str:
    """Return the seal of the log up to a revision, hexadecimal; empty where there is no such revision."""
    return str(value(transaction, SEAL, revision=revision) or "")


def write_sealed(where: Where, commit: SealedCommit, secrets: Secrets) -> None:
    """Write a commit that was made elsewhere; the caller holds the lock.

    Raises:
        StoreDamaged: If its seal does not come out.
    """
    recorded: Recorded = commit.recorded
    if recorded.commit.action == FORGET:
        erase_value(where, *forgotten_in(recorded.commit))
    is_undo = recorded.commit.action == UNDO
    chunks = (chunk for part in parts_of(commit.events, secrets) for chunk in _chunks(part, is_undo=is_undo))
    write_chunks(where, recorded.commit, chunks, hidden={}, recorded_at=recorded.recorded_at, seal=commit.digest)


def _chunks(part: Part, *, is_undo: bool) -> Iterator[_CopiedChunk | _CopiedSeriesChunk]:
    if part.series:
        yield _CopiedSeriesChunk(part)
    given = {id(one.change): one for one in part.changes}
    is_first = True
    for some in parted((one.change for one in part.changes), CHUNK):
        copied = [given[id(change)] for change in some]
        secrets = part.secrets if is_first else {}
        yield _CopiedChunk(Part(copied, [], secrets, part.digests if is_first else frozenset()), is_undo)
        is_first = False


@dataclass(frozen=True, slots=True)
class _CopiedChunk:
    """Changes of different things whose records in the log are given."""

    part: Part
    is_undo: bool

    def __len__(self) -> int:
        return len(self.part.changes)

    def touched(self) -> Collection[Hashable]:
        """Return what tells the things and groups of readings that are changed from all others."""
        return touched_by(one.change for one in self.part.changes)

    def take(self, transaction: Transaction, making: Making) -> None:
        """Look up what is there, and take the changes in."""
        there = {digest for (digest,) in rows(transaction, THERE, digests=sorted(self.part.digests))}
        for digest in sorted(self.part.digests - there - making.copied):
            making.copied.add(digest)
            making.secrets.append(self.part.secrets.get(digest, Secret(digest, b"", b"")))
        changes = [one.change for one in self.part.changes]
        look_up(transaction, making, changes)
        origins = origins_of(transaction, changes, is_undo=self.is_undo)
        for one, origin in zip(self.part.changes, origins, strict=True):
            making.take(one.change, origin, (one.old, one.new))


@dataclass(frozen=True, slots=True)
class _CopiedSeriesChunk:
    """Series of readings."""

    part: Part

    def __len__(self) -> int:
        return sum(len(one.series["readings"]) for one in self.part.series)

    def touched(self) -> Collection[Hashable]:
        """Return what tells the groups of readings that are changed from all others."""
        return groups_of(
            {"measure": one.series["measure"], "date": row[0]}
            for one in self.part.series
            for row in one.series["readings"]
        )

    def take(self, transaction: Transaction, making: Making) -> None:
        """Look up what is there, and take the readings in."""
        look_up_groups(transaction, making, [str(key) for key in self.touched()])
        for one in self.part.series:
            making.take_series(one.series["measure"], one.series, one.origin)
