"""The guide for beginning a system: all its steps in their order, and how far an organisation has come with each.

Nothing of a conversation is kept but what it made: the guide goes on where things are still missing, in any order, by
whomever and through whichever door (NHS Wales 2024, Appendix C).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from graph.analysis.case import Case
from graph.analysis.guide_step import READINGS, TODAY, Step, Tie
from graph.analysis.question import Question, all_questions
from graph.model import Value

LETTERS = "abcdefgh"


@dataclass(frozen=True, slots=True)
class Placed:
    """A step of the guide in its place.

    Attributes:
        id: By which it is named, such as `N3`; with a letter where a question has several: `N5a`.
        question: The question that its answers help to tell.
        step: What it asks for.
    """

    id: str
    question: Question
    step: Step


@cache
def all_steps() -> tuple[Placed, ...]:
    """Return every step of the guide, in the order in which it comes to them."""
    placed = []
    for asked in all_questions():
        several = len(asked.steps) > 1
        for letter, step in zip(LETTERS, asked.steps, strict=False):
            placed.append(Placed(asked.id + letter if several else asked.id, asked, step))
    return tuple(sorted(placed, key=lambda one: one.step.place))


def made_by(case: Case, step: Step) -> list[int]:
    """Return the live things that an answer to a step could have made, in order of id; of what it fills, those filled.

    Values that everybody gives count only where they tell one sort of thing from another: choices, never days.
    """
    if step.fills:
        return [node for node in case.live_of(step.kind) if not is_open(case, node, step)]
    told = _telling(step)
    return [
        node for node in case.live_of(step.kind) if all(case.field(node, name) == value for name, value in told.items())
    ]


def to_fill(case: Case, step: Step) -> list[int]:
    """Return the live things whose values a step would fill, in order of id; nothing where it makes something."""
    return [node for node in case.live_of(step.kind) if is_open(case, node, step)] if step.fills else []


def is_open(case: Case, node: int, step: Step) -> bool:
    """Tell whether what a step fills is still empty for a thing."""
    if step.fills == READINGS:
        return not case.readings(node)
    return case.field(node, step.fills) is None


def is_ready(case: Case, step: Step) -> bool:
    """Tell whether there is anything that a step can be asked of."""
    return not step.fills or bool(case.live_of(step.kind))


def partners(case: Case, tie: Tie, node: int | None = None) -> list[int]:
    """Return the live things that a tie could be made with, in order of kind and id, the thing itself left out."""
    return [other for kind in tie.others for other in case.live_of(kind) if other != node]


def ties_of(step: Step, values: Mapping[str, object]) -> list[Tie]:
    """Return the ties that are asked for of a thing with some values, in order."""
    return [tie for tie in step.ties if all(values.get(name) == value for name, value in tie.when.items())]


def given_at_once(case: Case, step: Step, name: str, units: Iterable[int]) -> dict[str, Value]:
    """Return the values that a new thing of a step has from the beginning.

    Args:
        case: The organisation.
        step: The step.
        name: What the thing is called.
        units: Positions of the units that it may belong to; where there is just one, it is said.
    """
    day = case.snapshot.date
    given: dict[str, Value] = {field: day if value == TODAY else value for field, value in step.fixed.items()}
    if step.also:
        given[step.also] = name
    ids = [case.snapshot.ids[unit] for unit in units]
    if len(ids) == 1:
        is_unit = {kind.name for kind in case.snapshot.ontology.with_trait("unit")}
        fields = case.snapshot.ontology.fields_of(step.kind).values()
        given |= {one.name: ids[0] for one in fields if one.type == "node" and one.of in is_unit}
    return given


def _telling(step: Step) -> dict[str, Value]:
    """Return the fixed values by which things of a step differ from those of other steps of its kind."""
    alike = [other.step for other in all_steps() if other.step.kind == step.kind and not other.step.fills]
    shared = [other for other in alike if other is not step]
    return {
        name: value
        for name, value in step.fixed.items()
        if value != TODAY and any(other.fixed.get(name) != value for other in shared)
    }
