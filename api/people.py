"""Who stands behind a request, as a proxy in front of the server says: believed from named addresses only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hmac import compare_digest
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from starlette.datastructures import Headers

from api.rights import LEVELS, SCOPES, Rights
from api.tokens import rights_for
from graph.errors import WrongUse

USER, RIGHTS, UNIT, GROUPS, SECRET = (
    f"x-goldenthread-{word}" for word in ("user", "rights", "unit", "groups", "secret")
)
NAMES = frozenset({USER, RIGHTS, UNIT, GROUPS, SECRET})
"""Headers in which a proxy says who asks; taken out of every other request."""
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Proxies:
    """The proxies that are believed.

    Attributes:
        networks: Their addresses.
        secret: What they show; empty where their address is enough.
        groups: What members of a group may do: `steward`, or `contributor ward-7`.
    """

    networks: tuple[IPv4Network | IPv6Network, ...] = ()
    secret: str = field(default="", repr=False)
    groups: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.networks)

    def trusts(self, address: str, headers: Headers) -> bool:
        """Tell whether what a request says of itself is believed."""
        try:
            client = ip_address(address)
        except ValueError:
            return False
        shown = headers.get(SECRET, "")
        return any(client in network for network in self.networks) and (
            not self.secret or compare_digest(shown.encode(), self.secret.encode())
        )

    def rights(self, headers: Headers) -> Rights | None:
        """Return the rights of the person that headers name; None where they name nobody.

        Where no rights are said, they come from the groups, the most that one of them gives; else they are a viewer's.

        Raises:
            WrongUse: If there are no such rights.
        """
        twice = sorted(name for name in NAMES if len(headers.getlist(name)) > 1)
        if twice:
            raise WrongUse(f"{', '.join(twice)}: given twice; let the proxy put its own in place of what it gets")
        user = _text(headers.get(USER, "")).strip()[:LONGEST_NAME]
        if not user:
            return None
        if level := headers.get(RIGHTS, "").strip():
            return rights_for(user, level, headers.get(UNIT, "").strip(), SCOPES)
        member = {one.strip() for one in _text(headers.get(GROUPS, "")).split(",")}
        given = [_words(user, words) for group, words in self.groups.items() if group in member]
        viewer = Rights("viewer", user, headers.get(UNIT, "").strip(), frozenset(SCOPES))
        return max([viewer, *given], key=lambda rights: LEVELS.index(rights.level))


NO_PROXIES = Proxies()


def proxies_of(addresses: Iterable[str], secret: str, groups: Mapping[str, str]) -> Proxies:
    """Return the proxies that settings name.

    Raises:
        WrongUse: If an address is none, a group has no such rights, or a proxy on this computer has no secret: every
            other program of it could say that it is the proxy.
    """
    networks = tuple(_network(address) for address in addresses)
    if any(network.is_loopback for network in networks) and not secret:
        raise WrongUse(
            "a proxy on this computer needs a secret, as other programs can ask from the same address: set "
            f"proxy_secret, and let the proxy send it as {SECRET}"
        )
    for words in groups.values():
        _words("somebody", words)
    return Proxies(networks, secret, dict(groups))


def _text(header: str) -> str:
    """Return the text of a header, which proxies write as UTF-8 and servers read as Latin-1."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header


def _network(address: str) -> IPv4Network | IPv6Network:
    try:
        return ip_network(address)
    except ValueError:
        raise WrongUse(f"proxies: {address!r} is no address, such as 10.0.0.5 or 10.0.0.0/24") from None


def _words(user: str, words: str) -> Rights:
    level, _, unit = words.strip().partition(" ")
    return rights_for(user, level, unit.strip(), SCOPES)
