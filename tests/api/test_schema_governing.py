"""What a board has to know, over GraphQL, and theories of change."""

from __future__ import annotations

import pytest

from tests.api.asking import ask
from tests.graph.analysis.test_board_knowledge import BOARD, WORSE
from tests.graph.analysis.test_theory_of_change import THEORY

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


def test_QI_05_a_theory_of_change_comes_as_an_outline_with_its_gaps() -> None:
    found = ask(
        '{ theoryOfChange(id: "i1") { aim { id } outline ideas { idea { id } untested unmeasured } } }', THEORY
    )["theoryOfChange"]

    assert [one["untested"] for one in found["ideas"]] == [False, True]
    assert len(found["outline"]) == 6
