"""Figures as published tables write them, and the signs that stand for none."""

from __future__ import annotations

import pytest

from loaders.figures import COMMA, MARKED, THOUSANDS, decimal_of, figure_of
from loaders.mapping_cells import WITHOUT_SIGNS
from loaders.tables import BadCell, Cell


@pytest.mark.parametrize(
    ("cell", "value", "how"),
    [
        (5, 5.0, ""), (0.0, 0.0, ""), ("12.5", 12.5, ""), ("-5", -5.0, ""), ("−3.2", -3.2, ""), (".5", 0.5, ""),
        ("1.2E+05", 120000.0, ""), ("1,234", 1234.0, THOUSANDS), ("1 234.5", 1234.5, THOUSANDS),
        ("1,234,567.8", 1234567.8, THOUSANDS), ("85%", 85.0, WITHOUT_SIGNS), ("£1.2m", 1200000.0, WITHOUT_SIGNS),
        ("(500)", -500.0, WITHOUT_SIGNS), ("12.3 [note 1]", 12.3, MARKED), ("12.3 (r)", 12.3, MARKED),
        ("12.3r", 12.3, MARKED), ("5*", 5.0, MARKED), ("7²", 7.0, MARKED),
    ],
)  # fmt: skip
def test_a_figure_is_read_and_each_repair_told(cell: Cell, value: float, how: str) -> None:
    found = figure_of(cell)

    assert (found.value, found.how) == (value, how)


@pytest.mark.parametrize("text", ["*", "..", "-", "–", "[c]", "x", "n/a", "Suppressed", "dim data", "#"])
def test_a_sign_for_no_value_is_a_gap(text: str) -> None:
    found = figure_of(text)

    assert (found.value, found.is_gap) == (None, True)


@pytest.mark.parametrize(
    "cell",
    ["about 5", "", "12,3", "1,23,4", "3,", "12 34", "5 to 9", "1.2.3", "inf", "nan", float("inf"), float("nan"), True,
     None, BadCell("#N/A", ""), "1" + " " * 99_999 + "x"],
)  # fmt: skip
def test_whatever_else_is_neither(cell: Cell) -> None:
    found = figure_of(cell)

    assert (found.value, found.is_gap) == (None, False)


def test_a_decimal_comma_is_read_where_the_table_has_them() -> None:
    read = [figure_of(text, "comma") for text in ("12,3", "1.234,5", "1.234", "12.3")]

    assert [one.value for one in read] == [12.3, 1234.5, 1234.0, None]
    assert read[0].how == COMMA


def test_a_table_has_decimal_commas_only_where_one_shows_it_and_none_the_reverse() -> None:
    assert [decimal_of(texts) for texts in (["12,3", "4"], ["12,3", "1.5"], ["1,234"], [])] == [
        "comma", "point", "point", "point",
    ]  # fmt: skip
