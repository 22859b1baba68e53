"""Verdicts in the schema: whether an effort worked, by what its measures show before and after its start."""

from __future__ import annotations

from enum import Enum
from typing import Any

import strawberry

from api.resolve import Asked
from api.say.verdict import verdict_lines
from api.schema_node import Node
from api.schema_shape import shape, shown
from graph.analysis.verdict import Compared as FoundCompared
from graph.analysis.verdict import Side as FoundSide
from graph.analysis.verdict import Verdict as Found
from graph.analysis.verdict import verdict


@strawberry.enum(description="Whether an effort worked.")
class VerdictSaid(Enum):
    """Verdicts."""

    WORKED = strawberry.enum_value("worked", description="An outcome measure improved, and none got worse.")
    DID_NOT_WORK = strawberry.enum_value("did_not_work", description="No outcome measure improved that could have.")
    NOT_SHOWN = strawberry.enum_value("not_shown", description="It cannot be told; the reason says why.")


@strawberry.enum(description="What became of a measure after the start.")
class VerdictMoved(Enum):
    """What measures do."""

    IMPROVED = strawberry.enum_value("improved", description="A gain that is not chance, and still there.")
    WORSENED = strawberry.enum_value("worsened", description="It got worse, and not by chance.")
    LOST = strawberry.enum_value("lost", description="A gain that is gone again.")
    NO_CHANGE = strawberry.enum_value("no_change", description="Nothing but chance.")
    CANNOT_TELL = strawberry.enum_value("cannot_tell", description="Something is missing.")


@shape
class VerdictSide:
    """The values on one side of a start."""

    found: strawberry.Private[FoundSide]

    @shown
    def size(self) -> int:
        """How many there are."""
        return self.found.size

    @shown
    def mean(self) -> float | None:
        """Their mean, in the measure's unit; null where there are none."""
        return self.found.mean


@shape
class VerdictMeasure:
    """One measure before and after the start."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[FoundCompared]

    @shown
    def measure(self) -> Node:
        """The measure."""
        return self.asked.node(self.found.measure)  # type: ignore[no-any-return]

    @shown
    def type(self) -> str:
        """What it shows of the effort: outcome or balancing."""
        return self.found.type

    @shown
    def before(self) -> VerdictSide:
        """Its values up to and with the day of the start."""
        return VerdictSide(found=self.found.before)

    @shown
    def after(self) -> VerdictSide:
        """Its values after it."""
        return VerdictSide(found=self.found.after)

    @shown
    def moved(self) -> VerdictMoved:
        """What became of it."""
        return VerdictMoved(self.found.moved)

    @shown
    def lacks(self) -> str | None:
        """What is missing where that cannot be told: direction, readings, before or after."""
        return self.found.lacks or None

    @shown
    def missing(self) -> int:
        """How many values are missing, where more of them would tell."""
        return self.found.missing


@shape
class Verdict:
    """Whether an effort worked. It is told of the effort, never of people (NHS Wales 2024, §2.4)."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Found]

    @shown
    def said(self) -> VerdictSaid:
        """The verdict."""
        return VerdictSaid(self.found.said)

    @shown
    def because(self) -> str:
        """The code of its reason, such as better, lost or no_outcome."""
        return self.found.because

    @shown
    def sentences(self) -> list[str]:
        """The verdict with its reason, each measure, and whether control has held."""
        return [line.strip().removeprefix("- ") for line in verdict_lines(self.found, self.asked.names()) if line]

    @shown
    def measures(self) -> list[VerdictMeasure]:
        """What its outcome measures show, then its balancing ones, each in order of id."""
        return [VerdictMeasure(asked=self.asked, found=one) for one in self.found.compared]

    @shown
    def control_held(self) -> bool | None:
        """Whether control has held since; null where it did not work or improved no process."""
        return self.found.held

    @shown
    def loose(self) -> list[Node]:
        """Processes that it improved and that lack an agreed way of working or a measure."""
        return self.asked.nodes(self.found.loose)

    @shown
    def slipping(self) -> list[Node]:
        """Measures of those processes that are getting worse now."""
        return self.asked.nodes(self.found.slipping)


def verdict_of(root: Any) -> Verdict:
    """Return whether the effort of a node worked."""
    asked: Asked = root.asked
    return Verdict(asked=asked, found=verdict(asked.case, root.at))
