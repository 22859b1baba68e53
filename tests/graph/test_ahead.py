"""What is known ahead of changes that are not made yet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.ahead import Ahead
from graph.declarations import load_ontology
from graph.model import Commit, Link, Node
from graph.store import open_store
from graph.store.base import Store
from tests.graph.store.builders import added, change

HEAR, TELL = Node("n1", "Need", "Be heard"), Node("n2", "Need", "Be told")
FELT = Link("n1", "felt_by", "g1")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return a store of two needs, one of them felt by a group."""
    made = open_store(str(tmp_path / "a.db"), ontology=load_ontology(), create=True)
    made.append(Commit("Ann"), added(HEAR, TELL, Node("g1", "StakeholderGroup", "Those who wait"), FELT))
    return made


def test_without_changes_it_knows_what_the_store_knows(store: Store) -> None:
    ahead = Ahead(store)

    assert ahead.nodes(["n1", "n2", "?"]) == store.nodes(["n1", "n2"])
    assert ahead.links(["g1"]) == store.links(["g1"])
    assert ahead.named_any(["Be told"]) == store.named_any(["Be told"])
    assert (list(ahead.readings()), ahead.origins()) == ([], store.origins())
    assert list(ahead.columns().nodes.ids) == ["g1", "n1", "n2"]
    store.close()


def test_what_changes_is_known_as_it_will_be_and_what_goes_is_gone(store: Store) -> None:
    ahead = Ahead(store)
    renamed, other = replace(HEAR, name="Be told"), Link("n2", "felt_by", "g1")

    ahead.take([change(HEAR, renamed), change(None, other), change(FELT, None)])

    assert ahead.nodes(["n1"]) == {"n1": renamed}
    assert [node.id for node in ahead.named_any(["Be told", "Be heard"])["Be told"]] == ["n1", "n2"]
    assert "Be heard" not in ahead.named_any(["Be heard"])
    assert ahead.links(["g1"]) == [other]
    ahead.take([change(renamed, None)])
    assert ahead.nodes(["n1", "n2"]) == {"n2": TELL}
    assert store.nodes(["n1"]) == {"n1": HEAR}
    store.close()
