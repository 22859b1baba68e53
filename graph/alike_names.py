"""Which names are most like one: all are compared where they are few, of very many those that share a word with it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

FEW = 500
MOST_SHARING = 100
MOST_ALIKE = 50
LEAST_LETTERS = 3
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+")


class AlikeNames:
    """Names to compare with.

    Attributes:
        names: As they are given.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names

    def like(self, name: str, least: int) -> list[tuple[int, int]]:
        """Return the names most like one, each by its likeness, 0 to 100, and its place, the most alike first.

        Names in which different numbers stand, as of wards or years, are not alike.

        Args:
            name: The name.
            least: How alike they have to be.
        """
        from rapidfuzz import fuzz, process

        places = self._worth_comparing(name)
        if places is None:
            found = process.extract(
                _plain(name), self._plain, scorer=fuzz.token_sort_ratio, processor=None, limit=MOST_ALIKE,
                score_cutoff=least,
            )  # fmt: skip
        else:
            plain = {place: self._plain[place] for place in places}
            found = process.extract(
                _plain(name), plain, scorer=fuzz.token_sort_ratio, processor=None, limit=MOST_ALIKE, score_cutoff=least
            )
        numbers = set(_NUMBER.findall(name))
        told = ((round(likeness), place) for _, likeness, place in found)
        return [one for one in told if _fit(numbers, set(_NUMBER.findall(self.names[one[1]])))]

    def _worth_comparing(self, name: str) -> list[int] | None:
        """Return the places of names that share a word with one, those first that share a rare one; None for all."""
        if len(self.names) <= FEW:
            return None
        sharing = sorted((self._by_word.get(word, []) for word in _words(name)), key=len)
        found: dict[int, None] = {}
        for places in sharing:
            if len(found) >= MOST_SHARING:
                break
            found.update(dict.fromkeys(places[: MOST_SHARING - len(found)]))
        return list(found)

    @cached_property
    def _plain(self) -> list[str]:
        return [_plain(name) for name in self.names]

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = defaultdict(list)
        for place, name in enumerate(self.names):
            for word in _words(name):
                index[word].append(place)
        return index


def _plain(name: str) -> str:
    """Return a name in small letters, without signs."""
    from rapidfuzz import utils

    return str(utils.default_process(name))


def _words(name: str) -> set[str]:
    return {word for word in _WORD.findall(name.casefold()) if len(word) >= LEAST_LETTERS}


def _fit(numbers: set[str], others: set[str]) -> bool:
    """Tell whether the numbers in two names may be those of one thing: one of them may say none."""
    return not numbers or not others or numbers == others
