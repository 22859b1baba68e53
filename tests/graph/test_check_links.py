"""Tests of `graph.check_links`, `graph.fits` and `graph.circles`: which links may be, and which fit."""

from __future__ import annotations

import pytest

from graph.check import Tally, check
from graph.model import Batch, Link, Node, Place
from tests.graph.checking import JOBS, SHOPS, check_one, checked, only
from tests.graph.workshop import batch, workshop

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
