"""Links that may be missing: for work that is adrift, what it could be linked with, each with the reasons for it.

A suggestion is a question to people who know, never a link. Only what the ontology allows is suggested. Suggestions of
one piece of work are ordered by how alike the texts are and by what is near in the graph: its unit, and where the work
most like it leads. The weights were chosen on the example organisations by hiding links that are known
(`tests/benchmarks/test_suggest.py`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

import numpy as np

from graph.analysis.case import Case
from graph.analysis.text_likeness import Texts, joined
from graph.analysis.wording import quoted
from graph.model import Record

SHOWN = 5
MOST_TARGETS = 20_000
NEIGHBOURS = 8
LEAST_LIKE = 0.12
MOST_TIES = 3
LED, UNIT, SERVES, MISFIT = 0.3, 0.1, 0.1, 0.3
TIE, FOLLOWED, BACKWARD = 0.2, 0.1, 0.5
"""What adds to likeness: all of the like work leading there, one unit, serving, each tie to the same thing, each thing
that leads to both. What is taken off: for an end that does not quite suit, and where the target leads to the work."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One link that may be missing.

    Attributes:
        source: Position of the work.
        link: Kind of the link.
        target: Position of what it would lead to.
        weight: What the order goes by; of no meaning by itself.
        reasons: Why it is suggested, sentences; never empty.
    """

    source: int
    link: str
    target: int
    weight: float
    reasons: tuple[str, ...]

    def record(self, ids: Sequence[str]) -> Record:
        """Return the documented JSON shape."""
        return {
            "from": ids[self.source], "link": self.link, "to": ids[self.target], "reasons": list(self.reasons),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Near:
    """What stands around a piece of work.

    Attributes:
        led: Which share of the work most like it has each link to each target.
        tied: How many things are tied to both, by the other node.
        followed: How many things lead to the work and to the other node.
        before: What leads to the work itself.
    """

    led: Mapping[tuple[str, int], float]
    tied: Counter[int]
    followed: Counter[int]
    before: set[int]


class Suggesting:
    """What an organisation gives to suggest links by; texts are compared once."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.snapshot = case.snapshot

    @cached_property
    def adrift(self) -> list[int]:
        """The live work that leads to nothing in force, in order."""
        sight = self.case.sight
        return np.flatnonzero(sight.work & sight.has_status("adrift")).tolist()

    def suggestions(self, node: int, limit: int = SHOWN) -> list[Suggestion]:
        """Return the links that may be missing at a node, the likeliest first, one a target; maybe none.

        What is not live lacks nothing.
        """
        if node not in self._row:
            return []
        linked, near = self._linked(node), self._near(node)
        found: list[tuple[float, int, str, float]] = []
        for link, targets, misfits in self._possible(node):
            likeness = self._texts.likeness(self._row[node], self._rows(targets))
            for target, alike, misfit in zip(targets, likeness.tolist(), misfits, strict=True):
                led = near.led.get((link, target), 0.0)
                speaks = alike >= LEAST_LIKE or led or near.tied[target]
                if speaks and target != node and (link, target) not in linked:
                    weight = alike + LED * led + self._nearness(node, target, near) - MISFIT * misfit
                    found.append((weight, -target, link, alike))
        best: dict[int, tuple[float, int, str, float]] = {}
        for one in sorted(found, reverse=True):
            best.setdefault(one[1], one)
        return [
            Suggestion(node, link, -target, weight, self._reasons((node, link, -target), alike, near))
            for weight, target, link, alike in islice(best.values(), limit)
        ]

    def _nearness(self, node: int, target: int, near: _Near) -> float:
        ties = TIE * min(near.tied[target], MOST_TIES) + FOLLOWED * min(near.followed[target], MOST_TIES)
        back = BACKWARD * (target in near.before)
        return ties + UNIT * self._is_near(node, target) + SERVES * self._serves(target) - back

    # -- what may be ------------------------------------------------------------------------------------------------

    def _possible(self, node: int) -> Iterator[tuple[str, list[int], list[bool]]]:
        """Yield kinds of link that carry sight onwards, with what each may lead to and whether it would be a misfit."""
        mending = self.case.sight.mending
        for link, route in mending.onwards(node):
            for kind, fit in route.targets.items():
                targets = self._live(kind)
                if targets:
                    yield link.name, targets, [mending.is_misfit(fit, node, target) for target in targets]

    def _live(self, kind: str) -> list[int]:
        return self.snapshot.live_of(kind)[:MOST_TARGETS]

    def _linked(self, node: int) -> set[tuple[str, int]]:
        """Return the live links from a node that carry sight: their kinds and where they lead."""
        links = self.snapshot.links_out(node, *self._sighted)
        return {(self.snapshot.link_kind(link), int(self.snapshot.targets[link])) for link in links}

    @cached_property
    def _sighted(self) -> tuple[str, ...]:
        return tuple(link.name for link in self.snapshot.ontology.with_role("sight"))

    # -- what speaks for it -----------------------------------------------------------------------------------------

    def _led(self, node: int) -> Mapping[tuple[str, int], float]:
        """Return of each link to each target which share of the work most like a node has it, weighted by likeness."""
        alike = self._like(node)
        whole = sum(likeness for _, likeness in alike)
        led: dict[tuple[str, int], float] = defaultdict(float)
        for other, likeness in alike:
            for link, target in self._linked(other):
                led[link, target] += likeness / whole
        return led

    def _like(self, node: int) -> list[tuple[int, float]]:
        """Return the work of the same kind that is most like a node, with how alike."""
        others = [other for other in self._live(self.snapshot.kinds[node]) if other != node]
        if not others:
            return []
        likeness = self._texts.likeness(self._row[node], self._rows(others))
        best = np.argsort(-likeness, kind="stable")[:NEIGHBOURS]
        return [(others[at], float(likeness[at])) for at in best.tolist() if likeness[at] >= LEAST_LIKE]

    def _is_near(self, node: int, target: int) -> bool:
        unit = self.case.unit(node)
        return unit is not None and unit == self.case.unit(target)

    def _serves(self, target: int) -> bool:
        return bool(self.case.sight.serves[target])

    def _near(self, node: int) -> _Near:
        snapshot = self.snapshot
        tied: Counter[int] = Counter()
        for other in self._tied_to(node):
            tied.update(self._tied_to(other))
        before = set(snapshot.into(node, *self._sighted))
        followed = Counter(target for other in before for target in snapshot.out(other, *self._sighted))
        return _Near(self._led(node), tied, followed, before)

    def _tied_to(self, node: int) -> set[int]:
        """Return what a node is tied to by links that carry no sight: owners, measures, risks and the like."""
        return {*self.snapshot.out(node, *self._tying), *self.snapshot.into(node, *self._tying)}

    @cached_property
    def _tying(self) -> tuple[str, ...]:
        return tuple(link.name for link in self.snapshot.ontology.links.values() if "sight" not in link.roles)

    def _reasons(self, what: tuple[int, str, int], alike: float, near: _Near) -> tuple[str, ...]:
        node, link, target = what
        names, reasons = self.snapshot.names, []
        words = self._texts.shared(self._row[node], self._row[target])
        if alike >= LEAST_LIKE:
            said = f": {', '.join(f'“{word}”' for word in words[:3])}" if words else ""
            reasons.append(f"What is said of both is alike{said}.")
        if (link, target) in near.led:
            leading = [other for other, _ in self._like(node) if (link, target) in self._linked(other)]
            reasons.append(f"Like work leads there: {', '.join(quoted(names[other]) for other in leading[:2])}.")
        if near.tied[target]:
            both = sorted(self._tied_to(node) & self._tied_to(target))
            reasons.append(f"Both are tied to {', '.join(quoted(names[other]) for other in both[:2])}.")
        if self._is_near(node, target):
            reasons.append(f"Both belong to {quoted(names[self.case.unit(node) or 0])}.")
        if self._serves(target):
            reasons.append("It serves the purpose, so the work would, too.")
        return tuple(reasons)

    # -- texts ------------------------------------------------------------------------------------------------------

    @cached_property
    def _compared(self) -> list[int]:
        """Every live node that carries sight or may be led to, in order."""
        return np.flatnonzero(self.snapshot.live).tolist()

    @cached_property
    def _row(self) -> dict[int, int]:
        return {node: row for row, node in enumerate(self._compared)}

    def _rows(self, nodes: Sequence[int]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        return np.fromiter((self._row[node] for node in nodes), np.int64, len(nodes))

    @cached_property
    def _texts(self) -> Texts:
        """What is said of what is compared, made once for the organisation."""
        return self.case.answer("texts to suggest by", lambda: Texts([self._text(node) for node in self._compared]))

    def _text(self, node: int) -> str:
        """Return the name of a node and what its open text fields say, the name twice: it says most."""
        snapshot = self.snapshot
        name, given = snapshot.names[node], snapshot.given(node)
        declared = snapshot.ontology.fields_of(snapshot.kinds[node])
        said = [
            given[field] for field, one in declared.items() if one.type == "text" and not one.guarded and field in given
        ]
        return joined([name, name, *said])
