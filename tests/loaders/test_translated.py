"""What every foreign model goes through: ids of what has none, and what is meant by an end that is not there."""

from __future__ import annotations

import pytest

from graph.ontology import Ontology
from loaders.foreign_model import Element, Model, Relation
from loaders.translated import translated
from loaders.translation import Translation


def model(elements: list[Element], relations: list[Relation]) -> Model:
    """Return a model of no format in particular."""
    return Model("kumu", "a.json", "", elements, relations, (), ())


def test_what_has_the_same_name_and_no_id_is_numbered(ontology: Ontology) -> None:
    elements = [Element("", "Need", "Be seen"), Element("", "Need", "Be seen"), Element("", "Need", "Be seen")]

    batch = translated(model(elements, []), Translation("kumu"), ontology)

    first = batch.nodes[0].id
    assert [node.id for node in batch.nodes] == [first, f"{first}-2", f"{first}-3"]


def test_a_type_may_be_a_link_read_either_way(ontology: Ontology) -> None:
    elements = [Element("d1", "Need", "Be seen"), Element("g1", "StakeholderGroup", "People at home")]
    inverse = ontology.links["felt_by"].inverse.en
    relations = [Relation("felt by", "d1", "g1"), Relation(inverse, "g1", "d1")]

    batch = translated(model(elements, relations), Translation("kumu"), ontology)

    assert [(link.source, link.kind, link.target) for link in batch.links] == [("d1", "felt_by", "g1")]
    assert sum(lost.count for lost in batch.lost) == 1


def test_only_for_some_ends_that_are_not_there_it_is_looked_what_is_meant(
    ontology: Ontology, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.translated.MOST_GUESSES", 1)
    elements = [Element("d1", "Need", "Be seen soon")]
    relations = [Relation("felt by", "d1", "Be sen soon", str(number)) for number in range(3)]

    batch = translated(model(elements, relations), Translation("kumu"), ontology)

    assert [problem.suggestion for problem in batch.problems] == [
        "is Be seen soon meant?",
        "mend it where the model is kept",
        "mend it where the model is kept",
    ]
