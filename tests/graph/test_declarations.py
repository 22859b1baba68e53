"""Reading declarations: what is accepted, and every mistake told with file and line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import reduce
from importlib import resources
from operator import getitem

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from graph.declarations import read_ontology
from graph.errors import DeclarationError
from graph.marked_yaml import read_yaml
from graph.ontology import Fit, Label, Ontology, Places
from tests.graph.declared import LINK, WORDS, kind

COMMON = """\
node_fields:
  summary: {type: text, label: {en: Summary, cy: Crynodeb}, doc: A few words.}
  review_due: {type: date, label: {en: Review due, cy: Adolygu}, doc: When to look again.}
link_fields:
  strength: {type: integer, label: {en: Strength, cy: Cryfder}, doc: How strong.}
"""


def read(**files: str) -> Ontology:
    """Return the ontology of some files, named without their ending, beside the common one."""
    named = [(f"{name}.yaml", text) for name, text in files.items()]
    return read_ontology([("common.yaml", COMMON), *named])


def violations(**files: str) -> tuple[str, ...]:
    """Return everything that is wrong with some files."""
    with pytest.raises(DeclarationError) as caught:
        read(**files)
    return caught.value.violations


def test_a_kind_is_read_with_its_fields_and_links() -> None:
    ontology = read(
        bee=kind(
            "Bee",
            "core: true",
            "traits: [work]",
            "ends_on: dies",
            "fields:",
            f"  dies: {{type: date, {WORDS}}}",
            f"  wings: {{type: integer, minimum: 0, maximum: 4, default: 4, required: true, example: '2', {WORDS}}}",
            "links:",
            f"  visits: {{to: [Flower], card: 1..*, {LINK}}}",
        ),
        flower=kind("Flower"),
    )

    bee = ontology.kinds["Bee"]
    assert (bee.table, bee.core, dict(bee.traits)) == ("bees", True, {"work": {}})
    assert (bee.fields["wings"].maximum, bee.fields["wings"].default) == (4, 4)
    assert (bee.ends_on, ontology.kinds["Flower"].ends_on) == ("dies", "")
    assert list(ontology.fields_of("Bee")) == ["summary", "review_due", "dies", "wings"]
    assert ontology.allows("Bee", "visits", "Flower")
    assert (ontology.links["visits"].routes["Bee"].least, ontology.links["visits"].routes["Bee"].most) == (1, None)


def test_a_trait_may_be_switched_off_by_a_field() -> None:
    choices = "{on: {label: {en: x, cy: y}, doc: d}, off: {label: {en: x, cy: y}, doc: d}}"
    ontology = read(
        bee=kind(
            "Bee",
            "traits: {work: {unless: {mode: 'off'}}}",
            f"fields: {{mode: {{type: choice, choices: {choices}, {WORDS}}}}}",
        )
    )

    assert ontology.kinds["Bee"].traits == {"work": {"mode": "off"}}


def test_a_kind_may_ask_more_of_a_common_field() -> None:
    ontology = read(
        bee=kind("Bee", "refines:", "  review_due: {required: true, example: '2027-01-31'}"), fly=kind("Fly")
    )

    assert ontology.fields_of("Bee")["review_due"].required
    assert ontology.fields_of("Bee")["review_due"].doc == "When to look again."
    assert not ontology.fields_of("Fly")["review_due"].required


def test_several_kinds_share_a_link_that_one_file_declares() -> None:
    ontology = read(
        ant=kind("Ant", "links:", "  visits: {to: [Flower], card: 0..1, doc: On foot.}"),
        bee=kind("Bee", "links:", f"  visits: {{to: [Flower, Bee], {LINK}}}"),
        flower=kind("Flower"),
    )

    visits = ontology.links["visits"]
    assert visits.label == Label("x", "y")
    assert {source: route.doc for source, route in visits.routes.items()} == {"Ant": "On foot.", "Bee": ""}
    assert (visits.targets("Bee"), visits.sources("Flower")) == (("Flower", "Bee"), ("Ant", "Bee"))


def test_a_link_may_lead_to_and_come_from_any_kind() -> None:
    ontology = read(
        ant=kind("Ant", "links:", f"  sees: {{to: any, {LINK}}}"),
        tag=kind("Tag", "links_in:", f"  tagged: {{from: any, {LINK}}}"),
    )

    assert ontology.links["sees"].targets("Ant") == ("Ant", "Tag")
    assert ontology.links["tagged"].sources("Tag") == ("Ant", "Tag")


def test_a_link_may_be_between_any_two_kinds() -> None:
    ontology = read(ant=kind("Ant", "links:", f"  tied: {{from: any, to: any, {LINK}}}"), bee=kind("Bee"))

    assert all(ontology.allows(one, "tied", other) for one in ("Ant", "Bee") for other in ("Ant", "Bee"))


def test_a_link_from_named_kinds_may_stand_with_its_target() -> None:
    ontology = read(
        ant=kind("Ant", "links:", f"  visits: {{to: [Ant], card: 0..1, {LINK}}}"),
        bee=kind("Bee", "links_in:", "  visits: {from: [Ant, Fly]}"),
        fly=kind("Fly"),
    )

    routes = ontology.links["visits"].routes
    assert (set(routes["Ant"].targets), routes["Ant"].most) == ({"Ant", "Bee"}, 1)
    assert (set(routes["Fly"].targets), routes["Fly"].most) == ({"Bee"}, None)


def test_ends_can_be_fitted_and_places_told() -> None:
    ontology = read(
        bee=kind(
            "Bee",
            f"fields: {{size: {{type: integer, {WORDS}}}, colour: {{type: text, {WORDS}}}}}",
            "links:",
            f"  follows: {{to: {{Bee: {{source: {{colour: black}}, climbs: size}}}}, {LINK},"
            " places: {rank: 3, how: unit_of_target}, acyclic: true, traits: [contains]}",
        )
    )

    follows = ontology.links["follows"]
    assert follows.routes["Bee"].targets["Bee"] == Fit({"colour": "black"}, {}, "size")
    assert follows.places == Places(3, "unit_of_target")
    assert (follows.acyclic, follows.traits) == (True, frozenset({"contains"}))


WRONG = {
    "an unknown key": (["colour: blue"], 7, "unknown key 'colour'"),
    "a repeated key": (["doc: Again."], 7, "'doc' stands twice"),
    "a core that is no flag": (["core: perhaps"], 7, "'core' must be true or false"),
    "a trait that does not exist": (["traits: [works]"], 7, "unknown trait 'works'"),
    "traits that are a word": (["traits: work"], 7, "'traits' must be a list of words"),
    "an unknown key of a trait": (["traits:", "  work: {if: {}}"], 8, "unknown key 'if'"),
    "a trait switched off by no field": (
        ["traits:", "  work: {unless: {mode: legacy}}"],
        8,
        "has no mode that can be 'legacy'",
    ),
    "an end that is no field": (["ends_on: dies"], 7, "the kind Bee has no date field 'dies' of its own"),
    "an end that is no date": (
        ["ends_on: dies", "fields:", f"  dies: {{type: text, {WORDS}}}"],
        7,
        "the kind Bee has no date field 'dies' of its own",
    ),
    "a refined field that is not common": (["refines:", "  wings: {required: true}"], 8, "'wings' is no field common"),
    "an unknown key of a refined field": (["refines:", "  summary: {type: date}"], 8, "unknown key 'type'"),
    "fields that are a list": (["fields: [wings]"], 7, "'fields' must be a mapping"),
    "a field that says nothing": (["fields:", "  wings: 2"], 8, "wings needs type, label and doc"),
    "an unknown key of a field": (
        ["fields:", "  wings:", f"    {{type: text, unit: m, {WORDS}}}"],
        9,
        "unknown key 'unit'",
    ),
    "a field without a label": (
        ["fields:", "  wings: {type: text, doc: d}"],
        8,
        "fields.wings.label needs a label in English and Welsh",
    ),
    "a label without Welsh": (
        ["fields:", "  wings: {type: text, doc: d, label: {en: x}}"],
        8,
        "needs a label in English and Welsh",
    ),
    "a field without a doc": (
        ["fields:", "  wings: {type: text, label: {en: x, cy: y}}"],
        8,
        "fields.wings.doc is missing: say what it means",
    ),
    "a field of no type": (["fields:", f"  wings: {{type: float, {WORDS}}}"], 8, "wings has no type out of text"),
    "a field in capitals": (["fields:", f"  Wings: {{type: text, {WORDS}}}"], 8, "the field 'Wings' is not snake_case"),
    "a choice without choices": (["fields:", f"  wings: {{type: choice, {WORDS}}}"], 8, "and it needs them"),
    "choices of no choice": (
        ["fields:", f"  wings: {{type: text, choices: {{a: {{{WORDS}}}}}, {WORDS}}}"],
        8,
        "choices belong to the type choice",
    ),
    "a choice without a doc": (
        ["fields:", f"  wings: {{type: choice, choices: {{a: {{label: {{en: x, cy: y}}}}}}, {WORDS}}}"],
        8,
        "fields.wings.choices.a.doc is missing",
    ),
    "a choice with an unknown key": (
        ["fields:", f"  wings: {{type: choice, choices: {{a: {{order: 1, {WORDS}}}}}, {WORDS}}}"],
        8,
        "unknown key 'order'",
    ),
    "a choice in capitals": (
        ["fields:", f"  wings: {{type: choice, choices: {{A: {{{WORDS}}}}}, {WORDS}}}"],
        8,
        "the choice 'A' is not snake_case",
    ),
    "a node of no kind": (["fields:", f"  hive: {{type: node, {WORDS}}}"], 8, "'of' belongs to the types node"),
    "a node of an unknown kind": (
        ["fields:", f"  hive: {{type: node, of: Hive, {WORDS}}}"],
        8,
        "names the unknown kind Hive",
    ),
    "a bound that is no number": (
        ["fields:", f"  wings: {{type: integer, minimum: few, {WORDS}}}"],
        8,
        "'minimum' must be a number",
    ),
    "a default out of bounds": (
        ["fields:", f"  wings: {{type: integer, maximum: 4, default: 6, {WORDS}}}"],
        8,
        "wings: 6 is no value that it can have",
    ),
    "an example that is no date": (
        ["fields:", f"  born: {{type: date, example: 31/02/2026, {WORDS}}}"],
        8,
        "born: '31/02/2026' is no value that it can have",
    ),
    "a field that all nodes have": (
        ["fields:", f"  summary: {{type: text, {WORDS}}}"],
        8,
        "summary is common to all nodes already",
    ),
    "a field named as a link": (
        ["fields:", f"  sees: {{type: text, {WORDS}}}", "links:", f"  sees: {{to: any, {LINK}}}"],
        8,
        "sees has the name of a link",
    ),
    "a link that says nothing": (["links:", "  sees:"], 8, "sees needs at least where it leads"),
    "a link in capitals": (["links:", f"  Sees: {{to: any, {LINK}}}"], 8, "the link 'Sees' is not snake_case"),
    "a link to nowhere": (["links:", f"  sees: {{{LINK}}}"], 8, "does not say 'to' which kinds"),
    "an outgoing link from elsewhere": (
        ["links:", f"  sees: {{from: [Hive], to: any, {LINK}}}"],
        8,
        "only 'from: any' may say more",
    ),
    "a link to an unknown kind": (["links:", f"  sees: {{to: [Hive], {LINK}}}"], 8, "names the unknown kind Hive"),
    "a link from an unknown kind": (
        ["links_in:", f"  sees: {{from: [Hive], {LINK}}}"],
        8,
        "names the unknown kind Hive",
    ),
    "an unknown key of a link": (["links:", f"  sees: {{to: any, colour: x, {LINK}}}"], 8, "unknown key 'colour'"),
    "a link without a role": (
        ["links:", "  sees: {to: any, label: {en: x, cy: y}, inverse: {en: x, cy: y}, doc: d}"],
        8,
        "the link sees has no role",
    ),
    "a link that no file declares in full": (["links:", "  sees: {to: any}"], 8, "sees has no role: no file"),
    "a role that does not exist": (
        ["links:", f"  sees: {{to: any, {LINK.replace('structure', 'structural')}}}"],
        8,
        "'structural' is no role",
    ),
    "sight without a direction": (
        ["links:", f"  sees: {{to: any, {LINK.replace('structure', 'sight')}}}"],
        8,
        "the role sight needs a direction",
    ),
    "structure that carries sight": (
        ["links:", f"  sees: {{to: any, {LINK.replace('structure', 'structure, sight forward')}}}"],
        8,
        "what is structure carries neither sight nor impact",
    ),
    "a link without an inverse": (
        ["links:", "  sees: {to: any, label: {en: x, cy: y}, doc: d, roles: [structure]}"],
        8,
        "links.sees.inverse needs a label",
    ),
    "a link without a doc": (
        ["links:", f"  sees: {{to: any, {LINK.replace('doc: d, ', '')}}}"],
        8,
        "links.sees.doc is missing",
    ),
    "a cardinality in words": (
        ["links:", f"  sees: {{to: any, card: some, {LINK}}}"],
        8,
        "the cardinality 'some' is not of the form",
    ),
    "a trait of a link that does not exist": (
        ["links:", f"  sees: {{to: any, traits: [sees], {LINK}}}"],
        8,
        "unknown trait 'sees'",
    ),
    "places told in no known way": (
        ["links:", f"  sees: {{to: any, places: {{rank: 1, how: somehow}}, {LINK}}}"],
        8,
        "'how' must be one of source_is_unit",
    ),
    "an unknown key of a fit": (
        ["links:", f"  sees: {{to: {{Bee: {{from: x}}}}, {LINK}}}"],
        8,
        "unknown key 'from'",
    ),
    "a fit to no field": (
        ["links:", f"  sees: {{to: {{Bee: {{target: {{lane: driver}}}}}}, {LINK}}}"],
        8,
        "the kind Bee has no lane that can be 'driver'",
    ),
    "a climb by no field": (
        ["links:", f"  sees: {{to: {{Bee: {{climbs: level}}}}, {LINK}}}"],
        8,
        "'climbs' needs a field of Bee and Bee",
    ),
    "a field that all links have": (
        ["links:", f"  sees: {{to: any, fields: {{strength: {{type: text, {WORDS}}}}}, {LINK}}}"],
        8,
        "strength is common to all links already",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_is_refused_with_file_and_line(case: str) -> None:
    lines, line, text = WRONG[case]

    found = violations(bee=kind("Bee", *lines))

    assert len(found) == 1
    assert found[0].startswith(f"bee.yaml:{line}: ")
    assert text in found[0]


@pytest.mark.parametrize(
    ("replaced", "by", "line", "text"),
    [
        ("kind: Bee", "kind: bee", 1, "'kind' must be PascalCase"),
        ("table: bees", "table: Bees", 2, "'table' must be snake_case"),
        ("table: bees", "table: links", 2, "the table links is the one of all links"),
        ("group: made_up\n", "", 1, "'group' must be snake_case"),
        ("label: {en: Bee, cy: Bee}", "label: Bee", 4, "label needs a label in English and Welsh"),
        ("plural: {en: Bees, cy: Beeau}\n", "", 1, "plural needs a label in English and Welsh"),
        ("doc: A Bee.", "doc: ''", 6, "doc is missing: say what it means"),
    ],
)
def test_a_wrong_head_of_a_kind_is_refused(replaced: str, by: str, line: int, text: str) -> None:
    found = violations(bee=kind("Bee").replace(replaced, by))

    assert found[0].startswith(f"bee.yaml:{line}: ")
    assert text in found[0]


def test_a_second_kind_of_the_same_name_is_refused_with_the_place_of_the_first() -> None:
    found = violations(bee=kind("Bee"), wasp=kind("Bee", table="wasps"))

    assert found == ("wasp.yaml:1: the kind Bee is declared already, at bee.yaml:1",)


def test_two_kinds_may_not_share_a_table() -> None:
    found = violations(bee=kind("Bee"), wasp=kind("Wasp", table="bees"))

    assert found == ("wasp.yaml:2: the table bees belongs to Bee already",)


def test_a_link_declared_in_full_twice_is_refused_with_the_place_of_the_first() -> None:
    link = f"  sees: {{to: any, {LINK}}}"

    found = violations(bee=kind("Bee", "links:", link), wasp=kind("Wasp", "links:", link))

    assert found == ("wasp.yaml:8: the link sees is declared in full already, at bee.yaml:8",)


def test_how_many_links_a_kind_should_have_is_said_once() -> None:
    found = violations(
        ant=kind("Ant", "links:", f"  sees: {{to: [Ant], card: 0..1, {LINK}}}"),
        bee=kind("Bee", "links_in:", "  sees: {from: [Ant], card: 1..1}"),
    )

    assert found == ("bee.yaml:8: how many sees one Ant should have is said already",)


def test_a_symmetric_link_must_lead_back() -> None:
    found = violations(bee=kind("Bee", "links:", f"  likes: {{to: [Fly], symmetric: true, {LINK}}}"), fly=kind("Fly"))

    assert found == ("bee.yaml:8: the link likes is symmetric, but leads from Bee to Fly and not back",)


def test_a_file_that_is_no_mapping_is_refused() -> None:
    assert violations(bee="- a\n- b\n") == ("bee.yaml:1: a declaration is a mapping of keys",)


def test_a_file_that_is_no_yaml_is_refused_with_its_line() -> None:
    found = violations(bee="kind: Bee\ndoc: [A\n")

    assert found[0].startswith("bee.yaml:3: not well-formed YAML")


def test_aliases_in_a_declaration_are_refused() -> None:
    assert violations(bee="kind: &a Bee\ntable: *a\n")[0].startswith("bee.yaml:1: anchors and aliases")


def test_a_common_field_cannot_be_declared_again() -> None:
    again = "node_fields:\n  summary: {type: text, label: {en: x, cy: y}, doc: d}\n"

    with pytest.raises(DeclarationError) as caught:
        read_ontology([("common.yaml", COMMON), ("own/common.yaml", again)])

    assert caught.value.violations == ("own/common.yaml:2: the field summary is common already",)


def test_every_violation_of_every_file_is_told_at_once_in_the_order_of_files_and_lines() -> None:
    found = violations(
        wasp=kind("Wasp", "colour: blue", "links:", "  sees: {to: [Hive]}"),
        bee=kind("Bee", "fields:", "  wings: 2", "core: perhaps"),
    )

    assert [text.split(": ")[0] for text in found] == ["wasp.yaml:7", "wasp.yaml:9", "bee.yaml:8", "bee.yaml:9"]


SHIPPED = {
    file.name: file.read_text(encoding="utf-8")
    for file in resources.files("graph.kinds").iterdir()
    if file.name.endswith(".yaml")
}


def places(data: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the path of every key in nested mappings."""
    for key, value in data.items() if isinstance(data, dict) else ():
        yield (*path, key)
        yield from places(value, (*path, key))


@pytest.mark.slow
@given(st.data(), st.sampled_from(sorted(SHIPPED)))
def test_any_change_to_a_declaration_is_read_or_refused_with_its_file(data: st.DataObject, file: str) -> None:
    content = read_yaml(SHIPPED[file]).data
    *way, last = data.draw(st.sampled_from(list(places(content))))
    spoilt = data.draw(st.sampled_from([None, 5, True, "x", "a b", [], ["x", 1], {}, {"x": {"y": 1}}, [{"x": []}]]))
    reduce(getitem, way, content)[last] = spoilt

    try:
        ontology = read_ontology({**SHIPPED, file: yaml.safe_dump(content, sort_keys=False)}.items())
    except DeclarationError as error:
        assert all(re.match(r"[a-z_]+\.yaml:\d+: .", text) for text in error.violations)
    else:
        assert ontology.kinds
