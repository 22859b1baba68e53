"""How a process runs in the schema: steady and able, steady and not able, or not steady, each with its response."""

from __future__ import annotations

from enum import Enum
from typing import Any

import strawberry

from api.resolve import Asked
from api.say.running import UNTOLD, runs_lines
from api.schema_node import Node
from api.schema_shape import shape, shown
from api.schema_spc import SpcAssurance, SpcVariation
from graph.analysis.steadiness import Running as Found
from graph.analysis.steadiness import Steadiness, running


@strawberry.enum(description="How a process runs, by its measures over time.")
class RunningState(Enum):
    """States of processes."""

    CAPABLE = strawberry.enum_value("capable", description="Steady, and able to reach its target.")
    NOT_CAPABLE = strawberry.enum_value("not_capable", description="Steady, and not able to reach its target.")
    UNSTABLE = strawberry.enum_value("unstable", description="Not steady: something has a cause of its own.")
    CANNOT_TELL = strawberry.enum_value("cannot_tell", description="It cannot be told; `because` says why.")


@strawberry.enum(description="What the way a process runs asks for (NHS Wales 2024, §1.2).")
class RunningResponse(Enum):
    """Responses."""

    FIND_CAUSE = strawberry.enum_value("find_cause", description="Find what changed, before anything is redesigned.")
    LEARN = strawberry.enum_value("learn", description="Learn what made it better, and hold it.")
    REDESIGN = strawberry.enum_value("redesign", description="Redesign it; trying harder changes nothing.")
    REDUCE_VARIATION = strawberry.enum_value(
        "reduce_variation", description="Make it vary less, or move its middle; asking about single values does not."
    )
    LIGHTEN = strawberry.enum_value("lighten", description="Leave it to those who do it, and look less often.")
    SET_TARGET = strawberry.enum_value("set_target", description="Say what is enough, and it can be told.")
    WAIT = strawberry.enum_value("wait", description="Wait for more values.")
    MEASURE = strawberry.enum_value("measure", description="Record values over time of a measure of it.")


UNTELLING = frozenset({"no_target", "too_few"})


@shape
class RunningMeasure:
    """What one measure tells of how a process runs."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Steadiness]

    @shown
    def measure(self) -> Node:
        """The measure."""
        return self.asked.node(self.found.measure)  # type: ignore[no-any-return]

    @shown
    def state(self) -> RunningState:
        """What it tells."""
        return _state(self.found.state)

    @shown
    def because(self) -> str:
        """The code of what it shows: unstable, not_capable, capable, no_target or too_few."""
        return self.found.state

    @shown
    def response(self) -> RunningResponse:
        """What that asks for."""
        return RunningResponse(self.found.response)

    @shown
    def size(self) -> int:
        """How many values it has since limits last began anew."""
        return self.found.values

    @shown
    def missing(self) -> int:
        """How many more are needed before it can be told; 0 where there are enough."""
        return self.found.missing

    @shown
    def variation(self) -> SpcVariation | None:
        """What its last value shows."""
        end = self.asked.case.judged.end(self.found.measure)
        return SpcVariation(end.variation) if end else None

    @shown
    def assurance(self) -> SpcAssurance | None:
        """What its limits say of its target; null where they cannot."""
        end = self.asked.case.judged.end(self.found.measure)
        return SpcAssurance(end.assurance) if end and end.assurance else None


@shape
class Running:
    """How a process runs. Each state asks for another response, and common causes for none (NHS Wales 2024, §1.2)."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Found | None]

    @shown
    def state(self) -> RunningState:
        """How it runs: the first of not steady, not able and able that one of its measures tells."""
        return _state(self.found.state) if self.found else RunningState.CANNOT_TELL

    @shown
    def because(self) -> str:
        """The code of what that rests on: unstable, not_capable, capable, no_target, too_few or no_values."""
        return self.found.state if self.found else "no_values"

    @shown
    def responses(self) -> list[RunningResponse]:
        """What it asks for, by the measures that its state rests on."""
        if self.found is None:
            return [RunningResponse.MEASURE]
        return [RunningResponse(one) for one in dict.fromkeys(one.response for one in self.found.telling)]

    @shown
    def measures(self) -> list[RunningMeasure]:
        """What each of its live measures with values tells, in order of id."""
        return [RunningMeasure(asked=self.asked, found=one) for one in (self.found.by if self.found else ())]

    @shown
    def sentences(self) -> list[str]:
        """The same in sentences, each measure with what it asks for."""
        if self.found is None:
            return [UNTOLD]
        lines = runs_lines(self.asked.case, self.found, self.asked.names())
        return [line.strip().removeprefix("- ") for line in lines if line]


def running_of(root: Any) -> Running:
    """Return how the process of a node runs."""
    asked: Asked = root.asked
    return Running(asked=asked, found=running(asked.case, root.at))


def _state(code: str) -> RunningState:
    return RunningState.CANNOT_TELL if code in UNTELLING else RunningState(code)
