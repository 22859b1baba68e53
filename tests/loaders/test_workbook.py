"""Workbooks as people and programs leave them, and those meant to harm."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.check import check
from graph.model import Link
from graph.ontology import Ontology
from loaders import read_file
from tests.loaders.books import book, ods, ods_row, ods_text, with_rows
from tests.loaders.conftest import SAMPLES, Reader, told


@pytest.mark.parametrize("name", ["needs", "NEEDS", "Need", "Anghenion"])
def test_a_sheet_is_a_table_by_name_or_label_in_any_case(read: Reader, name: str) -> None:
    batch = read(book({name: [["id", "name"], ["d1", "A"]]}), "book.xlsx")

    assert [(node.kind, node.id, node.place.sheet) for node in batch.nodes] == [("Need", "d1", name)]
    assert batch.problems == ()


def test_all_sheets_are_one_batch(read: Reader) -> None:
    sheets = {
        "needs": [["id", "name"], ["d1", "A"]],
        "Links": [["from", "link", "to"], ["d1", "is felt by", "g1"]],
        "readings": [["measure", "date", "value"], ["m1", date(2026, 1, 31), 3]],
    }

    batch = read(book(sheets), "book.xlsx")

    assert batch.links == (Link("d1", "felt_by", "g1"),)
    assert [(reading.date, reading.value) for reading in batch.readings] == [("2026-01-31", 3.0)]


def test_numbers_as_ids_lose_their_point_and_yes_is_yes(read: Reader) -> None:
    batch = read(book({"services": [["id", "name", "critical"], [1, 7, True]]}), "book.xlsx")

    assert [(node.id, node.name, dict(node.fields)) for node in batch.nodes] == [("1", "7", {"critical": True})]


@pytest.mark.parametrize("is_1904", [False, True])
def test_dates_are_the_days_people_see_in_either_date_system(read: Reader, is_1904: bool) -> None:
    rows = [
        ["id", "name", "last_heard_on"],
        ["d1", "A", date(2025, 12, 31)],
        ["d2", "B", datetime(2025, 12, 31, 10, 30)],
    ]

    batch = read(book({"needs": rows}, date_1904=is_1904), "book.xlsx")

    assert [node.fields["last_heard_on"] for node in batch.nodes] == ["2025-12-31", "2025-12-31"]


def test_a_number_of_17_digits_as_id_refuses_its_row(read: Reader, ontology: Ontology) -> None:
    batch = read(book({"needs": [["id", "name"], [12345678901234567, "A"], ["d2", "B"]]}), "book.xlsx")

    assert [(problem.severity, problem.place.row, problem.place.column) for problem in batch.problems] == [
        ("error", 2, "id")
    ]
    assert [node.id for node in check(batch, ontology).nodes] == ["d2"]


def test_a_column_of_spreadsheet_errors_gives_one_problem_a_cell(read: Reader) -> None:
    cells = b"".join(
        b'<row r="%d"><c r="A%d" t="inlineStr"><is><t>d%d</t></is></c><c r="B%d" t="inlineStr"><is><t>N</t></is></c>'
        b'<c r="C%d" t="e"><f>NA()</f><v>#N/A</v></c></row>' % ((row,) * 5)
        for row in (2, 3)
    )

    batch = read(with_rows(book({"needs": [["id", "name", "importance"]]}), cells), "book.xlsx")

    assert [(problem.place.row, problem.place.column, problem.value) for problem in batch.problems] == [
        (2, "importance", "#N/A"),
        (3, "importance", "#N/A"),
    ]
    assert len(batch.nodes) == 2


@pytest.mark.parametrize("value", [b"", b"<v></v>", b"<v/>"])
def test_a_formula_that_was_never_calculated_refuses_its_row(read: Reader, ontology: Ontology, value: bytes) -> None:
    cells = b'<row r="2"><c r="A2"><v>1</v></c><c r="B2"><f>A2&amp;"x"</f>' + value + b"</c></row>"

    batch = read(with_rows(book({"needs": [["id", "name"]]}), cells), "book.xlsx")

    assert [(problem.value, problem.suggestion) for problem in batch.problems] == [
        ('=A2&"x"', "open it in Excel or LibreOffice and save it")
    ]
    assert check(batch, ontology).refused.nodes == 1


def test_a_formula_whose_value_is_an_empty_text_is_blank(read: Reader) -> None:
    cells = b'<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="str"><f>""</f><v></v></c></row>'

    batch = read(with_rows(book({"needs": [["id", "name"]]}), cells), "book.xlsx")

    assert batch.problems == ()


def test_a_formula_below_the_last_value_is_still_told(read: Reader) -> None:
    cells = b'<row r="9"><c r="A9"><f>A1</f></c></row>'

    batch = read(with_rows(book({"needs": [["id", "name"], ["d1", "A"]]}), cells), "book.xlsx")

    assert [problem.place.row for problem in batch.problems] == [9]


def test_merged_cells_under_the_headers_are_a_warning(read: Reader) -> None:
    merged = b'</sheetData><mergeCells><mergeCell ref="B2:B3"/></mergeCells><sheetData>'
    cells = b'<row r="3"><c r="A3"><v>2</v></c></row>' + merged

    batch = read(with_rows(book({"needs": [["id", "name"], ["d1", "A"]]}), cells), "book.xlsx")

    assert [(problem.severity, problem.place.row) for problem in batch.problems][:1] == [("warning", 2)]


def test_hidden_sheets_are_said_and_lists_of_the_template_are_not(read: Reader) -> None:
    from io import BytesIO

    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    out = BytesIO()
    with Workbook(out) as made:
        made.add_worksheet("Instructions").write(0, 0, "Read me")
        made.add_worksheet("needs").write_row(0, 0, ["id", "name"])
        for name in ("roles", "_lists"):
            tab = made.add_worksheet(name)
            tab.write(0, 0, "name")
            tab.hide()

    batch = read(out.getvalue(), "book.xlsx")

    assert told(batch) == [
        "warning: book.xlsx, sheet roles: the sheet is hidden: it is not read ['roles'] → show it, or delete it"
    ]


@pytest.mark.slow
def test_200_000_blank_rows_with_a_format_are_passed_over(read: Reader) -> None:
    blank = b"".join(b'<row r="%d"><c r="A%d" s="0"/><c r="B%d" s="0"/></row>' % (n, n, n) for n in range(3, 200_003))
    last = b'<row r="200003"><c r="A200003"><v>7</v></c><c r="B200003"><v>8</v></c></row>'

    batch = read(with_rows(book({"needs": [["id", "name"], ["d1", "A"]]}), blank + last), "book.xlsx")

    assert [(node.id, node.place.row) for node in batch.nodes] == [("d1", 2), ("7", 200_003)]
    assert batch.problems == ()


@pytest.mark.parametrize("share", [0.2, 0.5, 0.95])
def test_a_workbook_that_is_cut_off_is_refused(read: Reader, share: float) -> None:
    whole = book({"needs": [["id", "name"], ["d1", "A"]]})

    batch = read(whole[: int(len(whole) * share)], "book.xlsx")

    assert not batch.readable
    assert "damaged or cut off" in batch.problems[0].message


def test_a_workbook_with_a_password_is_refused_and_said_to_be_that(ontology: Ontology) -> None:
    batch = read_file(SAMPLES / "workbook" / "locked.xlsx", ontology)

    assert not batch.readable
    assert "password" in batch.problems[0].message


@pytest.mark.parametrize(
    ("content", "name"), [(b"", "a.xlsx"), (b"hello", "a.xls"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99, "a.xls")]
)
def test_what_is_no_workbook_is_refused(read: Reader, content: bytes, name: str) -> None:
    batch = read(content, name)

    assert not batch.readable
    assert batch.problems[0].suggestion


def test_a_workbook_without_tables_says_so(read: Reader) -> None:
    batch = read(book({"needs": []}), "book.xlsx")

    assert told(batch) == ["warning: book.xlsx: no sheet holds a table"]


def test_a_workbook_by_another_name_is_read_as_what_it_is(read: Reader) -> None:
    batch = read(book({"needs": [["id", "name"], ["d1", "A"]]}), "export.csv")

    assert [node.id for node in batch.nodes] == ["d1"]


def test_an_ods_is_read_and_its_cells_without_a_value_are_told(read: Reader) -> None:
    broken = (
        '<table:table-cell table:formula="of:=NA()" office:value-type="string"><text:p>#N/A</text:p></table:table-cell>'
    )
    rows = ods_row(*map(ods_text, ("id", "name", "importance"))) + ods_row(ods_text("d1"), ods_text("A"), broken)

    batch = read(
        ods(rows + ods_row('<table:table-cell table:number-columns-repeated="16384"/>', repeated=1_000_000)), "a.ods"
    )

    assert [(node.id, dict(node.fields)) for node in batch.nodes] == [("d1", {})]
    assert [(problem.place.row, problem.place.column, problem.value) for problem in batch.problems] == [
        (2, "importance", "#N/A")
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=300),
    st.sampled_from(["a.xlsx", "a.xls", "a.ods", "a.xlsb"]),
    st.sampled_from([b"", b"PK\x03\x04"]),
)
def test_no_content_of_a_workbook_stops_reading(read: Reader, content: bytes, name: str, head: bytes) -> None:
    batch = read(head + content, name)

    assert not batch.readable
    assert batch.problems


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 4000), st.integers(1, 255))
def test_no_changed_byte_of_a_workbook_stops_reading(read: Reader, at: int, by: int) -> None:
    content = bytearray(book({"needs": [["id", "name"], ["d1", "A"]]}))
    content[at % len(content)] ^= by

    batch = read(bytes(content), "book.xlsx")

    assert batch.readable or batch.problems
