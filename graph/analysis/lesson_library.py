"""What was tried before: lessons and ended efforts, those that failed beside those that worked, found by likeness.

Likeness is that of words, and of what they were about; it is a hint where to read on, and nothing more.

Source: NHS Wales (2024), §§1.1 (1) and 2.1 (learning system).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from graph.analysis.case import Case
from graph.analysis.verdict import is_effort, verdict
from graph.analysis.words_links import valid_links
from graph.model import Record

LEAST = 20
SAME_WORD = 80
"""From this likeness on, 0 to 100, two words are the same."""
NEAR = 20
"""How much closer two efforts are that change the same thing, or lessons about it."""
MOST = 20
_WORD = re.compile(r"\w{4,}")


@dataclass(frozen=True, slots=True)
class Known:
    """One thing that was tried before.

    Attributes:
        node: The lesson, or the effort that has ended.
        likeness: How many of the words looked for it has, 0 to 100, and 20 more where it was about the same.
        verdict: Of a lesson: `worked`, `mixed` or `did_not_work`; of an effort: what its series show; None where
            neither is known.
        taught: Lessons of an effort, or what a lesson was learned from, in order of id.
        about: What it changed, or where it was learned, in order of id.
    """

    node: int
    likeness: float
    verdict: str | None
    taught: tuple[int, ...]
    about: tuple[int, ...]

    def record(self, case: Case) -> Record:
        """Return it as JSON can hold it."""
        ids = case.snapshot.ids
        return {
            "id": ids[self.node],
            "likeness": round(self.likeness, 1),
            "verdict": self.verdict,
            "taught": [ids[one] for one in self.taught],
            "about": [ids[one] for one in self.about],
        }


class Library:
    """Lessons and ended efforts of an organisation.

    Attributes:
        case: The organisation on its day.
    """

    def __init__(self, case: Case) -> None:
        self.case = case

    @cached_property
    def items(self) -> list[int]:
        """Live lessons and efforts that have ended, in order of id."""
        snapshot = self.case.snapshot
        ended = (snapshot.with_trait("improvement_work") & snapshot.ended).nonzero()[0].tolist()
        efforts = [node for node in ended if is_effort(self.case, node)]
        return sorted({*snapshot.live_with("lesson"), *efforts})

    def like(self, text: str, node: int | None = None) -> list[Known]:
        """Return what is like a text, or an effort, the most alike first, then in order of id.

        Args:
            text: What is looked for, such as the name and aim of a new idea; empty for everything.
            node: The effort that is asked about; what changed the same thing is closer.
        """
        near = frozenset() if node is None else frozenset(self._about(node))
        words = _words(text)
        found = [self._known(item, words, near) for item in self.items if item != node]
        chosen = [one for one in found if not words or one.likeness >= LEAST]
        return sorted(chosen, key=lambda one: (-one.likeness, one.node))[:MOST]

    def _known(self, item: int, words: list[str], near: frozenset[int]) -> Known:
        about = self._about(item)
        return Known(
            item,
            _likeness(words, self._words(item)) + (NEAR if near & set(about) else 0),
            self._verdict(item),
            tuple(sorted({*self._sources.get(item, []), *self._lessons.get(item, [])})),
            tuple(about),
        )

    def _words(self, item: int) -> list[str]:
        texts = (self.case.snapshot.names[item], self.case.field(item, "aim"), self.case.field(item, "context"))
        return _words(" ".join(str(text) for text in texts if text))

    def _verdict(self, item: int) -> str | None:
        said = self.case.field(item, "verdict")
        if said is not None:
            return str(said)
        return verdict(self.case, item).said if is_effort(self.case, item) else None

    def _about(self, item: int) -> list[int]:
        """Return what an effort changes or changed; of a lesson, where it is used and what taught it did."""
        sources = self._sources.get(item, [])
        own = [*self._changed.get(item, []), *(thing for one in sources for thing in self._changed.get(one, []))]
        return sorted({*own, *self._used.get(item, [])})

    @cached_property
    def _sources(self) -> dict[int, list[int]]:
        return self._targets("learned_from")

    @cached_property
    def _lessons(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for lesson, sources in self._sources.items():
            for source in sources:
                found.setdefault(source, []).append(lesson)
        return found

    @cached_property
    def _changed(self) -> dict[int, list[int]]:
        return self._targets("improves")

    @cached_property
    def _used(self) -> dict[int, list[int]]:
        return self._targets("adopted_in")

    def _targets(self, kind: str) -> dict[int, list[int]]:
        targets = self.case.snapshot.targets
        return {source: targets[links].tolist() for source, links in valid_links(self.case, kind).items()}


def _words(text: str) -> list[str]:
    """Return the different words of a text that say something, in small letters, in their order."""
    return list(dict.fromkeys(_WORD.findall(text.casefold())))


def _likeness(wanted: Sequence[str], there: Sequence[str]) -> float:
    """Return how well some words are found among others, 0 to 100; a word with another ending counts nearly as much."""
    if not wanted or not there:
        return 0.0
    best = [max(fuzz.ratio(word, other) for other in there) for word in wanted]
    return sum(likeness for likeness in best if likeness >= SAME_WORD) / len(wanted)
