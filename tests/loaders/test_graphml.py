"""GraphML as networkx reads it."""

from __future__ import annotations

from io import BytesIO

import networkx as nx

from graph.model import Link, Node
from loaders.graphml import write


def graph(nodes: list[Node], links: list[Link]) -> nx.MultiDiGraph:
    """Return what networkx reads of nodes and links."""
    return nx.read_graphml(BytesIO(write(nodes, links).encode()), force_multigraph=True)


def test_nodes_and_links_come_with_all_their_fields_typed() -> None:
    nodes = [
        Node("d1", "Need", "Be seen <soon> & well", {"importance": 5, "tags": ("a", "b")}, {"Theme": "x"}),
        Node("s1", "Service", "Visits", {"critical": True, "volume": 2.5}),
    ]

    made = graph(nodes, [Link("s1", "meets", "d1", {"strength": 2})])

    assert made.nodes["d1"] == {
        "kind": "Need",
        "name": "Be seen <soon> & well",
        "importance": 5,
        "tags": "a; b",
        "extra: Theme": "x",
    }
    assert made.nodes["s1"] == {"kind": "Service", "name": "Visits", "critical": True, "volume": 2.5}
    assert list(made.edges(data=True)) == [("s1", "d1", {"kind": "meets", "strength": 2})]


def test_links_of_several_kinds_between_two_nodes_stay_apart() -> None:
    nodes = [Node("a", "Process", "A"), Node("b", "Process", "B")]

    made = graph(nodes, [Link("a", "enables", "b"), Link("a", "steers", "b")])

    assert sorted(data["kind"] for _, _, data in made.edges(data=True)) == ["enables", "steers"]


def test_whole_and_broken_numbers_of_one_field_are_numbers_and_mixtures_are_texts() -> None:
    nodes = [Node("a", "K", "A", {"size": 1, "mix": "x"}), Node("b", "K", "B", {"size": 1.5, "mix": 2})]

    made = graph(nodes, [])

    assert [made.nodes[node]["size"] for node in "ab"] == [1.0, 1.5]
    assert [made.nodes[node]["mix"] for node in "ab"] == ["x", "2"]


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    made = graph([Node('a"<&', "Need", "A\x0bB\x00")], [])

    assert made.nodes['a"<&']["name"] == "AB"


def test_nothing_is_still_a_graph() -> None:
    assert len(graph([], [])) == 0
