"""Tests of `graph.writes`: several typed changes at once, all or nothing, every problem with its place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.check import check
from graph.errors import Refused
from graph.model import Commit, Link, Node, Place, Reading
from graph.plan import Plan, plan
from graph.store.base import Store
from graph.store.sqlite import SqliteStore
from graph.writes import NodeChange, change_nodes, make, record
from tests.graph.workshop import batch, workshop

TODAY = "2026-11-25"
TEXT = """
Shop s1 "Forge"; Shop s2 "Mill"
Job j1 "Weld" lane=made size=2 remark="one"; Job j2 "Paint" lane=made
j1 -feeds-> j2
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a store that holds a few things."""
    with closing(SqliteStore(tmp_path / "store.db", workshop())) as opened:
        do(opened, plan(check(batch(TEXT), workshop(), opened), opened))
        yield opened


def do(store: Store, planned: Plan) -> None:
    """Carry a plan out."""
    store.append(Commit("ann"), planned.changes)


def refused(error: pytest.ExceptionInfo[Refused]) -> list[tuple[str, int]]:
    """Return where the problems stand."""
    return [(problem.place.sheet, problem.place.row) for problem in error.value.problems]


def at(sheet: str, row: int) -> Place:
    """Return a place in a list."""
    return Place(sheet=sheet, row=row)


def test_links_may_lead_to_what_is_made_with_them_by_id_or_name(store: Store) -> None:
    nodes = [Node("", "Job", "Grind", {"lane": "made"}), Node("j9", "Job", "Sand", {"lane": "made"})]

    do(store, make(store, workshop(), nodes, [Link("Grind", "feeds", "j9"), Link("j9", "feeds", "Paint")], on=TODAY))

    ends = [(link.source, link.target) for link in store.links(["j9"])]
    assert ends == [("j9", "j2"), ("job-grind", "j9")]


def test_nothing_is_made_if_anything_is_wrong_and_each_problem_has_its_place(store: Store) -> None:
    nodes = [Node("", "Job", "", place=at("nodes", 1)), Node("j2", "Job", "Paint", place=at("nodes", 2))]
    links = [Link("j1", "feeds", "none", place=at("links", 1))]

    with pytest.raises(Refused) as error:
        make(store, workshop(), nodes, links, on=TODAY)

    assert sorted(refused(error)) == [("links", 1), ("nodes", 1), ("nodes", 2)]


def test_none_takes_a_value_away_and_what_is_not_named_stays(store: Store) -> None:
    do(store, change_nodes(store, workshop(), [NodeChange("j1", {"size": None, "name": "Weld steel"})]))

    assert store.nodes(["j1"])["j1"] == Node("j1", "Job", "Weld steel", {"lane": "made", "remark": "one"})


def test_two_things_may_swap_their_names(store: Store) -> None:
    wanted = [NodeChange("s1", {"name": "Mill"}), NodeChange("s2", {"name": "Forge"})]

    do(store, change_nodes(store, workshop(), wanted))

    assert {node_id: node.name for node_id, node in store.nodes(["s1", "s2"]).items()} == {"s1": "Mill", "s2": "Forge"}


def test_what_is_not_there_named_twice_or_of_another_kind_refuses_all(store: Store) -> None:
    wanted = [
        NodeChange("j1", {"size": 3}, "Job", at("nodes", 1)),
        NodeChange("j1", {"size": 4}, "Job", at("nodes", 2)),
        NodeChange("j2", {}, "Shop", at("nodes", 3)),
        NodeChange("j3", {"size": 9}, "Job", at("nodes", 4)),
    ]

    with pytest.raises(Refused) as error:
        change_nodes(store, workshop(), wanted)

    assert refused(error) == [("nodes", 2), ("nodes", 3), ("nodes", 4)]


def test_a_wrong_value_is_told_with_its_field(store: Store) -> None:
    with pytest.raises(Refused) as error:
        change_nodes(store, workshop(), [NodeChange("j1", {"size": 9}, place=at("nodes", 1))])

    assert error.value.problems[0].place == Place(sheet="nodes", row=1, column="size")


def test_readings_are_recorded_all_or_none(store: Store) -> None:
    with pytest.raises(Refused) as error:
        record(store, workshop(), [Reading("j1", "2026-01-01", 1, place=at("readings", 1))], on=TODAY)

    assert refused(error) == [("readings", 1)]
