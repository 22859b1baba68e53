"""Words about numbers that rules and questions share: the top share of a list, counts with their noun, lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def top_share(keys: Mapping[int, Any], percent: int) -> list[int]:
    """Return the nodes of the first so many per cent in descending order of their keys, ties with the last included.

    Args:
        keys: What each node is ordered by; keys must compare with each other.
        percent: 1 to 100. A part of a node counts as a whole one.

    Returns:
        The nodes, in order of id.

    >>> top_share({0: 5, 1: 4, 2: 4, 3: 1, 4: 1, 5: 1}, 20)
    [0, 1, 2]
    """
    if not keys:
        return []
    wanted = -(-len(keys) * percent // 100)
    last = sorted(keys.values(), reverse=True)[wanted - 1]
    return sorted(node for node, key in keys.items() if key >= last)


def so_many(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun, in the singular or the plural.

    >>> so_many(1, "day"), so_many(3, "day"), so_many(2, "process", "processes")
    ('1 day', '3 days', '2 processes')
    """
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def either(nouns: Sequence[str]) -> str:
    """Return nouns as what may stand after "no": parted by commas, with an "or" before the last.

    >>> either(["unit", "direction", "owner"])
    'unit, direction or owner'
    """
    return " or ".join(part for part in (", ".join(nouns[:-1]), nouns[-1]) if part)
