"""Notes in Markdown with front matter."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.ontology import Ontology
from loaders import read_file
from tests.loaders.conftest import SAMPLES, Reader

GOOD = SAMPLES / "markdown_notes" / "good"


def test_a_folder_of_notes_is_read_with_what_they_name(ontology: Ontology) -> None:
    batch = read_file(GOOD, ontology)

    assert {node.id: (node.kind, node.name) for node in batch.nodes} == {
        "need": ("Need", "Be seen soon"),
        "u1": ("Purpose", "Keep the valley well"),
        "unit": ("OrgUnit", "Clinig Bryn"),
        "booking": ("ModelElement", "Booking"),
    }
    assert {(link.source, link.kind, link.target) for link in batch.links} == {
        ("u1", "exists_to_meet", "Be seen soon"),
        ("u1", "relates_to", "Booking"),
        ("booking", "relates_to", "Be seen soon"),
    }
    assert batch.problems == ()
    assert batch.kept_as_structure == 1


def test_the_text_is_the_summary_and_what_is_nested_is_kept_as_text(ontology: Ontology) -> None:
    need, booking = (node for node in read_file(GOOD, ontology).nodes if node.id in {"need", "booking"})

    assert need.fields["summary"] == "People want to know when."
    assert need.extra == {"aliases": '{"lang":"cy","text":"Cael eich gweld"}'}
    assert (booking.fields["summary"], booking.fields["type"]) == ("Helps with Be seen soon.", "idea for later")


def test_one_note_is_known_by_its_front_matter(read: Reader) -> None:
    batch = read("---\nkind: Need\nimportance: 3\n---\n# Be seen\n", "note.txt")

    assert [(node.kind, node.name) for node in batch.nodes] == [("Need", "Be seen")]


def test_published_notes_on_indicators_are_kept_as_structure(data_dir: Path, ontology: Ontology) -> None:
    batch = read_file(data_dir / "sdg" / "3-b-3.md", ontology)

    assert (batch.nodes[0].id, batch.kept_as_structure) == ("3-b-3", 1)
    assert batch.nodes[0].extra["reporting_status"] == "notstarted"


def test_marks_that_never_end_are_no_ties(read: Reader) -> None:
    for mark in ("[[", "[[a|", "[[a#"):
        batch = read("---\nkind: Need\nname: A\n---\n" + mark * 300_000, "a.md")

        assert (len(batch.nodes), batch.problems) == (1, ())


@pytest.mark.parametrize(
    ("line", "name"),
    [("# Be seen", "Be seen"), ("## Be seen ##", "Be seen"), ("# ##", "a"), ("#\n\nBe seen", "a"),
     ("# " + "#" * 30_000 + " " * 30_000 + "x", "#" * 30_000 + " " * 30_000 + "x")],
)  # fmt: skip
def test_the_first_heading_is_the_name(read: Reader, line: str, name: str) -> None:
    assert read(f"---\nkind: Need\n---\n{line}\n", "a.md").nodes[0].name == name
