"""Tags of answers (`ETag`): equal while everything that an answer depends on is equal.

They are sealed with a secret of this run of the server, so that nobody can make one up, nor tell from one what another
person may see; a newer version of the product starts with a new secret.
"""

from __future__ import annotations

import hmac
import secrets


class Tags:
    """Makes the tags of one run of a server."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)

    def of(self, *parts: object) -> str:
        """Return the tag of an answer that depends on these parts, and on nothing else.

        It is a weak one: the same answer may be written in other bytes, as it is when it is compressed.
        """
        text = repr(parts).encode("utf-8", "surrogatepass")
        return f'W/"{hmac.new(self._secret, text, "sha256").hexdigest()[:32]}"'


def matches(shown: str, tag: str) -> bool:
    """Tell whether a header `If-None-Match` holds a tag, compared weakly (RFC 9110, section 13.1.2).

    >>> matches('W/"a", "b"', 'W/"b"'), matches('"a"', 'W/"b"'), matches("*", 'W/"b"')
    (True, False, True)
    """
    given = {one.strip().removeprefix("W/") for one in shown.split(",")}
    return "*" in given or tag.removeprefix("W/") in given
