"""What differs between two answers: by id where there is one, else by place."""

from __future__ import annotations

from typing import Any

import pytest

from api.answers.changed import changed


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ({"a": 1}, {"a": 1}, []),
        ({"a": 1}, {"a": None}, [("changed", "a", 1, None)]),
        ({"a": 1}, {"b": 1}, [("gone", "a", 1, None), ("appeared", "b", None, 1)]),
        ([{"id": "x"}, {"id": "y"}], [{"id": "y"}, {"id": "x"}], []),
        ([{"id": "x", "n": 1}], [{"id": "x", "n": 2}], [("changed", "x/n", 1, 2)]),
        (
            [{"node": {"id": "x"}, "n": 1}],
            [{"node": {"id": "y"}, "n": 1}],
            [
                ("gone", "x", {"node": {"id": "x"}, "n": 1}, None),
                ("appeared", "y", None, {"node": {"id": "y"}, "n": 1}),
            ],
        ),
        ([1, 2], [1, 3], [("changed", "2", 2, 3)]),
        (["a", "b"], ["b"], [("gone", "a", "a", None)]),
        ([{"id": "x"}, {"id": "x"}], [{"id": "x"}], [("gone", "2", {"id": "x"}, None)]),
        (None, {"a": 1}, [("changed", "", None, {"a": 1})]),
    ],
)
def test_answers_are_compared_place_by_place(before: Any, after: Any, found: list[Any]) -> None:
    told = [(one.sort, "/".join(one.path), one.before, one.after) for one in changed(before, after)]

    assert told == found
