"""Steps of a what-if: what is supposed, or done, one after the other, each knowing what those before it did."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Protocol, cast

from graph.check import check
from graph.edits import end, link, set_fields, unlink
from graph.errors import Refused, WrongUse
from graph.history import net_changes
from graph.known import Known
from graph.model import Batch, Change, Link, Node, Problem, Value
from graph.ontology import Field, Ontology
from graph.plan import Plan, plan
from graph.store.base import Store
from graph.values import convert, nearest

NOTHING: Mapping[str, str] = MappingProxyType({})


class Ground(Known, Protocol):
    """What steps are taken on: it knows what is there, and takes what changes."""

    def take(self, changes: Iterable[Change]) -> None:
        """Know some changes from now on."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What steps are taken within.

    Attributes:
        ontology: What may be.
        today: The day on which they are taken, ISO.
    """

    ontology: Ontology
    today: str

    @property
    def last(self) -> str:
        """The last day of what ends: the one before, so that it does not count on the day itself."""
        return (date.fromisoformat(self.today) - timedelta(days=1)).isoformat()


@dataclass(frozen=True, slots=True)
class Create:
    """Suppose that there was something more.

    Attributes:
        kind, name: What it is.
        id: Its id; made from kind and name where it is empty.
        fields: Texts by field, as people type them.
    """

    kind: str
    name: str
    id: str = ""
    fields: Mapping[str, str] = field(default_factory=lambda: NOTHING)

    def plan(self, known: Ground, frame: Frame) -> Plan:
        """Return the changes that this makes."""
        declared = frame.ontology.kinds.get(self.kind)
        fields = frame.ontology.fields_of(self.kind) if declared else {}
        values, problems = _converted(self.fields, fields)
        node = Node(self.id, self.kind, self.name, values)
        checked = check(Batch("", [node]), frame.ontology, known)
        there = [Problem("error", f"{one} is there already") for one in checked.stored_nodes]
        _refuse([*problems, *checked.problems, *there])
        return plan(checked, known)


@dataclass(frozen=True, slots=True)
class Alter:
    """Suppose that fields of something were others; an empty text takes one away.

    Attributes:
        id: Of the node.
        fields: Texts by field, as people type them.
    """

    id: str
    fields: Mapping[str, str]

    def plan(self, known: Ground, frame: Frame) -> Plan:
        """Return the changes that this makes."""
        return set_fields(_store(known), frame.ontology, self.id, self.fields)


@dataclass(frozen=True, slots=True)
class End:
    """Suppose that something were not there any more."""

    id: str

    def plan(self, known: Ground, frame: Frame) -> Plan:
        """Return the changes that this makes."""
        return end(_store(known), self.id, on=frame.last)


@dataclass(frozen=True, slots=True)
class Join:
    """Suppose a link, or that one that is there were another.

    Attributes:
        source, kind, target: The link, its ends by id or exact name.
        fields: Texts by field, as people type them.
    """

    source: str
    kind: str
    target: str
    fields: Mapping[str, str] = field(default_factory=lambda: NOTHING)

    def plan(self, known: Ground, frame: Frame) -> Plan:
        """Return the changes that this makes."""
        made = Link(self.source, self.kind, self.target)
        return link(_store(known), frame.ontology, made, self.fields, on=frame.today)


@dataclass(frozen=True, slots=True)
class Part:
    """Suppose that a link were not there any more; its ends by id."""

    source: str
    kind: str
    target: str

    def plan(self, known: Ground, frame: Frame) -> Plan:
        """Return the changes that this makes."""
        return unlink(_store(known), self.source, self.kind, self.target, on=frame.last)


Step = Create | Alter | End | Join | Part


def taken(steps: Sequence[Step], ground: Ground, frame: Frame) -> list[Change]:
    """Take one step after the other, and return what changes: of several changes of one thing their net effect.

    Args:
        steps: What to do, in order.
        ground: Knows what each step does as soon as it is taken.
        frame: What may be, and the day.

    Raises:
        Refused: If any of them cannot be; with every problem, each with the number of its step.
    """
    changes: list[Change] = []
    problems: list[Problem] = []
    for number, step in enumerate(steps, start=1):
        try:
            planned = step.plan(ground, frame)
        except Refused as error:
            problems += [_of_step(problem, number) for problem in error.problems]
        except WrongUse as error:
            problems.append(_of_step(Problem("error", str(error)), number))
        else:
            ground.take(planned.changes)
            changes += planned.changes
    if problems:
        raise Refused(problems)
    return net_changes(changes)


def _of_step(problem: Problem, number: int) -> Problem:
    said = f"change {number}: {problem.message}"
    return replace(problem, message=f"{said} (perhaps {problem.suggestion})" if problem.suggestion else said)


def _converted(given: Mapping[str, str], declared: Mapping[str, Field]) -> tuple[dict[str, Value], list[Problem]]:
    values: dict[str, Value] = {}
    problems: list[Problem] = []
    for name, text in given.items():
        if name not in declared:
            problems.append(Problem("error", f"there is no field {name!r}", suggestion=nearest(name, declared)))
            continue
        value, problem = convert(declared[name], text)
        problems += [problem] if problem else []
        values |= {} if value is None else {name: value}
    return values, problems


def _refuse(problems: Sequence[Problem]) -> None:
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        raise Refused(errors)


def _store(known: Ground) -> Store:
    """Return what is known as edits take it: they ask only for that."""
    return cast("Store", known)
