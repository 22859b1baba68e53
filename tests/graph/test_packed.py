"""Tests of `graph.packed`: packed columns read as the lists they stand for."""

from __future__ import annotations

import numpy as np
import orjson
import pytest

from graph.packed import AT_ONCE, Blobs, Texts, blobs, coded, plain, rows_of, rows_with


def texts(words: list[str]) -> Texts:
    return Texts(np.frombuffer(orjson.dumps(words), dtype=np.uint8), len(words))


def test_a_packed_column_reads_as_its_list() -> None:
    words, bodies = ["b", "", "b", "ŵ"], [b"x", b"", b"\xc5\xb5z"]

    for packed, listed in ((coded(words), words), (blobs(bodies), bodies), (texts(words), words)):
        assert packed == listed
        assert list(packed) == listed
        assert packed[1:] == listed[1:]
        assert packed[-1] == listed[-1]
        assert len(packed) == len(listed)
        with pytest.raises(IndexError):
            packed[len(listed)]


def test_texts_are_counted_before_they_are_read_and_read_once() -> None:
    packed = Texts(np.frombuffer(b"not JSON", dtype=np.uint8), 3)

    assert len(packed) == 3
    assert texts(["a"]).listed == ["a"]
    with pytest.raises(orjson.JSONDecodeError):
        packed[0]


def test_a_plain_column_is_a_list_and_what_is_one_stays_the_same() -> None:
    words = ["b", "a"]

    assert plain(coded(words)) == words
    assert plain(texts(words)) == words
    assert plain(words) is words


def test_a_packed_column_differs_from_what_says_something_else() -> None:
    assert coded("ab") != ["a", "c"]
    assert coded("ab") != ["a"]
    assert blobs([b"a"]) != 1
    assert repr(coded("ab")) == "Coded(['a', 'b'])"
    assert repr(blobs([b"a"])) == "Blobs([b'a'])"
    assert repr(texts(["a"])) == "Texts(['a'])"


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


def test_rows_with_a_part_are_the_same_in_a_block_and_in_a_list() -> None:
    bodies = [b"xaa", b"aaa", b"", b"a", b"ab", b"ba"]
    packed = blobs(bodies)

    for part in (b"a", b"aa", b"ab", b"ba", b"z"):
        assert (
            rows_with(packed, part) == rows_with(bodies, part) == [at for at, body in enumerate(bodies) if part in body]
        )
    assert rows_with(Blobs(packed.block, packed.ends, {0: b"z", 2: b"aa"}), b"aa") == [1, 2]


def test_rows_that_say_one_of_some_things_are_the_same_packed_and_not() -> None:
    words = ["b", "a", "c", "a"]

    assert rows_of(coded(words), {"a", "c"}) == rows_of(words, {"a", "c"}) == [1, 2, 3]
    assert rows_of(coded(words), ()) == []
