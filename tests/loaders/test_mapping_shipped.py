"""The mappings that come with the product: whole, in two languages, and the right one for each sort of table."""

from __future__ import annotations

import pytest

from graph.model import Place
from graph.ontology import Ontology
from loaders.mapping import plain
from loaders.mapping_fit import fit
from loaders.mapping_shipped import guesses, nearest_shipped, shipped
from loaders.tables import Table

NAMES = (
    "ae_attendances", "audit_plan", "board_assurance_framework", "feedback_export", "gmpp", "improvement_portfolio",
    "incident_export", "kpi_list", "risk_register", "sop_list",
)  # fmt: skip


def table(*headers: str, name: str = "Sheet1") -> Table:
    """Return a table with these headers."""
    return Table(name, Place("f.csv"), headers)


def test_the_mappings_of_the_common_registers_are_there(ontology: Ontology) -> None:
    known = shipped(ontology)

    assert tuple(known) == NAMES
    assert all(mapping.label.en and mapping.label.cy for mapping in known.values())
    assert nearest_shipped("riskregister", ontology) == "risk_register"


@pytest.mark.parametrize("name", NAMES)
def test_no_name_of_a_column_means_two_things(name: str, ontology: Ontology) -> None:
    mapping = shipped(ontology)[name]

    names = [name for column in mapping.columns for name in {plain(word) for word in (column.header, *column.also)}]

    assert sorted({name for name in names if names.count(name) > 1}) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_mapping_is_sure_of_its_own_names(name: str, ontology: Ontology) -> None:
    mapping = shipped(ontology)[name]
    own = [column for column in mapping.columns if column.header != column.holds]

    one = fit(mapping, table(*(column.header for column in own)), ontology)

    assert [column.meaning for column in one.mapping.columns] == [column.meaning for column in own]
    assert set(one.sureness.values()) == {100}


def test_a_table_is_guessed_by_what_its_kind_calls_its_fields(ontology: Ontology) -> None:
    best = guesses(table("Title", "Stake", "Number of people", "Cwsmer", name="Who we serve"), ontology)[0]

    assert best.mapping.kind == "StakeholderGroup"


def test_a_table_that_is_nothing_like_ours_is_not_guessed(ontology: Ontology) -> None:
    assert guesses(table("Colour", "Shape", "Weight"), ontology) == []
    assert guesses(table("Title", "Description"), ontology) == []


def test_a_telling_name_will_do_where_the_columns_tell_little(ontology: Ontology) -> None:
    assert guesses(table("Title", "Description", name="Risks"), ontology)[0].mapping.kind == "Risk"


def test_a_table_with_our_columns_under_a_wrong_name_is_not_guessed(ontology: Ontology) -> None:
    assert guesses(table("id", "name", name="proceses"), ontology) == []


def test_the_surest_guess_comes_first(ontology: Ontology) -> None:
    best = guesses(table("Risk ref", "Risk title", "Impact", "Risk owner"), ontology)

    assert (best[0].mapping.name, best[0].total) == ("risk_register", 100)
    assert best[0].total > best[1].total
