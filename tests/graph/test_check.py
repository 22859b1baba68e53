"""Tests of `graph.check` and its parts: every problem with its place, and what can be loaded all the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.check import Checked, Tally, check, check_all
from graph.columns import Columns, columns_of
from graph.known import Nothing
from graph.model import Batch, Link, Node, Place, Problem, Reading
from tests.graph.workshop import batch, workshop

AT = Place("shop.csv", row=7)
SHOPS = 'Shop s1 "Forge"; Shop s2 "Mill"; '
JOBS = 'Job j1 "Weld" lane=made; Job j2 "Paint" lane=made; '


class Stored(Nothing):
    """What a store would know."""

    def __init__(self, text: str) -> None:
        read = batch(text)
        self.all_nodes, self.all_links = read.nodes, read.links

    def nodes(self, ids: object) -> dict[str, Node]:
        return {node.id: node for node in self.all_nodes if node.id in ids}  # type: ignore[operator]

    def named_any(self, names: object) -> dict[str, list[Node]]:
        found: dict[str, list[Node]] = {}
        for node in self.all_nodes:
            if node.name in names:  # type: ignore[operator]
                found.setdefault(node.name, []).append(node)
        return found

    def links(self, ids: object) -> list[Link]:
        return [link for link in self.all_links if link.source in ids or link.target in ids]  # type: ignore[operator]

    def columns(self) -> Columns:
        return columns_of(self.all_nodes, self.all_links)


def checked(text: str, stored: str = "") -> Checked:
    return check(batch(text), workshop(), Stored(stored))


def only(found: Checked) -> Problem:
    assert len(found.problems) == 1, found.problems
    return found.problems[0]


def node(node_id: str = "j1", kind: str = "Job", name: str = "Weld", **fields: object) -> Node:
    return Node(node_id, kind, name, {"lane": "made", **fields} if kind == "Job" else fields, {}, AT)  # type: ignore[arg-type]


def check_one(*things: Node | Link | Reading, stored: str = "") -> Checked:
    nodes = [thing for thing in things if isinstance(thing, Node)]
    links = [thing for thing in things if isinstance(thing, Link)]
    readings = [thing for thing in things if isinstance(thing, Reading)]
    return check(Batch("shop.csv", nodes, links, readings), workshop(), Stored(stored))


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


# -- links -------------------------------------------------------------------------------------------------------------


def test_ends_may_be_names() -> None:
    links = [Link("Weld", "done_by", "Forge"), Link("j2", "feeds", "Weld")]

    found = check(Batch("", batch(SHOPS + JOBS).nodes, links), workshop())

    assert found.problems == ()
    assert [(link.source, link.target) for link in found.links] == [("j1", "s1"), ("j2", "j1")]


def test_a_name_of_two_kinds_means_the_one_that_may_be_linked_so() -> None:
    found = checked(SHOPS + 'Job j1 "Mill" lane=made; Job j2 "Weld" lane=made; j2 -done_by-> Mill; j2 -feeds-> Mill')

    assert [link.target for link in found.links] == ["s2", "j1"]


def test_a_link_in_the_row_of_its_source_belongs_to_that_node() -> None:
    twins = [Node("", "Job", "Same", {"lane": "made"}, {}, Place("jobs.csv", row=2))]
    others = [Node("", "Gauge", "Same", {}, {}, Place("gauges.csv", row=2))]
    links = [Link("Same", "shows", "s1", {"how": "near"}, place=Place("gauges.csv", row=2, column="shows"))]

    found = check(Batch("", [*batch(SHOPS).nodes, *twins, *others], links), workshop())

    assert found.problems == ()
    assert [link.source for link in found.links] == ["gauge-same"]


@pytest.mark.parametrize(
    ("link", "message", "suggestion"),
    [
        ("j1 -done_by-> Forje", "the link j1 done_by Forje: there is no Shop 'Forje'", "Forge"),
        ("j11 -done_by-> s1", "the link j11 done_by s1: there is no Job 'j11'", "j1"),
        ("j1 -done_by-> Twin", "the link j1 done_by Twin: 'Twin' is the name of 2 of them, t1 and t2", "give the id"),
        ("j1 -done-> s1", "there is no link kind 'done'", "done_by"),
        ("s1 -done_by-> j1", "done_by cannot lead from Shop s1 to Job j1", "turn it round"),
        ("j1 -feeds-> s1", "feeds cannot lead from Job j1 to Shop s1", "from a Job it leads to Job"),
        ("s1 -feeds-> s1", "feeds cannot lead from Shop s1 to Shop s1", "it starts from Job"),
        ("j1 -feeds[strength=4]-> j2", "strength must be 1 to 3", "1 to 3"),
        ("j1 -feeds[valid_from=2026-02-01, valid_to=2026-01-01]-> j2", "valid_to is before valid_from", ""),
    ],
)
def test_a_link_with_an_error_is_refused(link: str, message: str, suggestion: str) -> None:
    found = checked(link, stored=SHOPS + JOBS + 'Shop t1 "Twin"; Shop t2 "Twin"')

    assert only(found).severity == "error"
    assert only(found).message == message
    assert only(found).suggestion.startswith(suggestion)
    assert found.links == ()
    assert found.refused == Tally(links=1)


def test_a_link_without_kind_or_end_is_refused() -> None:
    found = check_one(Link("j1", "", "j2"), Link("j1", "feeds", ""), stored=JOBS)

    assert [problem.message for problem in found.problems] == [
        "the kind of link is missing",
        "the link feeds has no 'to' end",
    ]


def test_links_of_a_refused_node_are_refused_and_say_why() -> None:
    found = checked(SHOPS + 'Job j1 "Weld" lane=maade; j1 -done_by-> s1')

    assert [problem.message for problem in found.problems] == [
        "lane must be one of made, bought",
        "the link j1 done_by s1: 'j1' was refused itself",
    ]
    assert found.refused == Tally(nodes=1, links=1)


def test_a_link_that_stands_twice_for_the_same_time_counts_once() -> None:
    found = checked("j1 -feeds-> j2; j1 -feeds[strength=1]-> j2", stored=JOBS)

    assert (
        only(found).message == "the link j1 feeds j2 stands twice for the same time; the first (shop.csv, row 2) counts"
    )
    assert [link.fields for link in found.links] == [{}]


def test_a_link_may_stand_twice_for_different_times() -> None:
    found = checked("j1 -feeds[valid_to=2025-12-31]-> j2; j1 -feeds[valid_from=2026-01-01]-> j2", stored=JOBS)

    assert found.problems == ()
    assert len(found.links) == 2


def test_a_link_without_direction_is_the_same_from_either_end() -> None:
    found = checked("j2 -rivals-> j1; j1 -rivals-> j2", stored=JOBS)

    assert "stands twice" in only(found).message
    assert [(link.source, link.target) for link in found.links] == [("j1", "j2")]


@pytest.mark.parametrize(
    ("links", "stored"),
    [
        ("s1 -inside-> s2; s2 -inside-> s3; s3 -inside-> s1", ""),
        ("s3 -inside-> s1", "s1 -inside-> s2; s2 -inside-> s3"),
        ("s2 -inside-> s3; s3 -inside-> s1", "s1 -inside-> s2"),
    ],
)
def test_a_circle_where_it_is_forbidden_is_refused_and_named(links: str, stored: str) -> None:
    shops = 'Shop s1 "Forge"; Shop s2 "Mill"; Shop s3 "Works"; '

    found = checked(links, stored=shops + stored)

    problem = only(found)
    assert problem.message.startswith("the link s3 inside s1 would go round in a circle:")
    assert problem.message.endswith("Works → Forge → Mill → Works")
    assert len(found.links) == links.count("inside") - 1


def test_a_node_is_not_part_of_itself() -> None:
    assert "Forge → Forge" in only(checked("s1 -inside-> s1", stored=SHOPS)).message


def test_what_never_holds_on_the_same_day_is_no_circle() -> None:
    before, since = "s1 -inside[valid_to=2025-12-31]-> s2", "s2 -inside[valid_from=2026-01-01]-> s1"

    assert checked(f"{before}; {since}", stored=SHOPS).problems == ()
    assert checked(since, stored=f"{SHOPS}{before}").problems == ()


def test_a_link_that_is_given_anew_is_judged_by_what_it_says_now() -> None:
    found = checked(
        "s1 -inside[valid_to=2025-12-31]-> s2; s2 -inside[valid_from=2026-01-01]-> s1", stored=SHOPS + "s1 -inside-> s2"
    )

    assert found.problems == ()


def test_a_circle_where_it_is_allowed_is_fine() -> None:
    assert checked("j1 -feeds-> j2; j2 -feeds-> j1", stored=JOBS).problems == ()


# -- fits and crowds ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            'Job j3 "Buy" lane=bought; j3 -feeds-> j1',
            "feeds should start from a Job whose lane is made; 'Buy' is bought",
        ),
        ('Job j3 "Buy" lane=bought; j1 -feeds-> j3', "feeds should lead to a Job whose lane is made; 'Buy' is bought"),
        (
            'Aim a1 "One" level=low; Aim a2 "Two" level=low; a1 -serves-> a2',
            "serves should lead to a higher level; it leads from 'One' (low) to 'Two' (low)",
        ),
        (
            'Aim a1 "One" level=high; Aim a2 "Two" level=low; a1 -serves-> a2',
            "serves should lead to a higher level; it leads from 'One' (high) to 'Two' (low)",
        ),
        (
            "j1 -done_by-> s1; j1 -done_by-> s2",
            "Job 'Weld' has 2 links done_by at once; there should be at most 1",
        ),
    ],
)
def test_a_link_that_does_not_fit_is_kept_with_a_warning(text: str, message: str) -> None:
    found = checked(text, stored=SHOPS + JOBS)

    assert only(found).severity == "warning"
    assert only(found).message == message
    assert found.refused == Tally()


@pytest.mark.parametrize(
    "text",
    [
        'Aim a1 "One" level=low; Aim a2 "Two" level=high; a1 -serves-> a2',
        'Aim a1 "One"; Aim a2 "Two" level=high; a1 -serves-> a2',
        "j1 -done_by[valid_to=2025-12-31]-> s1; j1 -done_by[valid_from=2026-01-01]-> s2",
    ],
)
def test_a_link_that_fits_or_cannot_be_told_is_fine(text: str) -> None:
    assert checked(text, stored=SHOPS + JOBS).problems == ()


def test_a_crowd_counts_what_is_known_already() -> None:
    found = checked("j1 -done_by-> s2", stored=SHOPS + JOBS + "j1 -done_by-> s1")

    assert "has 2 links done_by at once" in only(found).message


def test_a_field_that_good_links_have_is_missed() -> None:
    stored = JOBS + 'Gauge g1 "Waits"; Gauge g2 "Length"; g2 -shows[how=near]-> j1'

    assert only(checked("g1 -shows-> j1", stored=stored)).message == "the link g1 shows j1 lacks how"
    assert checked("g2 -shows[strength=1]-> j1", stored=stored).problems == ()


# -- readings ----------------------------------------------------------------------------------------------------------


GAUGE = 'Gauge g1 "Waits"; '


def test_readings_name_what_they_measure_by_id_or_name() -> None:
    found = check_one(Reading("Waits", "2026-01-01", 1.0), Reading("g1", "2026-01-02", 2.0), stored=GAUGE)

    assert found.problems == ()
    assert [reading.measure for reading in found.readings] == ["g1", "g1"]


@pytest.mark.parametrize(
    ("reading", "column", "message"),
    [
        (Reading("", "2026-01-01", 1.0), "measure", "the measure is missing"),
        (Reading("Wates", "2026-01-01", 1.0), "measure", "there is no measure 'Wates'"),
        (Reading("j1", "2026-01-01", 1.0), "measure", "'Weld' is a Job, which has no readings"),
        (Reading("g1", "2026-02-30", 1.0), "date", "the date is missing or does not exist"),
        (Reading("g1", "", 1.0), "date", "the date is missing or does not exist"),
        (Reading("g1", "2026-01-01"), "value", "there is no value"),
        (Reading("g1", "2026-01-01", float("nan")), "value", "a figure is not a finite number"),
        (Reading("g1", "2026-01-01", None, 3.0), "denominator", "the denominator is missing: a ratio needs both"),
        (Reading("g1", "2026-01-01", None, None, 3.0), "numerator", "the numerator is missing: a ratio needs both"),
        (Reading("g1", "2026-01-01", None, 3.0, 0.0), "denominator", "the denominator is 0"),
    ],
)
def test_a_reading_with_an_error_is_refused(reading: Reading, column: str, message: str) -> None:
    found = check_one(replace(reading, place=AT), stored=GAUGE + JOBS)

    assert (only(found).message, only(found).place) == (message, AT.at(column))
    assert found.refused == Tally(readings=1)


def test_the_first_of_two_readings_of_one_date_counts() -> None:
    found = checked("g1 @ 2026-01-01 = 1; g1 @ 2026-01-01 = 2", stored=GAUGE)

    assert only(found).message == "g1 has a reading of 2026-01-01 already; the first (shop.csv, row 2) counts"
    assert [reading.value for reading in found.readings] == [1.0]
    assert found.refused == Tally(readings=1)


def test_a_gap_with_a_note_is_a_reading() -> None:
    assert check_one(Reading("g1", "2026-01-01", note="system down"), stored=GAUGE).problems == ()


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
