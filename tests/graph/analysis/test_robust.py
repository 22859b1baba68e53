"""Robustness agrees with trying out what may be lost."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from graph.analysis.robust import Robustness, first_cut, rest_on_one, robustness
from graph.analysis.sight import Sight
from tests.graph.analysis.brute import Brute
from tests.graph.analysis.organisations import frozen, ids, organisations, sight_of


def _pairs(sight: Sight, links: tuple[int, ...]) -> set[tuple[str, str]]:
    snapshot = sight.snapshot
    return {(snapshot.ids[snapshot.sources[link]], snapshot.ids[snapshot.targets[link]]) for link in links}


@given(organisations(most=8, most_links=18))
def test_LS_04_the_ways_of_each_node_and_the_links_they_all_cross_equal_their_definition(brute: Brute) -> None:
    sight = Sight(frozen(brute))

    for position, node in enumerate(sight.snapshot.ids):
        found = robustness(sight, position)
        assert found.paths == brute.disjoint_paths(node)
        expected = brute.links_every_path_crosses(node) if found.paths == 1 else set()
        assert _pairs(sight, found.cuts) == expected


@given(organisations(most=8, most_links=18))
def test_the_first_link_that_all_ways_cross_is_the_first_of_all_such_links(brute: Brute) -> None:
    sight = Sight(frozen(brute))

    for position in range(len(sight.snapshot)):
        assert first_cut(sight, position) == next(iter(robustness(sight, position).cuts), None)


@given(organisations())
def test_LS_04_what_rests_on_one_link_or_node_equals_its_definition(brute: Brute) -> None:
    sight = Sight(frozen(brute))

    found = ids(sight.snapshot, np.flatnonzero(rest_on_one(sight)))

    assert found == [node for node in sight.snapshot.ids if brute.rests_on_one(node)]


@pytest.mark.parametrize(
    ("links", "paths"),
    [
        ("a -enables-> b; a -steers-> b; b -contributes_to-> o", 1),
        ("a -contributes_to-> o", 1),
        ("a -contributes_to-> o; a -produces-> s; s -achieves-> q; q -achieves-> p", 2),
        ("a -contributes_to-> o; a -produces-> s; s -meets-> d; p -exists_to_meet-> d", 2),
        ("a -contributes_to-> o; a -contributes_to-> o2; a -produces-> s; s -meets-> d; p -exists_to_meet-> d", 3),
    ],
)
def test_ways_are_counted_to_three_and_parallel_links_once(links: str, paths: int) -> None:
    sight = sight_of(
        "Process a; Process b; Priority o; Priority o2; Service s; Outcome q; Need d; Purpose p; "
        f"o -aligns_to-> p; o2 -aligns_to-> p; {links}"
    )

    assert robustness(sight, 0).paths == paths


def test_an_anchor_and_what_does_not_serve_have_no_way() -> None:
    sight = sight_of("Purpose p; Activity a")

    assert [robustness(sight, node) for node in (0, 1)] == [Robustness(0), Robustness(0)]


def test_the_record_names_the_links_that_every_way_crosses() -> None:
    sight = sight_of("Improvement a -delivers-> Priority o; o -aligns_to-> Purpose p")

    assert robustness(sight, 0).record(sight.snapshot) == {
        "paths": 1,
        "single_links": [{"from": "a", "link": "delivers", "to": "o"}, {"from": "o", "link": "aligns_to", "to": "p"}],
    }


def test_three_ways_are_said_to_be_three_or_more() -> None:
    sight = sight_of("Purpose p")

    assert Robustness(3).record(sight.snapshot) == {"paths": "3 or more", "single_links": []}
