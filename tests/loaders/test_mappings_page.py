"""What docs/mappings.md says of mappings is so."""

from __future__ import annotations

from graph.ontology import Ontology
from loaders.like_names import LEAST_LIKENESS
from loaders.mapping_file import PER_COLUMN, TOP, MappingReader
from loaders.mapping_shipped import shipped
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "mappings.md").read_text(encoding="utf-8")


def test_every_shipped_mapping_is_on_the_page_with_its_kind(ontology: Ontology) -> None:
    table = [line.split("|") for line in PAGE.splitlines() if line.startswith("| `") and line.count("|") == 4]

    rows = {(cells[1].strip(" `"), cells[3].strip()) for cells in table}

    assert rows == {(name, mapping.kind) for name, mapping in shipped(ontology).items()}


def test_every_key_of_a_mapping_is_on_the_page() -> None:
    missing = [key for key in (*TOP, *PER_COLUMN) if f"`{key}`" not in PAGE and f"{key}:" not in PAGE]

    assert missing == ["label"]


def test_the_mapping_on_the_page_is_read(ontology: Ontology) -> None:
    reader = MappingReader("page.yaml", ontology)

    (mapping,) = reader.read(PAGE.partition("```yaml\n")[2].partition("```")[0])

    assert (reader.violations, len(mapping.columns)) == ([], 10)


def test_the_page_says_from_where_on_a_column_is_known() -> None:
    assert f"{LEAST_LIKENESS} %" in " ".join(PAGE.split())
