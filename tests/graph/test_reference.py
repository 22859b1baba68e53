"""The reference page: complete, in both languages, safe for any declaration, and fresh in docs."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.declarations import load_ontology, read_ontology
from graph.ontology import Language
from graph.reference import reference_page
from tests.conftest import Golden

OWN = """\
kind: Bee
table: bees
group: made_up
label: {en: Bee <b>, cy: Gwenynen}
plural: {en: Bees, cy: Gwenyn}
doc: Works | hums & <script>.
fields:
  wings:
    type: integer
    minimum: 2
    default: 4
    label: {en: Wings, cy: Adenydd}
    doc: How many.
links:
  follows:
    to: [Bee]
    card: 0..2
    label: {en: follows, cy: yn dilyn}
    inverse: {en: leads, cy: yn arwain}
    doc: Whom it flies after.
    roles: [impact backward]
    acyclic: true
"""


def test_the_english_page_in_docs_is_fresh(golden: Golden) -> None:
    golden(Path("docs/ontology.md"), reference_page(load_ontology()))


def test_the_welsh_page_is_as_it_was_last_read(golden: Golden) -> None:
    golden(Path("tests/golden/ontology.cy.md"), reference_page(load_ontology(), "cy"))


@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_kind_field_choice_and_link_is_on_the_page(language: Language) -> None:
    ontology = load_ontology()
    page = reference_page(ontology, language)

    wanted = [f"### {kind.label[language]}" for kind in ontology.kinds.values()]
    wanted += [f"\n### {link}\n" for link in ontology.links]
    for kind in ontology.kinds.values():
        wanted += [f"| `{field.name}` | {field.label[language]} |" for field in ontology.fields_of(kind.name).values()]
        wanted += [f"<br>`{c.code}` {c.label[language]}: " for field in kind.fields.values() for c in field.choices]
    for link in ontology.links.values():
        wanted += [link.label[language], link.inverse[language]]
        wanted += [f"| `{field.name}` | {field.label[language]} |" for field in link.fields.values()]

    assert not [text for text in wanted if text not in page]


def test_own_kinds_are_shown_under_a_heading_of_their_own() -> None:
    page = reference_page(read_ontology([("bee.yaml", OWN)]))

    assert "\n## Made up\n" in page
    assert "| `wings` | Wings | whole number ≥ 2 (`4`) | How many. |" in page
    assert "| [`follows`](#follows) | follows | any kind | 0–2 | impact (against its direction) |" in page
    assert "| [`follows`](#follows) | leads | any kind | impact (against its direction) |" in page
    assert "- A circle of it is refused." in page


def test_what_is_declared_is_shown_as_text_and_never_as_markup() -> None:
    page = reference_page(read_ontology([("bee.yaml", OWN)]))

    assert "### Bee &lt;b>" in page
    assert "Works | hums &amp; &lt;script>." in page


def test_a_bar_in_a_cell_does_not_end_it() -> None:
    page = reference_page(read_ontology([("bee.yaml", OWN.replace("doc: How many.", "doc: Two | four."))]))

    assert "| Two \\| four. |" in page
