"""Questions that people save under a name, kept as notes beside the log, with the moment at which each was asked last.

What a question gave is never kept: it may hold what not everybody may see, or what is to be forgotten. What it gave the
last time is asked again of that moment.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

import orjson

from graph.errors import NotFound, WrongUse
from graph.store.base import Store

NOTE = "query:"
LONGEST = 80
LARGEST = 20_000
_NAME = re.compile(r"\w[\w .,:()’'–-]*", re.UNICODE)


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A question saved under a name.

    Attributes:
        name: What it is called; another of that name takes its place.
        document: The GraphQL document.
        variables: Values of its variables.
        doc: What it is for, in a sentence or two.
        by, on: Who saved it, and on which day, ISO.
        last_revision, last_date: The revision and day that it was asked of last; 0 and empty before the first time.
    """

    name: str
    document: str
    variables: Mapping[str, Any] = field(default_factory=dict)
    doc: str = ""
    by: str = ""
    on: str = ""
    last_revision: int = 0
    last_date: str = ""

    def asked(self, revision: int, date: str) -> SavedQuery:
        """Return the same question, asked last of a revision on a day."""
        return replace(self, last_revision=revision, last_date=date)


def saved_queries(store: Store) -> list[SavedQuery]:
    """Return all saved questions, in order of their names."""
    notes = store.kept(NOTE)
    return [SavedQuery(**orjson.loads(text)) for _, text in sorted(notes.items()) if text]


def saved_query(store: Store, name: str) -> SavedQuery:
    """Return the question of a name.

    Raises:
        NotFound: If there is none.
    """
    found = find_query(store, name)
    if found is None:
        raise NotFound(f"there is no saved query {name!r}; `savedQueries` lists those there are")
    return found


def find_query(store: Store, name: str) -> SavedQuery | None:
    """Return the question of a name, None where there is none."""
    text = store.kept(NOTE + name).get(NOTE + name)
    return SavedQuery(**orjson.loads(text)) if text else None


def save_query(store: Store, query: SavedQuery) -> None:
    """Keep a question; one of the same name goes.

    Raises:
        WrongUse: If it cannot be called so, or is too large.
    """
    if len(query.name) > LONGEST or not _NAME.fullmatch(query.name):
        raise WrongUse(
            f"a query is named by up to {LONGEST} letters, digits and spaces; {query.name[:LONGEST]!r} is not"
        )
    text = orjson.dumps(asdict(query) | {"variables": dict(query.variables)}).decode()
    if len(text) > LARGEST:
        raise WrongUse(
            f"a saved query has {LARGEST:,} characters at most, with its variables; this one has {len(text):,}"
        )
    store.keep(NOTE + query.name, text)


def drop_query(store: Store, name: str) -> None:
    """Keep a question no more.

    Raises:
        NotFound: If there is none of that name.
    """
    saved_query(store, name)
    store.keep(NOTE + name, "")
