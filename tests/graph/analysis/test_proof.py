"""The proof is the best path there is, and each hop says what it rests on."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given

from graph.analysis.proof import Proof
from graph.analysis.sight import Sight
from graph.analysis.snapshot import Snapshot
from graph.columns import columns_of
from graph.declarations import load_ontology
from graph.notation import parse
from tests.graph.analysis.brute import Brute
from tests.graph.analysis.organisations import frozen, organisations, sight_of


def _walk(sight: Sight, proof: Proof) -> list[str]:
    ids = sight.snapshot.ids
    return [ids[hop.node] for hop in proof.hops] + [ids[hop.target] for hop in proof.hops[-1:]]


def _shown(sight: Sight, proof: Proof) -> list[tuple[str, int]]:
    snapshot = sight.snapshot
    return [(snapshot.link_kind(hop.link), int(snapshot.strengths[hop.link])) for hop in proof.hops]


@given(organisations(most=7, most_links=18))
def test_the_proof_is_the_best_of_all_paths(brute: Brute) -> None:
    sight = Sight(frozen(brute))

    for position, node in enumerate(sight.snapshot.ids):
        proof, best = sight.proof(position), brute.best_path(node)
        assert (proof is None) == (best is None)
        if proof is not None and best is not None:
            assert (_walk(sight, proof) or [node]) == best
            assert proof.strength == sight.strength(position) == brute.weakest(best)
            hops = [brute.shown(*hop) for hop in pairwise(best)]
            assert _shown(sight, proof) == [(link.kind, brute.strength_of(link)) for link in hops]


@given(organisations())
def test_the_next_node_of_all_is_the_first_hop_of_each(brute: Brute) -> None:
    sight = Sight(frozen(brute))

    for position, following in enumerate(sight.next_on_best.tolist()):
        proof = sight.proof(position)
        assert following == (proof.hops[0].target if proof and proof.hops else -1)


def test_LS_01_every_hop_of_a_proof_is_explained_and_sourced() -> None:
    batch = parse(
        'Improvement i1 -delivers[strength=2, basis=agreed, source="Board, 4 May"]-> Priority o1 confidence=assumed; '
        "Improvement i1 confidence=evidenced; o1 -aligns_to-> Purpose p1"
    )
    snapshot = Snapshot(load_ontology(), columns_of(batch.nodes, batch.links, origin="plan.xlsx"), "2026-07-01")

    proof = Sight(snapshot).proof(0)

    assert proof is not None
    assert proof.record(snapshot) == [
        {
            "node": "i1", "link": "delivers", "to": "o1", "strength": 2, "basis": "agreed", "confidence": "assumed",
            "source": "Board, 4 May", "recorded_on": None,
        },
        {
            "node": "o1", "link": "aligns_to", "to": "p1", "strength": 3, "basis": "asserted", "confidence": "assumed",
            "source": "plan.xlsx", "recorded_on": None,
        },
    ]  # fmt: skip


def test_LS_01_the_path_leads_down_to_frontline_work_too() -> None:
    sight = sight_of(
        "Purpose p1 -exists_to_meet-> Need d1; Service s1 -meets-> d1; Process r1 -produces-> s1; "
        "Activity a1 -belongs_to-> r1"
    )

    below = sight.down(1)

    assert [sight.snapshot.ids[node] for node in below] == ["a1", "d1", "p1", "r1", "s1"]


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ("a -flows_to[strength=1]-> p; a -enables[strength=3]-> p", ("enables", 3)),
        ("a -steers-> p; a -enables-> p; a -flows_to-> p", ("enables", 3)),
        ("a -flows_to-> p; a -steers[strength=2]-> p", ("flows_to", 3)),
    ],
)
def test_of_parallel_links_the_strongest_is_shown_then_the_first_kind(links: str, expected: tuple[str, int]) -> None:
    sight = sight_of(f"Process a; Process p; p -contributes_to-> Priority z; z -aligns_to-> Purpose zz; {links}")

    proof = sight.proof(0)

    assert proof is not None
    assert _shown(sight, proof)[0] == expected


def test_a_strong_long_thread_is_better_than_a_weak_short_one() -> None:
    sight = sight_of(
        "Process a -contributes_to[strength=2]-> Priority o; o -aligns_to-> Purpose z; a -enables-> Process b; "
        "b -produces-> Service s; s -achieves-> Outcome q; q -achieves-> z; Process a; Process b"
    )

    proof = sight.proof(0)

    assert proof is not None
    assert _walk(sight, proof) == ["a", "b", "s", "q", "z"]
    assert proof.strength == 3


def test_the_proof_of_an_anchor_has_no_hop() -> None:
    sight = sight_of("Purpose p1")

    assert sight.proof(0) == Proof((), 3)


def test_where_nothing_serves_there_is_no_proof() -> None:
    assert sight_of("Improvement i1 -delivers-> Priority o1").proof(0) is None
