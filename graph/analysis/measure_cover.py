"""What measures tell of and what they do not: aims and sorts of outcome without a measure, summits without a base.

A measure tells of a reference term (one of the four aims of A Healthier Wales, say) that it belongs to itself, or that
something it measures belongs to. A measure of a purpose or priority stands at the top of the organisation; it should be
made up of measures closer to the work, so that who moves it can be seen (NHS Wales 2024, §1.2 and appendix A).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from graph.analysis.case import Case
from graph.model import Record

SCHEMES = ("quadruple_aim", "outcome_class")
"""Frameworks whose terms are results: measures should tell of each."""
SCHEME = "scheme"
MEASURES, ROLLS_UP_TO = "measures", "rolls_up_to"


@dataclass(frozen=True, slots=True)
class Covered:
    """A reference term, and the live measures that tell of it.

    Attributes:
        term: Position of the term.
        scheme: The framework it belongs to.
        measures: Positions, in order; empty where none does.
    """

    term: int
    scheme: str
    measures: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Summit:
    """A measure of a purpose or priority, and the measures that add up to it.

    Attributes:
        measure: Its position.
        parts: Positions of the live measures that add up to it, near and far, in order; empty where none does.
    """

    measure: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MeasureCover:
    """What measures tell of.

    Attributes:
        terms: Live reference terms of `SCHEMES`, by framework, in order.
        summits: Live measures of purposes and priorities, in order.
    """

    terms: tuple[Covered, ...]
    summits: tuple[Summit, ...]

    @property
    def untold(self) -> tuple[Covered, ...]:
        """The terms that no measure tells of."""
        return tuple(one for one in self.terms if not one.measures)

    @property
    def bare(self) -> tuple[Summit, ...]:
        """The measures at the top that nothing adds up to."""
        return tuple(one for one in self.summits if not one.parts)

    def record(self, case: Case) -> Record:
        """Return ids, as JSON can hold them."""
        ids = case.snapshot.ids
        return {
            "terms": [
                {"id": ids[one.term], "scheme": one.scheme, "measures": [ids[node] for node in one.measures]}
                for one in self.terms
            ],
            "summits": [{"id": ids[one.measure], "parts": [ids[node] for node in one.parts]} for one in self.summits],
        }


def measure_cover(case: Case, asked: Callable[[int], bool] = lambda _: True) -> MeasureCover:
    """Return what live measures tell of.

    Args:
        case: The organisation on its day.
        asked: Whether a measure is within the scope asked about.
    """
    snapshot = case.snapshot
    kinds = [kind.name for kind in snapshot.ontology.with_trait("readings")]
    measures = [node for node in snapshot.live_of(*kinds) if asked(node)]
    return MeasureCover(_terms(case, measures), _summits(case, measures))


def _terms(case: Case, measures: list[int]) -> tuple[Covered, ...]:
    snapshot = case.snapshot
    classifying = [link.name for link in snapshot.ontology.links_with_trait("classifies")]
    telling: dict[int, set[int]] = {}
    for measure in measures:
        for thing in (measure, *case.out(measure, MEASURES)):
            for term in case.out(thing, *classifying):
                telling.setdefault(term, set()).add(measure)
    kinds = {
        target
        for link in snapshot.ontology.links_with_trait("classifies")
        for route in link.routes.values()
        for target in route.targets
    }
    terms = [(str(case.field(term, SCHEME)), term) for term in snapshot.live_of(*sorted(kinds))]
    return tuple(
        Covered(term, scheme, tuple(sorted(telling.get(term, ()))))
        for scheme, term in sorted(terms, key=lambda one: (one[0], one[1]))
        if scheme in SCHEMES
    )


def _summits(case: Case, measures: list[int]) -> tuple[Summit, ...]:
    snapshot = case.snapshot
    top = snapshot.with_trait("anchor") | snapshot.with_trait("priority")
    at_top = [measure for measure in measures if np.any(top[case.out(measure, MEASURES)])]
    return tuple(Summit(measure, tuple(sorted(_parts(case, measure)))) for measure in at_top)


def _parts(case: Case, measure: int) -> set[int]:
    """Return the measures that add up to one, near and far."""
    found: set[int] = set()
    waiting = [measure]
    while waiting:
        fresh = [part for part in case.into(waiting.pop(), ROLLS_UP_TO) if part not in found and part != measure]
        found.update(fresh)
        waiting += fresh
    return found
