"""Impact follows dependence in its direction, nearest first, and never structure."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given

from graph.analysis.impact import impact, loses_sight
from graph.analysis.sight import Sight
from tests.graph.analysis.brute import Brute
from tests.graph.analysis.organisations import frozen, ids, organisations, snapshot_of

CHAIN = "Process a lane=support -enables-> Process b; b -produces-> Service s; Service t -depends_on-> s; Resource z"


def _pairs(brute: Brute) -> set[tuple[str, str]]:
    """Return which loss bears on what, link by link."""
    found = set()
    for link in brute.links:
        way = brute.ontology.links[link.kind].roles.get("impact")
        if way and brute.link_live(link):
            found.add((link.source, link.target) if way == "forward" else (link.target, link.source))
    return found


def _levels(node: str, pairs: Iterable[tuple[str, str]]) -> dict[str, int]:
    found, level = {node: 0}, {node}
    while level:
        level = {head for tail, head in pairs if tail in level} - found.keys()
        found |= dict.fromkeys(level, max(found.values()) + 1)
    return found


@given(organisations())
def test_LS_12_what_a_loss_bears_on_equals_its_definition_both_ways(brute: Brute) -> None:
    snapshot = frozen(brute)
    down, up = _pairs(brute), {(head, tail) for tail, head in _pairs(brute)}

    for position, node in enumerate(snapshot.ids):
        for direction, pairs in (("down", down), ("up", up)):
            rows = impact(snapshot, position, direction).rows
            expected = {other: depth for other, depth in _levels(node, pairs).items() if depth}
            assert {snapshot.ids[row.node]: row.depth for row in rows} == expected
            for row in rows:
                near = {snapshot.ids[int(end)] for end in (snapshot.sources[row.link], snapshot.targets[row.link])}
                assert near == {snapshot.ids[row.node], snapshot.ids[row.via]}
                assert expected.get(snapshot.ids[row.via], 0) == row.depth - 1


@given(organisations(most=8))
def test_LS_12_the_work_that_loses_sight_is_what_would_not_serve_without_the_node(brute: Brute) -> None:
    sight = Sight(frozen(brute))

    for position, node in enumerate(sight.snapshot.ids):
        nodes = [other for other in brute.nodes if other.id != node]
        links = [link for link in brute.links if node not in (link.source, link.target)]
        rest = Brute(brute.ontology, nodes, links, brute.date)
        expected = [other for other in rest.all_with("work") if brute.serves(other) and not rest.serves(other)]
        assert ids(sight.snapshot, loses_sight(sight, position)) == expected


@pytest.mark.parametrize(
    ("node", "direction", "expected"),
    [
        ("a", "down", [("b", 1, "enables", "a"), ("s", 2, "produces", "b"), ("t", 3, "depends_on", "s")]),
        ("t", "up", [("s", 1, "depends_on", "t"), ("b", 2, "produces", "s"), ("a", 3, "enables", "b")]),
        ("t", "down", []),
        ("a", "up", []),
    ],
)
def test_impact_runs_along_flow_and_against_dependence(
    node: str, direction: str, expected: list[tuple[str, int, str, str]]
) -> None:
    snapshot = snapshot_of(CHAIN)

    rows = impact(snapshot, snapshot.ids.index(node), direction).record(snapshot)["rows"]

    assert [(row["node"], row["depth"], row["link"], row["via"]) for row in rows] == expected


def test_impact_can_be_cut_off_at_a_depth() -> None:
    snapshot = snapshot_of(CHAIN)

    assert [row.depth for row in impact(snapshot, 0, depth=2).rows] == [1, 2]


@pytest.mark.parametrize(
    "link",
    [
        "Measure m direction=increase -measures[measure_type=process]-> Process r",
        "OrgUnit u -runs-> Process r",
        "Process r -owned_by-> Role w",
        "Improvement i -improves-> Process r",
        "Measure m -informs-> Process r",
    ],
)
def test_LS_12_structure_and_feedback_are_never_impact(link: str) -> None:
    snapshot = snapshot_of(link)

    assert [impact(snapshot, node, way).rows for node in range(len(snapshot)) for way in ("down", "up")] == [()] * 4


def test_LS_12_losing_a_supplier_a_person_or_a_process_is_felt_by_what_depends_on_it() -> None:
    snapshot = snapshot_of(
        "Service s -depends_on-> Resource supplier external=true; Process r -depends_on-> Role w; r -produces-> s; "
        "Service s; Process r"
    )

    felt = {
        name: [snapshot.ids[row.node] for row in impact(snapshot, snapshot.ids.index(name)).rows]
        for name in ("supplier", "w", "r")
    }

    assert felt == {"supplier": ["s"], "w": ["r", "s"], "r": ["s"]}


def test_without_its_only_purpose_all_work_loses_sight() -> None:
    snapshot = snapshot_of("Process r -produces-> Service s; s -meets-> Need d; Purpose p -exists_to_meet-> d")

    assert ids(snapshot, impact(snapshot, snapshot.ids.index("p")).loses_sight) == ["r", "s"]
    assert np.flatnonzero(Sight(snapshot).serves).tolist() == [0, 1, 2, 3]
