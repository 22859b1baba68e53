"""Roles say which links are followed and which way."""

from __future__ import annotations

from graph.analysis.following import follow
from graph.analysis.graphs import Graph
from tests.graph.analysis.organisations import snapshot_of

TEXT = "Process a -enables-> Process b; a -flows_to-> b; b -depends_on-> Resource z; a -owned_by-> Role w; Process a"


def _entries(graph: Graph) -> list[tuple[int, int]]:
    return list(zip(graph.tails.tolist(), graph.heads.tolist(), strict=True))


def test_impact_runs_against_dependence_and_sight_does_not_follow_it() -> None:
    snapshot = snapshot_of(TEXT)

    assert snapshot.ids == ["a", "b", "w", "z"]
    assert _entries(follow(snapshot, "impact", snapshot.link_live)) == [(0, 1), (3, 1)]
    assert _entries(follow(snapshot, "sight", snapshot.link_live)) == [(0, 1)]


def test_of_parallel_links_the_alphabetically_first_kind_is_kept() -> None:
    snapshot = snapshot_of(TEXT)

    graph = follow(snapshot, "sight", snapshot.link_live)

    assert [snapshot.link_kind(link) for link in graph.links] == ["enables"]


def test_links_of_a_trait_can_be_left_out() -> None:
    snapshot = snapshot_of(TEXT)

    assert _entries(follow(snapshot, "sight", snapshot.link_live, without_trait="work_loop")) == []


def test_only_links_that_may_be_followed_are() -> None:
    snapshot = snapshot_of("Process a -enables[valid_to=2026-06-30]-> Process b; Process a")

    assert _entries(follow(snapshot, "sight", snapshot.link_live)) == []
