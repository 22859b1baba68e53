"""Sheets and columns of the workbook, derived from kinds made up for it."""

from __future__ import annotations

from graph.declarations import load_ontology, read_ontology
from graph.ontology import Ontology
from loaders.template_sheets import sheets

WARD = """
kind: Ward
table: wards
group: system
label: {en: Ward, cy: Ward}
plural: {en: Wards, cy: Wardiau}
doc: Where people stay.
example: {en: Ward 1, cy: Ward 1}
traits: [readings]
fields:
  colour:
    type: choice
    label: {en: next to, cy: nesaf}
    doc: What it is painted in.
    choices:
      warm: {label: {en: Warm, cy: Cynnes}, doc: Warm.}
      cold: {label: {en: Cold, cy: Oer}, doc: Cold.}
links:
  beside:
    to: [Ward]
    label: {en: next to, cy: nesaf}
    inverse: {en: next to, cy: nesaf}
    doc: Shares a wall.
    roles: [structure]
    fields:
      side:
        type: choice
        required: true
        label: {en: Side, cy: Ochr}
        doc: Which side.
        choices:
          left: {label: {en: Left, cy: Chwith}, doc: Left.}
          right: {label: {en: Right, cy: De}, doc: Right.}
"""
COMMON = "node_fields: {}\nlink_fields: {}\n"


def made_up() -> Ontology:
    """Return an ontology of one kind."""
    return read_ontology([("common.yaml", COMMON), ("ward.yaml", WARD)])


def test_a_link_that_needs_a_choice_has_a_column_for_each() -> None:
    wards = next(iter(sheets(made_up(), "en")))

    assert [heading.text for heading in wards.headings][-2:] == ["beside [side=left]", "beside [side=right]"]


def test_a_label_that_means_something_else_gives_way_to_the_name() -> None:
    wards = next(iter(sheets(made_up(), "en")))

    assert [heading.text for heading in wards.headings] == [
        "Id",
        "Name",
        "next to",
        "beside [side=left]",
        "beside [side=right]",
    ]


def test_sheets_are_called_as_tables_in_english_and_by_label_in_welsh() -> None:
    assert [sheet.name for sheet in sheets(made_up(), "en")] == ["wards", "links", "readings"]
    assert [sheet.name for sheet in sheets(made_up(), "cy")] == ["Wardiau", "Cysylltau", "Darlleniadau"]


def test_every_sheet_of_the_shipped_kinds_has_an_example_that_is_left_out() -> None:
    for sheet in sheets(load_ontology(), "en"):
        assert sheet.headings[0].example.startswith("example-"), sheet.name
