"""Rows of foreign tables: what is made of each cell, and what is told of those that do not fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from graph.check import check
from graph.model import Batch, Link, Reading
from graph.ontology import Ontology
from loaders import read_file
from loaders.mapping_choice import Mappings
from loaders.mapping_file import MappingReader
from loaders.mapping_rows import shortened
from tests.loaders.books import book
from tests.loaders.conftest import told

RISK = "kind: Risk\ncolumns:\n  No: {field: id}\n  What: {field: name}\n"
Mapped = Callable[..., Batch]


@pytest.fixture
def mapped(tmp_path: Path, ontology: Ontology) -> Mapped:
    """Return a function that reads rows of a workbook by a mapping."""

    def read(mapping: str, *rows: Sequence[object]) -> Batch:
        reader = MappingReader("m.yaml", ontology)
        found = reader.read(mapping)
        assert reader.violations == []
        file = tmp_path / "f.xlsx"
        file.write_bytes(book({"Sheet1": rows}))
        return read_file(file, ontology, Mappings(found))

    return read


def test_a_row_becomes_a_node_with_its_fields_and_what_has_no_meaning_is_extra(mapped: Mapped) -> None:
    batch = mapped(
        RISK + "  Chance: {field: likelihood}\n", ["No", "What", "Chance", "Notes"], [7, "Flood", 3, "see b"]
    )

    (node,) = batch.nodes
    assert (node.id, node.kind, node.name) == ("7", "Risk", "Flood")
    assert (node.fields, node.extra) == ({"likelihood": 3}, {"Notes": "see b"})
    assert batch.problems == ()


def test_a_cell_that_does_not_fit_its_field_stays_as_text_and_is_told(mapped: Mapped) -> None:
    mapping = RISK + "  Chance: {field: likelihood}\n"

    batch = mapped(mapping, ["No", "What", "Chance"], [1, "Flood", "often"], [2, "Fire", 9], [3, "Theft", 2])

    assert [dict(node.extra) for node in batch.nodes] == [{"Chance": "often"}, {"Chance": "9"}, {}]
    assert told(batch) == [
        "warning: f.xlsx, sheet Sheet1, row 2, column Chance: 2 cells of Chance cannot be read as likelihood; kept as "
        "extra ['often, 9'] → say under values what such texts mean"
    ]


def test_constants_hold_unless_the_row_says_otherwise(mapped: Mapped) -> None:
    mapping = RISK + "  Chance: {field: likelihood}\nconstants: {likelihood: 2, principal: true}\n"

    batch = mapped(mapping, ["No", "What", "Chance"], [1, "Flood", None], [2, "Fire", 4])

    assert [node.fields["likelihood"] for node in batch.nodes] == [2, 4]
    assert all(node.fields["principal"] for node in batch.nodes)


def test_links_lead_to_what_a_cell_names_and_make_it_where_nobody_brings_it(mapped: Mapped) -> None:
    mapping = RISK + "  Who: {link: owned_by, makes: Role}\n  How: {link: mitigated_by, having: {strength: 2}}\n"

    batch = mapped(
        mapping,
        ["No", "What", "Who", "How"],
        [1, "Flood", "Head of estates", "c1; c2"],
        [2, "Fire", "Head of estates", None],
    )

    assert [(node.kind, node.name) for node in batch.nodes] == [
        ("Risk", "Flood"),
        ("Risk", "Fire"),
        ("Role", "Head of estates"),
    ]
    assert list(batch.links) == [
        Link("1", "owned_by", "Head of estates"), Link("1", "mitigated_by", "c1", {"strength": 2}),
        Link("1", "mitigated_by", "c2", {"strength": 2}), Link("2", "owned_by", "Head of estates"),
    ]  # fmt: skip


def test_links_may_run_from_what_a_cell_names_to_the_row(mapped: Mapped) -> None:
    mapping = RISK + "  Shown by: {link: measures, backward: true, makes: Measure, having: {measure_type: outcome}}\n"

    batch = mapped(mapping, ["No", "What", "Shown by"], [1, "Flood", "Water level"])

    assert list(batch.links) == [Link("Water level", "measures", "1", {"measure_type": "outcome"})]
    assert [(node.kind, node.name) for node in batch.nodes] == [("Risk", "Flood"), ("Measure", "Water level")]


def test_columns_called_after_months_are_readings(mapped: Mapped, ontology: Ontology) -> None:
    mapping = "kind: Measure\ncolumns: {KPI: {field: name, also: [indicator]}}\n"

    batch = mapped(mapping, ["KPI", "Apr-26", "May-26", "Jun-26"], ["Calls", 81, "£1.5m", "n/a"])

    assert list(batch.readings) == [Reading("Calls", "2026-04-30", 81), Reading("Calls", "2026-05-31", 1_500_000)]
    assert batch.nodes[0].extra == {"Jun-26": "n/a"}
    assert len(check(batch, ontology).readings) == 2


def test_the_kind_of_a_row_may_stand_in_a_column(mapped: Mapped) -> None:
    mapping = RISK + "kind_column: Sort\nkinds: {Problem: Issue}\n"

    batch = mapped(mapping, ["No", "What", "Sort"], [1, "Flood", None], [2, "Fire", "problem"], [3, "Theft", "Other"])

    assert [node.kind for node in batch.nodes] == ["Risk", "Issue", "Risk"]
    assert "1 cell of Sort cannot be read as kind; the usual kind is taken" in told(batch)[0]


def test_a_row_without_a_name_is_called_by_the_beginning_of_another_text(mapped: Mapped) -> None:
    mapping = "kind: Risk\nname_from: Details\ncolumns: {No: {field: id}, Details: {field: summary, also: [x]}}\n"

    (node,) = mapped(mapping, ["No", "Details"], [1, "Too few nurses. Since spring."]).nodes

    assert (node.name, node.fields["summary"]) == ("Too few nurses.", "Too few nurses. Since spring.")


def test_what_is_left_out_on_purpose_is_counted_with_its_reason(mapped: Mapped) -> None:
    batch = mapped(
        RISK + "  Score: {ignored: it is computed}\n", ["No", "What", "Score"], [1, "Flood", 9], [2, "Fire", 4]
    )

    assert [(lost.what, lost.count, lost.why) for lost in batch.lost] == [("cells of Score", 2, "it is computed")]


def test_an_id_that_lost_digits_refuses_its_row_only(mapped: Mapped, ontology: Ontology) -> None:
    batch = mapped(RISK, ["No", "What"], [12345678901234567, "Flood"], [2, "Fire"])

    checked = check(batch, ontology)

    assert [node.name for node in checked.nodes] == ["Fire"]
    assert "a number of more than 15 digits is not kept exactly" in told(batch)[0]


def test_a_row_that_cannot_be_told_apart_makes_nothing(mapped: Mapped) -> None:
    batch = mapped(
        RISK + "  Who: {link: owned_by, makes: Role}\n", ["No", "What", "Who"], [None, None, "Head of estates"]
    )

    assert [node.kind for node in batch.nodes] == ["Risk"]
    assert list(batch.links) == []


def test_what_was_repaired_is_told_once_with_how_often(mapped: Mapped) -> None:
    mapping = RISK + "  Opened: {field: valid_from, month: first}\n"

    batch = mapped(mapping, ["No", "What", "Opened"], [1, "Flood", 45292], [2, "Fire", 45293], [3, "Theft", "Mar-26"])

    assert [node.fields["valid_from"] for node in batch.nodes] == ["2024-01-01", "2024-01-02", "2026-03-01"]
    assert told(batch) == [
        "warning: f.xlsx, sheet Sheet1, row 2, column Opened: 2 cells: the number of a day was read as that day → look "
        "whether that is meant",
        "warning: f.xlsx, sheet Sheet1, row 4, column Opened: 1 cell: a month was read as one of its days → look "
        "whether that is meant",
    ]


def test_a_column_that_the_mapping_names_and_the_table_lacks_is_told(mapped: Mapped) -> None:
    batch = mapped(RISK + "  Chance: {field: likelihood}\n", ["No", "What"], [1, "Flood"])

    assert "names a column Chance that is not there" in told(batch)[0]


def test_a_long_text_is_cut_between_words() -> None:
    text = "word " * 60

    assert len(shortened(text)) <= 120
    assert shortened(text).endswith("word…")
