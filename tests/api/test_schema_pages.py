"""Pages: every entry once and in order, whatever the size of the pages, and cursors that outlive changes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.limits import Budget, LimitReached, Limits
from api.schema_pages import BadCursor, Pager, read, written
from graph.errors import WrongUse

KEYS = st.tuples(st.integers(0, 9), st.text(max_size=3))


def pager(**limits: int) -> Pager:
    """Return a pager with some limits."""
    chosen = Limits(**limits)
    return Pager(chosen, Budget(chosen.rows))


def all_pages(rows: list[Any], first: int) -> list[Any]:
    """Return the rows of all pages, asked for one after the other."""
    found: list[Any] = []
    after = None
    while True:
        cut = pager().cut(rows, lambda row: row, first, after)
        found += cut.rows
        after = cut.end_cursor
        assert cut.total == len(rows)
        if not cut.has_next:
            return found


@given(st.lists(KEYS, unique=True), st.integers(1, 5))
def test_all_pages_together_are_the_list(keys: list[Any], first: int) -> None:
    rows = sorted(keys)

    assert all_pages(rows, first) == rows


@given(st.lists(KEYS, unique=True, min_size=1), st.data())
def test_a_cursor_holds_its_place_when_its_entry_is_gone(keys: list[Any], data: st.DataObject) -> None:
    rows = sorted(keys)
    gone = data.draw(st.sampled_from(rows))

    cut = pager().cut([row for row in rows if row != gone], lambda row: row, 200, written(gone))

    assert list(cut.rows) == [row for row in rows if row > gone]


@given(KEYS)
def test_a_cursor_is_read_as_it_was_written(key: tuple[int, str]) -> None:
    assert read(written(key)) == key


@pytest.mark.parametrize("cursor", ["", "?", "a", "é", "bnVsbA", written(("a",))[:-2] + "!!"])
def test_what_is_no_cursor_is_refused(cursor: str) -> None:
    with pytest.raises(BadCursor):
        read(cursor)


@pytest.mark.parametrize("key", [(1,), (None,), ([1],), ({},)])
def test_a_cursor_of_another_list_is_refused(key: Any) -> None:
    with pytest.raises(BadCursor):
        pager().cut([("a",), ("b",)], lambda row: row, 1, written(key))


def test_a_page_may_be_empty_and_still_says_how_many_there_are() -> None:
    cut = pager().cut([("a",)], lambda row: row, 0, None)

    assert (list(cut.rows), cut.total, cut.has_next, cut.end_cursor) == ([], 1, True, None)


def test_a_page_has_a_largest_size() -> None:
    with pytest.raises(LimitReached, match="200 entries at most; 201"):
        pager().cut([], lambda row: row, 201, None)


def test_a_page_of_fewer_than_none_is_wrong_use() -> None:
    with pytest.raises(WrongUse, match="0 or more"):
        pager().cut([], lambda row: row, -1, None)


def test_all_pages_of_a_request_together_have_a_largest_size() -> None:
    shared = pager(rows=3)
    shared.cut([("a",), ("b",)], lambda row: row, 2, None)

    with pytest.raises(LimitReached, match="3 entries in all"):
        shared.cut([("a",), ("b",)], lambda row: row, 2, None)
