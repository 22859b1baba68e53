"""Tests of `graph.check_nodes`: nodes with errors are refused, the others get ids and are found by name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.check import Tally, check, check_all
from graph.declarations import load_ontology
from graph.model import Batch, Link, Node, Place, Problem
from tests.graph.checking import AT, JOBS, SHOPS, check_one, checked, node, only
from tests.graph.workshop import batch, workshop

# -- nodes -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "column", "message", "suggestion"),
    [
        (node(kind="Jobb"), "kind", "there is no kind 'Jobb'", "Job"),
        (node(kind=""), "kind", "the kind is missing", "give one, such as Process"),
        (node(name=" "), "name", "the name is missing", "say in plain words what it is"),
        (node(lane="maade"), "lane", "lane must be one of made, bought", "made"),
        (node(size=9), "size", "size must be 1 to 5", "1 to 5"),
        (node(size="many"), "size", "size needs a whole number, such as 3", "a whole number, such as 3"),
        (node(valid_from="2026-02-30"), "valid_from", "valid_from needs a date that exists", "a date that exists"),
        (node(valid_from="2026-02-01", valid_to="2026-01-01"), "valid_to", "valid_to is before valid_from", ""),
        (node(node_id="a\tb"), "id", "the id holds a line break, tab or other character", ""),
        (node(name="a\nb"), "name", "the name holds a line break, tab or other character", ""),
        (node(summary="a\ud800"), "summary", "summary holds a character that cannot be stored", ""),
    ],
)
def test_a_node_with_an_error_is_refused(given: Node, column: str, message: str, suggestion: str) -> None:
    found = check_one(given)

    problem = only(found)
    assert problem.severity == "error"
    assert problem.message.startswith(message)
    assert problem.suggestion.startswith(suggestion)
    assert problem.place == AT.at(column)
    assert found.nodes == ()
    assert found.refused == Tally(nodes=1)


def test_a_node_of_another_kind_than_before_is_refused() -> None:
    found = checked('Job s1 "Forge" lane=made', stored='Shop s1 "Forge"')

    assert only(found).message == "s1 is of the kind Shop already, and 'Forge' by name"


def test_an_id_that_stands_twice_counts_once() -> None:
    second = replace(node(name="Other"), place=Place("shop.csv", row=9))

    found = check_one(node(), second)

    assert only(found).message == "the id j1 stands twice; the first (shop.csv, row 7) counts"
    assert [one.name for one in found.nodes] == ["Weld"]


def test_the_same_node_out_of_two_files_is_no_problem() -> None:
    found = check_all([batch('Shop s1 "Forge"', "a.csv"), batch('Shop s1 "Forge"', "b.csv")], workshop())

    assert found.problems == ()
    assert [len(part.nodes) for part in found.parts] == [1, 0]


def test_a_row_in_which_the_loader_found_an_error_is_refused_with_its_links() -> None:
    wrong = Problem("error", "31/02/2026 does not exist", AT.at("valid_from"))
    link = Link("j1", "done_by", "s1", place=AT.at("done_by"))

    found = check(Batch("shop.csv", [node(), *batch(SHOPS).nodes], [link], problems=[wrong]), workshop())

    assert found.refused == Tally(nodes=1, links=1)
    assert only(found) == wrong
    assert found.refused_keys == {"j1"}


def test_what_good_data_has_is_missed_once_a_node_and_kept() -> None:
    found = check_one(Node("j1", "Job", "Weld", {}, {}, AT))

    assert only(found).severity == "warning"
    assert only(found).message == "Job 'Weld' lacks lane"
    assert len(found.nodes) == 1


def test_what_is_known_already_is_not_missed() -> None:
    assert check_one(Node("j1", "Job", "Weld", {"size": 2}, {}, AT), stored=JOBS).problems == ()


def test_a_row_of_a_known_node_may_leave_out_its_name_and_kind() -> None:
    found = check_one(Node("j1", "", "", {"size": 2}, {}, AT), stored=JOBS)

    assert found.problems == ()
    assert [(one.kind, one.name) for one in found.nodes] == [("Job", "Weld")]


def test_a_long_name_is_kept_with_a_warning() -> None:
    found = check_one(node(name="x" * 121))

    assert only(found).severity == "warning"
    assert len(found.nodes) == 1


def test_an_unknown_field_is_kept_as_extra() -> None:
    found = check_one(node(colour="red", sise=4))

    assert [(problem.severity, problem.value, problem.suggestion) for problem in found.problems] == [
        ("warning", "red", ""),
        ("warning", "4", "size"),
    ]
    assert found.nodes[0].extra == {"colour": "red", "sise": "4"}
    assert found.nodes[0].fields == {"lane": "made"}


# -- ids ---------------------------------------------------------------------------------------------------------------


def test_AD_02_a_missing_id_is_made_from_kind_and_name_and_stays() -> None:
    once = check_one(node(node_id=""))
    again = check_one(node(node_id=""), stored='Job job-weld "Weld" lane=made')

    assert [one.id for one in once.nodes] == [one.id for one in again.nodes] == ["job-weld"]
    assert once.problems == again.problems == ()


def test_a_node_without_id_is_the_known_one_of_its_kind_and_name() -> None:
    assert [one.id for one in check_one(node(node_id=""), stored=JOBS).nodes] == ["j1"]


def test_a_made_id_that_belongs_to_another_name_gets_a_number() -> None:
    found = check_one(node("", name="Weld!"), node("", name="weld"), stored='Job job-weld "Weld" lane=made')

    assert [one.id for one in found.nodes] == ["job-weld-2", "job-weld-3"]
    assert [problem.severity for problem in found.problems] == ["warning", "warning"]


def test_a_made_id_does_not_take_one_that_is_given_later() -> None:
    found = check_one(node(""), replace(node("job-weld", name="Other")))

    assert [one.id for one in found.nodes] == ["job-weld-2", "job-weld"]


def test_two_known_ones_of_kind_and_name_need_the_id() -> None:
    found = check_one(node(""), stored='Job a "Weld" lane=made; Job b "Weld" lane=made')

    assert only(found).message == "there are 2 of the kind Job called 'Weld': a and b"
    assert found.refused_unnamed


# -- fields that name nodes --------------------------------------------------------------------------------------------


def test_a_field_names_a_node_by_id_or_by_name() -> None:
    found = checked(SHOPS + 'Job j1 "Weld" lane=made shop="Mill" fans=[s1, Mill]; Job j2 "Paint" lane=made shop=s1')

    assert found.problems == ()
    assert [one.fields.get("shop") for one in found.nodes] == [None, None, "s2", "s1"]
    assert found.nodes[2].fields["fans"] == ("s1", "s2")


def test_a_node_that_is_known_and_says_no_kind_names_others_as_well() -> None:
    found = check_one(
        Node("j7", "", "Old", {"shop": "Forge", "fans": ("Forge",)}),
        stored='Shop s1 "Forge"; Job j7 "Old" lane=made',
    )

    assert found.problems == ()
    assert found.nodes[0].fields == {"shop": "s1", "fans": ("s1",)}


@pytest.mark.parametrize(
    ("shop", "message", "suggestion"),
    [
        ("Forje", "shop: there is no Shop 'Forje'; it is kept as text", "Forge"),
        ("j1", "shop: 'j1' is a Job, not a Shop; it is kept as text", ""),
        ("Twin", "shop: 'Twin' is the name of 2 of them, t1 and t2; it is kept as text", "give the id instead"),
    ],
)
def test_a_field_that_names_no_single_node_is_kept_as_text(shop: str, message: str, suggestion: str) -> None:
    found = check_one(node(shop=shop), stored='Shop s1 "Forge"; Shop t1 "Twin"; Shop t2 "Twin"')

    assert only(found).severity == "warning"
    assert (only(found).message, only(found).suggestion) == (message, suggestion)
    assert found.nodes[0].fields["shop"] == shop


# -- new limits --------------------------------------------------------------------------------------------------------


def test_new_limits_that_will_not_be_used_are_told_with_measure_day_and_what_is_missing() -> None:
    limits = ("2026-04-01 second theatre", "2026-05-01 a new ward (by the board)")
    told = node("m1", "Measure", "Waits", direction="decrease", rebase_dates=limits)

    problems = check(Batch("measures.csv", [told]), load_ontology()).problems

    (problem,) = (one for one in problems if one.place.column == "rebase_dates")
    assert (problem.severity, problem.value) == ("warning", "2026-04-01 second theatre")
    assert problem.message == "Measure 'Waits': new limits from 2026-04-01 lack who decided; limits go on as before"
