"""The audit log: who saw what needs rights, who changed something, who may come in; when, and from where.

A file that is only ever added to, one JSON object a line, beside the store. Each line seals the one before it of the
same run of the product, so that a line that was taken out or changed is found. It names records by their ids and never
holds what they say.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import Any, overload

import orjson

from api.audit_read import AuditRead, part, read_on, seal_of
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
        self._read = AuditRead()
        self._one_at_a_time = RLock()

    def write(self, did: str, *, who: str, rights: str = "", where: str = HERE, about: Mapping[str, Any]) -> None:
        """Add an entry, on the disk before this returns.

        Raises:
            StoreUnreachable: If it cannot be written: what has to be logged must not be done unlogged.
        """
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        entry = Entry(at, who, rights, where, did, about)
        with self._one_at_a_time:
            body = {**entry.record(), "run": self._run, "number": self._number + 1}
            seal = seal_of(self._seal, body)
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

    def newest(self) -> Newest:
        """Return every entry, the newest first; each is read when it is looked at.

        Raises:
            StoreUnreachable: If the file cannot be read.
        """
        return Newest(self.path, self._read_on().places)

    def entries(self) -> list[Entry]:
        """Return every entry, oldest first.

        Raises:
            StoreUnreachable: If the file cannot be read.
        """
        return [entry for _, entry in self.newest()[::-1]]

    def faults(self) -> list[str]:
        """Return in words every line that is not what was written, or is missing; none if all is well.

        That the last lines of a run were cut off cannot be told.
        """
        return list(self._read_on().faults)

    def _read_on(self) -> AuditRead:
        """Return what is known of the file, with what was added since it was read last."""
        with self._one_at_a_time:
            try:
                self._read = read_on(self.path, self._read)
            except OSError as error:
                raise _unreadable(self.path, error) from error
            return self._read


class Newest(Sequence[tuple[int, Entry]]):
    """Entries of a log with their numbers, the newest first, read from its file when they are looked at."""

    def __init__(self, path: Path, places: Sequence[tuple[int, int]]) -> None:
        self._path = path
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, place: int) -> tuple[int, Entry]: ...
    @overload
    def __getitem__(self, place: slice) -> list[tuple[int, Entry]]: ...
    def __getitem__(self, place: int | slice) -> tuple[int, Entry] | list[tuple[int, Entry]]:
        """Return one of them, or some of them."""
        numbers = range(len(self._places) - 1, -1, -1)[place]
        if isinstance(numbers, int):
            return self._entries([numbers])[0]
        return self._entries(numbers) if numbers else []

    def _entries(self, numbers: Sequence[int]) -> list[tuple[int, Entry]]:
        try:
            with self._path.open("rb") as file:
                held = [orjson.loads(part(file, *self._places[number])) for number in numbers]
        except OSError as error:
            raise _unreadable(self._path, error) from error
        told = ("at", "who", "rights", "where", "did", "about")
        return [(number, Entry(*(one[name] for name in told))) for number, one in zip(numbers, held, strict=True)]


def _unreadable(path: Path, error: OSError) -> StoreUnreachable:
    return StoreUnreachable(f"{path}: the audit log cannot be read: {error.strerror}")


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
