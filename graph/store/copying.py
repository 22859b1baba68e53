"""Copies a store into another one, whatever either is made of: every commit as it was sealed, so that both end alike.

A copy that was cut short goes on where it stands. Notes come along; personal values that were forgotten do not.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, Protocol

import orjson

from graph.errors import WrongUse
from graph.model import Change, Record, What
from graph.progress import tell
from graph.records import change_of
from graph.store.base import Head, Recorded
from graph.store.seal import Secret, digests_in, opened
from graph.store.series import SERIES

AT_ONCE = 5000


@dataclass(frozen=True, slots=True)
class SealedEvent:
    """One change, or a series of readings, as the seal covers it; personal values are digests.

    Attributes:
        what: Sort of thing, or `series`.
        origin: What brought it.
        old, new: Records as canonical JSON; empty where there is none.
    """

    what: What | Literal["series"]
    origin: str
    old: bytes
    new: bytes


@dataclass(frozen=True, slots=True)
class SealedCommit:
    """A commit with all that its seal covers.

    Attributes:
        recorded: Who, when, why.
        digest: The seal of the log up to its end, hexadecimal.
        events: In order; to be gone through once, before the next commit is asked for.
    """

    recorded: Recorded
    digest: str
    events: Iterable[SealedEvent]


Secrets = Callable[[Collection[str]], dict[str, Secret]]
"""Gives personal values by their digests; those that were forgotten are not among them."""


class Copied(Protocol):
    """What copying asks of a store, beside what is promised to everybody."""

    @property
    def url(self) -> str:
        """Its address, as the user may write it."""

    def head(self) -> Head:
        """Return where it stands."""

    def sealed(self, *, since: int = 0) -> Iterator[SealedCommit]:
        """Yield the commits after a revision as they were sealed, oldest first."""

    def seal_at(self, revision: int) -> str:
        """Return the seal of the log up to a revision, hexadecimal; empty where there is no such revision."""

    def secrets(self, digests: Collection[str]) -> dict[str, Secret]:
        """Return personal values by their digests; those that were forgotten are left out."""

    def take_over(self, commit: SealedCommit, secrets: Secrets) -> None:
        """Add a commit that was made elsewhere, with its time and its seal, all or nothing.

        Raises:
            StoreDamaged: If its seal does not come out.
        """

    def kept(self, start: str) -> dict[str, str]:
        """Return the notes whose names begin with a text."""

    def keep(self, name: str, text: str) -> None:
        """Keep a note about the store."""


def copy_store(source: Copied, target: Copied) -> Head:
    """Copy what a store holds into another one that is empty, or an earlier copy of it; return where that stands.

    Raises:
        WrongUse: If the target holds something else.
        StoreDamaged: If a seal does not come out.
        StoreError: If anything cannot be read or written.
    """
    begin = target.head()
    if begin.revision and source.seal_at(begin.revision) != begin.digest:
        raise WrongUse(
            f"{target.url}: it holds something that is not out of {source.url}; name a store that is empty, or the "
            "copy that was begun"
        )
    copied = 0
    for commit in source.sealed(since=begin.revision):
        target.take_over(commit, source.secrets)
        copied += commit.recorded.changes
        tell("Copying changes", copied)
    for name, text in source.kept("").items():
        target.keep(name, text)
    return target.head()


@dataclass(frozen=True, slots=True)
class CopiedChange:
    """A change as it is to be made in the target.

    Attributes:
        change: With personal values, but for those that were forgotten.
        old, new: Its records as the log holds them.
    """

    change: Change
    old: Record | None
    new: Record | None


@dataclass(frozen=True, slots=True)
class CopiedSeries:
    """A series of readings as it is to be made in the target."""

    series: Record
    origin: str


@dataclass(frozen=True, slots=True)
class Part:
    """Some events of a commit, either single changes of different things or series, and the personal values in them."""

    changes: list[CopiedChange]
    series: list[CopiedSeries]
    secrets: dict[str, Secret]
    digests: frozenset[str]


def parts_of(events: Iterable[SealedEvent], secrets: Secrets) -> Iterator[Part]:
    """Yield events in parts that may be written at once."""
    for some in _parted(events):
        records = [(event, _record(event.old), _record(event.new)) for event in some]
        if some[0].what == SERIES:
            yield Part([], [CopiedSeries(new or {}, event.origin) for event, _, new in records], {}, frozenset())
            continue
        digests = frozenset(
            digest for _, old, new in records for one in (old, new) for digest in digests_in(one).values()
        )
        values = secrets(digests) if digests else {}
        changes = [CopiedChange(_change(event, old, new, values), old, new) for event, old, new in records]
        yield Part(changes, [], values, digests)


def _parted(events: Iterable[SealedEvent]) -> Iterator[list[SealedEvent]]:
    some: list[SealedEvent] = []
    for event in events:
        if some and (len(some) == AT_ONCE or (event.what == SERIES) != (some[0].what == SERIES)):
            yield some
            some = []
        some.append(event)
    if some:
        yield some


def _record(text: bytes) -> Record | None:
    return orjson.loads(text) if text else None


def _change(event: SealedEvent, old: Record | None, new: Record | None, values: dict[str, Secret]) -> Change:
    def value_of(digest: str) -> Any:
        return orjson.loads(values[digest].value) if digest in values else None

    bare = [None if one is None else _bare(opened(one, value_of)) for one in (old, new)]
    if event.what == SERIES:
        raise ValueError("a series is no single change")
    return change_of(event.what, bare[0], bare[1], event.origin)


def _bare(record: Record) -> Record:
    """Return a record without the fields that were forgotten."""
    fields = record.get("fields", {})
    if None not in fields.values():
        return record
    return record | {"fields": {name: given for name, given in fields.items() if given is not None}}
