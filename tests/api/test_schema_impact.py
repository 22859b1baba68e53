"""Impact over GraphQL."""

from __future__ import annotations

from tests.api.asking import ask, refused


def test_LS_05_what_depends_on_something_comes_nearest_first_with_the_link_that_carries_it() -> None:
    impact = ask(
        '{ impact(id: "R1") { affected { totalCount edges { depth link node { id } via { id } } } '
        "losesSight { nodes { id } } } }"
    )["impact"]

    assert impact["affected"]["edges"][0] == {
        "depth": 1, "link": "flows_to", "node": {"id": "R2"}, "via": {"id": "R1"},
    }  # fmt: skip
    assert impact["affected"]["totalCount"] == len(impact["affected"]["edges"])
    assert impact["losesSight"]["nodes"] == [{"id": "I1"}]


def test_an_impact_is_followed_as_far_as_asked_and_either_way() -> None:
    data = ask(
        '{ near: impact(id: "R1", depth: 1) { affected { nodes: edges { node { id } } } } '
        'node(id: "R2") { impact(direction: UP) { affected { nodes: edges { node { id } } } } } }'
    )

    assert data["near"]["affected"]["nodes"] == [{"node": {"id": "R2"}}]
    assert {"node": {"id": "R1"}} in data["node"]["impact"]["affected"]["nodes"]


def test_pages_of_an_impact_follow_on() -> None:
    whole = ask('{ impact(id: "R1") { affected { edges { node { id } } } } }')["impact"]["affected"]["edges"]
    one = ask('{ impact(id: "R1") { affected(first: 1) { pageInfo { endCursor } } } }')["impact"]["affected"]

    rest = ask(
        'query Q($after: String) { impact(id: "R1") { affected(after: $after) { edges { node { id } } } } }',
        after=one["pageInfo"]["endCursor"],
    )

    assert rest["impact"]["affected"]["edges"] == whole[1:]


def test_a_depth_of_nothing_is_wrong_use() -> None:
    assert refused('{ impact(id: "R1", depth: 0) { affected { totalCount } } }')[0] == "WRONG_USE"
