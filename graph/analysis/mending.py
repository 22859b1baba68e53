"""Which new links would mend a dead end: kinds of link, the most similar targets, or the record to make first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from weakref import proxy

from graph.analysis.sight import Sight
from graph.analysis.similar import Candidates
from graph.analysis.snapshot import Snapshot
from graph.model import Record
from graph.ontology import Fit, LinkKind, Route

SHOWN = 5
COMPARED = 25

Open = Callable[[str], Candidates]
"""The nodes of a kind that a new link may lead to."""


@dataclass(frozen=True, slots=True)
class RepairOption:
    """One new link that would mend a thread.

    Attributes:
        source: Where it starts; None where that is the record to make first.
        link: Its kind.
        targets: Where it could lead, the most similar first; empty where that is the record to make first.
        make: Kind of the record to make first, or None.
        misfit: Whether an end is not quite what the link is meant for, such as its lane or level.
        likeness: How alike the names of its ends are, 0 to 110.
    """

    source: int | None
    link: str
    targets: tuple[int, ...]
    make: str | None = None
    misfit: bool = False
    likeness: float = 0

    @property
    def order(self) -> tuple[object, ...]:
        """Better options first, then in order of id and kind of link."""
        source = -1 if self.source is None else self.source
        return self.make is not None, self.misfit, -self.likeness, source, self.link, self.targets

    def record(self, snapshot: Snapshot) -> Record:
        """Return the documented JSON shape."""
        return {
            "from": None if self.source is None else snapshot.ids[self.source],
            "link": self.link,
            "to": [snapshot.ids[target] for target in self.targets],
            "make": self.make,
        }


class Mending:
    """What may be linked with what in an organisation, so that it serves."""

    def __init__(self, sight: Sight) -> None:
        # The sight holds it, too: if both held one another, they would stay until all memory is looked through.
        self.sight: Sight = proxy(sight)
        self.snapshot = sight.snapshot
        self.people = sight.snapshot.with_trait("people")
        self._needs = sight.snapshot.with_trait("need")
        self._serving: dict[str, Candidates] = {}
        self._allowed: dict[tuple[str, bool], frozenset[str]] = {}

    def serving(self, kind: str) -> Candidates:
        """Return the nodes of a kind that serve."""
        if kind not in self._serving:
            nodes = self.snapshot.of_kind(kind)
            self._serving[kind] = Candidates(self.snapshot, nodes[self.sight.serves[nodes]].tolist())
        return self._serving[kind]

    def allowed(self, node: int) -> frozenset[str]:
        """Return the kinds that a new link may connect a node with, so that it serves when they do."""
        sort = self.snapshot.kinds[node], bool(self._needs[node])
        if sort not in self._allowed:
            self._allowed[sort] = self._allowed_of(node)
        return self._allowed[sort]

    def _allowed_of(self, node: int) -> frozenset[str]:
        onwards = {kind for _, route in self.onwards(node) for kind in route.targets}
        naming = {kind for link in self._naming(node) for kind in self._namers(link)}
        return frozenset(onwards | naming) - {kind.name for kind in self.snapshot.ontology.with_trait("people")}

    def options(self, node: int, open_: Open) -> Iterator[RepairOption]:
        """Yield the new links at a node, one a kind of link; for a need one a purpose that could name it.

        Args:
            node: Where a thread ends.
            open_: Gives the nodes of a kind that it may lead to.
        """
        for link, route in self.onwards(node):
            yield from self._leading_on(node, link, route, open_)
        for link in self._naming(node):
            named = [pair for kind in self._namers(link) for pair in open_(kind).most_like(node, SHOWN)]
            yield from (RepairOption(purpose, link.name, (node,), likeness=alike) for alike, purpose in named)

    def making(self, node: int, made: frozenset[str]) -> Iterator[RepairOption]:
        """Yield the new links at a node to a record of some kinds that is made first."""
        for link, route in self.onwards(node):
            for kind in sorted(made & route.targets.keys()):
                misfit = self._misfits(route.targets[kind].source, node)
                yield RepairOption(node, link.name, (), make=kind, misfit=misfit)
        for link in self._naming(node):
            for kind in sorted(made & self._namers(link)):
                yield RepairOption(None, link.name, (node,), make=kind)

    def _leading_on(self, node: int, link: LinkKind, route: Route, open_: Open) -> Iterator[RepairOption]:
        found: list[tuple[bool, float, int]] = []
        for kind, fit in route.targets.items():
            asks = bool(fit.target or fit.climbs)
            misfits = self._misfits(fit.source, node)
            for alike, target in open_(kind).most_like(node, COMPARED if asks else SHOWN + 1):
                if target != node:
                    found.append((misfits or (asks and self._is_misfit(fit, node, target)), -alike, target))
        if found:
            found.sort()
            misfit, alike, _ = found[0]
            yield RepairOption(node, link.name, tuple(target for *_, target in found[:SHOWN]), None, misfit, -alike)

    def onwards(self, node: int) -> Iterator[tuple[LinkKind, Route]]:
        """Yield the kinds of link that carry sight on from a node, with where they may lead."""
        links = self.snapshot.ontology.links_from(self.snapshot.kinds[node])
        return ((link, route) for link, route in links if link.roles.get("sight") in {"forward", "both"})

    def _naming(self, node: int) -> list[LinkKind]:
        if not self._needs[node]:
            return []
        naming = self.snapshot.ontology.links_with_trait("names_need")
        return [link for link in naming if link.sources(self.snapshot.kinds[node])]

    def _namers(self, link: LinkKind) -> frozenset[str]:
        anchors = {kind.name for kind in self.snapshot.ontology.with_trait("anchor")}
        return frozenset(anchors & link.routes.keys())

    def is_misfit(self, fit: Fit, source: int, target: int) -> bool:
        """Tell whether an end of a link is not quite what the link is meant for."""
        return self._misfits(fit.source, source) or self._is_misfit(fit, source, target)

    def _is_misfit(self, fit: Fit, source: int, target: int) -> bool:
        if self._misfits(fit.target, target):
            return True
        if not fit.climbs:
            return False
        below, above = self._height(source, fit.climbs), self._height(target, fit.climbs)
        return below is not None and above is not None and above >= below

    def _misfits(self, wanted: Mapping[str, str], node: int) -> bool:
        return any(self.snapshot.field(node, name) not in {None, value} for name, value in wanted.items())

    def _height(self, node: int, name: str) -> float | None:
        """Return how high a node stands by a field: smaller is higher; None where it is not told."""
        given = self.snapshot.field(node, name)
        codes = self.snapshot.ontology.fields_of(self.snapshot.kinds[node])[name].codes
        if given is None or not codes:
            return given  # type: ignore[no-any-return]
        return codes.index(given) if given in codes else None
