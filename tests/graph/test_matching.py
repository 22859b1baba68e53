"""Pairs of things of two sources, and what they give together."""

from __future__ import annotations

from graph.matching import SAME_ID, Side, duplicates, matches, together
from graph.model import Batch, Link, Node, Reading

OURS = [Node("p1", "Process", "Triage referrals", {"lane": "mainstay"}), Node("u1", "OrgUnit", "Clinig Bryn")]
THEIRS = [
    Node("x9", "Process", "Triage of referrals", {"lane": "support", "number": 3}),
    Node("u1", "OrgUnit", "Bryn clinic"),
    Node("x8", "Need", "Triage referrals"),
]


def test_things_of_one_kind_are_matched_by_id_and_by_name_with_reasons() -> None:
    by_id, by_name = matches(Side(OURS), Side(THEIRS))

    assert (by_id.left.id, by_id.right.id, by_id.differing) == ("u1", "u1", ("name",))
    assert SAME_ID in by_id.reasons
    assert (by_name.left.id, by_name.right.id, by_name.differing) == ("p1", "x9", ("name", "lane"))
    assert by_name.reasons == ("the names are alike, “Triage referrals” and “Triage of referrals”",)


def test_what_is_linked_in_the_same_way_speaks_for_a_pair() -> None:
    ours = Side([*OURS, Node("r1", "Role", "Head of the clinic")], [Link("p1", "owned_by", "r1")])
    theirs = Side([*THEIRS, Node("z1", "Role", "Clinic’s head")], [Link("x9", "owned_by", "z1")])

    roles = [match for match in matches(ours, theirs) if match.left.kind == "Role"]

    assert [(match.left.id, match.right.id) for match in roles] == [("r1", "z1")]
    assert "both are linked in the same way with “Triage referrals”" in roles[0].reasons


def test_each_thing_is_in_one_pair_at_most() -> None:
    right = [Node("a", "Need", "be seen soon"), Node("b", "Need", "Be seen soon")]

    pairs = matches(Side([Node("n", "Need", "Be seen soon")]), Side(right))

    assert len(pairs) == 1


def test_nothing_alike_is_no_pair() -> None:
    assert matches(Side([Node("a", "Need", "Parking")]), Side([Node("b", "Need", "Be seen soon")])) == []


def test_chosen_pairs_become_one_and_the_first_keeps_its_words() -> None:
    left = Batch("ours", OURS, [Link("p1", "owned_by", "r1")])
    right = Batch(
        "theirs", THEIRS, [Link("x9", "owned_by", "r1"), Link("x9", "meets", "x8")], [Reading("x9", "2026-01-01", 1)]
    )

    both = together(left, right, {"x9": "p1"}, "both")

    nodes = {node.id: node for node in both.batch.nodes}
    assert set(nodes) == {"p1", "u1", "x8"}
    assert (nodes["p1"].name, nodes["p1"].fields) == ("Triage referrals", {"lane": "mainstay", "number": 3})
    assert [(link.source, link.kind, link.target) for link in both.batch.links] == [
        ("p1", "owned_by", "r1"),
        ("p1", "meets", "x8"),
    ]
    assert [reading.measure for reading in both.batch.readings] == ["p1"]
    assert set(both.kept) == {
        ("p1", "name", "Triage of referrals"), ("p1", "lane", "support"), ("u1", "name", "Bryn clinic"),
    }  # fmt: skip


def test_what_nobody_chose_stays_two_things() -> None:
    both = together(Batch("ours", OURS), Batch("theirs", THEIRS), {}, "both")

    assert {node.id for node in both.batch.nodes} == {"p1", "x9", "u1", "x8"}


def test_things_of_one_source_that_may_be_one_are_told_once() -> None:
    side = Side([*OURS, *THEIRS[:1], Node("w1", "OrgUnit", "Ward 1"), Node("w2", "OrgUnit", "Ward 2")])

    (only,) = duplicates(side)

    assert (only.left.id, only.right.id) == ("p1", "x9")
    assert [(one.left.id, one.right.id) for one in duplicates(side, "x9")] == [("x9", "p1")]


def test_what_came_after_the_other_is_not_the_same_thing() -> None:
    before = Node("a", "Improvement", "Tidy the stores", {"valid_to": "2024-12-31"})
    after = Node("b", "Improvement", "Tidy the stores", {"valid_from": "2025-01-01"})

    assert duplicates(Side([before, after])) == []


def test_what_is_linked_with_the_other_is_not_the_same_thing() -> None:
    side = Side([OURS[0], THEIRS[0]], [Link("x9", "flows_to", "p1")])

    assert duplicates(side) == []


def test_what_both_are_linked_with_speaks_for_things_of_one_source() -> None:
    twice = [OURS[0], THEIRS[0], Node("r1", "Role", "Head of the clinic")]
    side = Side(twice, [Link("p1", "owned_by", "r1"), Link("x9", "owned_by", "r1")])

    (only,) = duplicates(side)

    assert only.reasons[1] == "both are linked in the same way with “Head of the clinic”"


def test_when_a_thing_holds_is_told_by_the_first_source() -> None:
    ended = Node("x9", "Process", "Triage referrals", {"valid_to": "2024-12-31", "number": 3})

    both = together(Batch("ours", OURS), Batch("theirs", [ended]), {"x9": "p1"}, "both")

    assert both.batch.nodes[0].fields == {"lane": "mainstay", "number": 3}
    assert both.kept == (("p1", "valid_to", "2024-12-31"),)
