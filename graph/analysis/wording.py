"""How the sentence of a finding is written from its template: names in quotes, short lists, plain numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graph.analysis.case import Case
from graph.analysis.rule import Hit, Late

SHOWN = 5


def sentence(case: Case, hit: Hit) -> str:
    """Return the reason of a finding in one sentence; see `Hit.say` for the template."""
    names = [quoted(case.snapshot.names[node]) for node in hit.nodes]
    return hit.say.format(*names, **{word: _worded(case, hit, value) for word, value in hit.words.items()})


def quoted(name: str) -> str:
    """Return a name, marked off from the sentence around it.

    >>> quoted("Triage")
    '“Triage”'
    """
    return f"“{name}”"


def listed(parts: Sequence[str], total: int = 0) -> str:
    """Return texts as one enumeration of the first few, which says how many more there are.

    Args:
        parts: The texts, or the first few of them.
        total: How many there are, if those are not all.

    >>> listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c", "d", "e", "f", "g"]), listed(["a", "b"], 5)
    ('a', 'a and b', 'a, b, c, d, e and 2 more', 'a, b and 3 more')
    """
    shown = list(parts[:SHOWN])
    if more := max(total, len(parts)) - len(shown):
        shown.append(f"{more} more")
    return " and ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))


def _worded(case: Case, hit: Hit, value: Any) -> str:
    if isinstance(value, Late):
        return value.say(case, hit.subject)
    if callable(value):
        return str(value())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return listed([quoted(case.snapshot.names[node]) for node in value[:SHOWN]], len(value))
    return f"{value:.12g}" if isinstance(value, float) else str(value)
