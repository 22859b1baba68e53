"""Forms: what a thing says of itself field by field, how that is given, and what somebody may do to it."""

from __future__ import annotations

from typing import Any

import pytest

from api.rights import KEEPER, Rights
from api.schema_inputs import field_names, given_as, link_field_names
from graph.declarations import load_ontology
from tests.api.asking import ask, refused

FORM = """query($id: ID!) { form(id: $id) { revision input name may fields {
  name input type required minimum maximum maxLength of readable value
  label(language: CY) choices { value label(language: CY) } nodes { id } } } }"""
LINKS = """query($id: ID!) { form(id: $id) { links {
  kind input outgoing label kinds fields { name input type choices { value } } } } }"""
LINK = """query($id: ID!, $kind: String!, $outgoing: Boolean!, $other: ID!) { form(id: $id) {
  link(kind: $kind, outgoing: $outgoing, other: $other) { kind outgoing kinds fields { name input value } } } }"""
STAFFED = """
OrgUnit U1 "Ward" level=team
Process R1 "Receive" lane=mainstay unit=U1 -owned_by-> Role W1 "Flow lead" holder="Ann Other"
W1 -part_of-> U1
Process R2 "Print" lane=support
"""
WARD = Rights("contributor", "Dai", "U1", frozenset({"read", "write", "personal"}))


def fields_of(node: str, **given: Any) -> dict[str, Any]:
    """Return the fields of the form of a thing, by their names."""
    form = ask(FORM, id=node, **given)["form"]
    return {field["name"]: field for field in form["fields"]}


def test_a_form_holds_every_field_of_the_kind_with_its_value_as_an_input_gives_it() -> None:
    form = ask(FORM, id="R1")["form"]
    fields = {field["name"]: field for field in form["fields"]}

    assert (form["input"], form["name"]) == ("process", "Receive")
    assert set(fields) == set(load_ontology().fields_of("Process"))
    assert fields["lane"]["value"] == "MAINSTAY"
    assert {"value": "MAINSTAY", "label": "Prif waith"}.keys() == fields["lane"]["choices"][0].keys()


def test_the_fields_of_the_kind_come_before_those_of_all_kinds() -> None:
    names = list(fields_of("R1"))

    assert names.index("lane") < names.index("status")


def test_a_field_that_names_a_thing_gives_its_id_and_the_thing() -> None:
    unit = fields_of("R1", text=STAFFED)["unit"]

    assert (unit["type"], unit["of"], unit["value"], unit["nodes"]) == ("NODE", "OrgUnit", "U1", [{"id": "U1"}])


def test_what_may_not_be_seen_is_named_and_holds_nothing() -> None:
    holder = fields_of("W1", rights=Rights("viewer", "Vic"))["holder"]

    assert (holder["readable"], holder["value"]) == (False, None)
    assert fields_of("W1")["holder"]["value"] == "Ann Other"


@pytest.mark.parametrize(
    ("rights", "node", "may"),
    [
        (KEEPER, "R2", ["CHANGE", "END", "RETRACT", "LINK", "READINGS", "ANSWER", "CHALLENGE"]),
        (WARD, "R1", ["CHANGE", "END", "RETRACT", "LINK", "READINGS", "ANSWER", "CHALLENGE"]),
        (WARD, "R2", ["CHALLENGE"]),
        (Rights("viewer", "Vic", scopes=frozenset({"read", "write"})), "R1", ["CHALLENGE"]),
        (Rights("viewer", "Vic"), "R1", []),
    ],
)
def test_a_form_tells_what_may_be_done(rights: Rights, node: str, may: list[str]) -> None:
    assert ask(FORM, STAFFED, id=node, rights=rights)["form"]["may"] == may


def test_a_form_lists_the_links_both_ways_with_what_may_stand_at_the_other_end() -> None:
    links = ask(LINKS, id="R1")["form"]["links"]
    found = {(link["kind"], link["outgoing"]): link for link in links}

    assert found["owned_by", True]["kinds"] == ["Role"]
    assert found["owned_by", True]["input"] == "OWNED_BY"
    assert "Measure" in found["measures", False]["kinds"]
    typed = next(field for field in found["measures", False]["fields"] if field["name"] == "measure_type")
    assert {"value": "PROCESS"} in typed["choices"]


def test_links_that_start_at_it_are_offered_to_those_who_may_make_them_only() -> None:
    links = ask(LINKS, STAFFED, id="R2", rights=WARD)["form"]["links"]

    assert links
    assert not [link for link in links if link["outgoing"]]
    assert ask(LINKS, STAFFED, id="R1", rights=Rights("viewer", "Vic"))["form"]["links"] == []


def test_the_form_of_what_is_not_there_is_refused() -> None:
    code, message = refused(FORM, id="nowhere")

    assert (code, "'nowhere'" in message) == ("NOT_FOUND", True)


def test_inputs_call_each_field_by_one_name() -> None:
    ontology = load_ontology()

    for kind in ontology.kinds.values():
        names = field_names(kind.name, ontology)
        assert len(set(names.values())) == len(names) == len(ontology.fields_of(kind.name))
        assert given_as(kind)[0].islower()
    assert len(set(link_field_names(ontology).values())) == len(link_field_names(ontology))


def test_rights_stand_beside_what_they_let_somebody_do() -> None:
    document = """{ node(id: "R1") { whoCanHelp { id } links { edges { kind mayUnlink } }
      findings { nodes { id maySetAside } } } }"""

    own = ask(document, STAFFED, rights=WARD)["node"]
    other = ask(document, STAFFED, rights=Rights("viewer", "Vic"))["node"]

    assert own["whoCanHelp"] == other["whoCanHelp"] == [{"id": "W1"}]
    assert {link["mayUnlink"] for link in own["links"]["edges"]} == {True}
    assert {link["mayUnlink"] for link in other["links"]["edges"]} == {False}
    assert {one["maySetAside"] for one in own["findings"]["nodes"]} == {True}
    assert {one["maySetAside"] for one in other["findings"]["nodes"]} == {False}


def test_a_form_tells_of_a_link_that_is_there_what_is_said_of_it() -> None:
    drawn = 'Process a "A" -contributes_to[strength=2, rationale="Both"]-> Objective b "B"'
    given = {"id": "b", "kind": "contributes_to", "outgoing": False, "other": "a"}

    link = ask(LINK, drawn, **given)["form"]["link"]
    said = {field["name"]: field["value"] for field in link["fields"]}

    assert (link["outgoing"], link["kinds"]) == (False, ["Process"])
    assert (said["strength"], said["rationale"], said["confidence"]) == (2, "Both", None)


@pytest.mark.parametrize(
    "given",
    [{"kind": "owned_by", "outgoing": False}, {"kind": "no_such_link", "outgoing": True}],
    ids=["the other way", "of no kind"],
)
def test_a_form_tells_of_no_link_that_is_not_there(given: dict[str, Any]) -> None:
    assert ask(LINK, STAFFED, id="R1", other="W1", **given)["form"]["link"] is None
