"""Worked examples for GraphiQL: questions that people ask, ready to run, one file each. They name no node.

The first line of a file is a comment with the title. They are asked of any organisation without an error.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

FOLDER = "graphiql_examples"
ENDING = ".graphql"


@dataclass(frozen=True, slots=True)
class Example:
    """A question with its document."""

    title: str
    document: str


@cache
def examples() -> tuple[Example, ...]:
    """Return all examples, in the order of their files.

    >>> examples()[9].title
    'Which work serves the purpose, and how much does not?'
    """
    files = resources.files("api").joinpath(FOLDER).iterdir()
    found = sorted((one for one in files if one.name.endswith(ENDING)), key=lambda one: one.name)
    return tuple(_example(one.read_text(encoding="utf-8")) for one in found)


def _example(text: str) -> Example:
    title = text.partition("\n")[0].removeprefix("#").strip()
    return Example(title, text)
