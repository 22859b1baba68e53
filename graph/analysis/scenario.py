"""What if: changes that are supposed, not made, and what they would do to line of sight and findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from types import MappingProxyType
from typing import cast

from graph.analysis.case import Case
from graph.analysis.compare import Comparison
from graph.analysis.supposed import Supposed
from graph.check import check
from graph.edits import end, link, set_fields, unlink
from graph.errors import Refused, WrongUse
from graph.history import net_changes
from graph.model import Batch, Change, Link, Node, Problem, Value
from graph.ontology import Field
from graph.plan import Plan, plan
from graph.sentences import Wording
from graph.store.base import Store
from graph.values import convert, nearest

NOTHING: Mapping[str, str] = MappingProxyType({})


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

    def plan(self, supposed: Supposed, _: str) -> Plan:
        """Return the changes that this makes."""
        declared = supposed.snapshot.ontology.kinds.get(self.kind)
        fields = supposed.snapshot.ontology.fields_of(self.kind) if declared else {}
        values, problems = _converted(self.fields, fields)
        node = Node(self.id, self.kind, self.name, values)
        checked = check(Batch("", [node]), supposed.snapshot.ontology, supposed)
        there = [Problem("error", f"{one} is there already") for one in checked.stored_nodes]
        _refuse([*problems, *checked.problems, *there])
        return plan(checked, supposed)


@dataclass(frozen=True, slots=True)
class Alter:
    """Suppose that fields of something were others; an empty text takes one away.

    Attributes:
        id: Of the node.
        fields: Texts by field, as people type them.
    """

    id: str
    fields: Mapping[str, str]

    def plan(self, supposed: Supposed, _: str) -> Plan:
        """Return the changes that this makes."""
        return set_fields(_store(supposed), supposed.snapshot.ontology, self.id, self.fields)


@dataclass(frozen=True, slots=True)
class End:
    """Suppose that something were not there any more."""

    id: str

    def plan(self, supposed: Supposed, last: str) -> Plan:
        """Return the changes that this makes."""
        return end(_store(supposed), self.id, on=last)


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

    def plan(self, supposed: Supposed, _: str) -> Plan:
        """Return the changes that this makes."""
        snapshot = supposed.snapshot
        made = Link(self.source, self.kind, self.target)
        return link(_store(supposed), snapshot.ontology, made, self.fields, on=snapshot.date)


@dataclass(frozen=True, slots=True)
class Part:
    """Suppose that a link were not there any more; its ends by id."""

    source: str
    kind: str
    target: str

    def plan(self, supposed: Supposed, last: str) -> Plan:
        """Return the changes that this makes."""
        return unlink(_store(supposed), self.source, self.kind, self.target, on=last)


Step = Create | Alter | End | Join | Part


class Scenario:
    """An organisation beside the same one after some changes, on the same day.

    Attributes:
        before: As it is.
        after: As it would be.
        changes: What would change, in the order of the steps; of several changes of one thing their net effect.
    """

    def __init__(self, before: Case, steps: Sequence[Step]) -> None:
        """Suppose changes, one after the other.

        Args:
            before: The organisation.
            steps: What to suppose. What ends does not count on the day asked about any more.

        Raises:
            Refused: If any of them cannot be; with every problem, each with the number of its step.
        """
        self.before = before
        supposed = Supposed(before.snapshot)
        self.changes = net_changes(_taken(supposed, steps))
        self.after = Case(supposed.snapshot, before.thresholds)

    @cached_property
    def comparison(self) -> Comparison:
        """What would become of sight and findings."""
        return Comparison(self.before, self.after, self.changes)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """What is supposed, in sentences."""
        names: dict[str, str] = {}
        for case in (self.before, self.after):
            names |= zip(case.snapshot.ids, case.snapshot.names, strict=True)
        wording = Wording(self.before.snapshot.ontology, names)
        return tuple(sentence for change in self.changes for sentence in wording.sentences(change))


def _taken(supposed: Supposed, steps: Sequence[Step]) -> list[Change]:
    """Suppose one step after the other, and return all changes."""
    last = (date.fromisoformat(supposed.snapshot.date) - timedelta(days=1)).isoformat()
    changes: list[Change] = []
    problems: list[Problem] = []
    for number, step in enumerate(steps, start=1):
        try:
            planned = step.plan(supposed, last)
        except Refused as error:
            problems += [_of_step(problem, number) for problem in error.problems]
        except WrongUse as error:
            problems.append(_of_step(Problem("error", str(error)), number))
        else:
            supposed.take(planned.changes)
            changes += planned.changes
    if problems:
        raise Refused(problems)
    return changes


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


def _store(supposed: Supposed) -> Store:
    """Return what is supposed as edits take it: they ask only for what is known."""
    return cast("Store", supposed)
