"""Analyses over GraphQL: loops, aspects, the vital few, ways between things, repairs, impact by role."""

from __future__ import annotations

import pytest

from tests.api.asking import SMALL, ask, refused
from tests.graph.analysis.test_aspects import BOARD
from tests.graph.analysis.test_loops import WAITS

pytestmark = pytest.mark.slow


def test_LS_14_loops_come_typed_in_words_and_page_by_page() -> None:
    document = (
        "query Q($after: String) { loops(first: 3, after: $after) { complete totalCount pageInfo { endCursor } "
        "nodes { type length delayed sentence nodes { id } } } }"
    )
    first = ask(document, WAITS)["loops"]

    rest = ask(document, WAITS, after=first["pageInfo"]["endCursor"])["loops"]

    assert (first["complete"], first["totalCount"]) == (True, 4)
    assert [loop["type"] for loop in first["nodes"]] == ["BALANCING", "BALANCING", "REINFORCING"]
    assert [node["id"] for node in first["nodes"][0]["nodes"]] == ["Capacity", "Waits", "Escalation"]
    assert "a change is held back" in first["nodes"][0]["sentence"]
    assert [(loop["length"], loop["delayed"]) for loop in rest["nodes"]] == [(6, True)]


def test_loops_can_be_asked_for_by_type_and_length() -> None:
    data = ask("{ some: loops(type: [REINFORCING]) { totalCount } short: loops(longest: 3) { totalCount } }", WAITS)

    assert data == {"some": {"totalCount": 2}, "short": {"totalCount": 1}}
    assert refused("{ loops(longest: 99) { totalCount } }", WAITS)[0] == "WRONG_USE"


def test_the_causal_map_tells_levers_from_results() -> None:
    nodes = ask("{ causalMap { nodes { node { id } place influences influencedBy between } } }", WAITS)["causalMap"]

    waits = next(one for one in nodes["nodes"] if one["node"]["id"] == "Waits")
    assert (waits["influences"], waits["influencedBy"], waits["between"]) == (2, 2, 0.5)


def test_LS_08_aspects_come_as_a_matrix_with_what_is_missing() -> None:
    aspects = ask(
        "{ aspects { counts { aspect count } cells(empty: false) { source target count links { kind source { id } } } "
        "empty: cells(empty: true) { source target missing suggestions } all: cells { count } "
        "unconnectedTools { id } } }",
        BOARD,
    )["aspects"]

    assert aspects["counts"][0] == {"aspect": "PLANNING", "count": 3}
    assert aspects["cells"][0] == {
        "source": "PLANNING", "target": "PLANNING", "count": 1,
        "links": [{"kind": "exists_to_meet", "source": {"id": "P1"}}],
    }  # fmt: skip
    assert len(aspects["all"]) == len(aspects["cells"]) + len(aspects["empty"]) == 25
    assert all(cell["missing"] for cell in aspects["empty"])
    assert aspects["unconnectedTools"] == [{"id": "L3"}]


def test_LS_11_the_vital_few_come_with_their_reasons_beside_those_that_people_name() -> None:
    text = SMALL.replace('"Be seen soon"', '"Be seen soon" importance=5').replace(
        "lane=support", "lane=support importance=5"
    )

    vital = ask(
        "{ vitalFew { processes { totalCount nodes { node { id } share onlyRouteFor byNeeds nominated reason "
        "needs { nodes { id } } dependsOnIt { nodes { id } } } } byMap { nodes { id } } onlyNominated { nodes { id } } "
        "onlyByMap { nodes { id } } nominated { nodes { id } } } }",
        text,
    )["vitalFew"]

    first = vital["processes"]["nodes"][0]
    assert (vital["processes"]["totalCount"], first["node"]["id"], first["share"]) == (3, "R2", 1.0)
    assert first["needs"]["nodes"] == [{"id": "N1"}]
    assert {node["id"] for node in first["dependsOnIt"]["nodes"]} == {"I1", "R1"}
    assert "Be seen soon" in first["reason"]
    assert (vital["onlyNominated"]["nodes"], vital["nominated"]["nodes"]) == ([{"id": "R3"}], [{"id": "R3"}])


def test_ways_from_one_thing_to_another_come_in_words() -> None:
    found = ask(
        '{ paths(from: "I1", to: "N1") { complete longest followed '
        "nodes { length sentence hops { link to { id } } } } }"
    )["paths"]

    assert (found["complete"], found["longest"], "flows_to" in found["followed"]) == (True, 8, True)
    assert [path["length"] for path in found["nodes"]] == [4]
    assert found["nodes"][0]["sentence"].startswith("“Flow” improves “Receive”, which flows to “Treat”")
    assert found["nodes"][0]["hops"][-1] == {"link": "meets", "to": {"id": "N1"}}


def test_ways_follow_links_of_the_roles_that_are_named() -> None:
    data = ask(
        '{ none: paths(from: "R1", to: "W1") { nodes { length } } '
        'some: paths(from: "R1", to: "W1", roles: [STRUCTURE]) { nodes { length } } }'
    )

    assert data == {"none": {"nodes": []}, "some": {"nodes": [{"length": 1}]}}
    assert refused('{ paths(from: "R1", to: "W1", roles: []) { complete } }')[0] == "WRONG_USE"
    assert refused('{ paths(from: "R1", to: "?") { complete } }')[0] == "NOT_FOUND"
    assert refused('{ paths(from: "R1", to: "W1", first: 101) { complete } }')[0] == "WRONG_USE"


def test_an_impact_can_follow_links_of_other_roles() -> None:
    data = ask(
        '{ usual: impact(id: "R1") { affected { edges { node { id } } } } '
        'sight: impact(id: "I1", roles: [SIGHT], depth: 1) { affected { edges { node { id } link } } } '
        'node(id: "I1") { impact(roles: [SIGHT], depth: 1) { affected { totalCount } } } }'
    )

    assert [edge["node"]["id"] for edge in data["usual"]["affected"]["edges"]] == ["R2", "S1"]
    assert data["sight"]["affected"]["edges"] == [{"node": {"id": "R1"}, "link": "improves"}]
    assert data["node"]["impact"]["affected"]["totalCount"] == 1


def test_LS_20_the_fewest_links_that_mend_all_are_asked_for_at_the_root() -> None:
    data = ask("{ repair { totalCount nodes { sentence } } lineOfSight { repair { totalCount } } }")

    assert data["repair"]["totalCount"] == data["lineOfSight"]["repair"]["totalCount"] == len(data["repair"]["nodes"])
    assert "Print leaflets" in data["repair"]["nodes"][0]["sentence"]
