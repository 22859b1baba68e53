"""A folder of an organisation's own kinds is read as those that come with the product."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.declarations import load_ontology
from graph.errors import DeclarationError
from tests.graph.declared import LINK, WORDS, kind


def test_a_folder_of_own_kinds_is_read_the_same_way(tmp_path: Path) -> None:
    (tmp_path / "allotment.yaml").write_text(
        kind(
            "Allotment",
            "traits: [work]",
            "fields:",
            f"  plots: {{type: integer, {WORDS}}}",
            "links:",
            "  meets: {to: [Need], card: 1..*}",
            f"  grows_beside: {{to: [Allotment], symmetric: true, {LINK}}}",
            "links_in:",
            "  improves: {from: [Improvement]}",
            f"  tends: {{from: [Role], {LINK}}}",
        ),
        encoding="utf-8",
    )

    ontology = load_ontology(str(tmp_path))

    assert len(ontology.kinds) == len(load_ontology().kinds) + 1
    assert ontology.allows("Allotment", "meets", "Need")
    assert ontology.allows("Improvement", "improves", "Allotment")
    assert ontology.allows("Improvement", "improves", "Process")
    assert ontology.allows("Role", "tends", "Allotment")
    assert ontology.allows("Allotment", "evidenced_by", "Document")
    assert ontology.allows("Feedback", "about", "Allotment")
    assert "Allotment" in {one.name for one in ontology.with_trait("work")}
    assert ontology.links["improves"].routes["Improvement"].least == 1


def test_a_file_of_own_kinds_may_end_in_yml(tmp_path: Path) -> None:
    (tmp_path / "bee.yml").write_text(kind("Bee"), encoding="utf-8")

    assert "Bee" in load_ontology(str(tmp_path)).kinds


def test_a_mistake_in_an_own_kind_is_told_with_its_path(tmp_path: Path) -> None:
    file = tmp_path / "bee.yaml"
    file.write_text(kind("Bee", "links:", "  delivers: {to: [Hive]}"), encoding="utf-8")

    with pytest.raises(DeclarationError) as caught:
        load_ontology(str(tmp_path))

    assert caught.value.violations == (f"{file}:8: the link delivers names the unknown kind Hive",)


def test_a_kind_that_comes_with_the_product_cannot_be_declared_again(tmp_path: Path) -> None:
    (tmp_path / "need.yaml").write_text(kind("Need", table="wants"), encoding="utf-8")

    with pytest.raises(DeclarationError, match=r"the kind Need is declared already, at need\.yaml:1"):
        load_ontology(str(tmp_path))


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DeclarationError, match="there is no such folder of kinds"):
        load_ontology(str(tmp_path / "nowhere"))


def test_a_file_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    (tmp_path / "bee.yaml").write_bytes(kind("Bee").replace("A Bee", "Tê").encode("cp1252"))

    with pytest.raises(DeclarationError, match="not UTF-8"):
        load_ontology(str(tmp_path))
