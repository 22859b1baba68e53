"""The board of a team for one day."""

from __future__ import annotations

from graph.analysis.examples import case_of, monthly
from graph.analysis.team_board import TeamBoard

TEAM = (
    "OrgUnit u1; OrgUnit u2 -part_of-> u1; OrgUnit u3\n"
    "u1 -runs-> Process r1 number=2; u2 -runs-> Process r2 number=1; u3 -runs-> Process r3; u1 -runs-> Process r4\n"
    "Measure m1 direction=increase frequency=monthly -measures-> r1; Measure m2 unit=u1\n"
    "Issue x1 state=open -about-> r1; Issue x2 state=open -about-> r1; x2 -about-> r3\n"
    "Issue x3 state=escalated tier_now=1 -about-> r2; Issue x4 state=resolved fixed_locally=true -about-> r1\n"
    "Improvement i1 -improves-> r2; Improvement i2 -improves-> r3; Forum h1 -oversees-> u1\n"
    "Feedback f1 received_on=2026-06-01 -about-> r1; Feedback f2 received_on=2026-05-01 -about-> r2\n"
    "Feedback f3 received_on=2026-05-01 state=told_back -about-> r1\n"
    "r1 -standardised_by-> StandardWork k1\n" + monthly("m1", *[10, 12] * 6) + "; m2 @ 2026-01-01 = 3"
)


def board_of(text: str = TEAM) -> TeamBoard:
    """Return the board of the unit `u1` of a text."""
    case = case_of(text)
    return TeamBoard(case, case.snapshot.index["u1"])


def ids(board: TeamBoard, positions: object) -> list[str]:
    """Return positions as ids."""
    return [board.snapshot.ids[position] for position in positions]  # type: ignore[attr-defined]


def test_QC_01_the_board_answers_whether_our_work_is_in_control_today() -> None:
    board = board_of()

    assert ids(board, board.processes) == ["r2", "r1", "r4"]
    assert [(board.snapshot.ids[one.node], one.state) for one in board.running] == [("r1", "no_target")]
    assert ids(board, board.unmeasured) == ["r2", "r4"]
    assert [(board.snapshot.ids[one.measure], one.state) for one in board.measures] == [("m2", "too_few")]


def test_QC_11_the_board_is_made_from_what_is_recorded() -> None:
    board = board_of()

    assert ids(board, (one.issue for one in board.local)) == ["x1"]
    assert ids(board, (one.issue for one in board.needing_help)) == ["x2"]
    assert ids(board, (one.issue for one in board.passed_up)) == ["x3"]
    assert ids(board, (one.process for one in board.undefined)) == ["r2", "r4"]
    assert (ids(board, board.improvements), ids(board, board.forums)) == (["i1"], ["h1"])


def test_what_people_said_and_wait_for_comes_the_longest_first() -> None:
    board = board_of()

    assert ids(board, (one.item for one in board.heard)) == ["f2", "f1"]


def test_values_that_are_overdue_are_told() -> None:
    board = board_of(TEAM.replace("2026-0", "2025-0"))

    assert ids(board, board.silent) == ["m1"]
    assert board_of().silent == []


def test_what_was_mended_on_the_spot_is_on_the_board() -> None:
    board = board_of(TEAM.replace("fixed_locally=true", "fixed_locally=true resolved_on=2026-06-30"))

    assert ids(board, board.fixed) == ["x4"]
