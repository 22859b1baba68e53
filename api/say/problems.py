"""What is wrong with an input, the same thing said once with the places where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from api.say.words import capped, count, listed, sentence, some
from graph.model import Problem

PLACES = 3
HEADINGS = {"error": "Refused", "warning": "Loaded, but look at it"}


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
            yield from capped([_said(group, shown) for group in _grouped(some_of)], shown)


def problems_sentence(problems: Iterable[Problem]) -> str:
    """Return how many problems there are.

    >>> problems_sentence([])
    'No problems.'
    """
    severities: list[str] = [problem.severity for problem in problems]
    parts = [count(number, word) for word in HEADINGS if (number := severities.count(word))]
    return sentence(listed(parts)) if parts else "No problems."


def _grouped(problems: Iterable[Problem]) -> list[list[Problem]]:
    groups: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        groups.setdefault((problem.message, problem.suggestion), []).append(problem)
    return list(groups.values())


def _said(group: Sequence[Problem], shown: int | None) -> str:
    first = group[0]
    places = [_place(problem) for problem in group]
    where = some([place for place in places if place], PLACES if shown is not None else len(places))
    number = f"{len(group):,} times: " if len(group) > 1 else ""
    hint = f" Try: {first.suggestion}." if first.suggestion else ""
    return f"  - {number}{sentence(first.message)}{hint}{f' At: {where}.' if where else ''}"


def _place(problem: Problem) -> str:
    value = f" ({_short(problem.value)})" if problem.value else ""
    return f"{problem.place}{value}"


def _short(value: str, longest: int = 40) -> str:
    plain = " ".join(value.split())
    return plain if len(plain) <= longest else f"{plain[: longest - 1]}…"
