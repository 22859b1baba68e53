"""Answers in JSON that hold a list too long to be held: it is read, and written, run by run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from graph.model import Problem, Record
from graph.problem_list import InOrder, Problems

RUN = 2_000
"""So many entries are written at once."""

FORM = orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS


@dataclass(frozen=True)
class LongList:
    """Problems that are read as they are written.

    Attributes:
        problems: Very many.
    """

    problems: Sequence[Problem]

    def __iter__(self) -> Iterator[Record]:
        return (problem.record() for problem in self.problems)


def records_of(problems: Sequence[Problem]) -> list[Record] | LongList:
    """Return the records of problems; where these are not held, neither are their records."""
    many = LongList(problems)
    return many if isinstance(problems, (Problems, InOrder)) else list(many)


def json_parts(answer: Any) -> Iterator[bytes]:
    """Yield an answer as JSON, keys sorted; with a long list among its values in parts, else as one.

    >>> b"".join(json_parts({"b": LongList(()), "a": 1})) == orjson.dumps({"a": 1, "b": []}, option=FORM)
    True
    """
    if not isinstance(answer, Mapping) or not any(isinstance(value, LongList) for value in answer.values()):
        yield orjson.dumps(answer, option=FORM)
        return
    for number, (name, value) in enumerate(sorted(answer.items())):
        yield b",\n" if number else b"{\n"
        yield from _long(name, value) if isinstance(value, LongList) else [_inner({name: value})]
    yield b"\n}"


def _long(name: str, many: LongList) -> Iterator[bytes]:
    """Yield a name with a long list."""
    if not many.problems:
        yield _inner({name: []})
        return
    begin, _, end = _inner({name: [None]}).rpartition(b"null")
    for start in range(0, len(many.problems), RUN):
        run = LongList(many.problems[start : start + RUN])
        yield b",\n    " if start else begin
        yield _inner({name: list(run)})[len(begin) : -len(end)]
    yield end


def _inner(answer: Record) -> bytes:
    """Return what stands within the braces of an answer."""
    return orjson.dumps(answer, option=FORM)[len(b"{\n") : -len(b"\n}")]
