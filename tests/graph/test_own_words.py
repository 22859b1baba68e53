"""An organisation's own words: what is called otherwise, what is found by, and what is wrong with such a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.declarations import load_ontology
from graph.errors import DeclarationError


def own(folder: Path, text: str) -> str:
    """Return a folder of an organisation's own kinds that holds its words."""
    (folder / "words.yaml").write_text(text, encoding="utf-8")
    return str(folder)


def test_AD_05_kinds_and_links_are_called_as_the_organisation_calls_them(tmp_path: Path) -> None:
    words = """
kinds:
  Improvement: {label: {en: Project, cy: Prosiect}, plural: {en: Projects, cy: Prosiectau}, also: [work package]}
links:
  contributes_to: {label: {en: helps, cy: helpu}, inverse: {en: is helped by, cy: caiff gymorth gan}}
"""

    ontology = load_ontology(own(tmp_path, words))

    assert (ontology.kinds["Improvement"].label.en, ontology.kinds["Improvement"].plural.cy) == (
        "Project",
        "Prosiectau",
    )
    assert ontology.links["contributes_to"].inverse.en == "is helped by"
    assert ontology.kinds["Process"] == load_ontology().kinds["Process"]


def test_the_words_of_before_still_find_what_is_called_otherwise(tmp_path: Path) -> None:
    words = "kinds: {Improvement: {label: {en: Project, cy: Prosiect}, also: [work package]}}"

    also = load_ontology(own(tmp_path, words)).also["Improvement"]

    assert {"work package", "initiative", "Improvement", "Gwelliant"} <= set(also)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("kinds: {Improvment: {also: [x]}}", "there is no kind 'Improvment'"),
        ("links: {helps: {also: [x]}}", "there is no link 'helps'"),
        ("kinds: {Process: {label: Work}}", "needs a label in English and Welsh"),
        ("kinds: {Process: {colour: x}}", "unknown key 'colour'"),
        ("kinds: {Process: {also: x}}", "must be a list of words"),
        ("things: {}", "unknown key 'things'"),
    ],
)
def test_what_is_wrong_with_such_a_file_is_told_with_its_line(tmp_path: Path, words: str, says: str) -> None:
    with pytest.raises(DeclarationError, match=says):
        load_ontology(own(tmp_path, words))
