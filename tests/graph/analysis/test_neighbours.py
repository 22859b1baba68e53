"""Links at a node: looked up one by one or indexed, anew or after a change, they are the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.analysis import neighbours as module
from graph.analysis.neighbours import SIDES, Incoming, Neighbours
from graph.analysis.snapshot import Snapshot
from graph.model import Change
from graph.records import change_of, link_record, node_record
from tests.graph.analysis.brute import Brute
from tests.graph.analysis.organisations import frozen, organisations, snapshot_of


def every_link(found: Neighbours, snapshot: Snapshot) -> list[list[int]]:
    kinds = [*snapshot.columns.links.kind_names, "unheard_of"]
    return [found.links(node, kind, side) for node in range(len(snapshot)) for kind in kinds for side in SIDES]


@given(organisations())
def test_one_by_one_or_indexed_links_are_the_same(drawn: Brute) -> None:
    snapshot = frozen(drawn)
    alone = Neighbours(snapshot.columns.links, snapshot.link_live, len(snapshot))
    indexed = Neighbours(snapshot.columns.links, snapshot.link_live, len(snapshot))
    for kind in snapshot.columns.links.kind_names:
        for side in SIDES:
            indexed.index(kind, side)

    assert every_link(alone, snapshot) == every_link(indexed, snapshot)


def test_from_some_look_ups_on_all_links_of_a_kind_are_indexed() -> None:
    snapshot = snapshot_of("Need d1 -felt_by-> StakeholderGroup g1")
    found = snapshot.neighbours

    for _ in range(module.MOST_ALONE + 2):
        assert found.links(0, "felt_by", "out") == [0]

    assert "felt_by" in {kind for kind, _ in found._indexed}


@given(organisations(), st.data())
def test_after_a_change_what_leads_to_each_node_is_as_read_anew(drawn: Brute, data: st.DataObject) -> None:
    snapshot = frozen(drawn)
    assert snapshot.neighbours.incoming
    goes = data.draw(st.lists(st.sampled_from(drawn.nodes), max_size=2, unique_by=lambda node: node.id))
    changes = [Change("node", node.id, node_record(node), None) for node in goes]
    links = data.draw(st.lists(st.sampled_from(drawn.links), max_size=2)) if drawn.links else []
    changes += [change_of("link", None, link_record(link) | {"nth": 9}) for link in links]

    after = snapshot.after(changes)

    kept, anew = after.neighbours.incoming, Incoming.of(after.targets)
    assert (kept.order.tolist(), kept.targets.tolist()) == (anew.order.tolist(), anew.targets.tolist())


def test_links_of_some_kinds_are_found_live_or_not() -> None:
    snapshot = snapshot_of("Need d1 -felt_by-> StakeholderGroup g1 status=archived")

    assert snapshot.neighbours.have(0, ["felt_by"])
    assert not snapshot.neighbours.have(0, ["meets", "unheard_of"])
    assert snapshot.neighbours.of_kinds(1, ["felt_by"], "into").tolist() == [0]
