"""What headers, kinds, links and tables may be called."""

from __future__ import annotations

import pytest

from graph.ontology import Ontology
from loaders.headers import Vocabulary, folded


@pytest.fixture
def vocabulary(ontology: Ontology) -> Vocabulary:
    """Return the words of the shipped ontology."""
    return Vocabulary(ontology)


@pytest.mark.parametrize("header", ["importance", "IMPORTANCE", " Importance to purpose ", "Pwysigrwydd i'r diben"])
def test_a_field_is_known_by_name_and_label_in_any_case(vocabulary: Vocabulary, header: str) -> None:
    held = vocabulary.of_nodes("Process").column(header).holds

    assert held
    assert held.name == "importance"


@pytest.mark.parametrize("header", ["contributes_to", "Contributes to", "yn cyfrannu at"])
def test_a_link_is_known_by_name_and_label(vocabulary: Vocabulary, header: str) -> None:
    link = vocabulary.of_nodes("Process").column(header).link

    assert link
    assert link.name == "contributes_to"


@pytest.mark.parametrize("header", ["measures[measure_type=outcome]", "Measures [What it shows = Outcome]"])
def test_fields_of_links_stand_in_brackets(vocabulary: Vocabulary, header: str) -> None:
    column = vocabulary.of_nodes("Measure").column(header)

    assert column.link
    assert (column.link.name, column.fixed, column.problems) == ("measures", {"measure_type": "outcome"}, ())


@pytest.mark.parametrize(
    ("header", "nearest"),
    [("measures[measure_type=outcom]", "outcome"), ("measures[measuretype=outcome]", "measure_type")],
)
def test_a_wrong_field_in_brackets_is_an_error_with_the_nearest_word(
    vocabulary: Vocabulary, header: str, nearest: str
) -> None:
    problems = vocabulary.of_nodes("Measure").column(header).problems

    assert [(problem.severity, problem.suggestion) for problem in problems] == [("error", nearest)]


@pytest.mark.parametrize("header", ["theme", "contributes_to", "felt_by[strength]x"])
def test_a_header_that_means_nothing_for_a_kind_is_unknown(vocabulary: Vocabulary, header: str) -> None:
    assert not vocabulary.of_nodes("Measure").column(header).is_known


def test_a_header_marked_as_extra_is_known_as_that(vocabulary: Vocabulary) -> None:
    column = vocabulary.of_nodes("Need").column("extra:importance")

    assert (column.extra, column.holds) == ("importance", None)


@pytest.mark.parametrize("text", ["Process", "process", "Processes", "Proses", "prosesau"])
def test_a_kind_is_known_by_name_and_label(vocabulary: Vocabulary, text: str) -> None:
    assert vocabulary.kind(text) == "Process"
    assert vocabulary.table(text) == "Process"


def test_what_names_no_kind_stays_as_it_is(vocabulary: Vocabulary) -> None:
    assert vocabulary.kind(" Proces ") == "Proces"
    assert vocabulary.table("Proces") == ""


def test_the_fixed_tables_are_known_in_both_languages(vocabulary: Vocabulary) -> None:
    assert [vocabulary.table(name) for name in ("Nodes", "CYSYLLTAU", "readings")] == ["nodes", "links", "readings"]


def test_every_table_kind_and_link_is_known_by_its_own_name(ontology: Ontology, vocabulary: Vocabulary) -> None:
    tables = {kind.table: kind.name for kind in ontology.kinds.values()}

    assert {table: vocabulary.table(table) for table in tables} == tables
    assert {name: vocabulary.kind(name) for name in ontology.kinds} == {name: name for name in ontology.kinds}
    assert {name: vocabulary.link(name) for name in ontology.links} == {name: name for name in ontology.links}


def test_every_field_and_link_of_every_kind_is_known_by_its_own_name(
    ontology: Ontology, vocabulary: Vocabulary
) -> None:
    wrong = []
    for kind in ontology.kinds:
        headers = vocabulary.of_nodes(kind)
        wrong += [
            f"{kind}.{name}" for name, held in ontology.fields_of(kind).items() if headers.column(name).holds != held
        ]
        wrong += [
            f"{kind}.{link.name}" for link, _ in ontology.links_from(kind) if headers.column(link.name).link != link
        ]

    assert wrong == []


def test_folding_ignores_case_blanks_and_signs() -> None:
    assert folded(" Valid_From ") == folded("valid-from") == "valid from"


@pytest.mark.parametrize(
    ("name", "nearest"), [("proceses", "processes"), ("vc-spec-map-connections", ""), ("org-unit", "org_units")]
)
def test_a_table_is_suggested_only_for_a_slip_or_two(vocabulary: Vocabulary, name: str, nearest: str) -> None:
    assert vocabulary.nearest_table(name) == nearest


def test_words_that_are_no_kind_share_their_headers(vocabulary: Vocabulary) -> None:
    assert vocabulary.of_nodes("Triage") is vocabulary.of_nodes("Book visits")
    assert vocabulary.of_links("leads to") is vocabulary.of_links("")
