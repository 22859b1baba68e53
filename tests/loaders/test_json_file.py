"""Canonical JSON in and out."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.model import Link, Node, Reading
from loaders import json_file
from loaders.json_file import write
from tests.loaders.conftest import Reader


def test_fields_stand_flat_beside_id_kind_and_name() -> None:
    text = write(
        [Node("d1", "Need", "Be seen", {"importance": 5, "tags": ("a",)}, {"Theme": "x"})],
        [Link("d1", "felt_by", "g1", {"strength": 2})],
        [Reading("m1", "2026-01-31", 3.0)],
    )

    assert json.loads(text) == {
        "nodes": [
            {"id": "d1", "kind": "Need", "name": "Be seen", "importance": 5, "tags": ["a"], "extra": {"Theme": "x"}}
        ],
        "links": [{"from": "d1", "kind": "felt_by", "to": "g1", "strength": 2}],
        "readings": [{"measure": "m1", "date": "2026-01-31", "value": 3.0}],
    }


def test_nothing_is_written_as_three_empty_lists() -> None:
    assert json.loads(write([])) == {"nodes": [], "links": [], "readings": []}


def test_a_long_id_may_be_a_number(read: Reader) -> None:
    batch = read('{"nodes": [{"id": 12345678901234567, "kind": "Need", "name": "A"}]}', "a.json")

    assert batch.nodes[0].id == "12345678901234567"


def test_links_may_stand_in_the_node(read: Reader) -> None:
    batch = read('{"needs": [{"id": "d1", "name": "A", "felt_by": ["g1", {"to": "g2", "strength": 1}]}]}', "a.json")

    assert batch.links == (Link("d1", "felt_by", "g1"), Link("d1", "felt_by", "g2", {"strength": 1}))


def test_a_key_that_stands_twice_is_told(read: Reader) -> None:
    batch = read(
        '{"nodes": [{"id": "d1", "name": "A", "id": "d2", "kind": "Need"}], "links": [], "links": []}', "a.json"
    )

    assert [node.id for node in batch.nodes] == ["d2"]
    assert [(problem.severity, problem.message) for problem in batch.problems] == [
        ("error", "the key id stands twice; the last counts"),
        ("error", "the key links stands twice; the last counts"),
    ]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'"text"', b"{\xff}", b'{"a": ' + b"[" * 100_000])
def test_what_is_no_object_of_lists_is_refused(read: Reader, content: bytes) -> None:
    batch = read(content, "a.json")

    assert not batch.readable
    assert len(batch.problems) == 1


def test_a_file_that_is_too_large_is_refused(read: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_file, "MOST_BYTES", 10)

    assert not read('{"nodes": []       }', "a.json").readable


def test_a_file_of_very_many_tiny_parts_is_refused(read: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_file, "MOST_PARTS", 10)

    batch = read('{"nodes": [[],[],[],[],[],[]]}', "a.json")

    assert not batch.readable
    assert "more than 10 names and values" in batch.problems[0].message


Json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "name", "to", "felt_by", "extra", "importance", "tags", "x"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(["nodes", "links", "readings", "needs", "other"]), st.lists(Json, max_size=3) | Json, max_size=5
    )
)
def test_no_json_stops_reading(read: Reader, data: dict[str, Any]) -> None:
    batch = read(json.dumps(data), "a.json")

    assert batch.readable or batch.problems
