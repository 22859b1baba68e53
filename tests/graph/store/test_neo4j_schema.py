"""Constraints of a Neo4j store are derived from the ontology, and errors of the driver become ours."""

from __future__ import annotations

from pathlib import Path

import pytest
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DatabaseUnavailable,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from graph.declarations import load_ontology
from graph.errors import StoreError, StoreUnreachable
from graph.store.neo4j_errors import CODES, mapped, translated
from graph.store.neo4j_rows import kind_of, label_of, quoted, type_of
from graph.store.neo4j_schema import statements
from tests.conftest import Golden

URL = "neo4j://server/team"


def test_constraints_are_those_of_the_kinds(golden: Golden) -> None:
    golden(Path("tests/golden/neo4j_constraints.cypher"), ";\n".join(statements(load_ontology())) + ";\n")


def test_every_kind_has_a_label_and_every_link_a_type_that_tells_it() -> None:
    ontology = load_ontology()

    assert len({label_of(kind) for kind in ontology.kinds}) == len(ontology.kinds)
    assert [kind_of(type_of(link)) for link in ontology.links] == list(ontology.links)


def test_a_kind_that_is_called_as_something_of_the_store_gets_a_label_of_its_own() -> None:
    assert (label_of("Change"), label_of("Task"), type_of("has_readings")) == ("Change_", "Task", "HAS_READINGS_")
    assert quoted(label_of("Strange`name")) == "`Strange``name`"
    assert kind_of("HAS_READINGS_") == "has_readings"


@pytest.mark.parametrize("word", CODES)
def test_an_error_with_a_known_code_says_what_to_do(word: str) -> None:
    error = Neo4jError._hydrate_neo4j(code=f"Neo.ClientError.General.{word}", message="its words")

    found = translated(error, URL)

    assert type(found) is CODES[word][0]
    assert str(found) == f"{URL}: {CODES[word][1]}"


@pytest.mark.parametrize(
    "error",
    [ServiceUnavailable("x"), SessionExpired("x"), ConfigurationError("x"), AuthError("x"), OSError(111, "refused")],
)
def test_what_keeps_a_store_from_being_reached_is_said(error: Exception) -> None:
    with pytest.raises(StoreUnreachable, match=URL), mapped(URL):
        raise error


@pytest.mark.parametrize("error", [ClientError("x"), TransientError("x"), DatabaseUnavailable("x")])
def test_any_other_error_becomes_ours(error: Exception) -> None:
    with pytest.raises(StoreError, match="server/team"), mapped(URL):
        raise error
