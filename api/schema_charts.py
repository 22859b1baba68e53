"""Measures over time in the schema: the icon of each, what it says, and what it measures; never by how they do."""

from __future__ import annotations

from collections.abc import Sequence

import strawberry

from api.resolve import Asked
from api.say.spc import sentences
from api.schema_fields import Day
from api.schema_measured import Measured
from api.schema_node import Node
from api.schema_pages import Paged
from api.schema_shape import shape, shown
from api.schema_spc import SpcAssurance, SpcVariation
from graph.analysis.case import MEASURES
from graph.analysis.measure_series import judge_measure
from graph.analysis.spc_judgement import Judgement


@shape
class ChartShown(Measured):
    """A measure with its series over time."""

    @shown
    def variation(self) -> SpcVariation | None:
        """What its last value shows; null without values."""
        told = self._judged().variation
        return SpcVariation(told) if told else None

    @shown
    def assurance(self) -> SpcAssurance | None:
        """What its limits say of its target; null where they cannot."""
        told = self._judged().assurance
        return SpcAssurance(told) if told else None

    @shown
    def sentences(self) -> list[str]:
        """What it says, in sentences."""
        return list(sentences(self._judged()))

    @shown
    def last_on(self) -> Day | None:
        """Day of its last value; null without values."""
        points = self._judged().points
        return Day(points[-1].date) if points else None

    @shown
    def last_value(self) -> float | None:
        """Its last value; null without values."""
        points = self._judged().points
        return points[-1].value if points else None

    @shown
    def about(self) -> list[Node]:
        """What it measures, in order of id."""
        ends = self.asked.snapshot.out(self.at, MEASURES)
        self.asked.pager.budget.spend(len(ends))
        return self.asked.nodes(ends)

    def _judged(self) -> Judgement:
        return self.asked.kept(("series", self.at), lambda: judge_measure(self.asked.snapshot, self.at))


@shape
class ChartConnection(Paged):
    """A page of measures, by what they belong to, then in order of id."""

    looked_at: int = strawberry.field(description="How many live measures there are within the scope, filtered or not.")
    nodes: list[ChartShown] = strawberry.field(description="The measures.")


def charts_page(
    asked: Asked,
    unit: int | None,
    shows: tuple[Sequence[str] | None, Sequence[str] | None],
    first: int,
    after: str | None,
) -> ChartConnection:
    """Return a page of live measures.

    Args:
        asked: The request's view.
        unit: Only those within a unit, as a position.
        shows: Only those whose last value shows one of these variations, and whose limits say one of these of the
            target; None for any. An empty text stands for what cannot be told.
        first, after: Which page.
    """
    case, ids = asked.case, asked.snapshot.ids
    kinds = [kind.name for kind in asked.snapshot.ontology.with_trait("readings")]
    there = [at for at in asked.snapshot.live_of(*kinds) if unit is None or case.inside(at, unit)]
    found = [at for at in there if _shows(asked, at, shows)]
    units = case.units
    found.sort(key=lambda at: (int(units[at]), at))
    places = {at: place for place, at in enumerate(found)}
    cut = asked.pager.cut(found, lambda at: (places[at], ids[at]), first, after)
    return ChartConnection(cut=cut, looked_at=len(there), nodes=[ChartShown(asked=asked, at=at) for at in cut.rows])


def _shows(asked: Asked, at: int, shows: tuple[Sequence[str] | None, Sequence[str] | None]) -> bool:
    if shows == (None, None):
        return True
    end = asked.case.judged.end(at)
    told = (end.variation or "", end.assurance or "") if end else ("", "")
    return all(wanted is None or one in wanted for one, wanted in zip(told, shows, strict=True))
