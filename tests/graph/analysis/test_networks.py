"""An organisation as a networkx graph: everything live, under its own ids and kinds, and nothing personal."""

from __future__ import annotations

import sys

import networkx
import pytest

from graph.analysis.networks import to_networkx
from graph.errors import WrongUse
from tests.graph.analysis.organisations import DAY, snapshot_of

ORGANISATION = """
Process a "Receive" lane=mainstay number=1 -flows_to[strength=2]-> Process b "Treat" lane=mainstay
a -informs-> b; Role r "Lead" holder="Ann Other"; a -owned_by-> r
Need old status=stopped -felt_by-> StakeholderGroup g
"""


def test_everything_live_is_there_with_its_kind_and_what_was_given() -> None:
    graph = to_networkx(snapshot_of(ORGANISATION))

    assert graph.graph == {"as_of": DAY, "revision": 0}
    assert dict(graph.nodes) == {
        "a": {"kind": "Process", "name": "Receive", "lane": "mainstay", "number": 1},
        "b": {"kind": "Process", "name": "Treat", "lane": "mainstay"},
        "g": {"kind": "StakeholderGroup", "name": "g"},
        "r": {"kind": "Role", "name": "Lead"},
    }
    assert sorted(graph.edges(data=True), key=str) == sorted(
        [
            ("a", "b", {"kind": "flows_to", "strength": 2, "basis": "asserted"}),
            ("a", "b", {"kind": "informs", "strength": 3, "basis": "asserted"}),
            ("a", "r", {"kind": "owned_by", "strength": 3, "basis": "asserted"}),
        ],
        key=str,
    )
    assert networkx.has_path(graph, "a", "r")


def test_everything_recorded_can_be_asked_for() -> None:
    graph = to_networkx(snapshot_of(ORGANISATION), live=False)

    assert "old" in graph
    assert graph.has_edge("old", "g")


def test_without_networkx_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "networkx", None)

    with pytest.raises(WrongUse, match=r"golden-thread\[export\]"):
        to_networkx(snapshot_of(ORGANISATION))
