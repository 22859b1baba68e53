"""How processes run, as their measures tell over time: steady and able, steady and not able, or not steady.

Each asks for another response; what varies as it always does asks for none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from graph.analysis.case import Case
from graph.analysis.spc_end import FULL, End
from graph.analysis.spc_judgement import Variation
from graph.model import Record

State = Literal["unstable", "not_capable", "capable", "no_target", "too_few"]
Response = Literal["find_cause", "learn", "redesign", "reduce_variation", "lighten", "set_target", "wait"]

STATES: tuple[State, ...] = ("unstable", "not_capable", "capable", "no_target", "too_few")
"""Those that hold for a process as soon as they hold for one of its measures, first."""

ON_SPECIAL_CAUSE: Mapping[Variation, Response] = MappingProxyType(
    {"concerning": "find_cause", "neutral": "find_cause", "improving": "learn"}
)
STATED: Mapping[str | None, tuple[State, Response]] = MappingProxyType(
    {
        "pass": ("capable", "lighten"),
        "fail": ("not_capable", "redesign"),
        "hit_or_miss": ("not_capable", "reduce_variation"),
        None: ("no_target", "set_target"),
    }
)


@dataclass(frozen=True, slots=True)
class Steadiness:
    """What one measure tells of how a process runs.

    Attributes:
        measure: Its position.
        state: `unstable` (a special cause now), `capable` or `not_capable` (steady, and its target is in reach or not),
            `no_target` (steady, and nobody says what is enough) or `too_few` (too few values to tell).
        response: What it asks for.
        values: How many values it has since limits last began anew.
        missing: How many more are needed before that can be told; 0 where there are enough.
    """

    measure: int
    state: State
    response: Response
    values: int
    missing: int = 0

    def record(self, case: Case) -> Record:
        """Return the documented JSON shape."""
        end = case.judged.end(self.measure)
        return {
            "measure": case.snapshot.ids[self.measure],
            "state": self.state,
            "response": self.response,
            "n": self.values,
            "missing": self.missing,
            "variation": end.variation if end else None,
            "assurance": end.assurance if end else None,
        }


@dataclass(frozen=True, slots=True)
class Running:
    """How a process runs.

    Attributes:
        node: The process.
        state: The first of the states that holds for one of its measures.
        by: What each of its measures tells, in order of id.
    """

    node: int
    state: State
    by: tuple[Steadiness, ...]

    @property
    def telling(self) -> tuple[Steadiness, ...]:
        """The measures that its state rests on."""
        return tuple(one for one in self.by if one.state == self.state)

    def record(self, case: Case) -> Record:
        """Return the documented JSON shape."""
        return {
            "id": case.snapshot.ids[self.node],
            "state": self.state,
            "measures": [one.record(case) for one in self.by],
        }


def steadiness(case: Case, measure: int) -> Steadiness | None:
    """Return what a measure tells by its series; None where it has no values.

    Below six values there are no limits, and nothing is told; a target is judged by twelve values or more.
    """
    end = case.judged.end(measure)
    if end is None:
        return None
    state, response, missing = _stated(end)
    return Steadiness(measure, state, response, end.size, missing)


def running(case: Case, node: int) -> Running | None:
    """Return how a process runs by its live measures; None where none of them has values."""
    told = [found for measure in case.measures(node) if (found := steadiness(case, measure))]
    return Running(node, _first_state(told), tuple(told)) if told else None


def _first_state(told: Sequence[Steadiness]) -> State:
    if len(told) == 1:
        return told[0].state
    states = {one.state for one in told}
    return next(state for state in STATES if state in states)


def processes_running(case: Case) -> list[Running]:
    """Return how every live process with values runs, in order of id."""
    flows = [kind.name for kind in case.snapshot.ontology.with_trait("flow")]
    by_measure = {measure: one for measure in case.judged.followed if (one := steadiness(case, measure))}
    found = []
    for node in case.measured(case.live_of(*flows)) if by_measure else ():
        told = [by_measure[measure] for measure in case.measures(node) if measure in by_measure]
        if told:
            found.append(Running(node, _first_state(told), tuple(told)))
    return found


def _stated(end: End) -> tuple[State, Response, int]:
    """Return what the end of a series tells, what that asks for, and how many values are missing for more."""
    if end.missing:
        return "too_few", "wait", end.missing
    if end.variation != "common":
        return "unstable", ON_SPECIAL_CAUSE[end.variation], 0
    if end.assurance is not None and end.size < FULL:
        return "too_few", "wait", FULL - end.size
    return (*STATED[end.assurance], 0)
