"""Makes events of the log out of changes: checked against what is there, personal values covered, sealed in order."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from graph.errors import StaleRevision, WrongUse
from graph.model import Change, Record
from graph.records import key_of, same
from graph.store.neo4j_flush import Identity, Turn, Turns
from graph.store.neo4j_log import touched
from graph.store.neo4j_readings import Group, group_of
from graph.store.neo4j_rows import Row
from graph.store.seal import Secret, canonical, change_digest, covered, secret_of

BLOCK = 50
READ_AGAIN = "read again and repeat"

Hidden = Mapping[str, frozenset[str]]


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
        events: Made and not written, each as JSON with what it tells about itself.
        secrets: Personal values not written yet.
    """

    revision: int
    number: int
    digest: bytes
    hidden: Hidden
    turns: Turns = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    events: list[tuple[Change, bytes, bool]] = field(default_factory=list)
    secrets: list[Secret] = field(default_factory=list)

    def take(self, change: Change, origin: str) -> None:
        """Take one change; the rows of its thing have been looked up.

        Args:
            change: The change.
            origin: What brought the thing, where it comes.

        Raises:
            StaleRevision: If its `old` is not what is there.
            WrongUse: If it does not keep its identity, or holds what cannot be kept.
        """
        try:
            self._check_identity(change)
            before = self._there(change)
            self._check_old(change, before)
            old, new, sealed = self._covered(change, before)
            texts = [b"" if record is None else canonical(record) for record in (old, new)]
            if holds_nothing(change.new or {}):
                raise WrongUse(f"{named(change)} has a value that is none, or not a finite number")
            self._put(change, before, origin, sealed)
            self._log(change, texts, before)
        except (orjson.JSONEncodeError, UnicodeEncodeError) as error:
            raise WrongUse(f"a change holds something that cannot be kept: {error}") from error

    def _check_identity(self, change: Change) -> None:
        records = [record for record in (change.old, change.new) if record is not None]
        if not records or any(key_of(change.what, record) != change.key for record in records):
            raise WrongUse(f"the change of {change.what} {change.key!r} does not keep its identity")

    def _there(self, change: Change) -> Row | None:
        if change.what == "reading":
            record = change.new if change.new is not None else change.old or {}
            return self.groups[group_of(record)].get(record["date"])
        turn = self.turns.get((change.what, change.key))
        return turn.after if turn else None

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
            turn = self.turns.setdefault((change.what, change.key), Turn(None, None))
            turn.after = after
            return
        record = change.new if change.new is not None else change.old or {}
        group = self.groups[group_of(record)]
        if after is None:
            del group[record["date"]]
        else:
            group[record["date"]] = after

    def _log(self, change: Change, texts: list[bytes], before: Row | None) -> None:
        self.number += 1
        self.digest = change_digest(self.digest, change.what, change.origin, *texts)
        parts = [canonical(change.what), canonical(change.origin), *(text or b"null" for text in texts)]
        is_over = before is not None and before.revision < self.revision
        if is_over and before is not None:
            parts.append(canonical([before.revision, before.origin, dict(before.sealed or {}) or None]))
        self.events.append((change, b"[" + b",".join(parts) + b"]", is_over))

    def written(self) -> list[dict[str, Any]]:
        """Return the rows of the blocks that hold the events not written yet, and hold these no more."""
        events, self.events = self.events, []
        first = self.number - len(events)
        return [self._block(events[at : at + BLOCK], first + at) for at in range(0, len(events), BLOCK)]

    def _block(self, events: list[tuple[Change, bytes, bool]], before: int) -> dict[str, Any]:
        ids = {node_id for change, _, _ in events for node_id in touched(change.what, change.new or change.old or {})}
        found: dict[str, Any] = {
            "number": before + len(events),
            "revision": self.revision,
            "count": len(events),
            "ids": sorted(ids),
            "whats": sorted({change.what for change, _, _ in events}),
            "body": (b"[" + b",".join(text for _, text, _ in events) + b"]").decode(),
        }
        return found | ({"over": True} if any(over for _, _, over in events) else {})


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
