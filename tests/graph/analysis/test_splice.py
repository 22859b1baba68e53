"""Spliced columns are what they would be as plain lists."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.splice import MOST_PIECES, Pieced, Splice
from graph.packed import Coded


@st.composite
def splices(draw: st.DrawFn, size: int) -> tuple[Splice, list[int], list[int]]:
    rows = draw(st.lists(st.integers(0, size - 1), unique=True)) if size else []
    cut = draw(st.integers(0, len(rows)))
    before = sorted(draw(st.lists(st.integers(0, size), max_size=4)))
    splice = Splice(size, rows[:cut], sorted(rows[cut:]), before)
    return splice, [1000 + row for row in rows[:cut]], [2000 + number for number in range(len(before))]


def _plain(values: list[int], splice: Splice, changed: list[int], put_in: list[int]) -> list[int]:
    new = dict(zip(splice.changed, changed, strict=True))
    found = []
    for row in range(splice.size + 1):
        found += [value for place, value in zip(splice.before, put_in, strict=True) if place == row]
        if row < splice.size and row not in splice.removed:
            found.append(new.get(row, values[row]))
    return found


@given(st.data(), st.lists(st.integers(0, 99), max_size=12))
def test_arrays_lists_and_pieces_agree_through_several_changes(data: st.DataObject, values: list[int]) -> None:
    array, listed, pieced = np.array(values, dtype=np.int32), values, values

    for _ in range(3):
        splice, changed, put_in = data.draw(splices(len(values)))
        values = _plain(values, splice, changed, put_in)
        array = splice.array(array, changed, put_in)
        listed, pieced = splice.listed(listed, changed, put_in), splice.pieced(pieced, changed, put_in)

        assert array.tolist() == listed == list(pieced) == values
        assert [pieced[row] for row in range(-len(values), len(values))] == [*values, *values]
        assert list(pieced[1:-1]) == values[1:-1]


@given(st.data(), st.integers(0, 9))
def test_each_row_is_told_where_it_moved(data: st.DataObject, size: int) -> None:
    splice, changed, put_in = data.draw(splices(size))

    moved = splice.moved().tolist()

    after = _plain(list(range(size)), Splice(size, (), splice.removed, splice.before), [], put_in)
    assert moved == [after.index(row) if row in after else -1 for row in range(size)]
    assert splice.moves == bool(splice.removed or splice.before)
    assert len(changed) == len(splice.changed)


def test_a_place_outside_is_an_error() -> None:
    pieced = Pieced([([1, 2], 0, 2)])

    for place in (2, -3):
        with pytest.raises(IndexError):
            pieced[place]


def test_too_many_pieces_become_a_plain_list() -> None:
    values = list(range(MOST_PIECES * 2))
    few, many = Splice(len(values), [1]), Splice(len(values), list(range(0, len(values), 2)))

    assert isinstance(few.pieced(values, [1], []), Pieced)
    assert many.pieced(values, list(many.changed), []) == values


def test_a_column_whose_words_stand_twice_takes_many_changes() -> None:
    values = Coded(np.array([0, 1, 2] * MOST_PIECES, dtype=np.uint8), ["may", "june", "may"])
    splice = Splice(len(values), changed=range(MOST_PIECES), removed=[len(values) - 1], before=[len(values)])
    changed = ["june", "july"] * (MOST_PIECES // 2)

    column = splice.pieced(values, changed, ["august"])

    assert list(column) == [*changed, *list(values)[MOST_PIECES:-1], "august"]
