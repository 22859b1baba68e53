"""The forms that an organisation is written in."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

import pytest

from graph.model import Link, Node, Reading
from graph.ontology import Ontology
from loaders.forms import FORMS, CannotWriteError, Contents
from tests.tree import ROOT

NODES = [
    Node("u1", "OrgUnit", "Clinig Bryn", {"level": "organisation"}),
    Node("p1", "Priority", "Shorter <waits> & more", {"horizon": "goal"}),
]
PAGE = (ROOT / "docs" / "files.md").read_text(encoding="utf-8")


def lost(form: str, contents: Contents) -> Mapping[str, int]:
    """Return what a form says that it cannot hold."""
    return {one.what: one.count for one in FORMS[form].write(contents).lost}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_writes_and_says_how(form: str, ontology: Ontology) -> None:
    written = FORMS[form].write(Contents(NODES, [], [], ontology))

    assert written.data
    assert import_module(f"loaders.{FORMS[form].module}").__doc__


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_on_the_page(form: str) -> None:
    assert f"| `{form}` |" in PAGE


@pytest.mark.parametrize("form", ["graphml", "gexf", "archimate"])
def test_readings_that_have_no_place_are_counted(form: str, ontology: Ontology) -> None:
    readings = [Reading("m1", "2026-01-01", 1), Reading("m1", "2026-02-01", 2)]

    assert lost(form, Contents([Node("m1", "Measure", "M")], [], readings, ontology)) == {"readings": 2}


def test_too_many_rows_for_a_sheet_are_refused_with_what_to_do(
    ontology: Ontology, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.workbook_writer.MOST_ROWS", 1)

    with pytest.raises(CannotWriteError, match="write csv instead"):
        FORMS["xlsx"].write(Contents(NODES, [], [], ontology))


def test_a_text_too_long_for_a_cell_is_cut_and_counted(ontology: Ontology) -> None:
    node = Node("n1", "Need", "A", {"summary": "x" * 40_000})

    assert lost("xlsx", Contents([node], [Link("n1", "relates_to", "n1")], [], ontology)) == {"ends of texts": 1}
