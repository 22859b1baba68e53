"""What is wrong with an input, the same thing said once."""

from __future__ import annotations

from api.say.problems import problem_lines, problems_sentence
from graph.model import Place, Problem
from graph.problem_list import Problems


def at(row: int, message: str = "importance must be 1 to 5", value: str = "9", suggestion: str = "") -> Problem:
    """Return an error of a row."""
    return Problem("error", message, Place("needs.csv", "", row, "importance"), value, suggestion)


def test_the_same_message_is_said_once_with_its_first_places() -> None:
    lines = list(problem_lines([at(row) for row in range(2, 7)], 12))

    assert lines == [
        "", "Refused (5 errors)",
        "  - 5 times: importance must be 1 to 5. At: needs.csv, row 2, column importance (9), needs.csv, row 3, column "
        "importance (9), needs.csv, row 4, column importance (9) and 2 more.",
    ]  # fmt: skip


def test_with_all_every_place_is_said() -> None:
    lines = list(problem_lines([at(row) for row in range(2, 7)], None))

    assert lines[-1].count("needs.csv") == 5


def test_messages_that_differ_in_a_name_only_are_one() -> None:
    problems = [Problem("warning", f"Value '{name}' lacks statement") for name in ("a", "b", "c")]

    lines = list(problem_lines(problems, 12))

    assert lines == [
        "",
        "Kept, but look at it (3 warnings)",
        "  - 3 times: Value 'a' lacks statement. The same of 'b' and 'c'.",
    ]


def test_a_nearest_word_is_a_question_and_anything_else_a_hint() -> None:
    word = list(problem_lines([at(2, value="mainstey", suggestion="mainstay")], 12))[-1]
    hint = list(problem_lines([at(2, suggestion="format the column as text")], 12))[-1]

    assert "Did you mean mainstay?" in word
    assert "Hint: format the column as text." in hint


def test_a_hint_that_the_message_holds_already_is_not_said_twice() -> None:
    assert "Hint" not in list(problem_lines([at(2, suggestion="1 to 5")], 12))[-1]


def test_errors_come_before_warnings_and_a_long_list_stops() -> None:
    problems = [Problem("warning", "w"), *(at(row, f"wrong in way {row}") for row in range(20))]

    lines = list(problem_lines(problems, 3))

    assert lines[1] == "Refused (20 errors)"
    assert lines[5] == "  - and 17 more (--all)"
    assert lines[7] == "Kept, but look at it (1 warning)"


def test_a_long_value_is_cut() -> None:
    line = list(problem_lines([at(2, value="x" * 200)], 12))[-1]

    assert "x" * 39 + "…" in line
    assert "x" * 41 not in line


def test_the_number_of_problems_is_a_sentence() -> None:
    assert problems_sentence([at(1), at(2), Problem("warning", "w")]) == "2 errors and 1 warning."


def test_very_many_problems_are_said_as_few_are() -> None:
    few = [*(at(row) for row in range(2, 9)), *(Problem("warning", f"Value '{row % 5}' lacks it") for row in range(9))]
    many = Problems(3)
    many.extend(few)

    assert list(problem_lines(many, 12)) == list(problem_lines(few, 12))
    assert list(problem_lines(many, None)) == list(problem_lines(few, None))
    assert problems_sentence(many) == problems_sentence(few) == "7 errors and 9 warnings."
    assert "The same of '1', '2', '3' and 1 more." in list(problem_lines(many, 12))[-1]
