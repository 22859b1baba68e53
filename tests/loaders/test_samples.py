"""Every loader has a good sample, read without a complaint, and a broken one, whose complaints are known."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.check import check
from graph.ontology import Ontology
from loaders import read_file
from loaders.registry import all_loaders
from tests.conftest import Golden
from tests.loaders.conftest import SAMPLES, told

NAMES = [loader.__name__.rpartition(".")[2] for loader in all_loaders()]  # type: ignore[attr-defined]


def sample(name: str, sort: str) -> Path:
    """Return the good or broken sample of a loader."""
    return next(path for path in sorted((SAMPLES / name).iterdir()) if path.stem.startswith(sort))


@pytest.mark.parametrize("name", NAMES)
def test_the_good_sample_of_a_loader_is_read_and_can_be_loaded_whole(name: str, ontology: Ontology) -> None:
    batch = read_file(sample(name, "good"), ontology)

    checked = check(batch, ontology)

    assert batch.nodes
    assert [problem for problem in checked.problems if problem.severity == "error"] == []
    assert checked.refused.nodes + checked.refused.links + checked.refused.readings == 0


@pytest.mark.parametrize("name", NAMES)
def test_the_broken_sample_of_a_loader_gives_every_expected_problem(
    name: str, ontology: Ontology, golden: Golden
) -> None:
    batch = read_file(sample(name, "broken"), ontology)

    lost = [f"lost: {one.count} {one.what}: {one.why}" for one in batch.lost]
    golden(SAMPLES / name / "problems.txt", "\n".join([*told(batch), *lost]) + "\n")
