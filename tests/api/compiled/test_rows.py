"""Rows of JSON from columns, whatever the names of the columns are."""

from __future__ import annotations

import orjson
from hypothesis import given
from hypothesis import strategies as st

from api.compiled.rows import Pieces, rows_of, split, spread, values_of, written

NAMES = st.from_regex(r"[_A-Za-z][_0-9A-Za-z]{0,9}", fullmatch=True)


@given(st.lists(NAMES, min_size=1, max_size=30, unique=True), st.integers(0, 3))
def test_rows_hold_what_columns_hold_in_the_order_of_the_keys(keys: list[str], count: int) -> None:
    columns = [[f"{key}{row}" for row in range(count)] for key in keys]

    rows = rows_of(tuple(keys))(columns)

    assert [list(row.items()) for row in rows] == [[(key, f"{key}{row}") for key in keys] for row in range(count)]


@given(st.lists(st.one_of(st.none(), st.lists(st.integers(), max_size=3)), max_size=5))
def test_lists_are_split_as_they_were_joined(lists: list[list[int] | None]) -> None:
    joined = [one for some in lists for one in some or ()]

    assert split(joined, [-1 if some is None else len(some) for some in lists]) == lists


@given(st.lists(st.one_of(st.none(), st.integers()), max_size=5))
def test_values_are_spread_to_their_places(values: list[int | None]) -> None:
    there = [value is not None for value in values]

    assert spread([value for value in values if value is not None], there) == values


@given(st.lists(st.one_of(st.none(), st.lists(st.integers(0, 9), max_size=3)), max_size=5))
def test_rows_that_are_written_already_are_split_and_spread_as_others_are(lists: list[list[int] | None]) -> None:
    sizes = [-1 if some is None else len(some) for some in lists]
    joined = [one for some in lists for one in some or ()]
    pieces = Pieces(str(one).encode() for one in joined)
    there = [place % 2 == 0 for place in range(2 * len(joined))]

    assert orjson.loads(orjson.dumps(split(pieces, sizes))) == lists
    assert orjson.loads(orjson.dumps(spread(pieces, there))) == spread(joined, there)
    assert orjson.loads(orjson.dumps(values_of(pieces))) == joined


@given(st.lists(st.dictionaries(st.text(max_size=3), st.one_of(st.none(), st.text(), st.integers(0, 9)), max_size=3)))
def test_rows_written_all_at_once_are_what_each_is_by_itself(rows: list[dict[str, object]]) -> None:
    assert written(rows) == [orjson.dumps(row) for row in rows]


def test_a_text_with_what_parts_rows_does_not_part_them() -> None:
    rows = [{"a": ",\0,"}, {"a": "\0"}]

    assert [orjson.loads(one) for one in written(rows)] == rows
