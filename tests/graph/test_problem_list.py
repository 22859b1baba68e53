"""Tests of `graph.problem_list`: problems as they are found and in the order of the input, held or in a file."""

from __future__ import annotations

import pytest

from graph.model import Place, Problem
from graph.problem_list import InOrder, Problems, errors_in, tables_of, together

FOUND = [
    Problem("error", "e", Place("b.csv", "", 7, "lane"), "x", "y"),
    Problem("warning", "w", Place("a.csv", "s", 9)),
    Problem("warning", "w", Place("b.csv", "", 3)),
    Problem("warning", "later of the same row", Place("b.csv", "", 3)),
    Problem("error", "of the file", Place("a.csv", "s")),
    Problem("error", "e", Place("b.csv", "", 7, "lane"), "x", "y"),
]
ORDER = [2, 3, 0, 5, 4, 1]


def gathered(most_held: int) -> Problems:
    """Return problems, in a file where more are found than that."""
    problems = Problems(most_held)
    problems.extend(FOUND)
    return problems


@pytest.mark.parametrize("most_held", [2, 5, 50])
def test_problems_come_by_table_and_row_whether_they_are_held_or_not(most_held: int) -> None:
    ordered = gathered(most_held).in_order()

    assert list(ordered) == [FOUND[place] for place in ORDER]
    assert [ordered[1], ordered[-1]] == [FOUND[3], FOUND[1]]
    assert list(ordered[1:4]) == [FOUND[place] for place in ORDER[1:4]]
    assert (len(ordered), errors_in(ordered)) == (6, 3)
    assert isinstance(ordered, InOrder) == (most_held < 6)


@pytest.mark.parametrize("most_held", [2, 50])
def test_what_is_said_of_a_row_again_is_told_once_and_the_order_of_tables_may_be_given(most_held: int) -> None:
    problems = gathered(most_held)
    same = problems.in_order([("a.csv", "s")], problems._rows)

    assert list(same) == [FOUND[place] for place in (4, 1, 2, 0)]


@pytest.mark.parametrize("most_held", [2, 50])
def test_problems_are_put_together_in_the_order_given(most_held: int) -> None:
    problems = gathered(most_held).in_order()

    assert list(together(problems, (), FOUND[:1])) == [*problems, FOUND[0]]
    assert together(problems, ()) is problems
    assert together(()) == ()
    assert list(dict.fromkeys(tables_of(problems))) == [("b.csv", ""), ("a.csv", "s")]
