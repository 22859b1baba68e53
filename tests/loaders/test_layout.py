"""Tests of `loaders.layout`: rows with the same columns share what was found of them, and only what is the same."""

from __future__ import annotations

from graph.declarations import load_ontology
from graph.model import Node, Place
from loaders.headers import Vocabulary
from loaders.layout import layout, places_of_words
from loaders.records import Records
from loaders.tables import Cell, Row, Table

VOCABULARY = Vocabulary(load_ontology())
LINKS = VOCABULARY.of_links("")


def read(headers: tuple[str, ...], *rows: tuple[Cell, ...]) -> list[Node]:
    table = Table(
        "nodes",
        Place("n.csv", row=1),
        headers,
        [Row(Place("n.csv", row=at), dict(zip(headers, row, strict=True))) for at, row in enumerate(rows, 2)],
    )
    records = Records(VOCABULARY, "nodes", table)
    records.read()
    return list(records.nodes)


def test_words_are_found_under_the_first_header_that_means_them() -> None:
    assert places_of_words(("To", "from", "O", "strength"), LINKS) == [("to", "To"), ("from", "from")]


def test_a_layout_tells_values_from_words_and_from_what_means_nothing() -> None:
    laid = layout(("from", "link", "to", "strength"), LINKS, VOCABULARY.of_links("meets"))
    doubtful = layout(("from", "wrong"), LINKS, VOCABULARY.of_links("meets"))

    assert [header for header, _ in laid.values] == ["strength"]
    assert laid.is_plain
    assert [header for header, _ in doubtful.doubtful] == ["wrong"]
    assert not doubtful.is_plain


def test_cells_of_different_types_are_not_the_same_and_lists_are_never_remembered() -> None:
    laid = layout(("strength",), LINKS, VOCABULARY.of_links("meets"))

    assert len({laid.key({"strength": cell}) for cell in (1, 1.0, True, "1")}) == 4
    assert laid.key({"strength": [1]}) is None


def test_rows_that_say_the_same_share_their_fields_and_others_do_not() -> None:
    one, other, different = read(
        ("id", "kind", "name", "importance"),
        ("a", "Need", "A", "4"),
        ("b", "Need", "B", "4"),
        ("c", "Need", "C", "5"),
    )

    assert one.fields is other.fields
    assert (one.fields, different.fields) == ({"importance": 4}, {"importance": 5})


def test_what_is_wrong_with_a_cell_is_told_of_every_row() -> None:
    headers = ("id", "kind", "name", "importance")
    rows = [Row(Place("n.csv", row=at), dict(zip(headers, (str(at), "Need", "A", "x"), strict=True))) for at in (2, 3)]
    records = Records(VOCABULARY, "nodes", Table("nodes", Place("n.csv", row=1), headers, rows))

    records.read()

    assert [problem.place.row for problem in records.problems] == [2, 3]
