"""Ids for things that come without one: made from kind and name, the same every time."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

from graph.store.base import Store

LONGEST = 80

_CAPITALS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_GAPS = re.compile(r"[\W_]+")


def made_id(kind: str, name: str) -> str:
    """Return the id made from a kind and a name, in lower case with hyphens.

    >>> made_id("OrgUnit", "Gofal Brys – Tŷ’r Ŵyl")
    'org-unit-gofal-brys-tyr-wyl'
    """
    said = slug(name)[:LONGEST].rstrip("-") or sha256(name.encode()).hexdigest()[:8]
    return f"{slug(_CAPITALS.sub('-', kind))}-{said}"


def free_id(store: Store, kind: str, name: str) -> str:
    """Return an id made from a kind and a name that nothing in a store has: the same may be said twice."""
    base = made_id(kind, name)
    number, free = 1, base
    while store.nodes([free]):
        number += 1
        free = f"{base}-{number}"
    return free


def slug(text: str) -> str:
    """Return a text in lower case without accents, whatever is no letter or digit as one hyphen.

    >>> slug("Triage: Referrals (new)")
    'triage-referrals-new'
    """
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark))
    return _GAPS.sub("-", re.sub("['’]", "", plain).casefold()).strip("-")
