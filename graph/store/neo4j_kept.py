"""Columns of a Neo4j store kept on this computer: a start reads only what has changed since.

They are the files of `graph.store.column_files`, by the database's own name, and as little trusted: what does not bear
the seal of the database's log is not used. Personal values never get there.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from neo4j import Transaction

from graph.columns import Columns
from graph.model import Change, Record, What
from graph.records import key_of
from graph.store import column_files
from graph.store.cache_folder import folder_in, sweep_unused
from graph.store.column_files import Kept, Stamp, mark_of
from graph.store.neo4j_columns import read_columns
from graph.store.neo4j_connection import Connection, rows
from graph.store.neo4j_live import Then
from graph.store.neo4j_log import Event, events_in, read_changes, read_head, said
from graph.store.neo4j_lookup import rows_there
from graph.store.neo4j_rows import Row
from graph.store.personal_rows import Identity, apart_in, body_in, with_bodies, with_former
from graph.store.series import SERIES

KEPT_FROM = 50_000
LONGEST_TAIL = 5_000
"""With more changes since the columns were kept, they are read anew, and kept anew."""
AT_ONCE = 10_000

STORE = "MATCH (h:Head {name: 'head'}) RETURN h.store, h.changes"
SEALED = "MATCH (r:Revision {revision: $revision}) RETURN r.digest, r.last"
CHANGED = """
MATCH (c:Change) WHERE c.revision > $since AND c.revision <= $until
RETURN c.number, c.revision, c.count, c.body ORDER BY c.number
"""
DAYS = "MATCH (r:Revision) WHERE r.revision IN $revisions RETURN r.revision, r.recorded_at"


@dataclass
class KeptColumns:
    """What is kept of one database.

    Attributes:
        connection: The database.
        cache: Folder of what is kept of all of them.
        hidden: By kind, the fields whose values stay in the database.
        kept_from: How many nodes and links make it worth while.
    """

    connection: Connection
    cache: Path
    hidden: Mapping[str, frozenset[str]]
    kept_from: int = KEPT_FROM

    def columns(self) -> Columns:
        """Return everything live: from the files where they serve, else from the database."""
        if kept := column_files.load(self.folder, self._is_near):
            return self.connection.read(lambda transaction: _brought_up(transaction, kept))
        columns = read_columns(self.connection)
        if len(columns.nodes.ids) + len(columns.links.sources) >= self.kept_from:
            self._keep(columns)
        return columns

    def before(self, revision: int) -> Columns | None:
        """Return everything that was live at the nearest earlier revision of which there are files, or None."""
        kept = column_files.load(self.folder, self._bears, until=revision)
        if kept is None:
            return None
        apart = apart_in(kept)
        if not apart:
            return kept.columns
        columns = self.connection.read(lambda transaction: _with_personal_now(transaction, kept))
        changes = read_changes(self.connection, columns.revision, None, None, None)
        return with_former(columns, apart, (change for _, change in changes))

    @cached_property
    def folder(self) -> Path:
        """The folder of this database."""
        return folder_in(self.cache, str(self._head()[0]))

    @cached_property
    def _mark(self) -> str:
        return mark_of(self.hidden)

    def _sealed(self, revision: int) -> tuple[str, int]:
        """Return the seal of the log up to a revision and how many changes it has there; empty where it has not."""
        found = self.connection.read(lambda transaction: rows(transaction, SEALED, revision=revision))
        return (found[0][0], found[0][1]) if found else ("", 0)

    def _bears(self, stamp: Stamp) -> bool:
        """Tell whether the log bears what a stamp says."""
        return (stamp.digest, stamp.hidden) == (self._sealed(stamp.revision)[0], self._mark)

    def _is_near(self, stamp: Stamp) -> bool:
        """Tell whether the log bears what a stamp says, and little has changed since."""
        return self._bears(stamp) and self._head()[1] - self._sealed(stamp.revision)[1] <= LONGEST_TAIL

    def _head(self) -> list[Any]:
        """Return what the database calls itself, and how many changes its log has."""
        return self.connection.read(lambda transaction: rows(transaction, STORE))[0]

    def _keep(self, columns: Columns) -> None:
        """Write columns; they only save time: a folder that cannot be written is no fault of the database."""
        digest, changes = self._sealed(columns.revision)
        stamp = Stamp(columns.revision, digest, self._mark, changes)
        with suppress(OSError):
            self.cache.mkdir(mode=column_files.FOLDER_MODE, parents=True, exist_ok=True)
            column_files.save(self.folder, columns, stamp, self.hidden, self._bears)
            os.utime(self.folder)
            sweep_unused(self.cache, self.folder)


# -- what has changed since --------------------------------------------------------------------------------------------


@dataclass
class _Tail:
    """What has changed since a revision.

    Attributes:
        last: One record of each node and link that has changed, by sort and key.
        gone: Changes that took something out, whether it came again or not.
    """

    last: dict[Identity, Record] = field(default_factory=dict)
    gone: list[Change] = field(default_factory=list)

    def take(self, event: Event) -> None:
        """Take the next event of the log."""
        if event.what == SERIES or event.what not in {"node", "link"}:
            return
        key = key_of(event.what, event.record)
        self.last[event.what, key] = event.record
        if event.new is None:
            self.gone.append(Change(event.what, key, event.record, None))


def _brought_up(transaction: Transaction, kept: Kept) -> Columns:
    """Return kept columns as they are at the head."""
    revision, tail = read_head(transaction).revision, _Tail()
    for block in rows(transaction, CHANGED, since=kept.columns.revision, until=revision):
        for event in events_in(*block):
            tail.take(event)
    found = _rows_of(transaction, _ends(apart_in(kept)) | tail.last, revision)
    columns = _with_personal(kept, found)
    if revision == columns.revision:
        return columns
    from graph.analysis.delta import Stamp as Noted
    from graph.analysis.delta import delta

    columns = delta(columns, tail.gone, Noted(revision)).columns
    notes = _notes(transaction, found)
    # Nodes first, whenever they changed last: a link is put in only between nodes that are there.
    for what in ("node", "link"):
        changes = _live(tail, found, what)
        columns = delta(columns, changes, Noted(revision, noted=notes)).columns
    return replace(columns, revision=revision)


def _live(tail: _Tail, found: Mapping[Identity, Row], wanted: What) -> Iterator[Change]:
    """Yield what is live of the nodes or links that have changed."""
    for what, key in tail.last:
        if what == wanted and (row := found.get((what, key))) is not None:
            yield Change(what, key, None, row.record)


def _notes(transaction: Transaction, found: Mapping[Identity, Row]) -> dict[str, tuple[str, str]]:
    """Return what brought some things, and the day of their last change, by key."""
    revisions = list({row.revision for row in found.values()})
    days = {number: said(at)[:10] for number, at in rows(transaction, DAYS, revisions=revisions)}
    return {key: (row.origin, days.get(row.revision, "")) for (_, key), row in found.items()}


def _rows_of(transaction: Transaction, wanted: Mapping[Identity, Record], revision: int) -> dict[Identity, Row]:
    """Return what is live of some nodes and links at a revision that was the head just now, by sort and key."""
    found: dict[Identity, Row] = {}
    asked = [Change(what, key, record, None) for (what, key), record in wanted.items()]
    for start in range(0, len(asked), AT_ONCE):
        there = rows_there(transaction, asked[start : start + AT_ONCE])
        found |= {(what, key_of(what, row.record)): row for what, row in there}
    then = Then(transaction, revision)
    found = {identity: row for identity, row in found.items() if then.holds(identity[0], row)}
    return found | {identity: then.row(event) for identity, event in then.events.items() if identity in wanted}


def _ends(apart: Mapping[Identity, Any]) -> dict[Identity, Record]:
    """Return as much of the records of some nodes and links as tells which they are."""
    return {(what, key): {"id": key} if what == "node" else _ends_in(key) for what, key in apart}


def _ends_in(key: str) -> Record:
    source, kind, target, nth = key.split("\t")
    return {"from": source, "kind": kind, "to": target, "nth": int(nth)}


def _with_personal_now(transaction: Transaction, kept: Kept) -> Columns:
    found = _rows_of(transaction, _ends(apart_in(kept)), read_head(transaction).revision)
    return _with_personal(kept, found)


def _with_personal(kept: Kept, found: Mapping[Identity, Row]) -> Columns:
    """Return columns with the bodies that were kept out of the files, as they are now."""
    bodies: dict[str, dict[int, bytes]] = {"node": {}, "link": {}}
    for (what, key), row in apart_in(kept).items():
        if (what, key) in found:
            bodies[what][row] = body_in(what, found[what, key].record)
    return with_bodies(kept.columns, bodies["node"], bodies["link"])
