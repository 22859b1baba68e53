"""Maps of PRSM: factors and what influences what."""

from __future__ import annotations

from graph.ontology import Ontology
from loaders import read_file
from tests.loaders.conftest import SAMPLES, Reader


def test_factors_influence_each_other_the_way_that_links_say(ontology: Ontology) -> None:
    batch = read_file(SAMPLES / "prsm" / "good.prsm", ontology)

    assert [(node.kind, node.name) for node in batch.nodes] == [
        ("SystemFactor", "Pressure on staff"),
        ("SystemFactor", "Waits"),
        ("Process", "Booking"),
    ]
    assert [(link.source, link.kind, link.target, link.fields["polarity"]) for link in batch.links] == [
        ("a1", "influences", "a2", "same"),
        ("a3", "influences", "a2", "opposite"),
    ]
    assert batch.nodes[0].fields == {"summary": "Since spring.", "source": "Waiting"}
    assert {one.what: one.count for one in batch.lost} == {"clusters": 1, "notes in the history": 1}


def test_a_packed_map_is_read_as_the_same_that_is_not(ontology: Ontology) -> None:
    plain, packed = (read_file(SAMPLES / "prsm" / f"{name}.prsm", ontology) for name in ("good", "packed"))

    assert (packed.nodes, packed.links, packed.lost) == (plain.nodes, plain.links, plain.lost)


def test_a_packed_map_that_is_damaged_is_refused(read: Reader) -> None:
    content = (SAMPLES / "prsm" / "packed.prsm").read_bytes()

    batch = read(content[: len(content) // 2], "a.prsm")

    assert not batch.readable
    assert "cannot be unpacked" in batch.problems[0].message


def test_a_link_without_a_sign_is_unclear_and_keeps_its_words(ontology: Ontology) -> None:
    link = read_file(SAMPLES / "prsm" / "broken.prsm", ontology).links[0]

    assert (link.fields["polarity"], link.extra["name"]) == ("unclear", "more")


def test_styles_that_are_none_do_no_harm(read: Reader) -> None:
    for styles in ("3", '{"nodes": 3}', '{"nodes": {"group0": 3}}', "null"):
        batch = read('{"mapTitle": "A", "nodes": [{"id": "a", "label": "B"}], "styles": ' + styles + "}", "a.prsm")

        assert [node.name for node in batch.nodes] == ["B"]
