"""Giving tokens and taking them back, each noted in the audit log, told in sentences and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from api.audit import audit_log
from api.rights import Rights
from api.say.tokens import given_lines, taken_lines, token_lines
from api.session import Session
from api.tokens import Token, new_token, revoke, tokens_of
from graph.model import Record


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a wish about tokens, as JSON and in lines."""

    record: Record
    lines: Sequence[str]


def give(session: Session, who: str, rights: Rights, days: int) -> Told:
    """Make a token, and tell it this once.

    Args:
        session: Whose store.
        who: Who makes it.
        rights: What it lets do; their unit by id or name.
        days: How long it is good.

    Raises:
        WrongUse: If it would be good for no day, or for too long.
        NotFound, Ambiguous: If no unit, or several, have that name.
    """
    if rights.unit:
        unit = session.position(rights.unit, trait="unit")
        rights = replace(rights, unit=session.case.snapshot.ids[unit])
    token, secret = new_token(session.store, rights, by=who, today=date.today(), days=days)
    _note(session, who, "token new", token)
    return Told({"tokens": [token.record()], "secret": secret}, given_lines(token, secret))


def take_back(session: Session, who: str, token_id: str) -> Told:
    """Let a token be good no more.

    Raises:
        NotFound: If there is no such token.
    """
    token = revoke(session.store, token_id, date.today())
    _note(session, who, "token revoke", token)
    return Told({"tokens": [token.record()], "secret": None}, taken_lines(token))


def listed(session: Session) -> Told:
    """Tell of every token, without what it is."""
    tokens = tokens_of(session.store)
    today = date.today().isoformat()
    return Told({"tokens": [token.record() for token in tokens], "secret": None}, token_lines(tokens, today))


def _note(session: Session, who: str, did: str, token: Token) -> None:
    said = {name: value for name, value in token.record().items() if name not in {"made_by", "made_on"}}
    audit_log(session.settings).write(did, who=who, about=said)
