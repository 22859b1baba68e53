"""How the sentence of a finding is written from its template: names in quotes, short lists, plain numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graph.analysis.rule import Hit
from graph.analysis.snapshot import Snapshot

SHOWN = 5


def sentence(snapshot: Snapshot, hit: Hit) -> str:
    """Return the reason of a finding in one sentence; see `Hit.say` for the template."""
    names = [quoted(snapshot.names[node]) for node in hit.nodes]
    return hit.say.format(*names, **{word: _worded(snapshot, value) for word, value in hit.words.items()})


def quoted(name: str) -> str:
    """Return a name, marked off from the sentence around it.

    >>> quoted("Triage")
    '“Triage”'
    """
    return f"“{name}”"


def listed(parts: Sequence[str], more: int = 0) -> str:
    """Return texts as one enumeration that says how many more there are.

    >>> listed(["a"]), listed(["a", "b"]), listed(["a", "b"], 3)
    ('a', 'a and b', 'a, b and 3 more')
    """
    shown = [*parts, f"{more} more"] if more else parts
    return " and ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))


def _worded(snapshot: Snapshot, value: Any) -> str:
    if isinstance(value, Sequence) and not isinstance(value, str):
        shown = [quoted(snapshot.names[node]) for node in value[:SHOWN]]
        return listed(shown, len(value) - len(shown))
    return f"{value:.12g}" if isinstance(value, float) else str(value)
