"""Which loader reads a file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph.ontology import Ontology
from loaders import read_file
from loaders.registry import all_loaders
from tests.loaders.conftest import Reader


def test_every_loader_is_found_by_itself() -> None:
    names = [loader.__name__.rpartition(".")[2] for loader in all_loaders()]  # type: ignore[attr-defined]

    assert names == [
        "archimate", "bpmn", "csv_tables", "drawio", "gexf", "graphml", "json_file", "kumu", "markdown_notes",
        "packed_folder", "prsm", "stratml", "workbook", "yaml_file",
    ]  # fmt: skip


def test_a_file_of_an_unknown_kind_is_refused_with_what_can_be_read(read: Reader) -> None:
    batch = read("hello", "notes.docx")

    assert not batch.readable
    assert all(word in batch.problems[0].suggestion for word in (".csv", ".xlsx", ".yaml", ".json", "StratML"))


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("nodes:\n- {kind: Need, name: A}\n", "export.txt"),
        ('{"nodes": [{"kind": "Need", "name": "A"}]}', "export"),
        ("<StrategicPlan><Goal><Name>G</Name></Goal></StrategicPlan>", "plan.dat"),
        ('{"nodes": [{"kind": "Need", "name": "A"}]}', "export.csv"),
        ('{"elements": [{"label": "A"}]}', "map.json"),
        ('{"mapTitle": "M", "nodes": [{"id": "a", "label": "A"}]}', "map.txt"),
        ("<graphml><graph><node id='a'/></graph></graphml>", "network.xml"),
        ("<gexf><graph><nodes><node id='a'/></nodes></graph></gexf>", "network"),
        ("<mxGraphModel><root><mxCell id='a' value='A' vertex='1'/></root></mxGraphModel>", "drawing.xml"),
    ],
)
def test_a_file_is_known_by_its_content_where_its_name_tells_nothing(read: Reader, content: str, name: str) -> None:
    assert len(read(content, name).nodes) == 1


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path, ontology: Ontology) -> None:
    batch = read_file(tmp_path / "absent.csv", ontology)

    assert not batch.readable
    assert "cannot be opened" in batch.problems[0].message


def test_a_file_for_which_there_is_no_memory_is_a_problem(read: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    def without_memory(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("loaders.json_file.read", without_memory)

    assert "not enough memory" in read('{"nodes": []}', "a.json").problems[0].message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_plain_file_is_refused_without_waiting(tmp_path: Path, ontology: Ontology) -> None:
    os.mkfifo(tmp_path / "pipe.csv")

    assert not read_file(tmp_path / "pipe.csv", ontology).readable


def test_the_source_is_the_name_without_the_path(read: Reader) -> None:
    assert read("id,name\nd1,A\n", "deep/folder/needs.csv").source == "needs.csv"
