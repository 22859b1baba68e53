"""What the product may not say: colours that judge, rankings, scores of teams or people. Data is for learning.

Looked at are all texts that a user can meet: kinds, packs, rules, sentences in the code, seeds and pages.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.declarations import load_ontology
from tests.tree import is_product, our_files, parsed, text_of

Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef

JUDGING = re.compile(
    r"\b(?:red|amber|green|league tables?|rank(?:s|ed|ings?)?|scorecards?|star ratings?|worst|underperform\w*"
    r"|(?:best|poor(?:ly)?|top|bottom|low|high)[- ]perform\w+)\b|\btraffic[- ]lights?\b",
    re.IGNORECASE,
)
COLOUR_CODE = re.compile(r"\bRAG\b")
SCORE = re.compile(r"\bscor(?:e|es|ed|ing)\b", re.IGNORECASE)
SOMEBODY = re.compile(
    r"\b(?:teams?|units?|wards?|departments?|directorates?|organisations?|persons?|people|staff|colleagues?|owners?|leads?"
    r"|roles?|holders?|individuals?|managers?|employees?)\b",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"(?<=[.!?;:])\s+|\n\s*\n|\n(?=[-*#|] ?)")

KEYS = {"rank"}  # of declarations: which link is asked first for the unit of a node; never shown

# Words that judge nobody, as they stand, by file.
ALLOWED = {
    "docs/ontology.md": {
        "none ranks above another": "says that lanes and aspects are peers",
        "A risk matrix for risk managers": "the title of a source; what is scored is the risk",
        "`rank`": "a field: the order in which a unit names its own priorities",
    },
    "README.md": {"never red, amber or green, no ranking, no score of a team or a person": "says that we do not do it"},
    "graph/kinds/process.yaml": {"none ranks above another": "says that lanes are peers"},
    "graph/kinds/tool.yaml": {"none ranks above another": "says that aspects are peers"},
    "graph/kinds/risk.yaml": {"A risk matrix for risk managers": "the title of a source; what is scored is the risk"},
}


def judgements(text: str) -> list[str]:
    """Return what a text says that judges, in order."""
    found = [match[0] for match in (*JUDGING.finditer(text), *COLOUR_CODE.finditer(text))]
    for sentence in SENTENCE_END.split(text):
        if SOMEBODY.search(sentence):
            found += [match[0] for match in SCORE.finditer(sentence)]
    return found


@cache
def texts() -> tuple[tuple[str, int, str], ...]:
    """Return every text that a user can meet: its file, its line or 0, and itself."""
    return tuple(_texts())


def _texts() -> Iterator[tuple[str, int, str]]:
    for path in our_files():
        text = text_of(path)
        if text is None or path.parts[0] == "tests":
            continue
        if path.suffix == ".py" and is_product(path):
            yield from ((str(path), line, string) for line, string in _strings(path))
        elif path.suffix == ".yaml" and is_product(path):
            yield from ((str(path), 0, value) for value in _values(yaml.safe_load(text)))
        elif path.suffix in {".md", ".csv", ".html", ".js", ".css", ".svg"}:
            yield str(path), 0, text


def _strings(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the texts of a module with their lines; docstrings only where they are shown to users."""
    tree = parsed(path)
    shown = path.parts[0] == "api" or path.parts[1] in {"rules", "questions"}
    silent = set() if shown else set(_docstrings(tree))
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and node.value not in KEYS
            and id(node) not in silent
        ):
            yield node.lineno, node.value


def _docstrings(tree: ast.Module) -> Iterator[int]:
    """Yield the identities of the constants that are docstrings."""
    for node in ast.walk(tree):
        if isinstance(node, Documented) and ast.get_docstring(node, clean=False) is not None:
            first = node.body[0]
            assert isinstance(first, ast.Expr)
            yield id(first.value)


def _values(thing: Any) -> Iterator[str]:
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, dict):
        for value in thing.values():
            yield from _values(value)
    elif isinstance(thing, list):
        for value in thing:
            yield from _values(value)


def test_AD_09_no_text_judges_teams_or_people() -> None:
    found = []
    for file, line, text in texts():
        plain = text
        for phrase in ALLOWED.get(file, ()):
            plain = plain.replace(phrase, "")
        found += [f"{file}:{line}: {word}" for word in judgements(plain)]

    assert not found, "Series and variation, not verdicts:\n" + "\n".join(found)


def test_AD_09_every_allowed_word_is_still_needed() -> None:
    found = {(file, phrase) for file, _, text in texts() for phrase in ALLOWED.get(file, ()) if phrase in text}

    assert found == {(file, phrase) for file, phrases in ALLOWED.items() for phrase in phrases}


@pytest.mark.parametrize(
    "text",
    [
        "Three measures are red.",
        "A league table of wards",
        "Teams are ranked by cost.",
        "RAG status",
        "The score of the team is 7.",
        "Each person gets a\nscore.",
        "the worst unit",
        "high-performing teams",
    ],
)
def test_AD_09_a_judging_text_is_found(text: str) -> None:
    assert judgements(text)


@pytest.mark.parametrize(
    "text",
    [
        "A risk's score is likelihood times consequence.",
        "The team met. A risk has a score.",
        "redesign, evergreen, from rag",
    ],
)
def test_AD_09_a_plain_text_is_not_found(text: str) -> None:
    assert not judgements(text)


def test_EN_06_no_rule_reads_what_can_name_a_person() -> None:
    personal = {
        name for kind in load_ontology().kinds.values() for name, field in kind.fields.items() if field.personal
    }

    read = [
        f"{path}:{line}: {text}"
        for path in our_files()
        if path.parts[:2] in {("graph", "rules"), ("graph", "questions")} and path.suffix == ".py"
        for line, text in _strings(path)
        if text in personal
    ]

    assert personal
    assert not read, "Findings name processes and systems; who can help is a role:\n" + "\n".join(read)
