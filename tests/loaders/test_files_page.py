"""What docs/files.md says of files is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.ontology import Ontology
from loaders import read_file
from loaders.registry import all_loaders
from tests.conftest import ROOT
from tests.loaders.conftest import Reader

PAGE = (ROOT / "docs" / "files.md").read_text(encoding="utf-8")
TABLES = re.findall(r"`(\w+\.csv)`\n```csv\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("loader", all_loaders(), ids=lambda loader: str(loader.__name__))
def test_every_format_that_is_read_is_on_the_page(loader: object) -> None:
    accepts = loader.ACCEPTS  # type: ignore[attr-defined]

    assert f"| {accepts.what} | {' '.join(accepts.suffixes)} |" in PAGE


def test_the_tables_on_the_page_are_read_as_a_folder(tmp_path: Path, ontology: Ontology) -> None:
    for name, text in TABLES:
        (tmp_path / name).write_text(text, encoding="utf-8")

    batch = read_file(tmp_path, ontology)

    assert (len(batch.nodes), len(batch.links), len(batch.readings)) == (2, 3, 2)
    assert batch.problems == ()


def test_the_yaml_on_the_page_is_read(read: Reader) -> None:
    text = PAGE.partition("```yaml\n")[2].partition("```")[0]

    batch = read(text, "page.yaml")

    assert (len(batch.nodes), len(batch.links), batch.problems) == (2, 2, ())
