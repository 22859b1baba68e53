"""Registers as organisations keep them: what is read of each, how sure that is, what is told and what is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.check import check
from graph.model import Batch, Node
from graph.ontology import Ontology
from loaders import read_file
from loaders.mapping_choice import Mappings, Used
from loaders.mapping_shipped import shipped
from tests.conftest import Golden
from tests.loaders.conftest import SAMPLES, told

pytestmark = pytest.mark.slow

FOLDER = SAMPLES / "mappings"
FILES = sorted(path.name for path in FOLDER.glob("*.csv"))
GOOD = [name for name in FILES if "-good" in name]
GMPP = (("2018", "gmpp-2018.csv"), ("2021", "gmpp-2021.csv"))
RATING = "rating of the source"


def guessed(path: Path, ontology: Ontology) -> tuple[Batch, Used]:
    """Return what a register holds, read as it is guessed, and the guess."""
    mappings = Mappings(accept=True)
    batch = read_file(path, ontology, mappings)
    (used,) = mappings.used
    return batch, used


def report(batch: Batch, used: Used) -> str:
    """Return everything that became of a register as text."""
    columns = used.record()["columns"]
    lines = [f"{used.fitting.mapping.name} ({used.fitting.total} % sure)"]
    lines += [f"  {one['column']}: {one['holds']} {one['makes']}".rstrip() + f" ({one['sure']} %)" for one in columns]
    lines += [
        f"node {node.id or '?'} {node.kind} “{node.name}” {dict(node.fields)} {dict(node.extra)}"
        for node in batch.nodes
    ]
    lines += [f"link {link.source} {link.kind} {link.target} {dict(link.fields)}" for link in batch.links]
    lines += [f"reading {reading.measure} {reading.date} {reading.value}" for reading in batch.readings]
    lines += [*told(batch), *(f"lost: {lost.count} {lost.what}: {lost.why}" for lost in batch.lost)]
    return "\n".join(line.replace("\r", "␍").replace("\n", "␤") for line in lines) + "\n"


@pytest.mark.parametrize("name", FILES)
def test_a_register_is_recognised_and_everything_in_it_is_accounted_for(
    name: str, ontology: Ontology, golden: Golden
) -> None:
    batch, used = guessed(FOLDER / name, ontology)

    assert used.fitting.mapping.name == name.partition("-")[0]
    golden(FOLDER / f"{Path(name).stem}.txt", report(batch, used))


@pytest.mark.parametrize("name", GOOD)
def test_a_good_register_loads_whole(name: str, ontology: Ontology) -> None:
    batch, _ = guessed(FOLDER / name, ontology)

    checked = check(batch, ontology)

    assert [problem for problem in checked.problems if problem.severity == "error"] == []
    assert (checked.refused.nodes, checked.refused.links, checked.refused.readings) == (0, 0, 0)


def test_every_shipped_mapping_has_a_good_and_a_broken_sample(ontology: Ontology) -> None:
    wanted = {f"{name}-{sort}.csv" for name in shipped(ontology) if name != "gmpp" for sort in ("good", "broken")}

    assert wanted - set(FILES) == set()


def test_registers_in_welsh_come_to_the_same_as_in_english(ontology: Ontology) -> None:
    english, _ = guessed(FOLDER / "risk_register-good.csv", ontology)
    welsh, _ = guessed(FOLDER / "risk_register-good_cy.csv", ontology)

    def facts(batch: Batch) -> list[tuple[object, ...]]:
        wanted = ("likelihood", "consequence", "valid_from", "review_due", "status")
        return [tuple(node.fields.get(name) for name in wanted) for node in batch.nodes if node.kind == "Risk"]

    assert facts(welsh)[0] == (4, 4, "2025-04-03", "2026-12-31", "active")
    assert facts(welsh) == facts(english)


def improvements(batch: Batch) -> list[Node]:
    """Return the projects of a batch."""
    return [node for node in batch.nodes if node.kind == "Improvement"]


@pytest.mark.parametrize(("year", "name"), GMPP)
def test_projects_of_a_government_are_read_with_the_rating_of_the_source_as_its_text(
    year: str, name: str, ontology: Ontology
) -> None:
    batch, _ = guessed(FOLDER / name, ontology)

    rows = improvements(batch)
    assert {node.extra["year of the data"] for node in rows} == {year}
    assert all(node.extra[RATING] for node in rows)
    assert not any("status" in node.fields for node in rows)
    assert check(batch, ontology).refused.nodes == 0


@pytest.mark.parametrize(("file", "count"), [("uk_2018.csv", 133), ("uk_2021.csv", 184)])
def test_none_of_the_governments_major_projects_is_lost(
    file: str, count: int, data_dir: Path, ontology: Ontology
) -> None:
    path = data_dir / "gmpp" / file

    batch, used = guessed(path, ontology)

    checked = check(batch, ontology)
    loaded = [node for node in checked.nodes if node.kind == "Improvement"]
    ratings = [node.extra[RATING] for node in loaded]
    assert (used.fitting.mapping.name, len(loaded), len(checked.links)) == ("gmpp", count, count)
    assert (checked.refused.nodes, checked.refused.links, list(batch.lost)) == (0, 0, [])
    assert len([text for text in ratings if re.fullmatch(r"Amber", text)]) == {133: 59, 184: 84}[count]
    assert sum(1 for node in loaded if {"budget", "start"} & node.fields.keys() or node.extra) == count


@pytest.mark.parametrize(("file", "separator"), [("uk_2018.csv", ","), ("uk_2021.csv", ";")])
def test_no_cell_of_the_governments_major_projects_is_lost(
    file: str, separator: str, data_dir: Path, ontology: Ontology
) -> None:
    import csv

    path = data_dir / "gmpp" / file
    with path.open(encoding="cp1252", newline="") as text:
        rows = list(csv.DictReader(text, delimiter=separator))

    batch, _ = guessed(path, ontology)

    for row, node in zip(rows, improvements(batch), strict=True):
        values = (node.id, node.name, *node.extra.values(), node.fields.get("aim"))
        texts = {" ".join(str(value).split()) for value in values}
        kept = {"start_date": "start", "end_date": "end_planned", "wlc_baseline_incl_NCG": "budget"}
        lost = {
            header for header, cell in row.items()
            if cell.strip() and header != "department" and " ".join(cell.split()) not in texts
            and kept.get(header) not in node.fields
        }  # fmt: skip
        assert lost == set()
