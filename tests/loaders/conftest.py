"""What the tests of loaders share: the shipped ontology, and short ways to read and to show what was read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.declarations import load_ontology
from graph.model import Batch
from graph.ontology import Ontology
from loaders import read_file

SAMPLES = Path(__file__).parent / "samples"

Reader = Callable[[str | bytes, str], Batch]


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    """Return the kinds that come with the product."""
    return load_ontology()


@pytest.fixture
def read(tmp_path: Path, ontology: Ontology) -> Reader:
    """Return a function that writes a file of some content and name, and reads it."""

    def write_and_read(content: str | bytes, name: str) -> Batch:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_file(file, ontology)

    return write_and_read


def told(batch: Batch) -> list[str]:
    """Return the problems of a batch as people see them, one line each."""
    return [
        f"{problem.severity}: {problem.place}: {problem.message}"
        + (f" [{problem.value!r}]" if problem.value else "")
        + (f" → {problem.suggestion}" if problem.suggestion else "")
        for problem in batch.problems
    ]
