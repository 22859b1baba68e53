"""Canonical YAML in, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.model import Link
from graph.ontology import Ontology
from graph.packs import pack_names, pack_text
from loaders import yaml_file
from loaders.yaml_file import read_text
from tests.loaders.conftest import Reader, told


def test_nodes_links_and_readings_stand_in_one_file(read: Reader) -> None:
    text = """
nodes:
- {id: d1, kind: Need, name: Be seen, importance: 5, tags: [a, b]}
links:
- {from: d1, link: felt_by, to: g1, strength: 2}
readings:
- {measure: m1, date: 2026-01-31, value: 3}
"""

    batch = read(text, "a.yaml")

    assert dict(batch.nodes[0].fields) == {"importance": 5, "tags": ("a", "b")}
    assert batch.links == (Link("d1", "felt_by", "g1", {"strength": 2}),)
    assert batch.readings[0].date == "2026-01-31"
    assert batch.problems == ()


def test_a_list_may_stand_under_the_table_of_a_kind(read: Reader) -> None:
    batch = read("needs:\n- name: Be seen\n", "a.yml")

    assert [(node.kind, node.name, node.place.row) for node in batch.nodes] == [("Need", "Be seen", 2)]


def test_links_of_a_node_are_a_list_of_ids_or_of_mappings(read: Reader) -> None:
    text = """
measures:
- id: m1
  name: Waits
  measures:
  - {to: d1, measure_type: outcome}
  rolls_up_to: [m2, m3]
  is owned by: r1
"""

    batch = read(text, "a.yaml")

    assert batch.links == (
        Link("m1", "measures", "d1", {"measure_type": "outcome"}),
        Link("m1", "rolls_up_to", "m2"),
        Link("m1", "rolls_up_to", "m3"),
        Link("m1", "owned_by", "r1"),
    )


def test_a_node_whose_id_begins_as_an_example_is_no_example_here(read: Reader) -> None:
    assert len(read("needs:\n- {id: example-1, name: Be seen}\n", "a.yaml").nodes) == 1


def test_problems_name_the_line_of_the_entry(read: Reader) -> None:
    batch = read("needs:\n\n- name: A\n  importance: 9\n", "a.yaml")

    assert [(problem.place.row, problem.place.column) for problem in batch.problems] == [(3, "importance")]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: &a [x, x]\nb: &b [*a, *a]\nnodes: [*b, *b]\n", 1),
        ("nodes:\n- !!python/object:os.system {}\n", 2),
        ("nodes: [\n", 2),
        ("nodes: " + "[" * 100 + "]" * 100, 1),
    ],
)
def test_aliases_tags_depth_and_bad_form_are_refused_with_the_line(read: Reader, text: str, line: int) -> None:
    batch = read(text, "a.yaml")

    assert (batch.readable, batch.nodes) == (False, ())
    assert [problem.place.row for problem in batch.problems] == [line]


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "just words"])
def test_what_is_no_mapping_of_lists_is_refused(read: Reader, text: str) -> None:
    assert not read(text, "a.yaml").readable


def test_a_file_that_is_too_large_is_refused(read: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_file, "MAX_BYTES", 10)

    batch = read("nodes:\n- {name: Be seen}\n", "a.yaml")

    assert not batch.readable
    assert "larger than" in batch.problems[0].message


def test_another_encoding_is_a_warning(read: Reader) -> None:
    batch = read("nodes:\n- {kind: Need, name: Café}\n".encode("cp1252"), "a.yaml")

    assert batch.nodes[0].name == "Café"
    assert told(batch)[0].startswith("warning: a.yaml: the file is not UTF-8")


@pytest.mark.parametrize("name", pack_names())
def test_packs_of_reference_items_are_read_without_a_problem(ontology: Ontology, name: str) -> None:
    batch = read_text(pack_text(name), name, ontology)

    assert batch.nodes
    assert batch.problems == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(st.characters(exclude_categories=("Cs",)), max_size=80)
    | st.sampled_from(
        [
            "nodes:\n- {a: [b, {c: d}], name: {}}",
            "links:\n- {from: [a], to: {b: c}}",
            "nodes:\n- {id: [1], kind: {}, felt_by: {a: b}}",
        ]
    )
)
def test_no_text_stops_reading(read: Reader, text: str) -> None:
    batch = read("nodes:\n- name: A\n" + text, "a.yaml")

    assert batch.readable or batch.problems
