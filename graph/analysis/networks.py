"""An organisation as a networkx graph, for what planners and analysts take out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.snapshot import Snapshot
from graph.errors import WrongUse

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def to_networkx(snapshot: Snapshot, *, live: bool = True) -> MultiDiGraph[str]:
    """Return an organisation as a directed graph with parallel links: nodes by id, links keyed by their kind.

    Args:
        snapshot: The organisation.
        live: Only what counts on its day; else everything recorded.

    Returns:
        Nodes with `kind`, `name` and the fields that were given and are neither personal nor sensitive; links with
        `kind`, `strength` and `basis`.

    Raises:
        WrongUse: If networkx is not installed.
    """
    try:
        import networkx
    except ImportError:
        raise WrongUse("networkx is not installed; pip install 'golden-thread[export]' brings it") from None
    graph: MultiDiGraph[str] = networkx.MultiDiGraph(as_of=snapshot.date, revision=snapshot.revision)
    for node in range(len(snapshot)):
        if snapshot.live[node] or not live:
            graph.add_node(snapshot.ids[node], **_attributes(snapshot, node))
    counted = snapshot.link_live if live else snapshot.link_live | True
    for link in counted.nonzero()[0].tolist():
        source, target = int(snapshot.sources[link]), int(snapshot.targets[link])
        kind, basis = snapshot.link_kind(link), snapshot.columns.links.bases[link]
        strength = int(snapshot.strengths[link])
        graph.add_edge(snapshot.ids[source], snapshot.ids[target], kind=kind, strength=strength, basis=basis)
    return graph


def _attributes(snapshot: Snapshot, node: int) -> dict[str, object]:
    declared = snapshot.ontology.fields_of(snapshot.kinds[node])
    open_to_all = {name for name, field in declared.items() if not field.guarded}
    given = {name: value for name, value in snapshot.given(node).items() if name in open_to_all}
    return {"kind": snapshot.kinds[node], "name": snapshot.names[node], **given}
