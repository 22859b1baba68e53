"""Makes events of the log out of changes: checked against what is there, personal values covered, sealed in order."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from graph.errors import StaleRevision, WrongUse
from graph.model import Change, Record
from graph.records import key_of, same
from graph.store.neo4j_flush import Identity, Turns
from graph.store.neo4j_log import touched
from graph.store.neo4j_readings import Group, group_of
from graph.store.neo4j_rows import Row
from graph.store.seal import Secret, canonical, change_digest, covered, digests_in, secret_of, whence
from graph.store.series import SERIES, readings_in

BLOCK = 50
NULL = b"null"
READ_AGAIN = "read again and repeat"

Hidden = Mapping[str, frozenset[str]]
Given = tuple[Record | None, Record | None]


class Sealed(NamedTuple):
    """An event that is made and not written yet.

    Attributes:
        what: The sort of thing that it is about.
        ids: Nodes that it touches.
        changes: How many it is.
        text: What the log will hold.
        is_over: Whether there was something that it changes or takes out.
    """

    what: str
    ids: tuple[str, ...]
    changes: int
    text: bytes
    is_over: bool


@dataclass(slots=True)
class Making:
    """A commit on its way: what has become of things so far, and the events not written yet.

    Attributes:
        revision: Its number.
        number: Of the last event.
        digest: The seal up to there.
        hidden: By kind, the fields whose values stay outside the log.
        turns: What has become of nodes, links and findings set aside.
        groups: Readings by the nodes that hold them, as they have become; None where they were not looked at.
        events: Made and not written yet.
        secrets: Personal values not written yet.
        copied: Digests of those that came from another store.
    """

    revision: int
    number: int
    digest: bytes
    hidden: Hidden
    turns: Turns = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    events: list[Sealed] = field(default_factory=list)
    secrets: list[Secret] = field(default_factory=list)
    copied: set[str] = field(default_factory=set)

    def take(self, change: Change, origin: str, given: Given | None = None) -> None:
        """Take one change; the rows of its thing have been looked up.

        Args:
            change: The change.
            origin: What brought the thing, where it comes.
            given: Its records as the log shall hold them, where it was made elsewhere; None where it is made here.

        Raises:
            StaleRevision: If its `old` is not what is there.
            WrongUse: If it does not keep its identity, or holds what cannot be kept.
        """
        self._check_identity(change)
        before = self._there(change)
        self._check_old(change, before)
        old, new, sealed = self._covered(change, before) if given is None else (*given, digests_in(given[1]) or None)
        texts = [b"" if record is None else canonical(record) for record in (old, new)]
        # What is none is `null` in JSON, which most records do not even have within a text; a covered value shows none.
        if (sealed or NULL in texts[1]) and holds_nothing(change.new or {}):
            raise WrongUse(f"{named(change)} has a value that is none, or not a finite number")
        self._put(change, before, origin, sealed)
        self._log(change, texts, before)

    def _check_identity(self, change: Change) -> None:
        keys = {key_of(change.what, record) for record in (change.old, change.new) if record is not None}
        if keys != {change.key}:
            raise WrongUse(f"the change of {change.what} {change.key!r} does not keep its identity")

    def _there(self, change: Change) -> Row | None:
        if change.what == "reading":
            record = change.new if change.new is not None else change.old or {}
            return self.groups[group_of(record)].get(record["date"])
        return self.turns[identity_of(change)].after

    def _check_old(self, change: Change, before: Row | None) -> None:
        if change.old is None and before is not None:
            raise StaleRevision(f"{named(change)} is there already; {READ_AGAIN}")
        if change.old is not None and not same(change.what, change.old, before.record if before else None):
            raise StaleRevision(f"{named(change)} was changed by somebody else; {READ_AGAIN}")

    def _covered(
        self, change: Change, before: Row | None
    ) -> tuple[Record | None, Record | None, dict[str, str] | None]:
        """Return the records as the log holds them, and the digests of the personal values in the new one."""
        old, new = change.old, change.new
        known = dict((before.sealed if before else None) or {})
        if old is not None and self._hides(old):
            known = self._digests(old, known, old)
            old = covered(old, known)
        if new is None or not self._hides(new):
            return old, new, None
        digests = self._digests(new, known, change.old)
        return old, covered(new, digests), digests or None

    def _hides(self, record: Record) -> bool:
        return record.get("kind") in self.hidden

    def _digests(self, record: Record, known: Mapping[str, str], former: Record | None) -> dict[str, str]:
        """Return a digest for each personal value: the known one while the value stays, else a fresh one."""
        given: dict[str, Any] = record.get("fields", {})
        before: dict[str, Any] = (former or {}).get("fields", {})
        digests: dict[str, str] = {}
        for name in sorted(self.hidden[record["kind"]] & given.keys()):
            if name in known and before.get(name) == given[name]:
                digests[name] = known[name]
                continue
            secret = secret_of(given[name])
            self.secrets.append(secret)
            digests[name] = secret.digest
        return digests

    def _put(self, change: Change, before: Row | None, origin: str, sealed: Mapping[str, str] | None) -> None:
        kept = before.origin if before else origin
        after = None if change.new is None else Row(change.new, self.revision, kept, sealed)
        if change.what != "reading":
            self.turns[identity_of(change)].become(after)
            return
        record = change.new if change.new is not None else change.old or {}
        group = self.groups[group_of(record)]
        if after is None:
            del group[record["date"]]
        else:
            group[record["date"]] = after

    def take_series(self, measure: str, series: Record, origin: str) -> None:
        """Take readings of a measure that come at once; what is there of their years has been looked up.

        Raises:
            StaleRevision: If one is there already.
        """
        for record in readings_in(series):
            group = self.groups[group_of(record)]
            if record["date"] in group:
                raise StaleRevision(f"the reading {measure} {record['date']} is there already; {READ_AGAIN}")
            group[record["date"]] = Row(record, self.revision)
        self._seal(SERIES, origin, (b"", canonical(series)), (measure,), len(series["readings"]))

    def _log(self, change: Change, texts: list[bytes], before: Row | None) -> None:
        noted = b""
        if before is not None and before.revision < self.revision:
            noted = canonical([before.revision, before.origin, dict(before.sealed or {}) or None])
        ids = touched(change.what, change.new if change.new is not None else change.old or {})
        self._seal(change.what, change.origin, (texts[0], texts[1]), ids, 1, noted)

    def _seal(
        self, what: str, origin: str, texts: tuple[bytes, bytes], ids: tuple[str, ...], count: int, noted: bytes = b""
    ) -> None:
        self.number += count
        self.digest = change_digest(self.digest, what, origin, *texts)
        text = b",".join((whence(what, origin)[:-1], texts[0] or NULL, texts[1] or NULL, *([noted] if noted else [])))
        sort = "reading" if what == SERIES else what
        self.events.append(Sealed(sort, ids, count, text + b"]", bool(noted)))

    def written(self) -> list[dict[str, Any]]:
        """Return the rows of the blocks that hold the events not written yet, and hold these no more."""
        events, self.events = self.events, []
        number = self.number - sum(event.changes for event in events)
        blocks: list[dict[str, Any]] = []
        for at in range(0, len(events), BLOCK):
            some = events[at : at + BLOCK]
            number += sum(event.changes for event in some)
            blocks.append(self._block(some, number))
        return blocks

    def _block(self, events: list[Sealed], number: int) -> dict[str, Any]:
        found: dict[str, Any] = {
            "number": number,
            "revision": self.revision,
            "count": sum(event.changes for event in events),
            "ids": sorted({node_id for event in events for node_id in event.ids}),
            "whats": sorted({event.what for event in events}),
            "body": (b"[" + b",".join(event.text for event in events) + b"]").decode(),
        }
        return found | ({"over": True} if any(event.is_over for event in events) else {})


def named(change: Change) -> str:
    """Return a change's thing in words, for errors."""
    return f"the {change.what} {change.key.replace(chr(9), ' ')}"


def holds_nothing(found: object) -> bool:
    """Tell whether a record has a value that JSON can only write as null."""
    if isinstance(found, dict):
        return any(holds_nothing(part) for part in found.values())
    if isinstance(found, list | tuple):
        return any(holds_nothing(part) for part in found)
    return found is None or (isinstance(found, float) and not math.isfinite(found))


def identity_of(change: Change) -> Identity:
    """Return what tells a change's thing from others."""
    return change.what, change.key
