"""Tokens: shown once, kept as hashes, good for a time and until they are revoked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from api.rights import Rights
from api.tokens import new_token, revoke, rights_by, rights_for, tokens_of
from graph.declarations import load_ontology
from graph.errors import NotFound, WrongUse
from graph.store.sqlite import SqliteStore

TODAY = date(2026, 11, 25)
WARD = Rights("contributor", "Wyn", "ward", frozenset({"read", "write"}))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    """Return an empty store."""
    with closing(SqliteStore(tmp_path / "store.db", load_ontology())) as store:
        yield store


def test_who_shows_a_token_has_the_rights_that_it_was_made_with(store: SqliteStore) -> None:
    _, secret = new_token(store, WARD, by="Ann", today=TODAY)

    assert rights_by(store, secret, TODAY) == WARD


def test_a_token_is_kept_as_a_hash_and_told_of_without_it(store: SqliteStore) -> None:
    token, secret = new_token(store, WARD, by="Ann", today=TODAY, days=30)

    with closing(sqlite3.connect(store.path)) as connection:
        kept = str(connection.execute("SELECT name, value FROM gt_meta").fetchall())
    assert token.digest in kept
    assert secret.rpartition("_")[2] not in kept
    assert tokens_of(store) == [token]
    assert token.record() == {
        "id": token.id, "name": "Wyn", "rights": "contributor", "unit": "ward", "scopes": ["read", "write"],
        "made_on": "2026-11-25", "made_by": "Ann", "until": "2026-12-24", "revoked_on": None,
    }  # fmt: skip


def test_a_token_is_good_to_its_last_day_and_no_longer(store: SqliteStore) -> None:
    _, secret = new_token(store, WARD, by="Ann", today=TODAY, days=2)

    assert rights_by(store, secret, date(2026, 11, 26)) == WARD
    assert rights_by(store, secret, date(2026, 11, 27)) is None


def test_a_revoked_token_is_good_no_more_and_stays_told_of(store: SqliteStore) -> None:
    token, secret = new_token(store, WARD, by="Ann", today=TODAY)

    revoke(store, token.id, TODAY)
    revoke(store, token.id, date(2026, 11, 26))

    assert rights_by(store, secret, TODAY) is None
    assert [one.revoked_on for one in tokens_of(store)] == ["2026-11-25"]


@pytest.mark.parametrize(
    "shown", ["", "gt", "gt_", "gt__", "gt_{id}", "gt_{id}_", "gt_{id}_wrong", "{id}", "x_{id}_y", "é\ud800"]
)
def test_what_is_no_token_lets_nobody_in(store: SqliteStore, shown: str) -> None:
    token, _ = new_token(store, WARD, by="Ann", today=TODAY)

    assert rights_by(store, shown.replace("{id}", token.id), TODAY) is None


def test_each_token_is_another(store: SqliteStore) -> None:
    made = {new_token(store, WARD, by="Ann", today=TODAY)[1] for _ in range(5)}

    assert len(made) == 5


@pytest.mark.parametrize("days", [0, -1, 367])
def test_a_token_is_good_for_a_year_at_most(store: SqliteStore, days: int) -> None:
    with pytest.raises(WrongUse, match="good for 1 to 366 days"):
        new_token(store, WARD, by="Ann", today=TODAY, days=days)


def test_a_token_that_is_not_there_cannot_be_revoked(store: SqliteStore) -> None:
    new_token(store, WARD, by="Ann", today=TODAY)

    with pytest.raises(NotFound, match="there is no token ''"):
        revoke(store, "", TODAY)


def test_rights_that_there_are_not_are_refused_with_everything_that_is_wrong() -> None:
    with pytest.raises(WrongUse) as raised:
        rights_for(" ", "boss", "", ["read", "rule"])
    said = str(raised.value)

    assert "say whom they are for" in said
    assert "no rights 'boss'; there are viewer, contributor, steward, admin" in said
    assert "no scope 'rule'; there are read, personal, write, metrics, admin" in said
    with pytest.raises(WrongUse, match="a contributor works in a unit"):
        rights_for("Wyn", "contributor", "", [])


def test_without_scopes_a_token_only_reads() -> None:
    assert rights_for("Siân", "steward", "", []).scopes == {"read"}
