"""Maps of Kumu as JSON and as tables."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from graph.check import check_all
from graph.known import Nothing
from graph.model import Batch
from graph.ontology import Ontology
from loaders import read_file
from loaders.kumu import sort_of_table
from tests.loaders.books import book
from tests.loaders.conftest import SAMPLES, Reader

GOOD = SAMPLES / "kumu" / "good.json"
ELEMENTS = (
    "Label,Type,Description,Tags,Lane,Colour\nBooking,Process,Calls,now|east,support,blue\nVisits,Process,,,mainstay,\n"
)
CONNECTIONS = "From,To,Type,Direction,Label\nBooking,Visits,enables,directed,\n"


def links(batch: Batch) -> list[tuple[str, str, str]]:
    """Return the links of a batch without what they say."""
    return [(link.source, link.kind, link.target) for link in batch.links]


def test_elements_and_connections_become_nodes_and_links_where_we_have_the_words(ontology: Ontology) -> None:
    batch = read_file(GOOD, ontology)

    booking, seeing, pressure = batch.nodes
    assert (booking.id, booking.kind, booking.name) == ("elem-1", "Process", "Booking")
    assert booking.fields == {"lane": "support", "tags": ("now", "east"), "source": "Waiting"}
    assert booking.extra == {"Colour": "blue"}
    assert seeing.fields["summary"] == "One by one."
    assert (pressure.kind, pressure.fields["type"]) == ("ModelElement", "Variable")
    assert links(batch) == [(booking.id, "enables", seeing.id), (pressure.id, "relates_to", seeing.id)]
    assert batch.links[1].extra == {"polarity": "opposite"}
    assert {one.what: one.count for one in batch.lost} == {"perspectives": 1, "loops": 1}


@pytest.mark.parametrize("name", ["elements.csv", "connections.csv"])
def test_tables_of_maps_are_known_by_their_headers(read: Reader, name: str) -> None:
    batch = read(ELEMENTS if name == "elements.csv" else CONNECTIONS, name)

    assert batch.problems == ()
    assert len(batch.nodes) + len(batch.links) == (2 if batch.nodes else 1)


def test_a_workbook_of_both_sheets_is_one_map(read: Reader) -> None:
    sheets = {
        "Elements": [line.split(",") for line in ELEMENTS.splitlines()],
        "Connections": [line.split(",") for line in CONNECTIONS.splitlines()],
    }

    batch = read(book(sheets), "map.xlsx")

    assert [node.fields.get("tags") for node in batch.nodes] == [("now", "east"), None]
    assert links(batch) == [("process-booking", "enables", "process-visits")]


def test_elements_of_one_label_are_told_apart_by_ids(read: Reader) -> None:
    batch = read(
        '{"elements": [{"id": "e1", "label": "A", "type": "Process"}, {"id": "e2", "label": "A", "type": "Process"}],'
        ' "connections": [{"id": "c1", "from": "e1", "to": "e2", "type": "enables"}]}',
        "map.json",
    )

    assert [(node.id, node.name) for node in batch.nodes] == [("e1", "A"), ("e2", "A")]
    assert links(batch) == [("e1", "enables", "e2")]


def test_tables_may_begin_with_ids_and_one_row_may_lead_to_several(read: Reader) -> None:
    sheets = {
        "Elements": [["ID", "Label", "Type", "Tags"], [1, "A", "Process", "x"], [2, "B", "Process", ""],
                     [3, "B", "Process", ""]],
        "Connections": [["ID", "From", "To", "Type"], ["c", 1, "2| 3", "enables"], ["d", 3, 2, "enables"]],
    }  # fmt: skip

    batch = read(book(sheets), "map.xlsx")

    assert [node.id for node in batch.nodes] == ["1", "2", "3"]
    assert links(batch) == [("1", "enables", "2"), ("1", "enables", "3"), ("3", "enables", "2")]


def test_connections_may_join_what_another_file_brings(read: Reader, ontology: Ontology) -> None:
    batches = [read(ELEMENTS, "a.csv"), read(CONNECTIONS, "b.csv")]

    checked = check_all(batches, ontology, Nothing())

    assert [(link.source, link.kind, link.target) for link in checked.links] == [
        ("process-booking", "enables", "process-visits")
    ]


def test_entries_that_are_none_are_counted(ontology: Ontology) -> None:
    lost = {one.what: one.count for one in read_file(SAMPLES / "kumu" / "broken.json", ontology).lost}

    assert lost["entries"] == 1


@pytest.mark.parametrize(
    ("headers", "sort"),
    [
        (["Label", "Description"], "elements"),
        (["label"], ""),
        (["id", "label", "type"], ""),
        (["ID", "Label", "Type", "Tags"], "elements"),
        (["ID", "From", "To"], "connections"),
        (["id", "from", "to", "name"], ""),
        (["from", "link", "to"], ""),
        (["From", "To"], "connections"),
    ],
)
def test_our_own_tables_are_not_taken_for_maps(headers: list[str], sort: str) -> None:
    assert sort_of_table(headers) == sort


def test_a_published_map_gives_all_its_elements_and_says_which_end_is_not_there(
    data_dir: Path, ontology: Ontology
) -> None:
    batches = [
        read_file(data_dir / "kumu" / f"vc-spec-map-{part}.csv", ontology) for part in ("elements", "connections")
    ]

    checked = check_all(batches, ontology, Nothing())
    errors = [problem for problem in checked.problems if problem.severity == "error"]

    assert (len(batches[0].nodes), len(batches[1].links)) == (54, 70)
    assert Counter(link.fields["relation"] for link in batches[1].links) == {
        "depends": 36, "references": 25, "implements": 7, "extends": 1, "related": 1,
    }  # fmt: skip
    assert (len(checked.nodes), len(checked.links), len(errors)) == (54, 69, 1)
    assert errors[0].suggestion == "EcdsaSecp256k1-recoverysignature-2020"
    touched = {end for link in checked.links for end in (link.source, link.target)}
    assert [node.name for node in checked.nodes if node.id not in touched] == [errors[0].suggestion]


def test_a_published_definition_without_a_map_says_what_it_lacks(data_dir: Path, ontology: Ontology) -> None:
    batch = read_file(data_dir / "kumu" / "kumu-vc-spec-map-definition.json", ontology)

    assert (batch.nodes, batch.links) == ((), ())
    assert {one.what: one.count for one in batch.lost} == {"maps": 2, "perspectives": 4, "attributes": 12}
    assert "holds no elements" in batch.problems[0].message
