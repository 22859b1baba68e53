"""Who may come in to a server, as the settings say; refuses to answer others than this computer without rights."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from ipaddress import IPv4Address, IPv6Address, ip_address

from api.auth import Door
from api.people import proxies_of
from api.rights import KEEPER
from api.served import Served
from api.settings import Settings
from api.tokens import tokens_of
from api.user import user_name
from graph.errors import WrongUse


def door_of(served: Served, port: int, *, is_open: bool = False) -> Door:
    """Return who is let in to a server.

    On this computer alone: who shows its one-time token, any other token, or comes by a proxy. From elsewhere nobody by
    the one-time token, which anybody could read on the way.

    Args:
        served: The organisation, with its settings.
        port: Where the server answers.
        is_open: Whether every program of this computer may read what is not personal.

    Raises:
        WrongUse: If the settings mean nothing, or others than this computer could ask and no rights are set up.
    """
    settings = served.settings
    secret = settings.proxy_secret.get_secret_value()
    proxies = proxies_of(settings.proxies, secret, settings.groups)
    names = frozenset(_hosts(settings, port))
    if address_of(settings).is_loopback:
        keeper = replace(KEEPER, name=user_name())
        return Door(port, is_open, names=names, proxies=proxies, keeper=keeper, rights_by=served.rights_by)
    today = date.today().isoformat()
    if not (proxies or any(token.is_good(today) for token in tokens_of(served.store))):
        raise WrongUse(
            f"at {settings.host} others than this computer can ask, and no rights are set up: make a token "
            "(goldenthread token new), or name the proxy where people sign in (docs/access.md tells how)"
        )
    if is_open:
        raise WrongUse("--open is for this computer only; give those who may only read rights of their own")
    if not names:
        raise WrongUse('say by which names the server is called, so that no other site can: names = ["gt.example.org"]')
    return Door(port, token="", secret="", names=names, proxies=proxies, rights_by=served.rights_by)


def address_of(settings: Settings) -> IPv4Address | IPv6Address:
    """Return the address that a server answers at.

    Raises:
        WrongUse: If it is none.
    """
    try:
        return ip_address(settings.host)
    except ValueError:
        raise WrongUse(f"host: {settings.host!r} is no address, such as 127.0.0.1 or 0.0.0.0") from None


def _hosts(settings: Settings, port: int) -> Iterable[str]:
    """Yield the hosts that the server may be called by, beside its loopback address."""
    address = address_of(settings)
    if not (address.is_loopback or address.is_unspecified):
        yield f"[{address}]:{port}" if address.version == 6 else f"{address}:{port}"
    for name in settings.names:
        yield name.strip().lower()
        yield f"{name.strip().lower()}:{port}"
