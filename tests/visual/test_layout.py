"""Places on a map: bands of peers, flow from left to right, the same each time, nothing on top of anything."""

from __future__ import annotations

from hypothesis import given, settings

from graph.analysis.sight import Sight
from tests.api.asking import SMALL
from tests.graph.analysis.brute import Brute
from tests.graph.analysis.organisations import frozen, organisations, sight_of
from visual.layout import HEIGHT, WIDTH, Layout, layout, links_among

FLOW = """
Process d "Plan" lane=driver -steers-> Process a "Receive" lane=mainstay
a -flows_to-> Process b "Treat" lane=mainstay; Process s "Book" lane=support -enables-> b
b -produces-> Service c; c -meets-> Need n; n -felt_by-> StakeholderGroup g
Purpose p -exists_to_meet-> n
Process lost lane=support; Role r; a -owned_by-> r
"""


def laid(text: str) -> tuple[Sight, Layout]:
    """Return where everything in a text in the notation stands."""
    sight = sight_of(text)
    return sight, layout(sight, range(len(sight.snapshot)))


def test_lanes_are_bands_in_the_order_of_their_declaration_and_what_has_none_is_below() -> None:
    sight, found = laid(FLOW)
    place = {sight.snapshot.ids[node]: place for node, place in found.places.items()}

    assert [band.lane for band in found.bands] == ["driver", "mainstay", "support", ""]
    assert place["d"][1] < place["a"][1] < place["s"][1] < place["c"][1]
    assert all(above.bottom < below.top for above, below in zip(found.bands, found.bands[1:], strict=False))


def test_flow_runs_from_left_to_right_and_ends_at_purpose_need_and_people() -> None:
    sight, found = laid(FLOW)
    x = {sight.snapshot.ids[node]: place[0] for node, place in found.places.items()}

    assert x["d"] < x["a"] < x["b"] < x["c"] < x["n"] < x["g"]
    assert x["p"] < x["n"]
    assert x["r"] == x["a"]
    assert x["lost"] == 0


@settings(max_examples=25)
@given(organisations())
def test_nothing_stands_on_top_of_anything_and_every_link_of_sight_but_in_a_circle_leads_to_the_right(
    organisation: Brute,
) -> None:
    sight = Sight(frozen(organisation))

    found = layout(sight, range(len(sight.snapshot)))

    assert len(set(found.places.values())) == len(sight.snapshot)
    labels, people = sight.components[1], sight.snapshot.with_trait("people")
    for node in found.places:
        for head in sight.graph.leads(node):
            if sight.serves[node] and labels[node] != labels[head] and not people[node]:
                assert found.places[node][0] < found.places[head][0]


def test_the_same_organisation_gives_the_same_places_in_whatever_order_it_is_asked() -> None:
    sight, found = laid(SMALL)

    assert layout(sight, reversed(range(len(sight.snapshot)))) == found


def test_one_more_thing_at_the_end_moves_nothing() -> None:
    sight, before = laid(FLOW)

    after = layout(sight_of(FLOW + "\nRole zz"), range(len(sight.snapshot) + 1))

    assert {place[0] for place in after.places.values()} == {place[0] for place in before.places.values()}
    assert [after.places[node] for node in before.places] == list(before.places.values())


def test_an_empty_selection_has_no_places() -> None:
    assert layout(sight_of(SMALL), []) == Layout({}, [])


def test_only_live_links_between_what_is_shown_are_drawn() -> None:
    sight = sight_of("Process a -flows_to-> Process b; b -flows_to-> Process c status=stopped")

    assert links_among(sight.snapshot, [0, 1, 2]) == [(0, 0, 1)]
    assert links_among(sight.snapshot, [0]) == []
    assert WIDTH > HEIGHT > 0
