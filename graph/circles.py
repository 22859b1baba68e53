"""Finds links that would go round in a circle where their kind forbids it, such as a unit that is part of itself.

Only links that hold on a common day make a circle: a unit may have belonged to one that belongs to it today.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.known import Known
from graph.merge import span
from graph.model import Link

Step = tuple[str, str, str]
"""Where a link leads, and its first and last day."""


@dataclass
class Circles:
    """The links of forbidding kinds that are there or have been accepted, as far as a circle could run over them.

    Attributes:
        steps: By kind and source, where links lead.
        doubtful: By kind, the nodes that could lie on a circle at all.
    """

    steps: dict[tuple[str, str], list[Step]] = field(default_factory=lambda: defaultdict(list))
    doubtful: dict[str, set[str]] = field(default_factory=dict)

    def closed_by(self, link: Link) -> tuple[str, ...]:
        """Return the ids of the circle that a link would close, from its source round to its source, or none.

        A link that closes none is accepted: later ones are seen together with it.
        """
        if not {link.source, link.target} <= self.doubtful.get(link.kind, set()):
            return ()
        if circle := self._way(link):
            return (link.source, *circle)
        self.steps[link.kind, link.source].append((link.target, *span(link)))
        return ()

    def _way(self, link: Link) -> tuple[str, ...]:
        """Return a way from the target of a link back to its source that holds on one day with it, or none."""
        todo: list[tuple[tuple[str, ...], str, str]] = [((link.target,), *span(link))]
        seen: set[Step] = set()
        while todo:
            way, begun, ended = todo.pop()
            if way[-1] == link.source:
                return way
            for target, first, last in self.steps.get((link.kind, way[-1]), ()):
                step = (target, max(begun, first), min(ended, last))
                if step[1] <= step[2] and step not in seen:
                    seen.add(step)
                    todo.append(((*way, target), step[1], step[2]))
        return ()


def circles_among(links: Iterable[Link], forbidding: Iterable[str], known: Known) -> Circles:
    """Return what is needed to find circles among new links of the forbidding kinds, together with known ones."""
    circles = Circles()
    by_kind: dict[str, list[Link]] = {kind: [] for kind in forbidding}
    for link in links:
        if link.kind in by_kind:
            by_kind[link.kind].append(link)
    for kind, new in by_kind.items():
        if new:
            told = {(link.source, link.target) for link in new}
            old = [link for link in _above(kind, new, known) if (link.source, link.target) not in told]
            for link in old:
                circles.steps[kind, link.source].append((link.target, *span(link)))
            circles.doubtful[kind] = _doubtful([*new, *old])
    return circles


def _above(kind: str, new: list[Link], known: Known) -> list[Link]:
    """Return the known links that can be reached from the targets of new ones."""
    found: list[Link] = []
    seen: set[str] = set()
    reached = {link.target for link in new}
    while reached:
        seen |= reached
        starting = [link for link in known.links(reached) if link.kind == kind and link.source in reached]
        found += starting
        reached = {link.target for link in starting} - seen
    return found


def _doubtful(links: list[Link]) -> set[str]:
    """Return what is left when nodes that nothing leads to are taken away, again and again, and so those that end."""
    forward: dict[str, set[str]] = defaultdict(set)
    backward: dict[str, set[str]] = defaultdict(set)
    for link in links:
        forward[link.source].add(link.target)
        backward[link.target].add(link.source)
    return _peeled(backward, _peeled(forward, forward.keys() | backward.keys()))


def _peeled(steps: Mapping[str, set[str]], nodes: Iterable[str]) -> set[str]:
    left = set(nodes)
    leading_in = dict.fromkeys(left, 0)
    for source in left:
        for target in steps.get(source, set()) & left:
            leading_in[target] += 1
    todo = [node for node, count in leading_in.items() if not count]
    while todo:
        node = todo.pop()
        left.discard(node)
        for target in steps.get(node, set()) & left:
            leading_in[target] -= 1
            if not leading_in[target]:
                todo.append(target)
    return left
