"""Tests of `api.long_lists`: JSON that is written run by run is the JSON of the whole."""

from __future__ import annotations

import orjson
import pytest

from api import long_lists
from api.long_lists import FORM, LongList, json_parts, records_of
from graph.model import Place, Problem
from graph.problem_list import Problems

PROBLEMS = [Problem("warning", f"wrong – {row}", Place("a.csv", "", row), suggestion='say "x"') for row in range(5)]


@pytest.mark.parametrize("number", [0, 1, 2, 3, 4, 5])
def test_json_in_parts_is_the_json_of_the_whole(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_lists, "RUN", 2)
    said = {"read": {"nodes": 1}, "none": None, "a": [], "z": "last"}
    whole = said | {"problems": [problem.record() for problem in PROBLEMS[:number]]}

    parts = list(json_parts(said | {"problems": LongList(PROBLEMS[:number])}))

    assert b"".join(parts) == orjson.dumps(whole, option=FORM)


def test_an_answer_without_a_long_list_is_written_as_one() -> None:
    assert list(json_parts([1])) == [b"[\n  1\n]"]


def test_records_of_few_problems_are_held_and_of_very_many_are_not() -> None:
    many = Problems(2)
    many.extend(PROBLEMS)

    assert records_of(tuple(PROBLEMS)) == [problem.record() for problem in PROBLEMS]
    assert isinstance(records_of(many.in_order()), LongList)
