"""The address of a Neo4j store."""

from __future__ import annotations

import pytest

from graph.errors import WrongUse
from graph.store.neo4j_address import Address, Login, address_of


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("bolt://127.0.0.1:7687", Address("bolt://127.0.0.1:7687", "neo4j")),
        ("neo4j+s://server/team", Address("neo4j+s://server", "team")),
        ("neo4j+ssc://server:1/team/", Address("neo4j+ssc://server:1", "team")),
    ],
)
def test_an_address_names_a_server_and_a_database(url: str, address: Address) -> None:
    assert address_of(url) == address
    assert address_of(address.url) == address


@pytest.mark.parametrize("url", ["neo4j://", "neo4j://server/a/b", "bolt://server?x=1", "bolt://server:port"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(WrongUse, match="not the address"):
        address_of(url)


def test_a_name_or_password_in_an_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(WrongUse) as refused:
        address_of("bolt://ann:secret@server")

    assert "secret" not in str(refused.value)
    assert "GOLDENTHREAD_STORE_PASSWORD" in str(refused.value)


def test_a_password_is_not_shown() -> None:
    assert "secret" not in repr(Login("ann", "secret"))
