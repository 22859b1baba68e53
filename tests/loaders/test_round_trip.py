"""Laws: what is written is read back the same, in every format that is written and read."""

from __future__ import annotations

import string
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.check import check
from graph.declarations import load_ontology
from graph.model import Batch, Link, Node, Reading
from graph.ontology import Field
from loaders import csv_writer, json_file, read_file, yaml_file
from loaders.forms import FORMS, Contents

ONTOLOGY = load_ontology()
PRINTABLE = st.characters(exclude_categories=("Cs", "Cc", "Cn", "Zs", "Zl", "Zp"), include_characters=" ")
TEXTS = st.one_of(
    st.text(PRINTABLE, min_size=1, max_size=12),
    st.sampled_from(
        [
            "=1+1",
            "'=1",
            "-5",
            "+44",
            "@home",
            "#N/A",
            "'#REF!",
            "yes",
            "no",
            "null",
            "1e3",
            "007",
            "2026-01-31",
            'a "b"',
            "a;b",
            "a\nb",
            "~",
            "1:30",
        ]
    ),
).filter(lambda text: text == text.strip() and text != "")
IDS = st.text(string.ascii_letters + string.digits + "-_.", min_size=1, max_size=8).filter(
    lambda text: not text.startswith("example-")
)
DATES = st.dates().map(lambda day: day.isoformat())
EXTRA = st.dictionaries(st.text(string.ascii_letters, min_size=1, max_size=6), TEXTS, max_size=2)

Organisation = tuple[list[Node], list[Link], list[Reading]]


def values(field: Field) -> st.SearchStrategy[Any]:
    """Return what a field may hold."""
    low, high = field.minimum, field.maximum
    if field.type == "integer":
        return st.integers(int(low if low is not None else -999), int(high if high is not None else 999_999))
    if field.type == "number":
        return st.floats(low, high, allow_nan=False, allow_infinity=False).filter(lambda number: abs(number) <= 2**53)
    if field.type in {"list", "nodes"}:
        return st.lists(TEXTS.filter(lambda text: "\n" not in text), min_size=1, max_size=3, unique=True).map(tuple)
    if field.type == "choice":
        return st.sampled_from(field.codes)
    plain = {"date": DATES, "boolean": st.booleans(), "url": st.just("https://example.org/")}
    return plain.get(field.type, TEXTS)


@st.composite
def organisations(draw: st.DrawFn) -> Organisation:
    """Draw nodes of any kind, links of any kind between any ids, and readings."""
    nodes = []
    for node_id in draw(st.lists(IDS, max_size=4, unique=True)):
        kind = draw(st.sampled_from(sorted(ONTOLOGY.kinds)))
        nodes.append(
            Node(
                node_id,
                kind,
                draw(TEXTS.filter(lambda text: "\n" not in text)),
                draw(some(ONTOLOGY.fields_of(kind))),
                draw(EXTRA),
            )
        )
    links = []
    for _ in range(draw(st.integers(0, 3))):
        kind = draw(st.sampled_from(sorted(ONTOLOGY.links)))
        links.append(Link(draw(IDS), kind, draw(IDS), draw(some(ONTOLOGY.fields_of_link(kind))), draw(EXTRA)))
    number = st.floats(allow_nan=False, allow_infinity=False).filter(lambda given: abs(given) <= 2**53)
    readings = draw(
        st.lists(
            st.builds(
                Reading,
                IDS,
                DATES,
                number | st.none(),
                st.none() | number,
                st.none() | number,
                TEXTS | st.just(""),
                st.booleans(),
            ),
            max_size=3,
        )
    )
    return nodes, links, readings


def some(fields: Any) -> st.SearchStrategy[dict[str, Any]]:
    """Return some of the fields with values."""
    return st.fixed_dictionaries({}, optional={name: values(field) for name, field in fields.items()})


def key(thing: Node | Link | Reading) -> str:
    """Return a text to order by: the same for equal things, whether a whole number is written with a point or not."""
    if isinstance(thing, Reading):
        return repr((thing.measure, thing.date, thing.note, str(thing.value)))
    fields = {name: float(held) if isinstance(held, (int, float)) else held for name, held in thing.fields.items()}
    words = (thing.id,) if isinstance(thing, Node) else (thing.source, thing.kind, thing.target)
    return repr((words, sorted(fields.items()), sorted(thing.extra.items())))


def assert_same(organisation: Organisation, batch: Batch) -> None:
    """Assert that a batch holds what was written, and that nothing was found wrong with it."""
    assert batch.problems == ()
    for written, read in zip(organisation, (batch.nodes, batch.links, batch.readings), strict=True):
        assert sorted(read, key=key) == sorted(written, key=key)


@given(organisations())
def test_a_folder_of_csv_is_read_back_the_same(organisation: Organisation) -> None:
    nodes, links, readings = organisation
    with TemporaryDirectory() as folder:
        written = csv_writer.write(Path(folder), nodes, links, readings, ONTOLOGY)

        batch = read_file(Path(folder), ONTOLOGY)

    if written:
        assert_same(organisation, batch)


@given(organisations())
def test_json_is_read_back_the_same(organisation: Organisation) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder, "export.json")
        file.write_bytes(json_file.write(*organisation))

        batch = read_file(file, ONTOLOGY)

    assert_same(organisation, batch)


@given(organisations())
def test_yaml_is_read_back_the_same(organisation: Organisation) -> None:
    batch = yaml_file.read_text(yaml_file.write(*organisation), "export.yaml", ONTOLOGY)

    assert_same(organisation, batch)


@st.composite
def joined_organisations(draw: st.DrawFn) -> Organisation:
    """Draw nodes of any kind, and links among them that the ontology allows, at most one of a kind between two."""
    nodes, _, readings = draw(organisations())
    nodes = [node for node in nodes if node.name.isprintable()]  # no store takes others
    kinds = {node.id: node.kind for node in nodes}
    allowed = sorted(
        (source, link.name, target)
        for source, kind in kinds.items()
        for link, route in ONTOLOGY.links_from(kind)
        for target in kinds
        if kinds[target] in route.targets
    )
    chosen = draw(st.lists(st.sampled_from(allowed), max_size=4, unique=True)) if allowed else []
    links = [Link(*ends, draw(some(ONTOLOGY.fields_of_link(ends[1]))), draw(EXTRA)) for ends in chosen]
    return nodes, links, readings


def read_back(form: str, organisation: Organisation) -> tuple[Batch, dict[str, int]]:
    """Return what is read of an organisation written in a form, and what the form said that it cannot hold."""
    written = FORMS[form].write(Contents(*organisation, ONTOLOGY))
    with TemporaryDirectory() as folder:
        file = Path(folder, f"export.{FORMS[form].ending}")
        file.write_bytes(written.data)
        return read_file(file, ONTOLOGY), {one.what: one.count for one in written.lost}


@pytest.mark.slow
@given(organisations())
def test_a_workbook_is_read_back_the_same(organisation: Organisation) -> None:
    batch, lost = read_back("xlsx", organisation)

    assert lost == {}
    if any(organisation):
        assert_same(organisation, batch)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["json", "yaml", "csv"])
@given(organisations())
def test_forms_that_hold_everything_lose_nothing(form: str, organisation: Organisation) -> None:
    batch, lost = read_back(form, organisation)

    assert lost == {}
    if any(organisation):
        assert_same(organisation, batch)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["graphml", "gexf", "archimate"])
@given(joined_organisations())
def test_networks_are_read_back_the_same_and_say_that_they_hold_no_readings(
    form: str, organisation: Organisation
) -> None:
    nodes, links, readings = organisation

    batch, lost = read_back(form, organisation)

    assert lost == ({"readings": len(readings)} if readings else {})
    assert_same((nodes, links, []), batch)


@pytest.mark.slow
@given(joined_organisations())
def test_a_plan_is_read_back_as_far_as_it_was_written(organisation: Organisation) -> None:
    nodes, links, readings = organisation
    goal = Node("goal", "Priority", "A goal", {"horizon": "goal"})

    batch, lost = read_back("stratml", ([goal, *(node for node in nodes if node.id != "goal")], links, readings))

    known = {(node.kind, node.name): node.id for node in (goal, *nodes)}
    assert all((node.kind, node.name) in known for node in batch.nodes)
    assert (
        len(batch.nodes) + sum(count for what, count in lost.items() if what.startswith("nodes of")) <= len(nodes) + 1
    )
    assert not check(batch, ONTOLOGY).has_errors
