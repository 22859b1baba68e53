"""Which columns of a table a mapping means, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping

from graph.model import Place
from graph.ontology import Ontology
from loaders.mapping import MappedColumn, TableMapping
from loaders.mapping_fit import Fit, fit, likeness
from loaders.tables import Table

RISKS = TableMapping(
    "risks",
    "Risk",
    (
        MappedColumn("Ref", holds="id", also=("reference", "risk no")),
        MappedColumn("Title", holds="name", also=("risk", "teitl")),
        MappedColumn("Description", holds="summary", also=("details",)),
        MappedColumn("Controls", link="mitigated_by", also=("control",)),
        MappedColumn("House code", extra="house"),
    ),
    known_as=("risk register",),
    name_from="Description",
)


def fitted(ontology: Ontology, *headers: str, name: str = "Sheet1", mapping: TableMapping = RISKS) -> Fit:
    """Return how a mapping fits a table with these headers."""
    return fit(mapping, Table(name, Place("f.csv"), headers), ontology)


def meanings(one: Fit) -> Mapping[str, str]:
    """Return what each column holds, by header."""
    return {column.header: column.meaning for column in one.mapping.columns}


def test_names_are_known_whatever_their_case_and_marks() -> None:
    assert likeness("RISK_No.", ["risk no"]) == 100
    assert likeness("Risk noo", ["risk no"]) in range(84, 100)
    assert likeness("Colour", ["risk no"]) < 50


def test_columns_are_found_by_their_names_and_by_likeness(ontology: Ontology) -> None:
    one = fitted(ontology, "Risk No.", "Teitl", "Discription", "Colour")

    assert meanings(one) == {"Risk No.": "id", "Teitl": "name", "Discription": "summary", "Colour": "extra"}
    assert [one.sureness["Risk No."], one.sureness["Teitl"], one.sureness["Colour"]] == [100, 100, 0]
    assert 84 <= one.sureness["Discription"] < 100


def test_a_field_is_held_by_the_column_that_is_most_like_it(ontology: Ontology) -> None:
    one = fitted(ontology, "Reference", "Ref", "Title")

    assert meanings(one) == {"Reference": "extra", "Ref": "id", "Title": "name"}


def test_links_may_stand_in_several_columns(ontology: Ontology) -> None:
    one = fitted(ontology, "Title", "Controls", "Control")

    assert meanings(one)["Controls"] == meanings(one)["Control"] == "mitigated_by"


def test_a_column_without_other_names_is_found_by_its_exact_name_only(ontology: Ontology) -> None:
    assert meanings(fitted(ontology, "Title", "house_code"))["house_code"] == "extra"
    assert fitted(ontology, "Title", "house code").absent == ()
    assert fitted(ontology, "Title", "Hause code").absent == ("House code",)


def test_the_name_of_a_row_comes_from_another_text_only_where_no_column_holds_it(ontology: Ontology) -> None:
    assert fitted(ontology, "Title", "Details").mapping.name_from == ""
    assert fitted(ontology, "Ref", "Details").mapping.name_from == "Details"
    assert fitted(ontology, "Ref", "Details").tells_rows_apart
    assert not fitted(ontology, "Controls", "Colour").tells_rows_apart


def test_a_telling_name_of_the_table_makes_it_surer(ontology: Ontology) -> None:
    plain = fitted(ontology, "Ref", "Title", "Colour", "Size")
    named = fitted(ontology, "Ref", "Title", "Colour", "Size", name="Risk Register")

    assert (plain.total, named.total) == (50, 70)
    assert fitted(ontology, "Colour", name="Risk register").total == 0


def test_months_are_readings_of_what_has_readings(ontology: Ontology) -> None:
    measures = TableMapping("m", "Measure", (MappedColumn("KPI", holds="name", also=("indicator",)),))

    assert meanings(fitted(ontology, "KPI", "Apr-26", mapping=measures))["Apr-26"] == "reading of 2026-04-30"
    assert meanings(fitted(ontology, "Title", "Apr-26"))["Apr-26"] == "extra"
