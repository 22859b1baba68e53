"""The address of a Neo4j store, such as `neo4j://server:7687/database`, and who logs in to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from graph.errors import WrongUse

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
"""`+s` asks for TLS with a certificate that is checked, `+ssc` for TLS with one that the server made itself."""
DEFAULT_DATABASE = "neo4j"
SHAPE = "such as neo4j://server:7687/neo4j (neo4j+s:// for TLS)"


@dataclass(frozen=True, slots=True)
class Login:
    """Who logs in to a server that keeps a store; both empty where it lets everybody in.

    Attributes:
        user: Name.
        password: Never shown.
        certificate: File of what vouches for the server, where its address asks for TLS; None for public ones.
    """

    user: str = ""
    password: str = field(default="", repr=False)
    certificate: Path | None = None


NOBODY = Login()


@dataclass(frozen=True, slots=True)
class Address:
    """Where a Neo4j store is.

    Attributes:
        uri: What the driver connects to.
        database: Name of the database on it.
    """

    uri: str
    database: str

    @property
    def url(self) -> str:
        """The whole address, as the user may write it."""
        return f"{self.uri}/{self.database}"


def is_server(url: str) -> bool:
    """Tell whether an address is one of a server.

    >>> is_server("bolt+s://server/team"), is_server("team.db")
    (True, False)
    """
    scheme, separator, _ = url.partition("://")
    return bool(separator) and scheme in SCHEMES


def address_of(url: str) -> Address:
    """Return the parts of a server's address.

    Raises:
        WrongUse: If it is none, or holds a name or a password.

    >>> address_of("neo4j://server:7687/team")
    Address(uri='neo4j://server:7687', database='team')
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host or parts.query or parts.fragment or "/" in parts.path.strip("/"):
        raise WrongUse(f"{url}: this is not the address of a Neo4j store, {SHAPE}")
    if "@" in parts.netloc:
        raise WrongUse(
            "the address of a store holds no name or password, others could see it: set GOLDENTHREAD_STORE_USER and "
            "GOLDENTHREAD_STORE_PASSWORD"
        )
    return Address(f"{parts.scheme}://{parts.netloc}", parts.path.strip("/") or DEFAULT_DATABASE)
