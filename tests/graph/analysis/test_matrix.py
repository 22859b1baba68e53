"""Tests of `graph.analysis.matrix`: cells by links, whichever way they lead, and by ways through something else."""

from __future__ import annotations

from graph.analysis.matrix import cells
from tests.graph.analysis.organisations import snapshot_of

AIMS = """
Priority A1 "Short waits"; Priority A2 "Safe care"; Objective O1 "See all in a week" -aligns_to-> A1
Process R1 "Receive" lane=mainstay; Process R2 "Treat" lane=mainstay; Process R3 "Print" lane=support
R1 -contributes_to[strength=2]-> O1
R2 -contributes_to[strength=1]-> O1; R2 -contributes_to[strength=3]-> A2
"""


def filled(text: str, rows: list[str], columns: list[str]) -> dict[tuple[str, str], tuple[int, bool]]:
    """Return strength and directness of each filled cell, by ids."""
    snapshot = snapshot_of(text)
    places = [[snapshot.index[one] for one in ids] for ids in (rows, columns)]
    return {
        (snapshot.ids[one.row], snapshot.ids[one.column]): (one.strength, one.is_direct)
        for one in cells(snapshot, *places)
    }


def test_a_cell_has_the_strength_of_its_link_or_of_the_weakest_link_of_the_best_way() -> None:
    assert filled(AIMS, ["R1", "R2", "R3"], ["A1", "A2", "O1"]) == {
        ("R1", "A1"): (2, False),
        ("R1", "O1"): (2, True),
        ("R2", "A1"): (1, False),
        ("R2", "A2"): (3, True),
        ("R2", "O1"): (1, True),
    }


def test_rows_and_columns_may_change_places() -> None:
    found = filled(AIMS, ["R1", "R2", "R3"], ["A1", "A2", "O1"])

    turned = filled(AIMS, ["A1", "A2", "O1"], ["R1", "R2", "R3"])

    assert turned == {(column, row): told for (row, column), told in found.items()}


def test_nothing_is_tied_to_itself() -> None:
    assert filled(AIMS, ["O1"], ["O1"]) == {}
