"""Tokens by which programs and people come in: made here, kept as hashes in the store, shown once and never again."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256
from hmac import compare_digest

import orjson

from api.rights import LEVELS, SCOPES, Level, Rights, Scope
from graph.errors import NotFound, WrongUse
from graph.model import Record
from graph.store.base import Store

NOTE = "token:"
START = "gt"
ID_BYTES, SECRET_BYTES = 4, 32
DAYS = 90
"""So long a token is good if nobody says how long."""
LONGEST_DAYS = 366


@dataclass(frozen=True, slots=True)
class Token:
    """What is kept of a token.

    Attributes:
        id: What it is called; the part of it that may be known.
        digest: SHA-256 of the whole token, hexadecimal.
        rights: What who shows it may see and do; their name is that of whom it was made for.
        made_on: Day it was made; made_by: who made it.
        until: Last day it is good.
        revoked_on: Day it was revoked, or empty.
    """

    id: str
    digest: str
    rights: Rights
    made_on: str
    made_by: str
    until: str
    revoked_on: str = ""

    def is_good(self, day: str) -> bool:
        """Tell whether it is good on a day."""
        return not self.revoked_on and day <= self.until

    def record(self) -> Record:
        """Return what may be told of it: everything but its hash."""
        return {
            "id": self.id,
            "name": self.rights.name,
            "rights": self.rights.level,
            "unit": self.rights.unit or None,
            "scopes": [scope for scope in SCOPES if scope in self.rights.scopes],
            "made_on": self.made_on,
            "made_by": self.made_by,
            "until": self.until,
            "revoked_on": self.revoked_on or None,
        }


def rights_for(name: str, level: str, unit: str, scopes: Iterable[str]) -> Rights:
    """Return the rights that words name.

    Args:
        name: Of whom they are for.
        level: One of `LEVELS`.
        unit: Id of their unit, or empty.
        scopes: Some of `SCOPES`; none for reading alone.

    Raises:
        WrongUse: If there are no such rights; everything that is wrong is said.
    """
    given = list(scopes) or ["read"]
    wrong = [] if name.strip() else ["say whom they are for"]
    wrong += [] if level in LEVELS else [f"there are no rights {level!r}; there are {', '.join(LEVELS)}"]
    wrong += [f"there is no scope {one!r}; there are {', '.join(SCOPES)}" for one in given if one not in SCOPES]
    if level == "contributor" and not unit:
        wrong.append("a contributor works in a unit: name it")
    if wrong:
        raise WrongUse("; ".join(wrong))
    levels: dict[str, Level] = {one: one for one in LEVELS}
    known: dict[str, Scope] = {one: one for one in SCOPES}
    return Rights(levels[level], name.strip(), unit, frozenset(known[one] for one in given))


def new_token(store: Store, rights: Rights, *, by: str, today: date, days: int = DAYS) -> tuple[Token, str]:
    """Make a token, and return what is kept of it and the token itself, which nobody can find out again.

    Args:
        store: Where it is kept.
        rights: What it lets do.
        by: Who makes it.
        today: The day.
        days: How long it is good, in days.

    Raises:
        WrongUse: If it would be good for no day, or for longer than a year.
    """
    if not 1 <= days <= LONGEST_DAYS:
        raise WrongUse(f"a token is good for 1 to {LONGEST_DAYS} days, not {days}; make a new one in time")
    token_id = secrets.token_hex(ID_BYTES)
    secret = f"{START}_{token_id}_{secrets.token_urlsafe(SECRET_BYTES)}"
    until = (today + timedelta(days=days - 1)).isoformat()
    token = Token(token_id, _digest(secret), rights, today.isoformat(), by, until)
    _keep(store, token)
    return token, secret


def tokens_of(store: Store) -> list[Token]:
    """Return every token, those that are good no more included, ordered by day and id."""
    found = [_token(text) for text in store.kept(NOTE).values()]
    return sorted(found, key=lambda token: (token.made_on, token.id))


def revoke(store: Store, token_id: str, today: date) -> Token:
    """Let a token be good no more, from now on, and return it.

    Raises:
        NotFound: If there is no such token.
    """
    found = store.kept(NOTE + token_id).get(NOTE + token_id)
    if found is None:
        raise NotFound(f"there is no token {token_id!r}; `goldenthread token list` lists them")
    token = _token(found)
    if not token.revoked_on:
        token = replace(token, revoked_on=today.isoformat())
        _keep(store, token)
    return token


def rights_by(store: Store, secret: str, today: date) -> Rights | None:
    """Return the rights of who shows a token; None where it is none that is good."""
    start, _, rest = secret.partition("_")
    token_id, _, _ = rest.partition("_")
    found = store.kept(NOTE + token_id).get(NOTE + token_id) if start == START and token_id else None
    if found is None:
        return None
    token = _token(found)
    return token.rights if compare_digest(token.digest, _digest(secret)) and token.is_good(today.isoformat()) else None


def _digest(secret: str) -> str:
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _keep(store: Store, token: Token) -> None:
    kept = {**token.record(), "digest": token.digest}
    store.keep(NOTE + token.id, orjson.dumps(kept, option=orjson.OPT_SORT_KEYS).decode())


def _token(text: str) -> Token:
    said = orjson.loads(text)
    rights = rights_for(said["name"], said["rights"], said["unit"] or "", said["scopes"])
    dates = (said["made_on"], said["made_by"], said["until"], said["revoked_on"] or "")
    return Token(said["id"], said["digest"], rights, *dates)
