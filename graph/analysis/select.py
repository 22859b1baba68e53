"""Conditions that nodes meet or not, worked out for all nodes of a kind at once: what every door filters lists by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import Literal, Protocol

import numpy as np

from graph.analysis.case import Case
from graph.analysis.field_columns import EVERY_KIND, NUMERIC, Column
from graph.analysis.findings import Findings
from graph.analysis.graphs import Bools, Ints
from graph.ontology import Field

Operator = Literal["eq", "in", "lt", "lte", "gt", "gte", "contains", "starts_with", "any", "all", "null"]
Side = Literal["out", "into", "both"]
Visible = Callable[[str, Ints], Bools]
"""Tells of which nodes whoever asks may see a field."""


class Look:
    """The nodes that conditions are asked of: those of one kind, or all.

    Attributes:
        case: The organisation on its day.
        kind: The kind; `EVERY_KIND` for all nodes.
        findings: Gives what the rules find.
        visible: Of which nodes a field may be seen; elsewhere it counts as empty.
    """

    def __init__(self, case: Case, kind: str, findings: Callable[[], Findings], visible: Visible) -> None:
        self.case = case
        self.kind = kind
        self.findings = findings
        self.visible = visible

    @cached_property
    def nodes(self) -> Ints:
        """The nodes, in order."""
        return self.case.snapshot.field_columns.nodes(self.kind)

    @cached_property
    def everything(self) -> Look:
        """The same look at all nodes."""
        return self if self.kind == EVERY_KIND else self.of(EVERY_KIND)

    def of(self, kind: str) -> Look:
        """Return the same look at the nodes of a kind."""
        return Look(self.case, kind, self.findings, self.visible)

    def column(self, field: Field) -> tuple[Column, Bools]:
        """Return a field of the nodes, and where there is a value that may be seen."""
        column = self.case.snapshot.field_columns.column(self.kind, field)
        return column, column.there & self.visible(field.name, self.nodes)


class Condition(Protocol):
    """Something that a node meets or not."""

    def holds(self, look: Look) -> Bools:
        """Return which of the nodes meet it."""


@dataclass(frozen=True, slots=True)
class All:
    """Every one of some conditions holds; of none: always."""

    parts: Sequence[Condition]

    def holds(self, look: Look) -> Bools:
        """Return which of the nodes meet it."""
        everywhere = np.ones(len(look.nodes), dtype=np.bool_)
        return reduce(np.logical_and, (part.holds(look) for part in self.parts), everywhere)


@dataclass(frozen=True, slots=True)
class Some:
    """At least one of some conditions holds; of none: never."""

    parts: Sequence[Condition]

    def holds(self, look: Look) -> Bools:
        """Return which of the nodes meet it."""
        nowhere = np.zeros(len(look.nodes), dtype=np.bool_)
        return reduce(np.logical_or, (part.holds(look) for part in self.parts), nowhere)


@dataclass(frozen=True, slots=True)
class Not:
    """A condition does not hold."""

    part: Condition

    def holds(self, look: Look) -> Bools:
        """Return which of the nodes meet it."""
        return ~self.part.holds(look)


@dataclass(frozen=True, slots=True)
class FieldIs:
    """A field of the node stands so to a value. An empty one meets nothing but being empty.

    Attributes:
        field: The field.
        operator: How; `any` and `all` are of lists, `null` asks whether it is empty.
        value: What it is compared with: a number, a text, a list of them, or a truth for `null`.
    """

    field: Field
    operator: Operator
    value: object

    def holds(self, look: Look) -> Bools:
        """Return which of the nodes meet it."""
        column, there = look.column(self.field)
        if self.operator == "null":
            return ~there if self.value else there
        if not there.any():
            return there
        return there & compared(column, self.operator, self.value, numeric=self.field.type in NUMERIC)


@dataclass(frozen=True, slots=True)
class NameIs:
    """The name of the node stands so to a text or texts."""

    operator: Operator
    value: object

    def holds(self, look: Look) -> Bools:
        """Return which of the nodes meet it."""
        return compared(look.case.snapshot.field_columns.names(look.kind), self.operator, self.value, numeric=False)


@dataclass(frozen=True, slots=True)
class IdIn:
    """The id of the node is one of some."""

    ids: Sequence[str]

    def holds(self, look: Look) -> Bools:
        """Return which of the nodes meet it."""
        found = [at for one in self.ids if (at := look.case.snapshot.position(one)) is not None]
        return np.isin(look.nodes, np.array(found, dtype=np.int32))


@dataclass(frozen=True, slots=True)
class KindIn:
    """The kind of the node is one of some."""

    kinds: Sequence[str]

    def holds(self, look: Look) -> Bools:
        """Return which of the nodes meet it."""
        wanted = np.zeros(len(look.case.snapshot), dtype=np.bool_)
        wanted[look.case.snapshot.of_kind(*dict.fromkeys(self.kinds))] = True
        return wanted[look.nodes]


@dataclass(frozen=True, slots=True)
class Live:
    """The node counts on the day, or does not."""

    wanted: bool

    def holds(self, look: Look) -> Bools:
        """Return which of the nodes meet it."""
        live = look.case.snapshot.live[look.nodes]
        return live if self.wanted else ~live


@dataclass(frozen=True, slots=True)
class SightIn:
    """The line of sight of the node is one of some; what is not live has none."""

    statuses: Sequence[str]

    def holds(self, look: Look) -> Bools:
        """Return which of the nodes meet it."""
        return look.case.sight.has_status(*self.statuses)[look.nodes]


@dataclass(frozen=True, slots=True)
class Found:
    """Some finding is about the node.

    Attributes:
        rules: Of these rules only; None for any.
        severities: Only as pressing as these; None for any.
        set_aside: Whether it was set aside; None for either.
    """

    rules: Sequence[str] | None = None
    severities: Sequence[str] | None = None
    set_aside: bool | None = None

    def holds(self, look: Look) -> Bools:
        """Return which of the nodes meet it."""
        marked = np.zeros(len(look.case.snapshot), dtype=np.bool_)
        for finding in look.findings().findings:
            if (
                (self.rules is None or finding.rule in self.rules)
                and (self.severities is None or finding.severity in self.severities)
                and (self.set_aside is None or (finding.set_aside is not None) == self.set_aside)
            ):
                marked[list(finding.positions)] = True
        return marked[look.nodes]


@dataclass(frozen=True, slots=True)
class Within:
    """The node belongs to a unit or to one below it.

    Attributes:
        unit: Position of the unit.
    """

    unit: int

    def holds(self, look: Look) -> Bools:
        """Return which of the nodes meet it."""
        below = np.array(sorted(look.case.downwards(self.unit)), dtype=np.int32)
        return np.isin(look.case.units[look.nodes], below)


@dataclass(frozen=True, slots=True)
class Says:
    """The name or some text of the node that may be seen holds a text, without regard to letter case."""

    text: str

    def holds(self, look: Look) -> Bools:
        """Return which of the nodes meet it."""
        holds = NameIs("contains", self.text).holds(look)
        ontology = look.case.snapshot.ontology
        if look.kind == EVERY_KIND:
            for kind in ontology.kinds:
                there = look.of(kind)
                holds[there.nodes[self.holds(there)]] = True
            return holds
        texts = [field for field in ontology.fields_of(look.kind).values() if field.type == "text"]
        parts = (FieldIs(field, "contains", self.text).holds(look) for field in texts)
        return reduce(np.logical_or, parts, holds)


@dataclass(frozen=True, slots=True)
class Linked:
    """The node has a live link.

    Attributes:
        kinds: Of these kinds; empty for any.
        side: That starts at it, that leads to it, or either.
        strength: At least so strong.
        other: What the node at its other end meets; None for any.
    """

    kinds: Sequence[str] = ()
    side: Side = "both"
    strength: int = 1
    other: Condition | None = None

    def holds(self, look: Look) -> Bools:
        """Return which of the nodes meet it."""
        snapshot = look.case.snapshot
        chosen = snapshot.link_live & (snapshot.strengths >= self.strength)
        if self.kinds:
            chosen = chosen & snapshot.kind_mask(*self.kinds)
        wanted = None if self.other is None else self.other.holds(look.everything)
        marked = np.zeros(len(snapshot), dtype=np.bool_)
        if self.side != "into":
            marked[_near(chosen, snapshot.sources, snapshot.targets, wanted)] = True
        if self.side != "out":
            marked[_near(chosen, snapshot.targets, snapshot.sources, wanted)] = True
        return marked[look.nodes]


def _near(chosen: Bools, near: Ints, far: Ints, wanted: Bools | None) -> Ints:
    return near[chosen if wanted is None else chosen & wanted[far]]


def select(look: Look, *conditions: Condition) -> Ints:
    """Return the nodes that meet all conditions, in order."""
    return look.nodes[All(conditions).holds(look)]


# -- comparing --------------------------------------------------------------------------------------------------------


def compared(column: Column, operator: Operator, value: object, *, numeric: bool) -> Bools:
    """Return where a column stands so to a value; what is not there may be among it.

    Args:
        column: The values.
        operator: How; never `null`.
        value: A number or text, or a list of them.
        numeric: Whether the values are numbers.
    """
    if operator == "contains":
        return _texts(column, lambda text, part: part in text, str(value))
    if operator == "starts_with":
        return _texts(column, str.startswith, str(value))
    if operator in {"any", "all"}:
        return _lists(column, operator, value)
    if operator == "in":
        return _among(column, value, numeric=numeric)
    return np.asarray(_COMPARE[operator](column.values, float(value) if numeric else value), dtype=np.bool_)  # type: ignore[arg-type]


def meets(value: object, operator: Operator, wanted: object) -> bool:
    """Tell whether one value stands so to another, as `compared` tells of many; an empty one only is empty.

    >>> meets("Agreed in May", "contains", "may"), meets(None, "eq", 3), meets(None, "null", True)
    (True, False, True)
    """
    is_empty = value is None or value in ("", (), [])
    if operator == "null" or is_empty:
        return operator == "null" and is_empty == wanted
    numeric = isinstance(value, (int, float))
    values = np.empty(1, dtype=np.float64 if numeric else object)
    values[0] = value
    return bool(compared(Column(values, np.ones(1, dtype=np.bool_)), operator, wanted, numeric=numeric)[0])


_COMPARE: dict[str, Callable[..., object]] = {
    "eq": np.equal,
    "lt": np.less,
    "lte": np.less_equal,
    "gt": np.greater,
    "gte": np.greater_equal,
}


def _texts(column: Column, test: Callable[[str, str], bool], part: str) -> Bools:
    folded = part.casefold()
    return np.fromiter((test(text, folded) for text in column.folded), dtype=np.bool_, count=len(column.values))


def _lists(column: Column, operator: Operator, value: object) -> Bools:
    wanted = frozenset(value)  # type: ignore[call-overload]
    meets = (lambda one: not wanted.isdisjoint(one)) if operator == "any" else wanted.issubset
    return np.fromiter(map(meets, column.values), dtype=np.bool_, count=len(column.values))


def _among(column: Column, value: object, *, numeric: bool) -> Bools:
    wanted = list(value)  # type: ignore[call-overload]
    if numeric:
        return np.isin(column.values, np.array(wanted, dtype=np.float64))
    chosen = frozenset(wanted)
    return np.fromiter((one in chosen for one in column.values), dtype=np.bool_, count=len(column.values))
