"""The parts of the explorer are found by themselves: modules small and said, questions that the schema answers."""

from __future__ import annotations

import re

import pytest
from graphql import parse, validate

from tests.api.asking import schema
from tests.tree import ROOT
from visual.parts import modules, modules_in, queries, styles, version

STATIC = ROOT / "visual" / "static"
LONGEST = 150
RISKY = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|DOMParser|\.srcdoc")


def test_every_module_is_found_and_the_views_are_among_them() -> None:
    held = {path.relative_to(STATIC).as_posix() for path in (STATIC / "explorer").rglob("*.js")}

    assert set(modules()) == held
    assert "explorer/views/map.js" in modules_in("views")
    assert "explorer/tokens.css" in styles()


def test_the_version_is_that_of_the_files() -> None:
    assert re.fullmatch(r"[0-9a-f]{16}", version())


@pytest.mark.parametrize("path", modules())
def test_a_module_is_short_says_what_it_is_for_and_reads_no_html(path: str) -> None:
    text = (STATIC / path).read_text(encoding="utf-8")

    assert text.startswith("// ")
    assert len(text.splitlines()) <= LONGEST
    assert not RISKY.search(text)


@pytest.mark.parametrize("name", queries())
def test_every_question_fits_the_schema(name: str) -> None:
    assert validate(schema().graphql._schema, parse(queries()[name])) == []


def test_every_question_is_asked_by_a_module() -> None:
    code = "\n".join((STATIC / path).read_text(encoding="utf-8") for path in modules())

    assert [name for name in queries() if f'"{name}"' not in code] == []


def test_a_question_has_the_fragments_that_it_names_and_no_others() -> None:
    defined = re.compile(r"^fragment (\w+)", re.MULTILINE)

    assert defined.findall(queries()["link_form"]) == ["field"]
    assert defined.findall(queries()["differ"]) == ["change"]
    assert defined.findall(queries()["called"]) == []
