"""What a board has to know and to look after."""

from __future__ import annotations

import pytest

from graph.analysis.board_knowledge import BoardKnowledge
from graph.analysis.examples import case_of, monthly

BOARD = """
Purpose p1 statement="Keep people well" type=purpose -exists_to_meet-> Need d1; Priority o1 -aligns_to-> p1
StakeholderGroup g1 customer=current; StakeholderGroup g2 customer=future; StakeholderGroup g3 customer=no
Measure m1 -measures-> o1; Measure m2 -measures-> Process r1
Improvement i1 method=lean; Improvement i2 method=lean; Improvement i3
FrameworkItem t1 scheme=hcqs_2023 code=D1; FrameworkItem t2 scheme=hcqs_2023 code=D2; Service s1 -classified_as-> t1
"""


def ids(text: str, name: str) -> list[str]:
    """Return a list of what a board has to know, as ids."""
    case = case_of(text)
    return [case.snapshot.ids[node] for node in getattr(BoardKnowledge(case), name)]


@pytest.mark.parametrize(
    ("name", "found"),
    [("purposes", ["p1"]), ("people", ["g1", "g2"]), ("priorities", ["o1"]), ("measures", ["m1"]), ("quality", ["t1"])],
)
def test_BD_01_what_everybody_on_the_board_should_know_comes_from_the_map(name: str, found: list[str]) -> None:
    assert ids(BOARD, name) == found


def test_BD_01_the_methods_of_improvement_in_use_are_counted() -> None:
    assert BoardKnowledge(case_of(BOARD)).methods == {"": 1, "lean": 2}


def test_BD_05_overdue_reviews_and_the_log_of_decisions_are_told() -> None:
    text = (
        "StandardWork k1 review_due=2026-06-30; Process r1 review_due=2026-01-01; Process r2 review_due=2026-07-01\n"
        "Decision c1 made_on=2026-01-01; Decision c2 made_on=2026-05-01; Decision c3 made_on=2026-07-02"
    )

    assert ids(text, "overdue") == ["r1", "k1"]
    assert ids(text, "decisions") == ["c2", "c1"]


@pytest.mark.parametrize(
    ("owner", "missing"),
    [
        ("", ["o1"]),
        ("OrgUnit u1 level=directorate; Role w1 -part_of-> u1; o1 -owned_by-> w1", []),
        ("OrgUnit u1 level=team; Role w1 -part_of-> u1; o1 -owned_by-> w1", ["o1"]),
        ("o1 -owned_by-> Role w1", ["o1"]),
        ("o1 -owned_by-> Role w1; w1 -sits_on-> Forum h1 type=board", []),
    ],
)
def test_BD_11_a_priority_without_an_accountable_executive_is_told(owner: str, missing: list[str]) -> None:
    assert ids(f"Priority o1\n{owner}", "without_executive") == missing


def test_BD_09_strategies_are_matched_with_priorities_and_those_that_move_none_are_told() -> None:
    case = case_of(
        BOARD
        + "Plan l1 type=strategy -allocates[wte=1]-> i1; i1 -delivers-> o1; Plan l2 type=strategy; Plan l3 type=annual"
    )

    found = [one.record(case) for one in BoardKnowledge(case).strategies]

    assert found == [{"id": "l1", "moves": [{"priority": "o1", "by": ["i1"]}]}, {"id": "l2", "moves": []}]


WORSE = "Measure m1 direction=increase -measures-> Process r1; " + monthly("m1", *[10, 12] * 6, 0) + "\n"


@pytest.mark.parametrize(
    ("text", "turn"),
    [
        ("", "seen"),
        ("Issue x1 state=open -about-> r1", "challenged"),
        ("Improvement i1 -improves-> r1", "challenged"),
        ("Issue x1 state=resolved -about-> r1", "mended"),
        ("Issue x1 state=resolved resolved_on=2024-01-01 -about-> r1", "seen"),
        ("Decision c1 made_on=2024-01-01 -about-> r1", "seen"),
        ("Decision c1 made_on=2026-06-20 -about-> r1", "challenged"),
        ("Issue x1 state=resolved -about-> m1; Forum h1 type=board -oversees-> m1", "returned"),
    ],
)
def test_BD_10_a_challenge_goes_from_variation_to_the_front_line_and_back(text: str, turn: str) -> None:
    (found,) = BoardKnowledge(case_of(WORSE + text)).challenges

    assert found.turn == turn


def test_BD_10_what_varies_by_chance_asks_for_no_challenge() -> None:
    steady = "Measure m1 direction=increase -measures-> Process r1; " + monthly("m1", *[10, 12] * 6)

    assert BoardKnowledge(case_of(steady)).challenges == []


def test_BD_04_enablers_to_which_nothing_goes_are_told() -> None:
    text = (
        "FrameworkItem t1 scheme=hcqs_2023 code=E1; FrameworkItem t2 scheme=hcqs_2023 code=E2\n"
        "Improvement i1 wte=1 -classified_as-> t1; Improvement i2 -classified_as-> t2"
    )

    assert ids(text, "unresourced") == ["t2"]
    assert ids(text + "\nPlan l1 -allocates[amount=5]-> i2", "unresourced") == []
