"""Links that may be missing at work that is adrift."""

from __future__ import annotations

from graph.analysis.case import Case
from graph.analysis.suggest import Suggesting
from tests.graph.analysis.organisations import snapshot_of

VALLEY = """
StakeholderGroup g1 "People"
Need d1 "Be seen soon" -felt_by-> g1
OrgUnit u1 "Clinig Bryn"
Purpose q1 "Keep the valley well" -exists_to_meet-> d1
Priority p1 "Shorter waits for a first visit" unit=u1 -aligns_to-> q1
Priority p2 "Safer medicines" -aligns_to-> q1
Improvement i1 "Book first visits by phone"
Improvement i2 "Book visits online" -delivers-> p1
Improvement i3 "Paint the fence"
"""


def suggesting(text: str = VALLEY) -> Suggesting:
    """Return what a small organisation gives to suggest by."""
    return Suggesting(Case(snapshot_of(text)))


def test_only_work_that_is_adrift_is_asked_about() -> None:
    found = suggesting()

    assert [found.snapshot.ids[node] for node in found.adrift] == ["i1", "i3"]


def test_the_likeliest_link_comes_first_with_its_reasons() -> None:
    found = suggesting()
    node = found.snapshot.index["i1"]

    best = found.suggestions(node)[0]

    assert (best.link, found.snapshot.ids[best.target]) == ("delivers", "p1")
    assert best.reasons == (
        "What is said of both is alike: “first”, “visits”.",
        "Like work leads there: “Book visits online”.",
        "It serves the purpose, so the work would, too.",
    )


def test_ties_to_the_same_thing_speak_for_a_link() -> None:
    tied = 'i3 -led_by-> Role r1 "Head of estates"; p2 -owned_by-> r1'

    found = suggesting(f"{VALLEY}\n{tied}")

    best = found.suggestions(found.snapshot.index["i3"])[0]
    assert found.snapshot.ids[best.target] == "p2"
    assert best.reasons[0] == "Both are tied to “Head of estates”."


def test_only_what_the_ontology_allows_is_suggested() -> None:
    found = suggesting()
    ontology = found.snapshot.ontology

    for node in found.adrift:
        for one in found.suggestions(node):
            kinds = found.snapshot.kinds[node], found.snapshot.kinds[one.target]
            assert ontology.allows(kinds[0], one.link, kinds[1])
            assert one.reasons


def test_each_target_is_suggested_once() -> None:
    found = suggesting('Process r1 "Book visits"; Process r2 "Book visits again"')

    targets = [one.target for one in found.suggestions(found.snapshot.index["r1"])]

    assert targets == [found.snapshot.index["r2"]]


def test_where_nothing_is_like_it_nothing_is_suggested() -> None:
    found = suggesting()

    assert found.suggestions(found.snapshot.index["i3"]) == []


def test_what_is_linked_already_is_not_suggested() -> None:
    found = suggesting()

    links = {(one.link, found.snapshot.ids[one.target]) for one in found.suggestions(found.snapshot.index["i2"])}

    assert ("delivers", "p1") not in links


def test_the_same_organisation_gets_the_same_suggestions() -> None:
    one, other = suggesting(), suggesting()

    assert [one.suggestions(node) for node in one.adrift] == [other.suggestions(node) for node in other.adrift]


def test_nothing_at_all_gives_nothing() -> None:
    assert suggesting("Need d1").adrift == []
