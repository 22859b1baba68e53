"""How the log of a store is sealed, and how personal values stay beside it. The same for every store.

Each change's digest covers the digest before it; a commit's own data stand between the last change of the commit
before and its first change. A personal value is replaced in the log by a salted hash, so that it can be forgotten later
without breaking the seal.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any

import orjson

from graph.errors import NotFound, WrongUse
from graph.model import Commit, Record
from graph.ontology import Field, Ontology

GENESIS = bytes(32)
SALT_BYTES = 16
HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Secret:
    """A personal value, kept beside the log.

    Attributes:
        digest: What the log holds in its place, hexadecimal.
        salt: Random bytes, so that nobody can guess the value from the digest.
        value: The value as canonical JSON.
    """

    digest: str
    salt: bytes
    value: bytes

    @property
    def holds(self) -> bool:
        """Whether the digest is that of the value."""
        return sha256(self.salt + self.value).hexdigest() == self.digest


def canonical(value: object) -> bytes:
    """Return JSON that is the same for equal values.

    >>> canonical({"b": 1, "a": "ŵ"}).decode()
    '{"a":"ŵ","b":1}'
    """
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def commit_digest(former: bytes, revision: int, recorded_at: str, commit: Commit) -> bytes:
    """Return the digest after a commit's own data, from the digest before."""
    data = [revision, recorded_at, commit.who, commit.why, commit.source, commit.action, commit.undoes]
    return sha256(former + canonical(data)).digest()


def change_digest(former: bytes, what: str, origin: str, old: bytes, new: bytes) -> bytes:
    """Return the digest after a change, from the digest before.

    Args:
        former: The digest before.
        what: What sort of thing it is about.
        origin: What brought it, or empty.
        old, new: Its records as canonical JSON, or empty.
    """
    return sha256(b"\n".join((former, whence(what, origin), old, new))).digest()


@lru_cache
def whence(what: str, origin: str) -> bytes:
    """Return what sort of thing a change is about and what brought it, as canonical JSON."""
    return canonical([what, origin])


def hidden_fields(ontology: Ontology) -> dict[str, frozenset[str]]:
    """Return by kind of node or link the fields whose values stay outside the log; kinds without any are left out."""
    declared: list[tuple[str, Mapping[str, Field]]] = [(kind, ontology.fields_of(kind)) for kind in ontology.kinds]
    declared += [(link, ontology.fields_of_link(link)) for link in ontology.links]
    marked = {name: frozenset(field.name for field in fields.values() if field.guarded) for name, fields in declared}
    return {name: fields for name, fields in marked.items() if fields}


def secret_of(value: object) -> Secret:
    """Return a value with a fresh salt and its digest."""
    salt, text = os.urandom(SALT_BYTES), canonical(value)
    return Secret(sha256(salt + text).hexdigest(), salt, text)


def digests_in(record: Record | None) -> dict[str, str]:
    """Return the digests that stand in a record of the log, by field."""
    fields = (record or {}).get("fields", {})
    return {name: value[HIDDEN] for name, value in fields.items() if isinstance(value, dict)}


def covered(record: Record, digests: Mapping[str, str]) -> Record:
    """Return a record with digests in the place of these fields' values."""
    if not digests:
        return record
    return record | {"fields": record["fields"] | {name: {HIDDEN: digest} for name, digest in digests.items()}}


def opened(record: Record, value_of: Callable[[str], Any]) -> Record:
    """Return a record of the log with its personal values put back; None where one was forgotten."""
    digests = digests_in(record)
    if not digests:
        return record
    return record | {"fields": record["fields"] | {name: value_of(digest) for name, digest in digests.items()}}


def nothing_to_forget(node_id: str, field: str, plain: int) -> WrongUse:
    """Return why nothing can be forgotten: there is no such value, or all stand in the log as plain text."""
    if plain:
        return WrongUse(
            f"{field} of {node_id} was recorded as a field that everybody may read, and its values are sealed in the "
            "log; mark it as personal in its kind, so that what is recorded from now on can be forgotten"
        )
    return NotFound(f"{node_id} never had a value of {field}, or it is forgotten already")
