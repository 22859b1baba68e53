"""GEXF as Gephi and networkx write it, and as they read ours."""

from __future__ import annotations

from io import BytesIO

import networkx as nx

from graph.model import Link, Node
from graph.ontology import Ontology
from loaders import read_file
from loaders.gexf import write
from tests.loaders.conftest import SAMPLES, Reader


def test_nodes_and_edges_are_read_with_their_attributes(ontology: Ontology) -> None:
    batch = read_file(SAMPLES / "gexf" / "good.gexf", ontology)

    first = batch.nodes[0]
    assert (first.kind, first.name, first.fields) == (
        "Process", "Book visits", {"valid_from": "2025-01-01", "lane": "mainstay"},
    )  # fmt: skip
    assert [(link.source, link.kind, link.target, link.extra) for link in batch.links] == [
        ("p1", "flows_to", "p2", {"weight": "2.0"})
    ]
    assert batch.lost[0].count == 1


def test_what_networkx_writes_is_read(read: Reader) -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node("a", kind="Need", label="Be seen", importance=4)
    graph.add_edge("a", "a", kind="is tied to")
    out = BytesIO()
    nx.write_gexf(graph, out)

    batch = read(out.getvalue(), "made.gexf")

    assert (batch.nodes[0].name, batch.nodes[0].fields["importance"]) == ("Be seen", 4)
    assert batch.links[0].kind == "relates_to"


def test_networkx_reads_what_is_written() -> None:
    text = write([Node("d1", "Need", 'A "b" <c>', {"importance": 5})], [Link("d1", "relates_to", "d1")])

    graph = nx.read_gexf(BytesIO(text.encode()))

    assert graph.nodes["d1"]["label"] == 'A "b" <c>'
    assert graph.nodes["d1"]["importance"] == 5
    assert [data["kind"] for _, _, data in graph.edges(data=True)] == ["relates_to"]
