"""Tokens in lines: whom they are for, what they let do, how long they are good."""

from __future__ import annotations

from collections.abc import Sequence

from api.rights import SCOPES
from api.tokens import Token


def given_lines(token: Token, secret: str) -> list[str]:
    """Return what somebody needs who just got a token."""
    return [
        f"The token {token.id} for {token.rights.name}: {_rights(token)}, good to {token.until}.",
        f"  {secret}",
        "It is shown this once. Send it as: Authorization: Bearer …",
        f"`goldenthread token revoke {token.id}` ends it.",
    ]


def taken_lines(token: Token) -> list[str]:
    """Return that a token is good no more."""
    return [f"The token {token.id} for {token.rights.name} is good no more."]


def token_lines(tokens: Sequence[Token], today: str) -> list[str]:
    """Return a line for each token."""
    if not tokens:
        return ["There are no tokens. `goldenthread token new NAME` makes one."]
    return [f"  - {token.id} for {token.rights.name}: {_rights(token)}, {_state(token, today)}." for token in tokens]


def _rights(token: Token) -> str:
    rights = token.rights
    where = f" of {rights.unit}" if rights.unit else ""
    return f"{rights.level}{where}, for {', '.join(scope for scope in SCOPES if scope in rights.scopes)}"


def _state(token: Token, today: str) -> str:
    if token.revoked_on:
        return f"revoked on {token.revoked_on}"
    return f"good to {token.until}" if token.is_good(today) else f"no longer good since {token.until}"
