"""What comes from other programs and means harm: entities, depth, size, script in names. None of it raises."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.check import check
from graph.declarations import load_ontology
from graph.model import Node
from graph.ontology import Ontology
from loaders import read_file
from loaders.forms import FORMS, Contents
from loaders.registry import all_loaders
from tests.loaders.conftest import SAMPLES, Reader

ONTOLOGY = load_ontology()
SCRIPT = "<script>alert(1)</script>"
XML = {
    "archimate": ("archimate/good.xml", "a.xml"),
    "bpmn": ("bpmn/good.bpmn", "a.bpmn"),
    "drawio": ("drawio/good.drawio", "a.drawio"),
    "gexf": ("gexf/good.gexf", "a.gexf"),
    "graphml": ("graphml/good.graphml", "a.graphml"),
}
GOOD = sorted(
    file for name in (*XML, "kumu", "prsm") for file in (SAMPLES / name).iterdir() if file.stem.startswith("good")
)


def text_of(name: str) -> str:
    """Return the good sample of an XML format."""
    return (SAMPLES / XML[name][0]).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", XML)
def test_entities_are_refused_in_every_format(read: Reader, name: str) -> None:
    text = text_of(name).removeprefix('<?xml version="1.0" encoding="UTF-8"?>')
    evil = '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d SYSTEM "file:///etc/passwd">]>' + text

    batch = read(evil, XML[name][1])

    assert not batch.readable
    assert "entities or a document type" in batch.problems[0].message


@pytest.mark.parametrize("name", XML)
def test_what_is_nested_without_end_is_refused(read: Reader, name: str) -> None:
    text = text_of(name)
    start = text.index(">", text.index("<", 2)) + 1

    batch = read(text[:start] + "<a>" * 10_000 + "</a>" * 10_000 + text[start:], XML[name][1])

    assert not batch.readable
    assert "nested deeper" in batch.problems[0].message


def test_json_nested_without_end_is_refused(read: Reader) -> None:
    for start in ('{"elements": [], "a": ', '{"mapTitle": "A", "a": ', '{"nodes": [], "a": '):
        batch = read(start + "[" * 100_000 + "]" * 100_000 + "}", "a.json")

        assert not batch.readable


@pytest.mark.parametrize(
    "text",
    [
        '{"elements": [{"label": "a", "attributes": {"x": %s}}], "connections": []}',
        '{"mapTitle": "A", "nodes": [{"id": "a", "label": %s}]}',
        '{"nodes": [{"id": %s, "kind": "Need", "name": "a"}]}',
    ],
)
def test_json_nested_as_deep_as_its_reader_allows_is_told_not_raised(read: Reader, text: str) -> None:
    for start, end in (("[" * 1000, "]" * 1000), ('{"a": ' * 1000, "}" * 1000)):
        batch = read(text % f"{start}1{end}", "a.json")

        assert batch.problems


def test_an_archive_of_a_model_that_would_unpack_to_far_more_is_refused(read: Reader) -> None:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("model.xml", b"<archimate>" + b" " * (20 << 20))

    batch = read(held.getvalue(), "a.archimate")

    assert not batch.readable
    assert "more than 200 times" in batch.problems[0].message


@pytest.mark.parametrize("form", ["graphml", "gexf", "archimate", "mermaid", "json", "xlsx", "yaml", "csv"])
def test_names_with_script_in_them_stay_texts(ontology: Ontology, tmp_path: Path, form: str) -> None:
    text = (
        '<mxGraphModel><root><object id="1" kind="Need" label="x"><mxCell vertex="1"/></object></root></mxGraphModel>'
    )
    named = text.replace('label="x"', f"label={quoteattr(SCRIPT.replace('<', '&lt;').replace('>', '&gt;'))}")
    (tmp_path / "a.drawio").write_text(named, encoding="utf-8")
    batch = read_file(tmp_path / "a.drawio", ontology)

    written = FORMS[form].write(Contents(batch.nodes, batch.links, [], ontology)).data

    assert batch.nodes[0].name == SCRIPT
    assert form in {"json", "yaml", "xlsx", "csv"} or SCRIPT.encode() not in written


@pytest.mark.parametrize("form", ["graphml", "gexf", "archimate"])
def test_xml_keeps_line_ends_and_counts_the_characters_that_it_cannot_hold(
    ontology: Ontology, tmp_path: Path, form: str
) -> None:
    nodes = [Node("d1", "Need", "A", {"summary": "a\r\nb"}, {"said": "c\x1bd\x00"})]

    made = FORMS[form].write(Contents(nodes, [], [], ontology))
    (tmp_path / f"a.{FORMS[form].ending}").write_bytes(made.data)
    back = read_file(tmp_path / f"a.{FORMS[form].ending}", ontology).nodes[0]

    assert [(lost.what, lost.count) for lost in made.lost] == [("characters", 2)]
    assert (back.fields["summary"], back.extra["said"]) == ("a\r\nb", "cd")


@pytest.mark.slow
@given(data=st.data())
def test_a_damaged_file_never_raises(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Cut, changed and doubled files of every format give a batch, and what they give can be checked."""
    file = data.draw(st.sampled_from(GOOD))
    content = bytearray(file.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 12))] = data.draw(st.binary(max_size=6))
    damaged = tmp_path_factory.mktemp("damaged") / file.name
    damaged.write_bytes(bytes(content))

    batch = read_file(damaged, ONTOLOGY)

    assert batch.problems or batch.nodes or not batch.readable or not batch.links
    assert check(batch, ONTOLOGY) is not None


def test_every_loader_takes_an_empty_file(read: Reader) -> None:
    for loader in all_loaders():
        for suffix in loader.ACCEPTS.suffixes:
            batch = read(b"", f"empty{suffix}")

            assert batch.nodes == ()
            assert batch.problems
