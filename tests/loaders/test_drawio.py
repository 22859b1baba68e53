"""draw.io: boxes and arrows, plain and compressed."""

from __future__ import annotations

import base64
import zlib
from urllib.parse import quote

import pytest

from graph.ontology import Ontology
from loaders import read_file
from loaders.drawio import plain
from tests.loaders.conftest import SAMPLES, Reader

GOOD = SAMPLES / "drawio" / "good.drawio"


def packed(text: str) -> str:
    """Return a page as draw.io compresses it."""
    packing = zlib.compressobj(9, zlib.DEFLATED, -15)
    return base64.b64encode(packing.compress(quote(text).encode()) + packing.flush()).decode()


def test_boxes_and_arrows_become_nodes_and_links(ontology: Ontology) -> None:
    batch = read_file(GOOD, ontology)

    assert [(node.kind, node.name) for node in batch.nodes] == [
        ("ModelElement", "Front office"),
        ("Process", "Book visits"),
        ("Process", "See people"),
    ]
    assert [(link.source, link.kind, link.target, link.fields.get("relation")) for link in batch.links] == [
        ("3", "enables", "4", None),
        ("4", "relates_to", "2", "tells"),
        ("2", "relates_to", "3", "holds"),
        ("2", "relates_to", "4", "holds"),
    ]


def test_a_compressed_page_is_read_the_same(read: Reader, ontology: Ontology) -> None:
    text = GOOD.read_text(encoding="utf-8")
    page = "<mxGraphModel>" + text.partition("<mxGraphModel>")[2].partition("</diagram>")[0]

    batch = read(f"<mxfile><diagram>{packed(page)}</diagram></mxfile>", "a.drawio")

    assert (batch.nodes, batch.links) == (read_file(GOOD, ontology).nodes, read_file(GOOD, ontology).links)


def test_a_page_that_would_unpack_to_far_too_much_is_refused(read: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.drawio.MOST_BYTES", 1 << 20)

    batch = read(f"<mxfile><diagram>{packed(' ' * (2 << 20))}</diagram></mxfile>", "a.drawio")

    assert not batch.readable
    assert "unpack to more than" in batch.problems[0].message


def test_pages_that_would_unpack_to_too_much_together_are_refused(
    read: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.drawio.MOST_BYTES", 3000)
    page = f"<diagram>{packed('<mxGraphModel>' + ' ' * 600 + '</mxGraphModel>')}</diagram>"

    assert read(f"<mxfile>{page}</mxfile>", "a.drawio").readable
    assert not read(f"<mxfile>{page}{page}</mxfile>", "a.drawio").readable


def test_a_page_with_entities_or_rubbish_is_refused(read: Reader) -> None:
    evil = '<!DOCTYPE a [<!ENTITY b "c">]><mxGraphModel/>'

    for inside in (packed(evil), "!!!", base64.b64encode(b"rubbish").decode()):
        assert not read(f"<mxfile><diagram>{inside}</diagram></mxfile>", "a.drawio").readable


def test_ids_of_two_pages_stay_apart(read: Reader) -> None:
    page = '<mxGraphModel><root><mxCell id="2" value="A" vertex="1"/></root></mxGraphModel>'

    batch = read(f"<mxfile><diagram>{page}</diagram><diagram>{page}</diagram></mxfile>", "a.drawio")

    assert [node.id for node in batch.nodes] == ["1-2", "2-2"]


def test_labels_lose_their_formatting_and_nothing_in_them_runs() -> None:
    assert plain("<div>One</div><div>two</div><img src=x onerror=alert(1)>") == "One two"
    assert plain("a &lt; b") == "a < b"
