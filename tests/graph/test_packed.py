"""Tests of `graph.packed`: packed columns read as the lists they stand for."""

from __future__ import annotations

import pytest

from graph.packed import AT_ONCE, blobs, coded


def test_a_packed_column_reads_as_its_list() -> None:
    words, bodies = ["b", "", "b", "ŵ"], [b"x", b"", b"\xc5\xb5z"]

    for packed, plain in ((coded(words), words), (blobs(bodies), bodies)):
        assert packed == plain
        assert list(packed) == plain
        assert packed[1:] == plain[1:]
        assert packed[-1] == plain[-1]
        assert len(packed) == len(plain)
        with pytest.raises(IndexError):
            packed[len(plain)]


def test_a_packed_column_differs_from_what_says_something_else() -> None:
    assert coded("ab") != ["a", "c"]
    assert coded("ab") != ["a"]
    assert blobs([b"a"]) != 1
    assert repr(coded("ab")) == "Coded(['a', 'b'])"
    assert repr(blobs([b"a"])) == "Blobs([b'a'])"


def test_a_column_longer_than_what_is_unpacked_at_once_is_whole() -> None:
    numbers = [number % 3 for number in range(AT_ONCE + 5)]

    assert list(coded(numbers)) == numbers


def test_many_different_values_have_numbers_of_their_own() -> None:
    assert list(coded(range(300))) == list(range(300))


def test_some_rows_of_a_column_may_say_something_else() -> None:
    column = coded(["a"] * 300)

    assert column.instead({}) is column
    assert list(column.instead({0: "x", 299: "y"}))[::299] == ["x", "y"]
    assert column[0] == "a"


def test_an_empty_column_is_empty() -> None:
    assert list(coded([])) == []
    assert list(blobs([])) == []
    assert coded([]).where(bool).tolist() == []
