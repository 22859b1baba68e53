"""Tables of readings by a mapping: each shape of table, each sign for no value, and everything that is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.check import check
from graph.model import Batch, Reading
from graph.ontology import Ontology
from loaders import read_file
from loaders.mapping_choice import Mappings
from loaders.mapping_file import MappingReader, written
from tests.loaders.conftest import told

Read = Callable[..., Batch]
HEAD = "mapping: waits\nkind: Measure\n"


@pytest.fixture
def read(tmp_path: Path, ontology: Ontology) -> Read:
    """Return a function that reads a CSV text by a mapping, or by the guess where none is given."""

    def by_mapping(text: str, says: str = "", name: str = "waits.csv") -> Batch:
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        reader = MappingReader("m.yaml", ontology)
        given = reader.read(HEAD + says) if says else ()
        assert reader.violations == []
        return read_file(file, ontology, Mappings(given, accept=not says))

    return by_mapping


def values(batch: Batch) -> dict[tuple[str, str], float | None]:
    """Return the value of each measure and day; of a ratio without one, its parts."""
    return {(one.measure, one.date): _value(one) for one in batch.readings}


def _value(reading: Reading) -> float | None:
    if reading.value is None and reading.numerator is not None and reading.denominator:
        return reading.numerator / reading.denominator
    return reading.value


# -- shapes -----------------------------------------------------------------------------------------------------------


def test_a_long_table_gives_a_series_for_each_organisation(read: Read, ontology: Ontology) -> None:
    text = "Month,Hospital,Value\nApr-26,Bryn,4\nMay-26,Bryn,5\nApr-26,Glan,7\n"
    says = """
readings: {called: Weeks waited}
constants: {direction: decrease, measured_in: weeks, frequency: monthly}
columns: {Month: {field: date}, Hospital: {field: unit, makes: OrgUnit}, Value: {field: value}}
"""

    batch = read(text, says)

    assert values(batch) == {
        ("Weeks waited, Bryn", "2026-04-30"): 4, ("Weeks waited, Bryn", "2026-05-31"): 5,
        ("Weeks waited, Glan", "2026-04-30"): 7,
    }  # fmt: skip
    checked = check(batch, ontology)
    assert [node.fields["unit"] for node in checked.nodes if node.kind == "Measure"] == [
        "org-unit-bryn", "org-unit-glan",
    ]  # fmt: skip
    assert {one.measure for one in checked.readings} == {"measure-weeks-waited-bryn", "measure-weeks-waited-glan"}


def test_a_ratio_is_given_per_hundred_and_rows_of_types_are_added_up(read: Read) -> None:
    text = "Month,Type,Came,Late\n2026-04-01,1,80,10\n2026-04-01,2,20,0\n2026-05-01,1,50,*\n2026-05-01,2,50,1\n"
    says = """
readings: {called: In time, per: 100}
columns: {Month: {field: date}, Type: {field: summed}, Came: {field: denominator}, Late: {field: rest}}
"""

    april, may = read(text, says).readings

    assert (april.value, april.numerator, april.denominator) == (90, 90, 100)
    assert (may.value, may.numerator, may.note) == (None, None, "the table gives “*” in place of a value")


def test_several_values_a_row_are_a_measure_each(read: Read) -> None:
    batch = read("Month,Seen,Waiting\nApr-26,5,50\nMay-26,6,49\nJun-26,7,48\n")

    assert values(batch)["Seen", "2026-04-30"] == 5
    assert values(batch)["Waiting", "2026-06-30"] == 48


def test_a_wide_table_has_its_days_in_the_headers(read: Read) -> None:
    batch = read("Indicator,Q1 2026/27,Q2 2026/27,Plan\nSeen soon,5,6,9\nSeen late,7,,1\n")

    assert values(batch) == {
        ("Seen soon", "2026-06-30"): 5, ("Seen soon", "2026-09-30"): 6, ("Seen late", "2026-06-30"): 7,
    }  # fmt: skip
    assert [(lost.what, lost.count) for lost in batch.lost] == [("cells of Plan", 2)]


def test_two_rows_of_headers_tell_the_parts_of_a_ratio(read: Read) -> None:
    text = "Measure,Apr-26,,May-26,\n,Numerator,Denominator,Numerator,Denominator\nSeen soon,5,10,6,12\n"

    batch = read(text)

    assert [(one.date, one.numerator, one.denominator) for one in batch.readings] == [
        ("2026-04-30", 5, 10), ("2026-05-31", 6, 12),
    ]  # fmt: skip


def test_a_table_on_its_side_is_turned(read: Read) -> None:
    batch = read("Month,Apr-26,May-26\nNumerator,5,6\nDenominator,10,x1\n", name="seen_soon.csv")

    (reading,) = batch.readings
    assert (reading.measure, reading.value, reading.place.row) == ("seen soon", 50, 2)
    assert [str(problem.place) for problem in batch.problems if problem.severity == "error"] == [
        "seen_soon.csv, row 3, column Denominator"
    ]


def test_headings_are_a_part_of_the_names_below_them(read: Read) -> None:
    text = "Group,2026-01-31,2026-02-28\nMen,,\nYoung,1,2\nOld,3,4\nWomen,,\nYoung,5,6\nOld,7,8\n"

    batch = read(text)

    assert values(batch)["Men, Young", "2026-01-31"] == 1
    assert values(batch)["Women, Old", "2026-02-28"] == 8


def test_a_year_and_a_month_may_stand_in_columns_of_their_own(read: Read) -> None:
    batch = read("Year,Month,Measure,Value\n2026,Ebrill,A,1\n2026,Mai,A,2\n2026,Ebrill,B,3\n2026,Mai,B,4\n")

    assert values(batch) == {
        ("A", "2026-04-30"): 1, ("A", "2026-05-31"): 2, ("B", "2026-04-30"): 3, ("B", "2026-05-31"): 4,
    }  # fmt: skip


def test_a_measure_that_is_there_is_named_by_its_id(read: Read, ontology: Ontology) -> None:
    text = "id,when,how much\nm1,Apr-26,1\nm9,Apr-26,2\n"
    says = """
readings: {makes: false}
columns: {id: {field: measure}, when: {field: date}, how much: {field: value}}
"""

    checked = check(read(text, says), ontology)

    assert [problem.message for problem in checked.problems if problem.severity == "error"] == [
        "there is no measure 'm1'", "there is no measure 'm9'",
    ]  # fmt: skip


# -- what is wrong ----------------------------------------------------------------------------------------------------


def test_everything_wrong_is_told_at_once_with_row_and_column(read: Read) -> None:
    text = (
        "Period,Indicator,Value\nApr-26,A,1\n31/02/2026,A,2\nMay-26,A,soon\n,A,4\nJun-26,A,5 [note 2]\n"
        'Jul-26,A,..\nAug-26,A,#N/A\nSep-26,A,"1,200"\nOct-26,,7\nNov-26,A,\n'
    )
    says = "readings: {}\ncolumns: {Period: {field: date}, Indicator: {field: measure}, Value: {field: value}}\n"

    batch = read(text, says)

    assert told(batch) == [
        "warning: waits.csv, row 2, column Period: 8 cells: a month was read as one of its days"
        " → look whether that is meant",
        "error: waits.csv, row 3, column Period: this is no date or period (days are read day first) ['31/02/2026']"
        " → 2026-05-31, May 2026, 2026/27 Q1; date_order in the mapping says how days are meant",
        "error: waits.csv, row 4, column Value: this is no figure ['soon']"
        " → a number, or a sign for no value such as `*` or `..`",
        "error: waits.csv, row 5, column Period: there is no date"
        " → 2026-05-31, May 2026, 2026/27 Q1; date_order in the mapping says how days are meant",
        "warning: waits.csv, row 6, column Value: 1 cell: a footnote mark behind a number was taken off"
        " → look whether that is meant",
        "warning: waits.csv, row 7, column Value: 1 cell: “..” stands in place of a value: kept as a gap"
        " → look whether that is meant",
        "warning: waits.csv, row 8, column Value: the cell holds an error, no value ['#N/A']"
        " → mend it or empty the cell",
        "warning: waits.csv, row 9, column Value: 1 cell: marks between thousands were taken off"
        " → look whether that is meant",
        "error: waits.csv, row 10, column Indicator: nothing in the row says what is measured → fill in the cell",
        "warning: waits.csv, row 11, column Value: 1 cell: there is no value in a row of a day: kept as a gap"
        " → look whether that is meant",
    ]
    assert [one.value for one in batch.readings] == [1, 5, None, None, 1200, None]


def test_days_that_only_one_order_explains_are_read_in_that_order(read: Read) -> None:
    text = "Date,Indicator,Value\n04/13/2026,A,1\n05/02/2026,A,2\n06/20/2026,A,3\n06/20/2026,B,3\n"

    batch = read(text)

    assert [one.date for one in batch.readings] == ["2026-04-13", "2026-05-02", "2026-06-20", "2026-06-20"]


def test_days_of_both_orders_in_one_column_are_told(read: Read) -> None:
    text = "Date,Indicator,Value\n13/04/2026,A,1\n05/31/2026,A,2\n14/06/2026,A,3\n14/06/2026,B,3\n"

    batch = read(text)

    assert [problem.place.row for problem in batch.problems if problem.severity == "error"] == [3]
    assert len(batch.readings) == 3


def test_a_second_reading_of_one_day_is_refused_with_the_place_of_the_first(read: Read, ontology: Ontology) -> None:
    batch = read("Indicator,Apr-26,Apr 2026,May-26\nA,1,2,3\n")

    checked = check(batch, ontology)

    assert len(checked.readings) == 2
    assert [(str(one.place), one.message) for one in checked.problems if one.severity == "error"] == [
        (
            "waits.csv, row 2, column Apr 2026",
            "measure-a has a reading of 2026-04-30 already; the first (waits.csv, row 2, column Apr-26) counts",
        )
    ]


def test_one_cell_that_is_no_figure_refuses_no_other_of_its_row(read: Read, ontology: Ontology) -> None:
    checked = check(read("Indicator,Apr-26,May-26,Jun-26,Jul-26\nA,1,soon,3,4\n"), ontology)

    assert [one.value for one in checked.readings] == [1, 3, 4]
    assert checked.has_errors


def test_decimal_commas_are_guessed_where_they_show(read: Read) -> None:
    batch = read("Date;Indicator;Value\n2026-04-30;A;1,5\n2026-05-31;A;2,25\n2026-05-31;B;2\n")

    assert [one.value for one in batch.readings] == [1.5, 2.25, 2]


def test_blank_rows_and_footnotes_below_a_table_are_no_readings(read: Read) -> None:
    text = "Indicator,Apr-26,May-26\nA,1,2\n" + ",,\n" * 300 + "1 Figures are provisional,,\n"

    batch = read(text)

    assert len(batch.readings) == 2
    assert [problem.message for problem in batch.problems] == ["1 cell: rows without a figure were left out"]


def test_a_row_of_no_organisation_among_rows_of_some_is_refused(read: Read) -> None:
    batch = read("Ward,Measure,Apr-26,May-26\nW1,Falls,1,2\n,Harm,3,4\n")

    assert {one.measure for one in batch.readings} == {"Falls, W1"}
    assert {(str(one.place), one.message) for one in batch.problems if one.severity == "error"} == {
        ("waits.csv, row 3, column Ward", "nothing in the row says whose it is")
    }


# -- mappings ---------------------------------------------------------------------------------------------------------


def test_a_guess_is_written_and_read_back_as_the_same(tmp_path: Path, ontology: Ontology) -> None:
    file = tmp_path / "seen.csv"
    file.write_text("Month,Trust,Type,Num,Den\nApr-26,T1,a,1,2\nMay-26,T1,a,1,2\nMay-26,T2,a,2,3\n", encoding="utf-8")
    mappings = Mappings(accept=True)
    read_file(file, ontology, mappings)
    (used,) = mappings.used

    (again,) = MappingReader("m.yaml", ontology).read(written([used.fitting.mapping]))

    assert again == used.fitting.mapping
    assert again.readings is not None
    assert again.readings.per == 100


def test_next_month_is_read_as_this_month_was(tmp_path: Path, ontology: Ontology) -> None:
    files = [tmp_path / "one.csv", tmp_path / "two.csv"]
    files[0].write_text("Indicator,Apr-26,May-26\nA,1,2\n", encoding="utf-8")
    files[1].write_text("Indicator,Apr-26,May-26,Jun-26\nA,1,2,3\n", encoding="utf-8")
    first = Mappings(accept=True)
    read_file(files[0], ontology, first)
    (used,) = first.used

    later = Mappings(remembered={used.fingerprint: used.fitting.mapping})
    batch = read_file(files[1], ontology, later)

    assert [one.how for one in later.used] == ["remembered"]
    assert [one.date for one in batch.readings] == ["2026-04-30", "2026-05-31", "2026-06-30"]


@pytest.mark.parametrize(
    ("says", "violation"),
    [
        ("kind: Risk\nreadings: {}\ncolumns: {A: {field: date}, B: {field: value}}", "a Risk has no readings"),
        ("kind: Measure\nreadings: {}\ncolumns: {A: {field: date}}", "no column holds figures"),
        ("kind: Measure\nreadings: {}\ncolumns: {A: {field: value}}", "no column says of which day"),
        ("kind: Measure\nreadings: {}\ncolumns: {A: {field: dat}, B: {field: value}}", "is date meant?"),
        ("kind: Measure\nreadings: {pre: 100}\ncolumns: {A: {field: date}, B: {field: value}}", "is per meant?"),
        (
            "kind: Measure\nreadings: {decimal: dot}\ncolumns: {A: {field: date}, B: {field: value}}",
            "decimal is one of",
        ),
        ("kind: Measure\nreadings: soon\ncolumns: {A: {field: date}, B: {field: value}}", "readings says how"),
    ],
)
def test_a_wrong_mapping_of_readings_is_told(says: str, violation: str, ontology: Ontology) -> None:
    reader = MappingReader("m.yaml", ontology)

    reader.read(says)

    assert any(violation in one for one in reader.violations)
