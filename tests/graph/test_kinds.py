"""The declarations that come with the product: complete, in two languages, marked where people could be named."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources

import pytest

from graph.declarations import load_ontology
from graph.ontology import KIND_TRAITS, LINK_TRAITS, Field, Label

ONTOLOGY = load_ontology()
SAME_IN_BOTH = {"Clinig Bryn", "Cost", "Data", "Lean", "NHS IMPACT", "Partner", "Staff", "System"}


def fields() -> Iterator[tuple[str, Field]]:
    """Yield every field of every kind and link, and the common ones, each with its owner."""
    owners = {
        "node": ONTOLOGY.node_fields,
        "link": ONTOLOGY.link_fields,
        **{kind.name: kind.fields for kind in ONTOLOGY.kinds.values()},
        **{link.name: link.fields for link in ONTOLOGY.links.values()},
    }
    yield from ((owner, field) for owner, own in owners.items() for field in own.values())


def labels() -> Iterator[tuple[str, Label]]:
    """Yield every label with its place."""
    yield from ONTOLOGY.groups.items()
    for kind in ONTOLOGY.kinds.values():
        yield from ((f"{kind.name}.{name}", getattr(kind, name)) for name in ("label", "plural", "example"))
    for link in ONTOLOGY.links.values():
        yield from ((f"{link.name}.{name}", getattr(link, name)) for name in ("label", "inverse"))
    for owner, field in fields():
        yield f"{owner}.{field.name}", field.label
        yield from ((f"{owner}.{field.name}.{choice.code}", choice.label) for choice in field.choices)


def docs() -> Iterator[tuple[str, str]]:
    """Yield every explanation with its place."""
    yield from ((kind.name, kind.doc) for kind in ONTOLOGY.kinds.values())
    yield from ((link.name, link.doc) for link in ONTOLOGY.links.values())
    for link in ONTOLOGY.links.values():
        yield from ((f"{link.name} from {route.source}", route.doc) for route in link.routes.values() if route.doc)
    for owner, field in fields():
        yield f"{owner}.{field.name}", field.doc
        yield from ((f"{owner}.{field.name}.{choice.code}", choice.doc) for choice in field.choices)


def test_every_kind_stands_in_a_file_of_its_name() -> None:
    files = {entry.name for entry in resources.files("graph.kinds").iterdir() if entry.name.endswith(".yaml")}
    snake = {"".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_") for name in ONTOLOGY.kinds}

    assert files == {f"{name}.yaml" for name in snake} | {"common.yaml", "words.yaml"}


def test_every_kind_stands_under_a_heading() -> None:
    assert {kind.group for kind in ONTOLOGY.kinds.values()} == set(ONTOLOGY.groups)


def test_every_label_says_it_in_welsh_too() -> None:
    silent = [place for place, label in labels() if not label.cy.strip() or not label.en.strip()]
    same = {label.en for _, label in labels() if label.en == label.cy}

    assert not silent
    assert same == SAME_IN_BOTH


def test_every_doc_is_a_sentence() -> None:
    wrong = [f"{place}: {doc!r}" for place, doc in docs() if not doc[:1].isupper() and not doc[:1].isdigit()]
    wrong += [f"{place}: {doc!r}" for place, doc in docs() if not doc.endswith((".", ")"))]

    assert not wrong, "\n".join(wrong)


def test_every_required_field_has_an_example_for_templates() -> None:
    wanting = [f"{owner}.{field.name}" for owner, field in fields() if field.required and not field.example]
    wanting += [
        f"{kind.name}.{field.name}"
        for kind in ONTOLOGY.kinds.values()
        for field in kind.refines.values()
        if field.required and not field.example
    ]

    assert not wanting


@pytest.mark.parametrize("language", ["en", "cy"])
def test_no_two_columns_of_a_sheet_have_the_same_words(language: str) -> None:
    twice: list[str] = []
    for kind in ONTOLOGY.kinds.values():
        words = [field.label[language] for field in ONTOLOGY.fields_of(kind.name).values()]
        words += [link.label[language] for link, _ in ONTOLOGY.links_from(kind.name)]
        twice += [f"{kind.name}: {word}" for word in sorted(set(words)) if words.count(word) > 1]

    assert not twice


@pytest.mark.parametrize("language", ["en", "cy"])
def test_no_two_kinds_and_no_two_choices_of_a_field_have_the_same_words(language: str) -> None:
    lists = {"kinds": [kind.label[language] for kind in ONTOLOGY.kinds.values()]}
    lists |= {f"{owner}.{field.name}": [c.label[language] for c in field.choices] for owner, field in fields()}

    assert not [place for place, words in lists.items() if len(set(words)) < len(words)]


def test_what_is_dated_is_a_date() -> None:
    wrong = [
        f"{owner}.{field.name}"
        for owner, field in fields()
        if field.name.endswith(("_on", "_due", "_from", "_to", "_since", "_start", "_end")) and field.type != "date"
    ]

    assert not wrong


def test_CO_03_what_can_name_a_person_or_needs_rights_is_marked() -> None:
    marked = {
        (kind.name, name): (field.personal, field.sensitive)
        for kind in ONTOLOGY.kinds.values()
        for name, field in ONTOLOGY.fields_of(kind.name).items()
        if field.personal or field.sensitive
    }

    assert marked == {
        ("Feedback", "summary"): (True, True),
        ("Feedback", "candour"): (False, True),
        **{
            ("Issue", name): (True, True)
            for name in ("summary", "situation", "background", "assessment", "recommendation")
        },
        ("Risk", "summary"): (False, True),
        ("Risk", "category"): (False, True),
        ("Role", "holder"): (True, False),
    }


def test_the_score_of_a_risk_is_computed_and_never_entered() -> None:
    assert "score" not in ONTOLOGY.fields_of("Risk")
    assert "likelihood times" in ONTOLOGY.kinds["Risk"].doc


def test_every_trait_belongs_to_something() -> None:
    for_own_kinds = {"hidden"}  # of what is shipped, each node says for itself whether it is hidden

    assert {trait for trait in KIND_TRAITS if not ONTOLOGY.with_trait(trait)} == for_own_kinds
    assert not [trait for trait in LINK_TRAITS if not ONTOLOGY.links_with_trait(trait)]
