"""The workbook to fill in, untouched and filled in."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from graph.check import check
from graph.ontology import Language, Ontology
from loaders.template import template
from loaders.template_sheets import Heading, Sheet, sheets
from tests.conftest import ROOT, Golden
from tests.loaders.books import book, changed
from tests.loaders.conftest import Reader

LANGUAGES: tuple[Language, ...] = ("en", "cy")


def described(sheet: Sheet) -> list[str]:
    """Return a sheet as lines of text."""
    lines = [f"{sheet.name}: {sheet.doc}"]
    for heading in sheet.headings:
        needed = " *" if heading.is_needed else ""
        choices = f" ({len(heading.field.choices)} choices)" if heading.field and heading.field.choices else ""
        example = f" = {heading.example}" if heading.example else ""
        lines.append(f"  {heading.text}{needed}{choices}{example}")
    return lines


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_untouched_workbook_is_an_empty_batch_without_errors(
    read: Reader, ontology: Ontology, language: Language
) -> None:
    batch = read(template(ontology, language), "template.xlsx")

    assert (batch.nodes, batch.links, batch.readings) == ((), (), ())
    assert [problem.severity for problem in batch.problems] == ["warning"]
    assert "example rows are left out" in batch.problems[0].message


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_row_filled_in_for_every_kind_is_read_with_every_field(
    read: Reader, ontology: Ontology, language: Language
) -> None:
    filled = {sheet.name: rows_of(sheet) for sheet in list(sheets(ontology, language))[:-2]}

    batch = read(book(filled), "filled.xlsx")

    assert {node.kind for node in batch.nodes} == set(ontology.kinds) - foreign_kinds(ontology)
    assert [problem for problem in batch.problems if "no column" in problem.message] == []
    for node in batch.nodes:
        given = {name for name, field in ontology.fields_of(node.kind).items() if field.choices}
        assert given <= set(node.fields), node.kind
        assert {link.kind for link in batch.links if link.source == node.id} == {
            link.name for link, _ in ontology.links_from(node.kind) if "foreign" not in link.traits
        }


def foreign_kinds(ontology: Ontology) -> set[str]:
    """Return the kinds that nobody fills in: they come with models of other programs."""
    return {kind.name for kind in ontology.with_trait("foreign")}


def rows_of(sheet: Sheet) -> list[list[str]]:
    """Return the header and one row with something in every column that takes a choice or a text."""
    return [[heading.text for heading in sheet.headings], [cell_of(heading, sheet) for heading in sheet.headings]]


def cell_of(heading: Heading, sheet: Sheet) -> str:
    """Return what a person might fill in."""
    if heading.field is None:
        return {"Id": f"id-{sheet.name}", "Dynodydd": f"id-{sheet.name}"}.get(heading.text, "Something")
    if heading.field.choices:
        return heading.field.choices[0].label.en
    return ""


def test_an_example_made_ones_own_is_read(read: Reader, ontology: Ontology) -> None:
    content = template(ontology)

    def own(data: bytes) -> bytes:
        return data.replace(b">example-processes<", b">p1<")

    batch = read(changed(content, "xl/sharedStrings.xml", own), "mine.xlsx")

    nodes = check(batch, ontology).nodes
    assert [(node.id, node.kind, node.name, node.fields["lane"]) for node in nodes] == [
        ("p1", "Process", "Triage referrals", "mainstay")
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sheet_has_two_columns_of_one_name(ontology: Ontology, language: Language) -> None:
    wrong = []
    for sheet in sheets(ontology, language):
        texts = [heading.text for heading in sheet.headings]
        wrong += [f"{sheet.name}: {text}" for text in set(texts) if texts.count(text) > 1]

    assert wrong == []


def test_core_kinds_come_first_and_links_and_readings_last(ontology: Ontology) -> None:
    names = [sheet.name for sheet in sheets(ontology, "en")]

    core = [kind.table for kind in ontology.kinds.values() if kind.core]
    assert set(names[: len(core)]) == set(core)
    assert names[-2:] == ["links", "readings"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheets_are_derived_from_the_kinds(ontology: Ontology, language: Language, golden: Golden) -> None:
    lines = [line for sheet in sheets(ontology, language) for line in described(sheet)]

    golden(ROOT / "tests" / "golden" / f"template_{language}.txt", "\n".join(lines) + "\n")


def test_headers_have_notes_and_choices_have_lists(ontology: Ontology) -> None:
    with ZipFile(BytesIO(template(ontology))) as parts:
        names = parts.namelist()
        notes = [name for name in names if re.fullmatch(r"xl/comments\d+\.xml", name)]
        lists = parts.read("xl/worksheets/sheet2.xml").count(b'type="list"')

    assert len(notes) == len(set(ontology.kinds) - foreign_kinds(ontology)) + 2
    assert lists > 0


def test_the_workbook_is_the_same_each_time(ontology: Ontology) -> None:
    assert template(ontology) == template(ontology)
