"""What is wrong with an input, the same thing said once with the places where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from api.say.words import count, entries, listed, sentence, some
from graph.model import Problem

PLACES = 3
_NAMES = re.compile(r"'[^']*'")
HEADINGS = {"error": "Refused", "warning": "Kept, but look at it"}


def problem_lines(problems: Sequence[Problem], shown: int | None) -> Iterator[str]:
    """Yield problems: errors before warnings, those of one message together, each with its first places.

    Args:
        problems: In the order of the input.
        shown: How many messages are shown; None for all, each with every place.
    """
    for severity, heading in HEADINGS.items():
        some_of = [problem for problem in problems if problem.severity == severity]
        if some_of:
            yield from ("", f"{heading} ({count(len(some_of), severity)})")
            yield from entries(_grouped(some_of), lambda group: _said(group, shown), shown)


def problems_sentence(problems: Iterable[Problem]) -> str:
    """Return how many problems there are.

    >>> problems_sentence([])
    'No problems.'
    """
    severities: list[str] = [problem.severity for problem in problems]
    parts = [count(number, word) for word in HEADINGS if (number := severities.count(word))]
    return sentence(listed(parts)) if parts else "No problems."


def _grouped(problems: Iterable[Problem]) -> list[list[Problem]]:
    """Return problems that differ in names and places only together, in the order of the first."""
    groups: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        groups.setdefault((_NAMES.sub("…", problem.message), problem.suggestion), []).append(problem)
    return list(groups.values())


def _said(group: Sequence[Problem], shown: int | None) -> str:
    limit = PLACES if shown is not None else len(group)
    first = group[0]
    parts = [f"{len(group):,} times: {first.message}." if len(group) > 1 else sentence(first.message)]
    if others := _other_names(group):
        parts.append(f"The same of {some(others, limit)}.")
    if first.suggestion and first.suggestion not in first.message:
        parts.append(_hint(first))
    if places := list(dict.fromkeys(place for problem in group if (place := _place(problem)))):
        parts.append(f"At: {some(places, limit)}.")
    return " ".join(parts)


def _other_names(group: Sequence[Problem]) -> list[str]:
    messages = dict.fromkeys(problem.message for problem in group[1:] if problem.message != group[0].message)
    return [name[0] for message in messages if (name := _NAMES.search(message))]


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
