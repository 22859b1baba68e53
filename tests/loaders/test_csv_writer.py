"""Tables out, safe for spreadsheets."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.model import Link, Node, Reading
from graph.ontology import Ontology
from loaders.csv_writer import cell_of, write


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "'=1", "#N/A"])
def test_texts_that_a_spreadsheet_would_run_get_an_apostrophe(text: str) -> None:
    assert cell_of(text) == f"'{text}"


@pytest.mark.parametrize(("value", "cell"), [(-1, "-1"), (2.5, "2.5"), (False, "false"), (None, ""), ("a=b", "a=b")])
def test_other_values_are_written_as_they_are(value: str | float | None, cell: str) -> None:
    assert cell_of(value) == cell


def test_each_kind_has_its_table_with_the_columns_that_are_used(tmp_path: Path, ontology: Ontology) -> None:
    nodes = [
        Node("d1", "Need", "Be seen", {"status": "active", "importance": 5}),
        Node("d2", "Need", "Hear", {}, {"Theme": "x"}),
        Node("p1", "Process", "Triage"),
    ]

    files = write(
        tmp_path / "out",
        nodes,
        [Link("d1", "felt_by", "g1", {"strength": 2})],
        [Reading("m1", "2026-01-31", 3)],
        ontology,
    )

    assert [file.name for file in files] == ["needs.csv", "processes.csv", "links.csv", "readings.csv"]
    assert files[0].read_text(encoding="utf-8-sig").splitlines() == [
        "id,name,status,importance,extra:Theme",
        "d1,Be seen,active,5,",
        "d2,Hear,,,x",
    ]
    assert files[2].read_text(encoding="utf-8-sig").splitlines() == ["from,link,to,strength", "d1,felt_by,g1,2"]


def test_files_begin_with_the_mark_that_excel_needs(tmp_path: Path, ontology: Ontology) -> None:
    files = write(tmp_path, [Node("d1", "Need", "Tŷ")], [], [], ontology)

    assert files[0].read_bytes().startswith(b"\xef\xbb\xbf")


def test_nodes_of_an_unknown_kind_go_to_a_table_with_their_kind(tmp_path: Path, ontology: Ontology) -> None:
    files = write(tmp_path, [Node("x1", "Ward", "A", {"beds": 3})], [], [], ontology)

    assert files[0].read_text(encoding="utf-8-sig").splitlines() == ["id,kind,name,beds", "x1,Ward,A,3"]
