"""Two nodes of a store as one: what goes over, what is not taken, what may not be, and back again."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.declarations import load_ontology
from graph.errors import NotFound, Refused
from graph.merging import Merger, merge
from graph.model import Aside, Commit, Link
from graph.records import aside_record, change_of, link_record
from graph.store.sqlite import SqliteStore
from graph.undo import undo
from tests.guarded import changes_of

ONTOLOGY = load_ontology()
WARD = """
OrgUnit board "Board"
OrgUnit ward "Ward" -part_of-> board
Role lead "Ward lead" -part_of-> ward
Process triage "Triage referrals" lane=mainstay importance=3 unit=ward -owned_by-> lead
Process again "Triage of referrals" lane=support summary="What comes in" valid_to=2027-01-01 -owned_by-> lead
Service clinic "Clinic"
triage -flows_to-> Process see "See people" lane=mainstay
again -flows_to[strength=1]-> see
see -flows_to-> Process book "Book" lane=mainstay
again -produces-> clinic
again -flows_to-> triage
Measure wait "Wait" -measures-> again
Measure delay "Delay" -measures-> triage
wait @ 2026-01-01 = 4
wait @ 2026-02-01 = 5
delay @ 2026-02-01 = 6
"""


@pytest.fixture
def store(tmp_path: Path) -> SqliteStore:
    """Return a store in which a process and a measure are recorded twice."""
    made = SqliteStore(tmp_path / "ward.db", ONTOLOGY)
    made.append(Commit("Ann"), changes_of(WARD))
    return made


def done(store: SqliteStore, first: str, second: str) -> Merger:
    """Make two nodes one, and return what that did."""
    found = merge(store, ONTOLOGY, first, second)
    store.append(Commit("Ann", action="merge"), found.plan.changes)
    return found


def ties(store: SqliteStore, node_id: str) -> set[tuple[str, str, str, int]]:
    """Return the links of a node with their strengths."""
    found = store.links([node_id])
    return {(one.source, one.kind, one.target, int(one.fields.get("strength", 3))) for one in found}  # type: ignore[arg-type]


def held(store: SqliteStore) -> tuple[object, ...]:
    """Return all that a store holds."""
    ids = store.columns().nodes.ids
    return store.nodes(ids), store.links(ids), list(store.readings())


def test_the_second_goes_and_its_links_go_over_once_each(store: SqliteStore) -> None:
    found = done(store, "triage", "again")

    assert store.nodes(["again"]) == {}
    assert ties(store, "triage") == {
        ("triage", "owned_by", "lead", 3),
        ("triage", "flows_to", "see", 3),
        ("triage", "produces", "clinic", 3),
        ("delay", "measures", "triage", 3),
        ("wait", "measures", "triage", 3),
    }
    assert found.links == 5


def test_what_only_the_second_says_is_taken_and_when_it_holds_is_told_by_the_first(store: SqliteStore) -> None:
    found = done(store, "triage", "again")

    node = store.nodes(["triage"])["triage"]
    assert node.name == "Triage referrals"
    assert node.fields == {"lane": "mainstay", "importance": 3, "unit": "ward", "summary": "What comes in"}
    assert set(found.kept) == {
        ("name", "Triage of referrals"), ("lane", "support"), ("valid_to", "2027-01-01"),
        ("triage flows_to see: strength", "1"),
    }  # fmt: skip


def test_readings_go_over_where_the_first_has_none_of_that_day(store: SqliteStore) -> None:
    found = done(store, "delay", "wait")

    assert [(one.date, one.value) for one in store.readings(["delay"])] == [("2026-01-01", 4), ("2026-02-01", 6)]
    assert list(store.readings(["wait"])) == []
    assert (found.readings, found.kept[-1]) == (1, ("reading of 2026-02-01", "5.0"))


def test_fields_that_name_the_second_name_the_first(store: SqliteStore) -> None:
    done(store, "board", "ward")

    assert store.nodes(["triage"])["triage"].fields["unit"] == "board"
    assert ("lead", "part_of", "board", 3) in ties(store, "lead")
    assert ties(store, "board") == {("lead", "part_of", "board", 3)}


def test_findings_that_were_set_aside_of_the_second_are_set_aside_of_the_first(store: SqliteStore) -> None:
    aside = Aside("S04:again", "by design", by="Ann", on="2026-11-01")
    store.append(Commit("Ann"), [change_of("aside", None, aside_record(aside))])

    done(store, "triage", "again")

    assert set(store.asides()) == {"S04:triage"}


def test_links_that_hold_at_different_times_become_one_from_first_to_last(store: SqliteStore) -> None:
    before = Link("triage", "enables", "book", {"valid_from": "2020-01-01", "valid_to": "2021-06-30"})
    after = Link("again", "enables", "book", {"valid_from": "2021-01-01", "rationale": "It brings them"})
    later = Link("again", "enables", "see", {"valid_from": "2024-01-01"})
    gone = Link("triage", "enables", "see", {"valid_to": "2023-12-31"})
    store.append(Commit("Ann"), [change_of("link", None, link_record(one)) for one in (before, after, later, gone)])

    done(store, "triage", "again")

    found = {(one.target, one.nth): dict(one.fields) for one in store.links(["triage"]) if one.kind == "enables"}
    assert found == {
        ("book", 0): {"valid_from": "2020-01-01", "rationale": "It brings them"},
        ("see", 0): {"valid_to": "2023-12-31"},
        ("see", 1): {"valid_from": "2024-01-01"},
    }


def test_undo_parts_them_again(store: SqliteStore) -> None:
    before = held(store)
    done(store, "triage", "again")

    commit, changes = undo(store, ONTOLOGY, 2, who="Ann")
    store.append(commit, changes)

    assert held(store) == before
    assert store.verify() == []


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [("triage", "triage", "one thing already"), ("triage", "ward", "they cannot be one thing")],
)
def test_what_cannot_be_one_thing_is_refused(store: SqliteStore, first: str, second: str, why: str) -> None:
    with pytest.raises(Refused) as error:
        merge(store, ONTOLOGY, first, second)

    assert why in error.value.problems[0].message


def test_what_is_not_there_is_not_found(store: SqliteStore) -> None:
    with pytest.raises(NotFound):
        merge(store, ONTOLOGY, "triage", "none")


def test_a_circle_that_they_would_close_is_refused(store: SqliteStore) -> None:
    store.append(Commit("Ann"), changes_of('OrgUnit bay -part_of-> OrgUnit bed; bed -part_of-> OrgUnit top "Top"'))

    with pytest.raises(Refused) as error:
        merge(store, ONTOLOGY, "bay", "top")

    assert "round in a circle" in error.value.problems[0].message
