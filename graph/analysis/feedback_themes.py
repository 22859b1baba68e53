"""Items of feedback that say the same: put together by their themes and names, for people to look at as one message.

That items are alike is a suggestion of their words, and nothing more. Texts that may name a person are not read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from graph.analysis.case import Case
from graph.analysis.words_dates import iso
from graph.analysis.words_feedback import in_hand
from graph.model import Record

ALIKE = 80
"""From this likeness on, 0 to 100, two texts say the same."""
MOST_SHARED = 60
"""A word that more items than this share tells nothing of any of them."""
_WORD = re.compile(r"\w{4,}")


@dataclass(frozen=True, slots=True)
class Message:
    """Items that say the same.

    Attributes:
        theme: The theme that most of them name, else the name of the first.
        items: Positions, in order of id; two or more.
        about: What most of them are about, in order of how many; each thing once.
        first, last: Days on which the first and the last came in, ordinal; None where none says it.
        in_hand: What is done about them, in order of id.
    """

    theme: str
    items: tuple[int, ...]
    about: tuple[int, ...]
    first: int | None
    last: int | None
    in_hand: tuple[int, ...]

    def record(self, case: Case) -> Record:
        """Return it as JSON can hold it."""
        ids = case.snapshot.ids
        return {
            "theme": self.theme,
            "items": [ids[item] for item in self.items],
            "about": [ids[thing] for thing in self.about],
            "first": None if self.first is None else iso(self.first),
            "last": None if self.last is None else iso(self.last),
            "in_hand": [ids[thing] for thing in self.in_hand],
        }


def messages(case: Case, items: Sequence[int]) -> list[Message]:
    """Return what several of some items say, the most often said first, then in order of the first item.

    Two items say the same where their themes are the same or alike, or their names are; of the names only words of
    four letters or more that not too many share lead to a comparison, so that very many items are put together soon.
    """
    groups = _joined(items, _alike(case, items))
    found = [_message(case, group) for group in groups if len(group) > 1]
    return sorted(found, key=lambda one: (-len(one.items), one.items))


def _alike(case: Case, items: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield pairs of items that say the same, not all of them: those that follow from others are left out."""
    themes: dict[str, list[int]] = {}
    for item in items:
        if theme := _plain(case.field(item, "theme")):
            themes.setdefault(theme, []).append(item)
    for same in themes.values():
        yield from ((same[0], other) for other in same[1:])
    yield from ((themes[one][0], themes[other][0]) for one, other in _pairs(sorted(themes)))
    names: dict[str, list[int]] = {}
    for item in items:
        names.setdefault(_plain(case.snapshot.names[item]), []).append(item)
    for same in names.values():
        yield from ((same[0], other) for other in same[1:])
    yield from ((names[one][0], names[other][0]) for one, other in _pairs(sorted(names)))


def _pairs(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield those texts that are alike, of those that share a word."""
    sharing: dict[str, list[str]] = {}
    for text in texts:
        for word in sorted(set(_WORD.findall(text))):
            others = sharing.setdefault(word, [])
            if len(others) < MOST_SHARED:
                yield from ((other, text) for other in others if fuzz.token_sort_ratio(other, text) >= ALIKE)
                others.append(text)


def _plain(text: object) -> str:
    return " ".join(str(text or "").casefold().split())


def _joined(items: Sequence[int], pairs: Iterator[tuple[int, int]]) -> list[list[int]]:
    """Return items in groups that pairs hold together, in order."""
    leaders = {item: item for item in items}

    def leader(item: int) -> int:
        while leaders[item] != item:
            leaders[item] = leaders[leaders[item]]
            item = leaders[item]
        return item

    for one, other in pairs:
        first, second = sorted((leader(one), leader(other)))
        leaders[second] = first
    groups: dict[int, list[int]] = {}
    for item in items:
        groups.setdefault(leader(item), []).append(item)
    return list(groups.values())


def _message(case: Case, items: list[int]) -> Message:
    told = Counter(theme for item in items if (theme := case.field(item, "theme")))
    about = Counter(thing for item in items for thing in dict.fromkeys(case.out(item, "about")))
    days = sorted(day for item in items if (day := case.day(item, "received_on")) is not None)
    theme = told.most_common(1)[0][0] if told else case.snapshot.names[items[0]]
    return Message(
        str(theme),
        tuple(items),
        tuple(thing for thing, _ in sorted(about.items(), key=lambda pair: (-pair[1], pair[0]))),
        days[0] if days else None,
        days[-1] if days else None,
        tuple(in_hand(case, items)),
    )
