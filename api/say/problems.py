"""What is wrong with an input, the same thing said once with the places where it stands."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from api.say.words import MORE, count, entries, listed, sentence
from graph.model import Problem
from graph.problem_list import errors_in

PLACES = 3
_NAMES = re.compile(r"'[^']*'")
HEADINGS = {"error": "Refused", "warning": "Kept, but look at it"}


def problem_lines(problems: Sequence[Problem], shown: int | None) -> Iterator[str]:
    """Yield problems: errors before warnings, those of one message together, each with its first places.

    Args:
        problems: In the order of the input; they are gone through once.
        shown: How many messages are shown; None for all, each with every place.
    """
    told = {severity: _Told(shown) for severity in HEADINGS}
    for problem in problems:
        told[problem.severity].take(problem)
    for severity, heading in HEADINGS.items():
        if number := told[severity].number:
            yield from ("", f"{heading} ({count(number, severity)})")
            yield from told[severity].lines()


def problems_sentence(problems: Sequence[Problem]) -> str:
    """Return how many problems there are.

    >>> problems_sentence([])
    'No problems.'
    """
    errors = errors_in(problems)
    numbers = {"error": errors, "warning": len(problems) - errors}
    parts = [count(number, word) for word, number in numbers.items() if number]
    return sentence(listed(parts)) if parts else "No problems."


@dataclass
class _Distinct:
    """Different texts: the first ones, and how many there are; there may be millions.

    Attributes:
        shown: How many are kept; None for all.
    """

    shown: int | None
    first: dict[str, None] = field(default_factory=dict)
    _hashes: array[int] = field(default_factory=lambda: array("q"))

    def add(self, text: str) -> None:
        if self.shown is None or len(self.first) < self.shown:
            self.first[text] = None
        if self.shown is not None:
            self._hashes.append(hash(text))

    @property
    def count(self) -> int:
        return len(self.first) if self.shown is None else len(np.unique(np.array(self._hashes)))

    def listed(self) -> str:
        more = self.count - len(self.first)
        return listed([*self.first, f"{more:,} more"]) if more else listed(list(self.first))


@dataclass
class _Group:
    """Problems that differ in names and places only."""

    first: Problem
    number: int
    others: _Distinct
    places: _Distinct

    def take(self, problem: Problem) -> None:
        self.number += 1
        if problem.message != self.first.message and (name := _NAMES.search(problem.message)):
            self.others.add(name[0])
        if place := _place(problem):
            self.places.add(place)

    def said(self) -> str:
        first = self.first
        parts = [f"{self.number:,} times: {first.message}." if self.number > 1 else sentence(first.message)]
        if self.others.first:
            parts.append(f"The same of {self.others.listed()}.")
        if first.suggestion and first.suggestion not in first.message:
            parts.append(_hint(first))
        if self.places.first:
            parts.append(f"At: {self.places.listed()}.")
        return " ".join(parts)


@dataclass
class _Told:
    """The problems of one severity: the groups that are shown, in the order of the first, and how many more there are.

    Attributes:
        shown: How many groups are shown; None for all, each with every place.
        number: How many problems there are.
    """

    shown: int | None
    number: int = 0
    _groups: dict[tuple[str, str], _Group] = field(default_factory=dict)
    _more: _Distinct = field(default_factory=lambda: _Distinct(0))

    def take(self, problem: Problem) -> None:
        self.number += 1
        key = (_NAMES.sub("…", problem.message), problem.suggestion)
        group = self._groups.get(key)
        if group is None and self.shown is not None and len(self._groups) >= self.shown:
            self._more.add("\t".join(key))
            return
        if group is None:
            places = None if self.shown is None else PLACES
            group = self._groups[key] = _Group(problem, 0, _Distinct(places), _Distinct(places))
        group.take(problem)

    def lines(self) -> Iterator[str]:
        yield from entries(list(self._groups.values()), _Group.said, None)
        if more := self._more.count:
            yield f"  - {MORE.format(number=f'{more:,}')}"


def _hint(problem: Problem) -> str:
    if problem.value and " " not in problem.suggestion:
        return f"Did you mean {problem.suggestion}?"
    return f"Hint: {problem.suggestion}."


def _place(problem: Problem) -> str:
    value = f" ({_short(problem.value)})" if problem.value else ""
    return f"{problem.place}{value}"


def _short(value: str, longest: int = 40) -> str:
    plain = " ".join(value.split())
    return plain if len(plain) <= longest else f"{plain[: longest - 1]}…"
