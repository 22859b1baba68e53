"""Which nodes are hidden: by a field of their own, or by a trait of their kind that a field may switch off."""

from __future__ import annotations

import pytest

from graph.columns import columns_of
from graph.declarations import read_ontology
from graph.hiding import hidden_rows, is_hidden
from graph.model import Node, Value
from tests.graph.workshop import COMMON

CASE = """
kind: Case
table: cases
group: things
label: {en: Case, cy: Achos}
plural: {en: Cases, cy: Achosion}
doc: Something that few may know of.
traits:
  hidden: {unless: {state: told}}
fields:
  state:
    type: choice
    default: open
    label: {en: State, cy: Cyflwr}
    doc: Where it stands.
    choices:
      open: {label: {en: Open, cy: Agored}, doc: Not told.}
      told: {label: {en: Told, cy: Dywedwyd}, doc: Everybody knows.}
"""
PLAIN = CASE.replace("kind: Case", "kind: Plain").replace("table: cases", "table: plains")
PLAIN = PLAIN.replace("traits:\n  hidden: {unless: {state: told}}\n", "")
ONTOLOGY = read_ontology([("common.yaml", COMMON), ("case.yaml", CASE), ("plain.yaml", PLAIN)])


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("Case", {}, True),
        ("Case", {"state": "told"}, False),
        ("Case", {"state": "told", "hidden": True}, True),
        ("Plain", {}, False),
        ("Plain", {"hidden": True}, True),
        ("Plain", {"hidden": False}, False),
        ("Plain", {"hidden": "true"}, False),
        ("Gone", {}, False),
    ],
)
def test_a_node_is_hidden_as_its_kind_or_it_itself_says(kind: str, fields: dict[str, Value], expected: bool) -> None:
    assert is_hidden(ONTOLOGY, kind, fields) is expected

    node = Node("n1", kind, "N", fields)
    assert list(hidden_rows(columns_of([node]).nodes, ONTOLOGY)) == ([0] if expected else [])


def test_a_text_that_looks_like_the_field_hides_nothing() -> None:
    node = Node("n1", "Plain", "N", {"summary": '"hidden":true'}, {"hidden": "true"})

    assert list(hidden_rows(columns_of([node]).nodes, ONTOLOGY)) == []
