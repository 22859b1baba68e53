"""Tests of `graph.records`: values become plain records and the same values again."""

from __future__ import annotations

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Aside, Link, Node, Reading
from graph.records import (
    aside_record,
    change_of,
    key_of,
    link_record,
    node_record,
    reading_record,
    same,
    value_of,
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
VALUES = st.one_of(TEXTS, st.integers(-(2**53), 2**53), st.booleans(), st.lists(TEXTS, max_size=3).map(tuple))
FIELDS = st.dictionaries(TEXTS, VALUES, max_size=3)
EXTRA = st.dictionaries(TEXTS, TEXTS, max_size=2)
NUMBERS = st.none() | st.floats(allow_nan=False, allow_infinity=False)
NODES = st.builds(Node, TEXTS, TEXTS, TEXTS, FIELDS, EXTRA)
LINKS = st.builds(Link, TEXTS, TEXTS, TEXTS, FIELDS, EXTRA, st.integers(0, 5))
READINGS = st.builds(Reading, TEXTS, TEXTS, NUMBERS, NUMBERS, NUMBERS, TEXTS, st.booleans(), TEXTS)
ASIDES = st.builds(Aside, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS)


@given(NODES, LINKS, READINGS, ASIDES)
def test_records_survive_json_and_give_the_same_values(node: Node, link: Link, reading: Reading, aside: Aside) -> None:
    records = [node_record(node), link_record(link), reading_record(reading), aside_record(aside)]

    read = orjson.loads(orjson.dumps(records))

    assert [
        value_of(what, record) for what, record in zip(("node", "link", "reading", "aside"), read, strict=True)
    ] == [
        node,
        link,
        reading,
        aside,
    ]


def test_what_is_empty_is_left_out() -> None:
    assert node_record(Node("a", "Job", "A")) == {"id": "a", "kind": "Job", "name": "A"}
    assert link_record(Link("a", "feeds", "b")) == {"from": "a", "kind": "feeds", "to": "b"}
    assert reading_record(Reading("g", "2026-01-01", 0.0)) == {"measure": "g", "date": "2026-01-01", "value": 0.0}


@pytest.mark.parametrize(
    ("what", "record", "key"),
    [
        ("node", {"id": "a"}, "a"),
        ("link", {"from": "a", "kind": "feeds", "to": "b", "nth": 2}, "a\tfeeds\tb\t2"),
        ("reading", {"measure": "g", "date": "2026-01-01"}, "g\t2026-01-01"),
        ("aside", {"finding": "P03:a"}, "P03:a"),
    ],
)
def test_each_thing_has_its_key(what: str, record: dict[str, object], key: str) -> None:
    assert key_of(what, record) == key  # type: ignore[arg-type]


def test_a_change_needs_a_record() -> None:
    with pytest.raises(ValueError, match="before or after"):
        change_of("node", None, None)


def test_records_are_the_same_when_they_say_the_same() -> None:
    plain = {"id": "a", "kind": "Job", "name": "A"}

    assert same("node", plain, {**plain, "fields": {"remark": None}})
    assert not same("node", plain, {**plain, "fields": {"size": 1}})
    assert same("node", None, None)
    assert not same("node", plain, None)
