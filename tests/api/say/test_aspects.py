"""How the aspects hang together, in sentences."""

from __future__ import annotations

from api.say.aspects import aspect_lines
from api.say.names import Names
from graph.analysis.aspects import Aspects
from tests.graph.analysis.organisations import snapshot_of
from tests.graph.analysis.test_aspects import BOARD


def test_LS_08_the_matrix_is_told_row_by_row_and_empty_cells_are_named() -> None:
    snapshot = snapshot_of(BOARD)

    lines = list(aspect_lines(Aspects(snapshot), Names(snapshot), None))

    assert lines[0] == "Things of each: planning 3, improvement 1, control 2, assurance 2 and feedback 1."
    assert "  - From planning to planning 1, improvement 0, control 0, assurance 1 and feedback 0." in lines
    assert any("no link leads from planning to improvement" in line for line in lines)


def test_LS_09_tools_linked_with_nothing_are_listed() -> None:
    snapshot = snapshot_of(BOARD)

    lines = list(aspect_lines(Aspects(snapshot), Names(snapshot), None))

    assert lines[-2:] == ["1 tool linked with nothing", "  - “L3” (tool, L3)"]
