"""Whom a proxy says that it brings: believed from named addresses, with the secret, and only if it makes sense."""

from __future__ import annotations

import pytest
from starlette.datastructures import Headers

from api.people import proxies_of
from api.rights import SCOPES, Rights
from graph.errors import WrongUse

ALL = frozenset(SCOPES)
GROUPS = {"qi": "steward", "ward-staff": "contributor ward"}


def said(**headers: str) -> Headers:
    """Return headers of a proxy."""
    return Headers({f"X-GoldenThread-{name.title()}": value for name, value in headers.items()})


@pytest.mark.parametrize(
    ("headers", "rights"),
    [
        ({}, None),
        ({"user": "  "}, None),
        ({"rights": "admin"}, None),
        ({"user": "Vera"}, Rights("viewer", "Vera", "", ALL)),
        ({"user": "Ada", "rights": "admin"}, Rights("admin", "Ada", "", ALL)),
        ({"user": "Wyn", "rights": "contributor", "unit": "ward"}, Rights("contributor", "Wyn", "ward", ALL)),
        ({"user": "Wyn", "groups": "others, ward-staff"}, Rights("contributor", "Wyn", "ward", ALL)),
        ({"user": "Siân", "groups": "ward-staff,qi"}, Rights("steward", "Siân", "", ALL)),
        ({"user": "Vera", "groups": "unknown"}, Rights("viewer", "Vera", "", ALL)),
    ],
)
def test_who_is_named_has_the_rights_that_are_said_or_that_the_groups_give(
    headers: dict[str, str], rights: Rights | None
) -> None:
    assert proxies_of(["10.0.0.5"], "", GROUPS).rights(said(**headers)) == rights


@pytest.mark.parametrize("headers", [{"user": "A", "rights": "boss"}, {"user": "A", "rights": "contributor"}])
def test_rights_that_mean_nothing_are_refused_and_not_taken_for_less(headers: dict[str, str]) -> None:
    with pytest.raises(WrongUse):
        proxies_of(["10.0.0.5"], "", {}).rights(said(**headers))


@pytest.mark.parametrize("written", ["Siân".encode(), "Siân".encode("latin-1")])
def test_a_name_is_read_however_the_proxy_writes_it(written: bytes) -> None:
    rights = proxies_of(["10.0.0.5"], "", {}).rights(Headers(raw=[(b"x-goldenthread-user", written)]))

    assert rights is not None
    assert rights.name == "Siân"


def test_a_header_that_comes_twice_is_refused() -> None:
    twice = Headers(raw=[(b"x-goldenthread-user", b"Ann"), (b"x-goldenthread-user", b"Eve")])

    with pytest.raises(WrongUse, match="given twice"):
        proxies_of(["10.0.0.5"], "", {}).rights(twice)


@pytest.mark.parametrize(
    ("address", "trusted"),
    [
        ("10.0.0.5", True),
        ("10.0.0.6", False),
        ("192.168.7.9", True),
        ("::ffff:10.0.0.5", False),
        ("", False),
        ("x", False),
    ],
)
def test_only_named_addresses_are_believed(address: str, trusted: bool) -> None:
    assert proxies_of(["10.0.0.5", "192.168.7.0/24"], "", {}).trusts(address, said()) is trusted


@pytest.mark.parametrize(("secret", "trusted"), [("right", True), ("wrong", False), ("", False), ("é", False)])
def test_a_proxy_that_has_a_secret_has_to_show_it(secret: str, trusted: bool) -> None:
    assert proxies_of(["127.0.0.1"], "right", {}).trusts("127.0.0.1", said(secret=secret)) is trusted


def test_a_proxy_on_this_computer_needs_a_secret() -> None:
    with pytest.raises(WrongUse, match="needs a secret"):
        proxies_of(["127.0.0.0/8"], "", {})


@pytest.mark.parametrize("address", ["", "proxy.example", "10.0.0.1/8"])
def test_what_is_no_address_is_wrong_use(address: str) -> None:
    with pytest.raises(WrongUse, match="is no address"):
        proxies_of([address], "", {})


def test_groups_that_give_no_rights_are_told_at_once() -> None:
    with pytest.raises(WrongUse, match="there are no rights 'boss'"):
        proxies_of([], "", {"leads": "boss"})
