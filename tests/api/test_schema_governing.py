"""What a board has to know, over GraphQL."""

from __future__ import annotations

import pytest

from tests.api.asking import ask
from tests.graph.analysis.test_board_knowledge import BOARD, WORSE

pytestmark = pytest.mark.slow

DOCUMENT = """{ boardView {
  purposes { id } people { id } priorities { id } measures { totalCount } methods { method count } quality { id }
  infrastructure { item label(language: CY) part whole missing { totalCount } sentence }
  withoutExecutive { id } unresourced { id } strategies { strategy { id } priorities { id } sentence }
  challenges { nodes { measure { id } since turn challenges { id } forums { id } sentence } }
  overdue(first: 5) { id } decisions(first: 5) { id }
} }"""


def test_BD_01_all_that_a_board_has_to_know_comes_in_one_question() -> None:
    found = ask(
        DOCUMENT,
        BOARD.replace("Measure m2 -measures-> Process r1", WORSE.replace("m1", "m9")) + "Plan l1 type=strategy",
    )["boardView"]

    assert found["people"] == [{"id": "g1"}, {"id": "g2"}]
    assert (len(found["infrastructure"]), found["infrastructure"][0]["item"]) == (7, "map")
    assert found["strategies"][0]["priorities"] == []
    assert found["challenges"]["nodes"][0]["turn"] == "seen"
    assert found["withoutExecutive"] == [{"id": "o1"}]
