"""CSV as people and programs write it, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.check import check
from graph.model import Reading
from graph.ontology import Ontology
from loaders import read_file
from tests.loaders.conftest import Reader, told


@pytest.mark.parametrize(
    ("text", "sign"), [("id,name\nd1,A\n", ","), ("id;name\nd1;A\n", ";"), ("id\tname\nd1\tA\n", "\t")]
)
def test_the_separator_is_seen_in_the_header(read: Reader, text: str, sign: str) -> None:
    batch = read(text, "needs.csv")

    assert [(node.id, node.name) for node in batch.nodes] == [("d1", "A")], sign
    assert batch.problems == ()


def test_a_line_that_only_names_the_separator_is_passed_over(read: Reader) -> None:
    batch = read('sep=;\nid;name;summary\nd1;A;"x, y"\n', "needs.csv")

    assert batch.nodes[0].fields == {"summary": "x, y"}
    assert batch.nodes[0].place.row == 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_files_are_read_with_or_without_a_mark(read: Reader, encoding: str) -> None:
    batch = read("id,name\nd1,Tŷ’r Ŵyl\n".encode(encoding), "needs.csv")

    assert batch.nodes[0].name == "Tŷ’r Ŵyl"
    assert batch.problems == ()


def test_a_file_in_cp1252_is_read_and_said_to_be_that(read: Reader) -> None:
    batch = read("id,name\nd1,Café – £5\n".encode("cp1252"), "needs.csv")

    assert batch.nodes[0].name == "Café – £5"
    assert [(problem.severity, problem.value) for problem in batch.problems] == [("warning", "cp1252")]


def test_a_byte_that_no_encoding_has_is_a_warning_at_its_row(read: Reader) -> None:
    batch = read(b"id,name\nd1,A\xe9\nd2,B\x81\n", "needs.csv")

    assert [problem.place.row for problem in batch.problems if "could not be read" in problem.message] == [3]


def test_quoted_line_breaks_and_the_line_of_a_row_are_kept(read: Reader) -> None:
    batch = read('id,name,summary\nd1,A,"one\ntwo"\nd2,B,x\n', "needs.csv")

    assert batch.nodes[0].fields["summary"] == "one\ntwo"
    assert [node.place.row for node in batch.nodes] == [2, 4]


def test_a_quote_that_is_never_closed_is_said_with_its_row(read: Reader) -> None:
    batch = read('id,name\nd1,"A\n' + "d2,B\n" * 300, "needs.csv")

    assert [(problem.place.row, problem.suggestion) for problem in batch.problems] == [(2, "close the quote")]


def test_a_cell_too_long_to_be_one_makes_the_file_unreadable(read: Reader) -> None:
    batch = read('id,name\nd1,"' + "A" * 200_000, "needs.csv")

    assert not batch.readable
    assert "cannot be parted into cells" in batch.problems[0].message
    assert "more than 131,072 characters" in batch.problems[0].message


def test_a_column_of_spreadsheet_errors_gives_one_problem_a_cell(read: Reader, ontology: Ontology) -> None:
    batch = read("id,name,importance\n" + "".join(f"d{n},A{n},#N/A\n" for n in range(3)), "needs.csv")

    assert [(problem.place.row, problem.place.column, problem.value) for problem in batch.problems] == [
        (row, "importance", "#N/A") for row in (2, 3, 4)
    ]
    assert len(check(batch, ontology).nodes) == 3


@pytest.mark.parametrize("header", ["measure", "date", "value"])
def test_an_error_in_what_a_reading_cannot_be_without_refuses_it(read: Reader, header: str) -> None:
    cells = {"measure": "m1", "date": "2026-01-31", "value": "3"} | {header: "#N/A"}

    batch = read(",".join(cells) + "\n" + ",".join(cells.values()) + "\n", "readings.csv")

    assert [(problem.severity, problem.place.column) for problem in batch.problems] == [("error", header)]


def test_a_date_that_does_not_exist_names_its_cell(read: Reader) -> None:
    batch = read("id,name,last_heard_on\nd1,A,31/02/2026\nd2,B,28/02/2026\n", "needs.csv")

    assert [(problem.place.row, problem.place.column, problem.value) for problem in batch.problems] == [
        (2, "last_heard_on", "31/02/2026")
    ]
    assert batch.nodes[1].fields["last_heard_on"] == "2026-02-28"


def test_an_id_of_17_digits_is_kept_as_text_and_refused_once_shortened(read: Reader) -> None:
    batch = read("id,name\n12345678901234567,A\n1.23457E+16,B\n", "needs.csv")

    assert batch.nodes[0].id == "12345678901234567"
    assert [(problem.severity, problem.place.row) for problem in batch.problems] == [("error", 3)]


def test_200_000_blank_rows_are_passed_over(read: Reader) -> None:
    batch = read("id,kind,name\n" + ",,\n" * 200_000 + "d1,Need,A\n", "nodes.csv")

    assert [(node.id, node.place.row) for node in batch.nodes] == [("d1", 200_002)]
    assert batch.problems == ()


def test_readings_may_be_ratios_with_notes_and_reasons(read: Reader) -> None:
    text = "measure,date,numerator,denominator,note,excluded,reason\nm1,2026-01-31,3,4,Moved,yes,Strike\n"

    batch = read(text, "readings.csv")

    assert batch.readings == (Reading("m1", "2026-01-31", None, 3, 4, "Moved", True, "Strike"),)


@pytest.mark.parametrize(
    ("header", "rows"), [("kind,name", "nodes"), ("from,link,to", "links"), ("measure,date,value", "readings")]
)
def test_a_file_of_any_name_is_known_by_its_headers(read: Reader, header: str, rows: str) -> None:
    batch = read(header + "\nx,y,z\n", "my export (2).csv")

    assert len(getattr(batch, rows)) == 1


def test_a_table_that_is_not_known_is_said_and_its_rows_are_counted(read: Reader) -> None:
    batch = read("id,name\nd1,A\nd2,B\n", "needz.csv")

    assert (batch.problems[0].severity, batch.problems[0].suggestion) == ("error", "call it needs")
    assert not batch.readable
    assert [(lost.what, lost.count) for lost in batch.lost] == [("rows of needz", 2)]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf", b",,\n,,\n"])
def test_an_empty_file_says_so(read: Reader, content: bytes) -> None:
    batch = read(content, "needs.csv")

    assert (batch.readable, batch.problems[0].message) == (False, "the file is empty")


def test_headers_alone_are_no_problem(read: Reader) -> None:
    batch = read("id,name\n", "needs.csv")

    assert (batch.readable, batch.nodes, batch.problems) == (True, (), ())


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0rest", b"%PDF-1.7", "id,name\n".encode("utf-16-le"),
        "id,name\n".encode("utf-32"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_text_is_refused(tmp_path: Path, ontology: Ontology, content: bytes) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "needs.csv").write_bytes(content)

    batch = read_file(tmp_path / "folder", ontology)

    assert not batch.readable
    assert "needs.csv" in told(batch)[0]


def test_a_folder_is_one_input_whose_empty_files_are_warnings(tmp_path: Path, ontology: Ontology) -> None:
    (tmp_path / "needs.csv").write_text("id,name\nd1,A\n")
    (tmp_path / "values.csv").write_text("")
    (tmp_path / "~$lock.csv").write_text("x")
    (tmp_path / "README.md").write_text("x")

    batch = read_file(tmp_path, ontology)

    assert [node.id for node in batch.nodes] == ["d1"]
    assert told(batch) == ["warning: values.csv: the file is empty"]


def test_a_folder_without_tables_is_refused(tmp_path: Path, ontology: Ontology) -> None:
    batch = read_file(tmp_path, ontology)

    assert not batch.readable
    assert batch.problems[0].message == "the folder holds no table"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=400) | st.text(max_size=400).map(lambda text: text.encode("utf-8", "replace")))
def test_no_content_of_a_csv_file_stops_reading(read: Reader, content: bytes) -> None:
    batch = read(content, "nodes.csv")

    assert batch.readable or batch.problems


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(st.text(st.characters(exclude_categories=("Cs",)), max_size=12), max_size=6), max_size=6))
def test_no_cells_of_a_table_of_any_kind_stop_reading_or_checking(
    read: Reader, ontology: Ontology, rows: list[list[str]]
) -> None:
    lines = ['"' + '","'.join(cell.replace('"', '""') for cell in row) + '"' for row in rows]

    batch = read("id,kind,name,importance,felt_by\n" + "\n".join(lines), "nodes.csv")

    assert check(batch, ontology)
