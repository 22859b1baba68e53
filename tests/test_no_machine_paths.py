"""No file names a place of one machine, a package registry, a person's address or a paper that users do not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tree import our_files, text_of

# Each pattern is written so that it does not match its own source.
FORBIDDEN = {
    "a place of one machine": re.compile(
        r"(?<![\w.~-])/(?:wor[k]|far[m]|roo[t]|hom[e]|User[s]|op[t])/\w|\b[A-Z]:\\User[s]|~/\w"
    ),
    "a folder beside the clone": re.compile(r"\.\./share[d]"),
    "a package registry": re.compile(
        r"pypi\.or[g]|pythonhosted\.or[g]|npmjs\.(?:or[g]|co[m])|maven\.or[g]|apache\.org/maven[2]|proxy\.golang|crates\.i[o]"
        r"|--(?:extra-)?index-ur[l]|--find-link[s]|--trusted-hos[t]",
    ),
    "a paper that users do not have": re.compile(
        r"\b(?:desig[n]|domai[n]|checklis[t]|style-anchor[s]|engine[s]|peer[s])\.md\b"
    ),
    "an e-mail address": re.compile(
        r"\b[\w.+-]+@(?!(?:[\w-]+\.)*example(?:\.(?:com|org|net))?\b)[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b"
    ),
}
ALLOWED = {(Path(".ci/run"), "a folder beside the clone")}


def named(text: str) -> Iterator[tuple[str, str]]:
    """Yield every forbidden thing that a text names: what it is, and the words."""
    for what, pattern in FORBIDDEN.items():
        for match in pattern.finditer(text):
            yield what, match[0]


def test_no_file_names_a_place_or_person_outside_the_repository() -> None:
    found = [
        f"{path}: {what}: {words}"
        for path in our_files()
        for what, words in named(text_of(path) or "")
        if (path, what) not in ALLOWED
    ]

    assert not found, "\n".join(found)


def test_only_ci_names_the_folder_beside_the_clone() -> None:
    ci = text_of(Path(".ci/run")) or ""

    assert {what for what, _ in named(ci)} == {what for path, what in ALLOWED if path == Path(".ci/run")}


@pytest.mark.parametrize(
    "parts",
    [
        ("see /", "work/main/x"),
        ("cd ~", "/projects"),
        ("C:", "\\Users\\x"),
        ("..", "/shared/data"),
        ("https://pypi", ".org/simple"),
        ("pip install --index", "-url x"),
        ("as design", ".md says"),
        ("ask jo", "@nhs.wales"),
    ],
)
def test_each_forbidden_thing_is_found(parts: tuple[str, str]) -> None:
    assert list(named("".join(parts)))


@pytest.mark.parametrize(
    "text", ["network/graph", "jo@example.org", "@rule(id)", "a/work/b", "docs/ontology.md", "https://a.example/home/x"]
)
def test_ordinary_words_are_not_found(text: str) -> None:
    assert not list(named(text))
