"""The map of processes taken without direction: where it hangs together in one process alone."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from graph.analysis.case import Case

MAP = ("flows_to", "enables", "steers")


def choke_points(case: Case, suspects: Collection[int]) -> dict[int, list[int]]:
    """Return those of some processes without which the map of processes falls apart, each with those next to it.

    The map is that of live processes joined by flow, help and steering, whichever way these point.

    Source: articulation points, Hopcroft & Tarjan, Algorithm 447 (1973).
    """
    if not suspects:
        return {}
    import rustworkx

    snapshot = case.snapshot
    links = np.flatnonzero(snapshot.link_live & snapshot.kind_mask(*MAP))
    pairs = zip(snapshot.sources[links].tolist(), snapshot.targets[links].tolist(), strict=True)
    joined = {(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}
    on_map = sorted({node for pair in joined for node in pair})
    number = {node: place for place, node in enumerate(on_map)}
    drawn: rustworkx.PyGraph[int, None] = rustworkx.PyGraph(multigraph=False)
    drawn.add_nodes_from(on_map)
    drawn.add_edges_from_no_data([(number[one], number[other]) for one, other in sorted(joined)])
    cuts = {on_map[place] for place in rustworkx.articulation_points(drawn)}
    return {
        node: sorted(on_map[place] for place in drawn.neighbors(number[node]))
        for node in sorted(suspects)
        if node in cuts
    }
