"""Translations as YAML: read back the same, and everything wrong told with its line."""

from __future__ import annotations

from importlib import resources

import pytest

from graph.ontology import Ontology
from loaders.translation import Made, Translation, Way
from loaders.translation_file import FOLDER, TranslationReader, is_translation, shipped_translation, written

NAMES = sorted(
    file.name.removesuffix(".yaml") for file in resources.files(FOLDER).iterdir() if file.name.endswith(".yaml")
)


def read(text: str, ontology: Ontology) -> tuple[Translation | None, list[str]]:
    """Return a translation and what is wrong with it."""
    reader = TranslationReader("own.yaml", ontology)
    return reader.read(text), reader.violations


@pytest.mark.parametrize("name", NAMES)
def test_what_is_shipped_is_right_and_is_read_back_the_same(ontology: Ontology, name: str) -> None:
    shipped = shipped_translation(name, ontology)

    assert shipped.name == name
    assert read(written(shipped), ontology) == (shipped, [])


def test_a_format_without_a_translation_has_an_empty_one(ontology: Ontology) -> None:
    assert shipped_translation("kumu", ontology) == Translation("kumu")


def test_what_is_said_is_read(ontology: Ontology) -> None:
    text = """
translation: kumu
elements:
  Team: OrgUnit
  Step: {kind: Process, fields: {lane: mainstay}}
relations:
  feeds: flows_to
  led by: [runs backward, owned_by]
fields:
  Owner note: summary
"""

    found, wrong = read(text, ontology)

    assert wrong == []
    assert found == Translation(
        "kumu",
        {"Team": Made("OrgUnit"), "Step": Made("Process", {"lane": "mainstay"})},
        {"feeds": (Way("flows_to"),), "led by": (Way("runs", is_backward=True), Way("owned_by"))},
        {"Owner note": "summary"},
    )


def test_everything_wrong_is_told_with_its_line(ontology: Ontology) -> None:
    text = """translation: kumu
colour: red
elements:
  A: Proces
  B: {kind: Process, fields: {lane: middle, speed: 3}}
  C: {kind: Process, size: 2}
relations:
  d: flow_to
  e: runs sideways
fields:
  f: sumary
"""

    found, wrong = read(text, ontology)

    assert found is None
    assert [line.split(": ", 1)[0] for line in sorted(wrong)] == [
        "own.yaml:11", "own.yaml:2", "own.yaml:4", "own.yaml:5", "own.yaml:5", "own.yaml:6", "own.yaml:8", "own.yaml:9",
    ]  # fmt: skip
    assert all(any(word in line for line in wrong) for word in ("is Process meant", "is summary meant", "'size'"))


@pytest.mark.parametrize("text", ["- a\n", "elements: {A: Process}\n", "a: [\n", "translation: kumu\nelements: 3\n"])
def test_what_is_no_translation_is_told(ontology: Ontology, text: str) -> None:
    found, wrong = read(text, ontology)

    assert found is None
    assert len(wrong) == 1


def test_a_translation_is_known_by_its_first_key() -> None:
    assert is_translation("# mine\ntranslation: kumu\n")
    assert not is_translation("mapping: risks\nkind: Risk\n")
