"""Mappings as YAML: what is wrong in them is told with its line, and what is written is read back."""

from __future__ import annotations

import pytest

from graph.ontology import Label, Ontology
from loaders.mapping import MappedColumn, TableMapping
from loaders.mapping_file import MappingReader, written

SMALL = """
mapping: rooms
kind: Resource
constants: {type: space, external: no}
date_order: month_first
columns:
  Room no: {field: id}
  Room: {field: name}
  Used by: {ignored: it changes every day}
  Notes: {extra: notes}
"""


def read(text: str, ontology: Ontology) -> tuple[tuple[TableMapping, ...], list[str]]:
    """Return the mappings of a text and what is wrong with it."""
    reader = MappingReader("m.yaml", ontology)
    found = reader.read(text)
    return found, reader.violations


def test_a_mapping_says_of_each_column_what_it_holds(ontology: Ontology) -> None:
    (mapping,), violations = read(SMALL, ontology)

    assert violations == []
    assert (mapping.name, mapping.kind, mapping.date_order) == ("rooms", "Resource", "month_first")
    assert mapping.constants == {"type": "space", "external": False}
    assert [(column.header, column.meaning) for column in mapping.columns] == [
        ("Room no", "id"), ("Room", "name"), ("Used by", "ignored"), ("Notes", "extra"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "violation"),
    [
        ("mapping: x\ncolumns: {A: {field: name}}", "m.yaml:1: kind is missing: say of which kind the rows are"),
        ("kind: Riskk\ncolumns: {A: {field: name}}", "m.yaml:1: there is no kind 'Riskk'; is Risk meant?"),
        ("kind: Risk\ncolums: {}", "m.yaml:2: 'colums' means nothing here; is columns meant?"),
        ("kind: Risk\ncolumns: {A: {feild: name}}", "m.yaml:2: 'feild' means nothing here; is field meant?"),
        (
            "kind: Risk\ncolumns:\n  A: {field: likelyhood}",
            "m.yaml:3: Risk has no field 'likelyhood'; is likelihood meant?",
        ),
        ("kind: Risk\ncolumns:\n  A: {link: owns}", "m.yaml:3: no link 'owns' starts at Risk"),
        (
            "kind: Risk\ncolumns:\n  A: {link: owned_by, makes: Need}",
            "m.yaml:3: 'Need' cannot be made here: there can be Role",
        ),
        (
            "kind: Risk\ncolumns:\n  A: {field: name, makes: Role}",
            "m.yaml:3: 'Role' cannot be made here: only a link makes",
        ),
        ("kind: Risk\ncolumns:\n  A: {field: name, extra: B}", "m.yaml:3: A: exactly one of field, link, reading,"),
        ("kind: Risk\ncolumns:\n  A: name", "m.yaml:3: A: say {field: …}"),
        ("kind: Risk\ncolumns:\n  A: {field: id}\n  B: {field: id}", "m.yaml:2: id is held by 2 columns"),
        ("kind: Risk\ncolumns:\n  A: {reading: April}", "m.yaml:3: 'April' is no day"),
        ("kind: Risk\ncolumns:\n  A: {field: id, times: many}", "m.yaml:3: times needs a number"),
        ("kind: Risk\ncolumns:\n  A: {field: id, month: middle}", "m.yaml:3: month is one of first, last"),
        ("kind: Risk\ncolumns:\n  A: {field: id, values: [1]}", "m.yaml:3: values says for each text what it means"),
        ("kind: Risk\ncolumns:\n  A: {field: id, also: x}", "m.yaml:3: also is a list of texts"),
        (
            "kind: Risk\ndate_order: year_first\ncolumns: {A: {field: id}}",
            "m.yaml:2: date_order is one of day_first, month",
        ),
        ("kind: Risk\nconstants: {likelihood: 9}\ncolumns: {A: {field: id}}", "m.yaml:2: likelihood must be 1 to 5"),
        ("kind: Risk\nconstants: {colour: x}\ncolumns: {A: {field: id}}", "m.yaml:2: there is no field 'colour'"),
        ("kind: Risk\nkind: Need\ncolumns: {A: {field: id}}", "m.yaml:2: kind stands twice"),
        ("kind: Risk", "m.yaml:1: columns says of each column what it holds"),
        ("- a", "m.yaml:1: a mapping has keys such as mapping, kind and columns"),
        ("kind: &a Risk", "m.yaml:1: anchors and aliases are not read"),
        ("kind: !!python/name:os.system x", "m.yaml:1: the tag"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(text: str, violation: str, ontology: Ontology) -> None:
    found, violations = read(text, ontology)

    assert found == ()
    assert violations[0].startswith(violation)


def test_everything_wrong_is_told_at_once(ontology: Ontology) -> None:
    _, violations = read("kind: Risk\nhints: 1\ncolumns:\n  A: {field: x1}\n  B: {link: x2}\n  C: {}\n", ontology)

    assert [violation.split(":")[1] for violation in violations] == ["2", "4", "5", "6"]


def test_a_file_may_hold_several_mappings(ontology: Ontology) -> None:
    two = "mappings:\n- {kind: Need, columns: {A: {field: name}}}\n- {kind: Risk, columns: {B: {field: name}}}\n"

    found, violations = read(two, ontology)

    assert (violations, [mapping.kind for mapping in found]) == ([], ["Need", "Risk"])


FULL = TableMapping(
    "all of it",
    "Risk",
    (
        MappedColumn("Id: no. #1", holds="id", also=("Ref", "yes", "12")),
        MappedColumn("Title “x”", holds="name", values={"n/a": "none", "1": 2}),
        MappedColumn("Owner", link="owned_by", makes="Role", having={"strength": 2}, parted_by=","),
        MappedColumn("Measure", link="measures", backward=True, having={"measure_type": "process"}, parted_by=""),
        MappedColumn("Opened", holds="valid_from", month="first"),
        MappedColumn("Score", ignored="it is computed: always"),
        MappedColumn("Likelihood", holds="likelihood", times=0.5),
        MappedColumn("Apr-26", reading="2026-04-30"),
        MappedColumn("2026", extra="2026"),
        MappedColumn("long " * 60, extra="long"),
    ),
    Label("All", "Popeth"),
    ("one name", "Enw"),
    "Sort",
    {"issue": "Issue"},
    {"principal": True, "tags": ("a", "b")},
    "month_first",
    "Score",
)  # fmt: skip


def test_what_is_written_is_read_back(ontology: Ontology) -> None:
    found, violations = read(written([FULL]), ontology)

    assert violations == []
    assert found == (FULL,)


def test_several_that_are_written_are_read_back(ontology: Ontology) -> None:
    found, violations = read(written([FULL, FULL], [{"Owner": 90}]), ontology)

    assert violations == []
    assert found == (FULL, FULL)


def test_how_sure_a_column_is_stands_in_a_comment(ontology: Ontology) -> None:
    text = written([FULL], [{"Owner": 90, "2026": 0}])

    assert "parted_by: ','}  # 90 % sure\n" in text
    assert "'2026': {extra: '2026'}\n" in text
