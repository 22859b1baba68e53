"""The audit log: who saw what needs rights, who changed something, who may come in; when, and from where.

A file that is only ever added to, one JSON object a line, beside the store. Each line seals the one before it of the
same run of the product, so that a line that was taken out or changed is found. It names records by their ids and never
holds what they say.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any

import orjson

from api.settings import Settings
from graph.errors import StoreUnreachable, WrongUse
from graph.store import path_of

OWNER_ONLY = 0o600
RUN_BYTES = 8
MOST_IDS = 50
"""Of so many records at most the ids stand in one line; how many there were in all is always said."""
HERE = "command line"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that somebody did.

    Attributes:
        at: When, UTC, ISO with seconds.
        who: Who did it; empty where nobody knows.
        rights: Their level, or empty on the command line.
        where: The address of the request, or `command line`.
        did: What, in a few words.
        about: More of it: which fields of which records, which token, which revision.
    """

    at: str
    who: str
    rights: str
    where: str
    did: str
    about: Mapping[str, Any]

    def record(self) -> dict[str, Any]:
        """Return the documented JSON shape."""
        said = {name: getattr(self, name) for name in ("at", "who", "rights", "where", "did")}
        return {**said, "about": dict(self.about)}


class AuditLog:
    """A file of entries, added to by one run of the product.

    Attributes:
        path: The file; made when something is first written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._run = secrets.token_hex(RUN_BYTES)
        self._number = 0
        self._seal = ""
        self._one_at_a_time = Lock()

    def write(self, did: str, *, who: str, rights: str = "", where: str = HERE, about: Mapping[str, Any]) -> None:
        """Add an entry, on the disk before this returns.

        Raises:
            StoreUnreachable: If it cannot be written: what has to be logged must not be done unlogged.
        """
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        entry = Entry(at, who, rights, where, did, about)
        with self._one_at_a_time:
            body = {**entry.record(), "run": self._run, "number": self._number + 1}
            seal = _seal(self._seal, body)
            try:
                self._add(orjson.dumps({**body, "seal": seal}, option=orjson.OPT_APPEND_NEWLINE))
            except OSError as error:
                raise StoreUnreachable(f"{self.path}: the audit log cannot be written: {error.strerror}") from error
            self._number, self._seal = self._number + 1, seal

    def _add(self, line: bytes) -> None:
        handle = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, OWNER_ONLY)
        try:
            os.write(handle, line)
            os.fsync(handle)
        finally:
            os.close(handle)

    @property
    def size(self) -> int:
        """How many bytes it holds; only ever more."""
        return self.path.stat().st_size if self.path.exists() else 0

    def entries(self) -> list[Entry]:
        """Return every entry, oldest first.

        Raises:
            StoreUnreachable: If the file cannot be read.
        """
        return [
            Entry(one["at"], one["who"], one["rights"], one["where"], one["did"], one["about"])
            for _, one in self._lines()
            if one is not None
        ]

    def faults(self) -> list[str]:
        """Return in words every line that is not what was written, or is missing; none if all is well.

        That the last lines of a run were cut off cannot be told.
        """
        return list(_faults(self.path.name, self._lines()))

    def _lines(self) -> Iterator[tuple[int, dict[str, Any] | None]]:
        """Yield the number of each line, and what it holds; None where it cannot be read."""
        if not self.path.exists():
            return
        try:
            text = self.path.read_bytes()
        except OSError as error:
            raise StoreUnreachable(f"{self.path}: the audit log cannot be read: {error.strerror}") from error
        for number, line in enumerate(text.splitlines(), 1):
            try:
                held = orjson.loads(line)
            except orjson.JSONDecodeError:
                held = None
            yield number, held if isinstance(held, dict) and "seal" in held else None


def audit_log(settings: Settings) -> AuditLog:
    """Return the audit log of a store: the file that the settings name, else one beside the store."""
    if settings.audit is not None:
        return AuditLog(settings.audit)
    try:
        store = path_of(settings.store)
    except WrongUse:  # a store that is no file
        return AuditLog(Path("goldenthread.audit"))
    return AuditLog(store.with_name(f"{store.name}.audit"))


def seen(fields: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    """Return what an entry says of values that were seen: ids by field, a few of them, and how many in all."""
    told = {name: sorted(ids) for name, ids in sorted(fields.items())}
    return {name: {"count": len(ids), "ids": ids[:MOST_IDS]} for name, ids in told.items()}


def _seal(former: str, body: Mapping[str, Any]) -> str:
    return sha256(former.encode() + orjson.dumps(body, option=orjson.OPT_SORT_KEYS)).hexdigest()


def _faults(name: str, lines: Iterable[tuple[int, dict[str, Any] | None]]) -> Iterator[str]:
    runs: dict[str, tuple[int, str]] = {}
    for place, held in lines:
        if held is None:
            yield f"{name}, line {place}: it cannot be read"
            continue
        body = {key: value for key, value in held.items() if key != "seal"}
        number, former = runs.get(body.get("run", ""), (0, ""))
        if body.get("number") != number + 1:
            yield f"{name}, line {place}: {body.get('number')} follows {number} of the same run; lines are missing"
        elif held["seal"] != _seal(former, body):
            yield f"{name}, line {place}: it is not what was written"
        runs[body.get("run", "")] = (body.get("number", 0), held["seal"])
