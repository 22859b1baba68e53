"""Choke points of the map of processes are its articulation points."""

from __future__ import annotations

import networkx
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.examples import case_of
from graph.analysis.words_flow import choke_points

SIZE = 8
PAIRS = st.lists(
    st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1), st.sampled_from(["flows_to", "enables", "steers"])),
    max_size=14,
)


@given(PAIRS)
def test_they_are_those_of_networkx(pairs: list[tuple[int, int, str]]) -> None:
    nodes = "; ".join(f"Process r{number}" for number in range(SIZE))
    case = case_of("\n".join([nodes, *(f"r{one} -{kind}-> r{other}" for one, other, kind in dict.fromkeys(pairs))]))
    drawn = networkx.Graph((one, other) for one, other, _ in pairs if one != other)

    found = choke_points(case, range(SIZE))

    assert set(found) == set(networkx.articulation_points(drawn))
    assert all(near == sorted(drawn[node]) for node, near in found.items())


def test_only_suspects_are_told() -> None:
    case = case_of("Process r0 -flows_to-> Process r1; r1 -flows_to-> Process r2; r2 -flows_to-> Process r3")

    assert choke_points(case, [0, 2]) == {2: [1, 3]}
    assert choke_points(case, []) == {}
