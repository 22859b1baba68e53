"""Which mapping a foreign table goes through, and that a guess is never read by unless it is accepted."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.model import Place
from graph.ontology import Ontology
from loaders import read_file
from loaders.mapping import TableMapping
from loaders.mapping_choice import Mappings
from loaders.mapping_file import MappingReader
from loaders.mapping_fit import fingerprint
from loaders.mapping_shipped import shipped
from loaders.tables import Table
from tests.loaders.books import book

HEADERS = "Risk ref,Risk title,Impact,Risk owner"
REGISTER = f"{HEADERS}\nR1,Flood,4,Estates lead\nR2,Fire,5,Estates lead\n"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Return a register that is none of our tables."""
    file = tmp_path / "list.csv"
    file.write_text(REGISTER, encoding="utf-8")
    return file


def mapping_of(text: str, ontology: Ontology) -> TableMapping:
    """Return the mapping of a text."""
    (found,) = MappingReader("m.yaml", ontology).read(text)
    return found


def test_a_guess_that_nobody_accepted_is_shown_and_nothing_is_read(register: Path, ontology: Ontology) -> None:
    mappings = Mappings()

    batch = read_file(register, ontology, mappings)

    assert (list(batch.nodes), batch.readable) == ([], False)
    assert [(used.how, used.fitting.mapping.name) for used in mappings.used] == [("refused", "risk_register")]
    assert [problem.severity for problem in batch.problems] == ["error"]
    assert "it looks like risk_register (100 % sure)" in batch.problems[0].message
    assert "--accept-guess" in batch.problems[0].suggestion
    assert [(lost.what, lost.count) for lost in batch.lost] == [("rows of list", 2)]


def test_a_guess_that_is_accepted_is_read_by(register: Path, ontology: Ontology) -> None:
    mappings = Mappings(accept=True)

    batch = read_file(register, ontology, mappings)

    assert [node.kind for node in batch.nodes] == ["Risk", "Risk", "Role"]
    assert (mappings.used[0].how, batch.readable) == ("guessed", True)


def test_a_mapping_that_is_given_goes_before_any_other(register: Path, ontology: Ontology) -> None:
    given = mapping_of("mapping: mine\nkind: Issue\ncolumns: {Risk title: {field: name}}", ontology)
    print_of = fingerprint(Table("", Place(), HEADERS.split(",")))
    mappings = Mappings([given], {print_of: shipped(ontology)["risk_register"]})

    batch = read_file(register, ontology, mappings)

    assert [node.kind for node in batch.nodes] == ["Issue", "Issue"]
    assert mappings.used[0].how == "given"


def test_a_mapping_that_is_remembered_is_found_by_the_columns_in_any_order(register: Path, ontology: Ontology) -> None:
    print_of = fingerprint(Table("other name", Place(), ["Risk owner", "IMPACT", "Risk_title", "Risk ref"]))
    mappings = Mappings(remembered={print_of: shipped(ontology)["risk_register"]})

    batch = read_file(register, ontology, mappings)

    assert (len(batch.nodes), mappings.used[0].how) == (3, "remembered")


def test_our_own_tables_go_through_no_mapping(tmp_path: Path, ontology: Ontology) -> None:
    file = tmp_path / "risks.csv"
    file.write_text("id,name,likelihood,Colour\nR1,Flood,3,blue\n", encoding="utf-8")
    mappings = Mappings(accept=True)

    batch = read_file(file, ontology, mappings)

    assert (len(batch.nodes), mappings.used) == (1, [])


def test_a_table_called_like_ours_with_foreign_columns_is_guessed(tmp_path: Path, ontology: Ontology) -> None:
    file = tmp_path / "risks.csv"
    file.write_text("ID,Risk title,Impact,Score\n1,Flood,4,12\n", encoding="utf-8")
    mappings = Mappings(accept=True)

    batch = read_file(file, ontology, mappings)

    assert (batch.nodes[0].name, mappings.used[0].how) == ("Flood", "guessed")


def test_each_sheet_is_read_as_fits_and_nothing_is_made_twice(tmp_path: Path, ontology: Ontology) -> None:
    file = tmp_path / "all.xlsx"
    roles = [["id", "name"], ["r1", "Estates lead"]]
    sheets = {"Register": [line.split(",") for line in REGISTER.splitlines()], "roles": roles, "Notes": [["Hello"]]}
    file.write_bytes(book(sheets))
    mappings = Mappings(accept=True)

    batch = read_file(file, ontology, mappings)

    assert [(node.id, node.name) for node in batch.nodes] == [("R1", "Flood"), ("R2", "Fire"), ("r1", "Estates lead")]
    assert [used.table for used in mappings.used] == ["Register"]
    assert [(problem.severity, problem.value) for problem in batch.problems] == [("warning", "Notes")]
