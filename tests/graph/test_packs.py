"""The packs of reference items: complete, in two languages, and within the ontology."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from graph.declarations import load_ontology
from graph.declared_fields import suits
from graph.errors import NotFound
from graph.marked_yaml import read_yaml
from graph.packs import pack_names, pack_text

ONTOLOGY = load_ontology()
SIZES = {"hcqs_2023": 12, "outcome_classes": 5, "quadruple_aim": 4, "qms_aspect": 4, "qms_enabler": 6, "tools": 25}


def pack(name: str) -> dict[str, Any]:
    """Return the content of a pack."""
    marked = read_yaml(pack_text(name))
    assert not marked.repeated
    return dict(marked.data)


def every_node() -> list[dict[str, Any]]:
    """Return the nodes of all packs."""
    return [node for name in pack_names() for node in pack(name)["nodes"]]


def test_the_packs_have_the_sizes_of_what_they_list() -> None:
    assert {name: len(pack(name)["nodes"]) for name in pack_names()} == SIZES


@pytest.mark.parametrize("name", SIZES)
def test_CO_02_a_pack_says_that_it_is_no_organisation(name: str) -> None:
    assert pack_text(name).startswith("# Reference items, not an organisation:")


def test_every_item_fits_its_kind() -> None:
    wrong: list[str] = []
    for node in every_node():
        known = ONTOLOGY.fields_of(node["kind"])
        given = {name: value for name, value in node.items() if name not in {"id", "kind", "name"}}
        wanted = {field.name for field in known.values() if field.required} - given.keys()
        wrong += [f"{node['id']} lacks {name}" for name in sorted(wanted)]
        wrong += [
            f"{node['id']}.{name} cannot be {value!r}"
            for name, value in given.items()
            if name not in known or not suits(known[name], str(value))
        ]

    assert not wrong


def test_every_item_has_an_id_of_its_own_and_words_in_both_languages() -> None:
    ids = Counter(node["id"] for node in every_node())
    silent = [node["id"] for node in every_node() if not (node["name"] and node["name_cy"] and node["summary"])]

    assert not [node_id for node_id, count in ids.items() if count > 1]
    assert not silent


@pytest.mark.parametrize("language", ["name", "name_cy"])
def test_no_two_items_of_one_kind_share_a_name(language: str) -> None:
    names = Counter((node["kind"], node[language]) for node in every_node())

    assert not [name for name, count in names.items() if count > 1]


def test_EN_01_the_twelve_standards_are_six_domains_and_six_enablers() -> None:
    items = {node["code"]: node["id"] for node in pack("hcqs_2023")["nodes"]}

    assert items == {
        f"{letter}{number}": f"hcqs-2023-{letter.lower()}{number}" for letter in "DE" for number in range(1, 7)
    }


@pytest.mark.parametrize("name", ["hcqs_2023", "quadruple_aim", "qms_aspect", "qms_enabler"])
def test_the_items_of_a_framework_belong_to_its_scheme_under_codes_of_their_own(name: str) -> None:
    nodes = pack(name)["nodes"]

    assert {node["scheme"] for node in nodes} == {name}
    assert len({node["code"] for node in nodes}) == SIZES[name]


def test_MO_35_the_25_tools_are_placed_8_5_6_6() -> None:
    placed = Counter(node["aspect"] for node in pack("tools")["nodes"])

    assert placed == {"planning": 8, "improvement": 5, "control": 6, "assurance": 6}


def test_RE_12_every_tool_works_with_another_and_every_aspect_with_another() -> None:
    content = pack("tools")
    aspect = {node["id"]: node["aspect"] for node in content["nodes"]}
    ends = [(link["from"], link["to"]) for link in content["links"]]

    assert {link["link"] for link in content["links"]} == {"works_with"}
    assert len(set(ends)) == len(ends)
    assert {end for pair in ends for end in pair} == aspect.keys()
    across = {aspect[end] for source, target in ends if aspect[source] != aspect[target] for end in (source, target)}
    within = {aspect[source] for source, target in ends if aspect[source] == aspect[target]}
    assert across == within == {"planning", "improvement", "control", "assurance"}


@pytest.mark.parametrize("name", ["hcqs_2024", "../common", ""])
def test_a_pack_that_is_not_there_is_told_with_those_that_are(name: str) -> None:
    there = "hcqs_2023, outcome_classes, qms_aspect, qms_enabler, quadruple_aim, tools"
    with pytest.raises(NotFound, match=f"there are {there}"):
        pack_text(name)
