"""What was made one stays one when it is loaded again, until that is undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.check import check
from graph.declarations import load_ontology
from graph.matching import together
from graph.merging import merge
from graph.model import Batch, Commit, Link, Node, Place, Reading
from graph.other_ids import OTHER_IDS, followed, other_ids, with_other_ids
from graph.plan import Plan, plan
from graph.reading_columns import ReadingColumns
from graph.records import change_of, node_record
from graph.store.sqlite import SqliteStore
from graph.undo import undo
from tests.guarded import changes_of

ONTOLOGY = load_ontology()
TEXT = """
OrgUnit ward "Ward"
Process triage "Triage referrals" lane=mainstay importance=3 unit=ward
Process again "Triage of referrals" lane=support summary="What comes in"
Process see "See people" lane=mainstay
again -flows_to-> see
again -flows_to-> triage
Measure wait "Wait"
Measure delay "Delay"
wait @ 2026-01-01 = 4
wait @ 2026-02-01 = 5
delay @ 2026-02-01 = 6
"""
FILE = Batch(
    "processes.csv",
    (
        Node("triage", "Process", "Triage referrals", {"lane": "mainstay"}, place=Place("processes.csv", row=2)),
        Node("again", "Process", "Triage of referrals", {"lane": "support"}, place=Place("processes.csv", row=3)),
    ),
    (Link("again", "flows_to", "see"), Link("again", "flows_to", "triage")),
    (Reading("wait", "2026-01-01", 4.0), Reading("wait", "2026-02-01", 5.0)),
)


@pytest.fixture
def store(tmp_path: Path) -> SqliteStore:
    """Return a store in which a process and a measure were recorded twice and made one."""
    made = SqliteStore(tmp_path / "ward.db", ONTOLOGY)
    made.append(Commit("Ann"), changes_of(TEXT))
    for first, second in (("triage", "again"), ("delay", "wait")):
        made.append(Commit("Ann", action="merge"), merge(made, ONTOLOGY, first, second).plan.changes)
    return made


def led(store: SqliteStore, batch: Batch) -> Batch:
    """Return a batch as it is checked against a store."""
    return followed(batch, other_ids(store.columns()), ONTOLOGY, store)


def planned(store: SqliteStore, batch: Batch) -> Plan:
    """Return what loading a batch would do."""
    return plan(check(led(store, batch), ONTOLOGY, store), store, on="2026-11-25")


def test_the_one_that_stays_is_found_by_the_ids_of_all_that_went(store: SqliteStore) -> None:
    store.append(Commit("Ann", action="merge"), merge(store, ONTOLOGY, "see", "triage").plan.changes)

    assert other_ids(store.columns()) == {"again": "see", "triage": "see", "wait": "delay"}
    assert store.nodes(["see"])["see"].extra == {OTHER_IDS: "again; triage"}


def test_loading_the_same_file_again_brings_nothing_back_and_changes_nothing(store: SqliteStore) -> None:
    found = planned(store, FILE)

    assert list(found.changes) == []
    assert (found.counts.created, found.counts.refused) == (0, 0)


def test_what_goes_by_another_id_is_told_and_so_is_what_is_not_taken(store: SqliteStore) -> None:
    problems = planned(store, FILE).problems

    assert [(problem.severity, str(problem.place), problem.message) for problem in problems] == [
        ("warning", "processes.csv", "what was made one stays one: again is triage, wait is delay"),
        ("warning", "processes.csv, row 3", "triage counts, not what again says otherwise: name, lane"),
    ]


def test_what_only_the_other_says_is_taken(store: SqliteStore) -> None:
    more = Batch(
        "more.csv",
        (Node("again", "Process", "Triage of referrals", {"importance": 1, "number": 7}),),
        (Link("see", "enables", "again"),),
        (Reading("wait", "2026-03-01", 7.0), Reading("wait", "2026-02-01", 9.0)),
    )

    store.append(Commit("Ann", action="load"), planned(store, more).changes)

    node = store.nodes(["triage"])["triage"]
    assert (node.name, node.fields["importance"], node.fields["number"]) == ("Triage referrals", 3, 7)
    assert ("see", "enables", "triage") in {(one.source, one.kind, one.target) for one in store.links(["triage"])}
    assert [(one.date, one.value) for one in store.readings(["delay"])] == [
        ("2026-01-01", 4), ("2026-02-01", 6), ("2026-03-01", 7),
    ]  # fmt: skip


def test_very_many_readings_are_led_the_same_way(store: SqliteStore) -> None:
    readings = ReadingColumns()
    readings.extend([*FILE.readings, Reading("wait", "2026-03-01", 7.0), Reading("other", "2026-03-01", 1.0)])

    found = led(store, Batch("readings.csv", readings=readings)).readings

    assert [(one.measure, one.date) for one in found] == [("delay", "2026-03-01"), ("other", "2026-03-01")]


def test_fields_that_name_what_went_name_what_stayed(store: SqliteStore) -> None:
    store.append(Commit("Ann"), changes_of('OrgUnit old "Old ward"'))
    store.append(Commit("Ann", action="merge"), merge(store, ONTOLOGY, "ward", "old").plan.changes)

    found = led(store, Batch("a.csv", (Node("new", "Process", "New", {"unit": "old"}),)))

    assert found.nodes[0].fields == {"unit": "ward"}


def test_a_row_without_an_id_is_known_by_the_one_that_its_name_made(store: SqliteStore) -> None:
    first = Batch("a.csv", (Node("", "Process", "Sort letters"),))
    store.append(Commit("Ann", action="load"), planned(store, first).changes)
    store.append(Commit("Ann"), merge(store, ONTOLOGY, "triage", "process-sort-letters").plan.changes)
    again = Batch("a.csv", first.nodes, (Link("Sort letters", "flows_to", "see"),))

    assert list(planned(store, again).changes) == []


def test_undoing_it_forgets_it(store: SqliteStore) -> None:
    store.append(*undo(store, ONTOLOGY, 2, who="Ann"))

    assert other_ids(store.columns()) == {"wait": "delay"}
    assert led(store, Batch("a.csv", FILE.nodes)) == Batch("a.csv", FILE.nodes)


def test_a_thing_of_another_kind_under_that_id_is_itself(store: SqliteStore) -> None:
    batch = Batch("a.csv", (Node("again", "Service", "Another"),))

    assert led(store, batch) == batch


def test_pairs_of_a_file_and_the_store_are_remembered_too(store: SqliteStore) -> None:
    held = store.nodes(["triage"])["triage"]
    file = Batch("b.csv", (Node("X1", "Process", "Sorting"),))

    both = together(Batch("b.csv", (held,)), file, {"X1": "triage"}, "b.csv").batch

    store.append(Commit("Ann", action="load"), planned(store, both).changes)
    assert other_ids(store.columns())["X1"] == "triage"
    assert list(planned(store, file).changes) == []


def test_an_id_that_is_there_again_leads_nowhere_else(store: SqliteStore) -> None:
    store.append(Commit("Ann"), changes_of('Process again "Again"'))

    assert "again" not in other_ids(store.columns())


def test_a_thing_never_has_its_own_id_among_the_others() -> None:
    one, other = Node("a", "Need", "A"), Node("b", "Need", "A", extra={OTHER_IDS: "a; c"})

    assert with_other_ids(one, other).extra == {OTHER_IDS: "b; c"}


def test_ids_that_hold_what_parts_them_are_told_apart(store: SqliteStore) -> None:
    odd = Node('a; "b"', "Process", "Odd")
    stays = with_other_ids(Node("whole", "Process", "Whole"), odd)
    store.append(Commit("Ann"), [change_of("node", None, node_record(stays))])

    assert other_ids(store.columns())['a; "b"'] == "whole"
    assert not other_ids(store.columns()).keys() & {"a", "b", '"b"'}
