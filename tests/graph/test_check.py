"""Tests of `graph.check`: every problem with its place, and what can be loaded all the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.check import Tally, check, check_all
from graph.model import Batch, Link, Node, Place, Problem, Reading
from tests.graph.checking import AT, GAUGE, JOBS, SHOPS, Stored, check_one, node, only
from tests.graph.workshop import batch, workshop

# -- all is well -------------------------------------------------------------------------------------------------------


def test_a_batch_without_faults_can_be_loaded_as_it_is() -> None:
    given = batch(
        SHOPS
        + JOBS
        + 'j1 -feeds-> j2; j1 -done_by-> s1; Gauge g1 "Waits"; g1 -shows[how=near]-> j1; g1 @ 2026-01-01 = 3'
    )

    found = check(given, workshop())

    assert found.problems == ()
    assert (found.nodes, found.links, found.readings) == (
        tuple(given.nodes),
        tuple(given.links),
        tuple(given.readings),
    )
    assert found.refused == Tally()


def test_an_unreadable_input_loads_nothing() -> None:
    broken = Batch("x.csv", [node()], problems=[Problem("error", "not a table")], readable=False)

    found = check_all([batch(SHOPS), broken], workshop())

    assert not found.readable
    assert found.parts == ()
    assert found.refused == Tally(nodes=3)
    assert [problem.message for problem in found.problems] == ["not a table"]


# -- persons -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "thing",
    [
        node(name="Call 943 476 5919"),
        node(summary="seen 9434765919 twice"),
        Node("j1", "Job", "Weld", {"lane": "made"}, {"old": "943-476-5919"}, AT),
        Link("j1", "feeds", "j2", {"rationale": "943 476 5919 said so"}, place=AT),
        Reading("g1", "2026-01-01", 1.0, note="9434765919", place=AT),
    ],
)
def test_CO_03_texts_that_look_like_an_nhs_number_are_flagged_and_kept(thing: Node | Link | Reading) -> None:
    found = check_one(thing, stored=GAUGE + JOBS)

    assert only(found).severity == "warning"
    assert "looks like a person's NHS number" in only(found).message
    assert not any("943" in part for part in (only(found).message, only(found).value, only(found).suggestion))
    assert found.refused == Tally()


def test_CO_03_a_problem_never_repeats_what_looks_like_an_nhs_number() -> None:
    found = check_one(node(size="9434765919"), Link("j2", "done_by", "943 476 5919"), stored=JOBS)

    assert len(found.problems) == 2
    assert [problem.value for problem in found.problems] == ["", ""]


# -- order and laws ----------------------------------------------------------------------------------------------------


def test_problems_come_in_the_order_of_the_input() -> None:
    nodes = [replace(node(f"j{row}", lane="x"), place=Place("b.csv", row=row)) for row in (3, 2)]
    first = replace(node("j9", lane="x"), place=Place("a.csv", row=9))
    loader = Problem("error", "not kept", Place("b.csv", row=1))

    found = check_all([Batch("a.csv", [first]), Batch("b.csv", nodes, problems=[loader])], workshop())

    assert [(problem.place.file, problem.place.row) for problem in found.problems] == [
        ("a.csv", 9),
        ("b.csv", 1),
        ("b.csv", 2),
        ("b.csv", 3),
    ]


TEXT = st.sampled_from(
    ["", "j1", "j2", "s1", "g1", "Weld", "Forge", "made", "Job", "Shop", "Gauge", "x\ty", "943 476 5919"]
)
VALUES = st.one_of(TEXT, st.integers(), st.floats(), st.booleans(), st.lists(TEXT, max_size=2).map(tuple), st.none())
KINDS = st.sampled_from(["Job", "Shop", "Gauge", "Aim", "", "Odd"])
LINK_KINDS = st.sampled_from(["feeds", "done_by", "inside", "rivals", "serves", "shows", "", "odd"])
NAMES = st.sampled_from(["lane", "size", "shop", "fans", "valid_from", "valid_to", "strength", "how", "odd"])
FIELDS = st.dictionaries(NAMES, VALUES, max_size=4)
EXTRA = st.dictionaries(TEXT, TEXT, max_size=1)
PLACES = st.builds(Place, st.sampled_from(["a.csv", "b.csv"]), st.just(""), st.integers(0, 3))
NODES = st.lists(st.builds(Node, TEXT, KINDS, TEXT, FIELDS, EXTRA, PLACES), max_size=6)
LINKS = st.lists(st.builds(Link, TEXT, LINK_KINDS, TEXT, FIELDS, EXTRA, st.just(0), PLACES), max_size=6)
READINGS = st.lists(
    st.builds(Reading, TEXT, TEXT | st.just("2026-01-01"), st.none() | st.floats(), place=PLACES), max_size=4
)
PROBLEMS = st.lists(st.builds(Problem, st.sampled_from(["error", "warning"]), TEXT, PLACES), max_size=2)
BATCHES = st.lists(st.builds(Batch, TEXT, NODES, LINKS, READINGS, PROBLEMS), min_size=1, max_size=2)


@given(BATCHES)
def test_checking_never_raises_and_counts_every_row_once(batches: Sequence[Batch]) -> None:
    found = check_all(batches, workshop(), Stored(SHOPS + JOBS))

    for many in ("nodes", "links", "readings"):
        rows = sum(len(getattr(one, many)) for one in batches)
        assert len(getattr(found, many)) + getattr(found.refused, many) <= rows
    assert all(one.id and one.kind in workshop().kinds for one in found.nodes)


@given(BATCHES)
def test_what_can_be_loaded_has_no_errors_when_checked_again(batches: Sequence[Batch]) -> None:
    stored = Stored(SHOPS + JOBS)
    found = check_all(batches, workshop(), stored)

    again = check_all([Batch(p.source, p.nodes, p.links, p.readings) for p in found.parts], workshop(), stored)

    assert [problem for problem in again.problems if problem.severity == "error"] == []
    assert (again.nodes, again.links, again.readings) == (found.nodes, found.links, found.readings)
