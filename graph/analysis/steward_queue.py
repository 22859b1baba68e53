"""What a data steward should ask next: one question each, those first that most answers hang on, and who can help.

Ordered by effect on answers, not by count: a field that several rules wait for, a claimed link that much work rests on,
what is out of date, what seems to be there twice, what is joined to nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from graph.analysis.case import Case
from graph.analysis.findings import Findings
from graph.analysis.robust import rest_on_one, robustness
from graph.analysis.who_can_help import who_can_help
from graph.analysis.wording import quoted
from graph.model import Record

Sort = Literal["field", "link", "stale", "twice", "alone"]
STALE = frozenset({"M05", "R05", "P07", "S03"})
ASSERTED = "asserted"
MOST_TRIED = 2_000
"""Pieces of work whose only threads are looked at; more would say the same of fewer links."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One question of the queue.

    Attributes:
        sort: `field` (empty), `link` (one side's word), `stale` (out of date), `twice` or `alone` (joined to nothing).
        nodes: What it is about, the first one first.
        ask: The question, in one sentence.
        effect: On how many things something could be told, or told better.
    """

    sort: Sort
    nodes: tuple[int, ...]
    ask: str
    effect: int

    def record(self, case: Case) -> Record:
        """Return the documented JSON shape."""
        return {
            "sort": self.sort,
            "nodes": [case.snapshot.ids[node] for node in self.nodes],
            "ask": self.ask,
            "effect": self.effect,
            "who_can_help": who_can_help(case, self.nodes[0]),
        }


def steward_queue(case: Case, findings: Findings, asked: Callable[[int], bool] = lambda _: True) -> list[Wanted]:
    """Return the questions, those first that most hangs on; then by sort, then in order of id.

    Args:
        case: The organisation on its day.
        findings: What all rules find in it.
        asked: Whether a node is within the scope asked about.
    """
    found = [*_fields(case, findings), *_links(case), *_stale(case, findings), *_twice(case), *_alone(case)]
    within = [one for one in found if asked(one.nodes[0])]
    return sorted(within, key=lambda one: (-one.effect, one.sort, one.nodes))


def _fields(case: Case, findings: Findings) -> Iterator[Wanted]:
    snapshot = case.snapshot
    for (node_id, name), rules in Counter((one.node, one.field) for one in findings.cannot_tell).items():
        node = snapshot.position(node_id)
        if node is not None:
            declared = snapshot.ontology.fields_of(snapshot.kinds[node]).get(name)
            said = declared.label.en.lower() if declared else name.replace("_", " ")
            yield Wanted("field", (node,), f"What is the {said} of {quoted(snapshot.names[node])}?", rules)


def _links(case: Case) -> Iterator[Wanted]:
    """Yield links that one side alone claims and that are the only thread of some work, with how much work."""
    snapshot, sight = case.snapshot, case.sight
    resting = np.flatnonzero(rest_on_one(sight) & sight.work).tolist()[:MOST_TRIED]
    carried = Counter(link for node in resting for link in robustness(sight, node).cuts)
    for link, work in carried.items():
        if case.link_field(link, "basis") == ASSERTED:
            source, target = int(snapshot.sources[link]), int(snapshot.targets[link])
            verb = snapshot.ontology.links[snapshot.link_kind(link)].label.en
            said = f"{quoted(snapshot.names[source])} {verb} {quoted(snapshot.names[target])}"
            yield Wanted("link", (source, target), f"Do both sides agree that {said}?", work)


def _stale(case: Case, findings: Findings) -> Iterator[Wanted]:
    for finding in findings.open:
        if finding.rule in STALE:
            name = quoted(case.snapshot.names[finding.positions[0]])
            yield Wanted(
                "stale", finding.positions, f"Is {name} still as recorded, and since when?", round(finding.priority)
            )


def _twice(case: Case) -> Iterator[Wanted]:
    snapshot = case.snapshot
    alike: dict[tuple[str, str], list[int]] = {}
    for node in np.flatnonzero(snapshot.live).tolist():
        plain = "".join(letter for letter in snapshot.names[node].casefold() if letter.isalnum())
        alike.setdefault((snapshot.kinds[node], plain), []).append(node)
    for (_, plain), nodes in alike.items():
        if plain and len(nodes) > 1:
            ids = " and ".join(snapshot.ids[node] for node in nodes[:2])
            ask = f"Are {ids}, both called {quoted(snapshot.names[nodes[0]])}, the same?"
            yield Wanted("twice", tuple(nodes), ask, len(nodes))


def _alone(case: Case) -> Iterator[Wanted]:
    snapshot = case.snapshot
    linked = np.zeros(len(snapshot), dtype=np.bool_)
    linked[snapshot.sources[snapshot.link_live]] = True
    linked[snapshot.targets[snapshot.link_live]] = True
    for node in np.flatnonzero(snapshot.live & ~linked).tolist():
        yield Wanted("alone", (node,), f"What does {quoted(snapshot.names[node])} belong to?", 1)
