"""What is recorded is told to who follows it: each revision once, in order, and only what they may see."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from api.schema_recorded import MOST_BEHIND
from api.served import Served
from graph.declarations import load_ontology
from graph.forgetting import forget
from graph.model import Change, Commit, Node
from graph.records import change_of, node_record
from tests.api.cli.calls import call
from tests.api.doors import example_store, served
from tests.api.streams.follows import Follows, follows
from tests.guarded import CLINIC, HIDDEN, SEEN, STEWARD, VIEWER, WARD, changes_of, guarded_store

pytestmark = pytest.mark.slow

TOLD = "{ revision who why action sentences readAgain nodes { totalCount nodes { id } } }"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Return a store of the small example, to be changed."""
    return example_store(tmp_path)


@pytest.fixture
def small(store: Path) -> Iterator[Served]:
    """Return the organisation of the small example."""
    with served(store) as organisation:
        yield organisation


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[Served]:
    """Return the organisation that will hold what not everybody may see."""
    guarded_store(tmp_path / "guarded.db", hidden=False).close()
    with served(tmp_path / "guarded.db") as organisation:
        yield organisation


def record(organisation: Served, *changes: Change, why: str = "because") -> None:
    """Record something as somebody else would."""
    organisation.store.append(Commit("Ann", why, "desk"), changes)


def renamed(organisation: Served, node_id: str, name: str) -> Change:
    """Return the change of a name."""
    node = organisation.store.nodes([node_id])[node_id]
    return change_of("node", node_record(node), node_record(node) | {"name": name})


def added(node_id: str) -> Change:
    """Return a new piece of work that belongs to nobody."""
    return change_of("node", None, node_record(Node(node_id, "Process", f"Work {node_id}", {"lane": "support"})))


def ids(event: Any) -> list[str]:
    """Return the ids of the nodes that an event names."""
    return [node["id"] for node in event["nodes"]["nodes"]]


def test_each_revision_is_told_once_with_who_and_why_and_what_it_touched(store: Path, small: Served) -> None:
    following = follows(small, f"changes {TOLD}")

    call("set", "D1", "status=stopped", "--why", "it is over", "--store", store)
    call("unlink", "R6", "produces", "S1", "--store", store)
    first, second, third = following.next(), following.next(), following.next()

    assert (first["revision"], first["why"], first["action"]) == (2, "it is over", "edit")
    assert first["sentences"] == ["Status of “treatment within a safe time” is now Stopped."]
    assert (ids(first), ids(second), second["revision"]) == (["D1"], ["R6", "S1"], 3)
    assert third is None


def test_who_begins_after_a_revision_is_told_first_what_came_since(store: Path, small: Served) -> None:
    call("set", "D1", "status=stopped", "--store", store)

    following = follows(small, f"changes(since: 1) {TOLD}")

    assert following.next()["revision"] == 2
    assert following.next() is None


@pytest.mark.parametrize("since", [-1, 99])
def test_nobody_begins_after_a_revision_that_there_is_not(small: Served, since: int) -> None:
    following = Follows(small, f"subscription {{ changes(since: {since}) {TOLD} }}")

    (error,) = following.next()

    assert error["extensions"] == {"code": "WRONG_USE"}
    assert error["message"].endswith("the last one is 1")


def test_nobody_follows_a_unit_that_there_is_not(small: Served) -> None:
    (error,) = Follows(small, f'subscription {{ changes(scope: "nowhere") {TOLD} }}').next()

    assert error["extensions"] == {"code": "NOT_FOUND"}


def test_who_follows_a_unit_is_told_of_it_and_what_is_below_and_of_nothing_else(guarded: Served) -> None:
    ward = follows(guarded, f'changes(scope: "ward") {TOLD}')
    clinic = follows(guarded, f'changes(scope: "clinic") {TOLD}')

    record(guarded, renamed(guarded, "round", "Morning round"), renamed(guarded, "triage", "Sort"))
    event, other = ward.next(), clinic.next()

    assert (event["sentences"], ids(event)) == (["“Ward round” is now called “Morning round”."], ["round"])
    assert (other["sentences"], ids(other)) == (["“Triage” is now called “Sort”."], ["triage"])


def test_who_is_far_behind_is_told_once_to_read_again(guarded: Served) -> None:
    following = follows(guarded, f"changes {TOLD}")
    for number in range(MOST_BEHIND + 5):
        record(guarded, added(f"x{number}"))

    event, after = following.next(), following.next()
    record(guarded, added("later"))
    later = following.next()

    assert (event["readAgain"], event["revision"]) == (True, 1 + MOST_BEHIND + 5)
    assert after is None
    assert (later["readAgain"], ids(later)) == (False, ["later"])


def test_a_large_revision_is_told_by_counts_and_its_nodes_page_by_page(guarded: Served) -> None:
    following = follows(guarded, f"changes {TOLD}")
    record(guarded, *(added(f"x{number:02}") for number in range(30)))

    event = following.next()

    assert event["sentences"] == ["30 nodes were added."]
    assert event["nodes"]["totalCount"] == 30


def test_what_was_taken_out_is_told_and_is_no_node_any_more(guarded: Served) -> None:
    following = follows(guarded, f"changes {TOLD}")
    record(guarded, added("x"))
    following.next()
    (node,) = guarded.store.nodes(["x"]).values()

    record(guarded, change_of("node", node_record(node), None))
    event = following.next()

    assert (event["sentences"], ids(event)) == (["Process “Work x” was taken out."], [])


def test_a_revision_of_hidden_things_alone_is_no_event_for_who_may_not_know_of_them(guarded: Served) -> None:
    known = {change.key for change in changes_of(SEEN)}
    following = {who: follows(guarded, f"changes {TOLD}", who) for who in (VIEWER, WARD, CLINIC, STEWARD)}

    record(guarded, *(one for one in changes_of(SEEN + HIDDEN) if one.key not in known), why="about the Covert plan")
    told = {who: one.next() for who, one in following.items()}

    assert told[VIEWER] is None
    assert told[STEWARD]["why"] == "about the Covert plan"
    assert told[STEWARD]["nodes"]["totalCount"] > told[CLINIC]["nodes"]["totalCount"] > 0
    assert "plan" not in str(told[WARD])
    assert "Covert count" not in str(told[WARD])


def test_of_a_revision_they_are_told_what_they_may_see_and_why_only_if_that_is_all(guarded: Served) -> None:
    viewer, steward = (follows(guarded, f"changes {TOLD}", who) for who in (VIEWER, STEWARD))
    covert = change_of(
        "node", None, node_record(Node("plot", "Priority", "Covert plan", {"hidden": True}))
    )  # fmt: skip

    record(guarded, covert, renamed(guarded, "round", "Morning round"), why="the Covert plan begins")
    shown, whole = viewer.next(), steward.next()

    assert (shown["sentences"], shown["why"], ids(shown)) == (
        ["“Ward round” is now called “Morning round”."], None, ["round"],
    )  # fmt: skip
    assert (len(whole["sentences"]), whole["why"], ids(whole)) == (2, "the Covert plan begins", ["plot", "round"])


def test_a_value_that_needs_rights_is_told_in_no_event_of_others(guarded: Served) -> None:
    viewer, ward = (follows(guarded, f"changes {TOLD}", who) for who in (VIEWER, WARD))
    sister = node_record(guarded.store.nodes(["sister"])["sister"])

    record(guarded, change_of("node", sister, sister | {"fields": {"holder": "Gwen Secret"}}))

    assert viewer.next() is None
    assert "Gwen Secret" in str(ward.next()["sentences"])


def test_that_something_was_forgotten_is_told_but_not_what(guarded: Served) -> None:
    following = follows(guarded, f"changes {TOLD}")
    elsewhere = follows(guarded, f'changes(scope: "clinic") {TOLD}')

    forget(guarded.store, load_ontology(), "sister", "holder", who="Ann", why="asked for")
    event = following.next()

    assert event["sentences"] == ["All values of “holder” of “sister” were forgotten for ever."]
    assert (event["action"], ids(event), elsewhere.next()) == ("forget", ["sister"], None)
