"""Records without what is kept from somebody, and with it put back."""

from __future__ import annotations

from typing import Any

import pytest

from graph.declarations import load_ontology
from graph.model import Change, Record
from graph.store.seal import hidden_fields
from graph.unseen import Unseen

ONTOLOGY = load_ontology()
UNITS: Record = {
    "id": "soon",
    "kind": "Priority",
    "name": "Sooner",
    "fields": {"relevant": ["ward", "secret", "clinic"]},
    "extra": {"code": "7"},
}
FALL: Record = {"id": "fall", "kind": "Feedback", "name": "A fall", "fields": {"state": "new", "summary": "who fell"}}


def unseen(own: frozenset[str] = frozenset()) -> Unseen:
    """Return what is kept from somebody who does not know of one unit, nor reads guarded values."""
    ids = ["clinic", "fall", "secret", "soon", "ward"]
    return Unseen(ONTOLOGY, own, frozenset({"secret"}), hidden_fields(ONTOLOGY), frozenset(), ids)


def with_units(units: list[str]) -> Record:
    """Return what is shown of the priority, with other units."""
    return {"id": "soon", "kind": "Priority", "name": "Sooner", "fields": {"relevant": units} if units else {}}


@pytest.mark.parametrize(
    ("given", "restored"),
    [
        (["ward", "clinic"], ["ward", "secret", "clinic"]),
        (["ward", "team"], ["ward", "team", "secret"]),
        ([], ["secret"]),
    ],
)
def test_what_a_list_names_unseen_stays_whatever_becomes_of_the_rest(given: list[str], restored: list[str]) -> None:
    assert unseen().restored("node", with_units(given), UNITS)["fields"] == {"relevant": restored}


def test_a_list_is_shown_without_what_is_hidden_and_comes_back_whole() -> None:
    shown = unseen().shown("node", UNITS)

    assert shown == with_units(["ward", "clinic"])
    assert unseen().restored("node", shown, UNITS) == UNITS


def test_further_columns_come_back_only_where_they_were_not_seen() -> None:
    without = with_units(["ward", "secret", "clinic"])

    assert unseen().restored("node", without, UNITS)["extra"] == {"code": "7"}
    assert "extra" not in unseen(frozenset({"soon"})).restored("node", without, UNITS)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (FALL, {**FALL, "name": "A bad fall"}, True),
        (FALL, {**FALL, "fields": {"state": "new", "summary": "nobody"}}, False),
        (FALL, {**FALL, "fields": {"state": "new"}}, False),
        (None, FALL, False),
        (FALL, None, False),
        (None, {**FALL, "fields": {"state": "new"}}, True),
        (UNITS, {**UNITS, "fields": {"relevant": ["secret"]}}, True),
        (UNITS, {**UNITS, "fields": {"relevant": ["ward", "clinic"]}}, False),
    ],
)
def test_a_change_is_told_whole_where_nothing_that_it_did_is_kept_back(old: Any, new: Any, told: bool) -> None:
    some = new or old

    assert unseen().tells(Change("node", some["id"], old, new)) is told
