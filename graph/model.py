"""The values that everything passes around: nodes, links, readings, problems, batches and changes. All frozen.

Dates are ISO texts (`2026-05-01`), which sort as they should; an empty text means "not given" or "open". Field values
are texts, numbers, booleans or tuples of texts; a field that is not given is absent from `fields`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal

Value = str | int | float | bool | tuple[str, ...]
Record = dict[str, Any]
Severity = Literal["error", "warning"]
What = Literal["node", "link", "reading", "aside"]

NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Place:
    """Where in an input something stands.

    Attributes:
        file: Name of the file as the user gave it.
        sheet: Sheet of a workbook, or empty.
        row: Line of a text file or row of a sheet, from 1, header included; 0 where there is none.
        column: Name of the column, element or key, or empty.
    """

    file: str = ""
    sheet: str = ""
    row: int = 0
    column: str = ""

    def at(self, column: str) -> Place:
        """Return the same row, in another column."""
        return Place(self.file, self.sheet, self.row, column)

    def __str__(self) -> str:
        parts = [self.file, self.sheet and f"sheet {self.sheet}", self.row and f"row {self.row}"]
        parts.append(self.column and f"column {self.column}")
        return ", ".join(str(part) for part in parts if part)


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with an input, and where.

    Attributes:
        severity: `error`: the row it belongs to is refused. `warning`: the row is kept.
        message: What is wrong, one sentence without the place.
        place: Where.
        value: The offending value as text, or empty.
        suggestion: The nearest valid word, or what to do; or empty.
    """

    severity: Severity
    message: str
    place: Place = NOWHERE
    value: str = ""
    suggestion: str = ""

    def record(self) -> Record:
        """Return the documented JSON shape of `--json`."""
        return {
            "severity": self.severity,
            "file": self.place.file,
            "sheet": self.place.sheet,
            "row": self.place.row or None,
            "column": self.place.column,
            "value": self.value,
            "message": self.message,
            "suggestion": self.suggestion,
        }


@dataclass(frozen=True, slots=True)
class Node:
    """One thing of an organisation.

    Attributes:
        id: Stable, unique among all nodes. Empty in a batch when the input gave none: then made from kind and name.
        kind: Name of its kind, such as `Process`.
        name: Plain words, up to 120 characters.
        fields: Its other fields by name, common ones (`status`, `valid_from` …) and those of its kind.
        extra: Columns of the input that its kind does not know, kept as text.
        place: Where it was read. No part of its identity or value.
    """

    id: str
    kind: str
    name: str
    fields: Mapping[str, Value] = field(default_factory=lambda: NOTHING)
    extra: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Link:
    """One directed connection between two nodes.

    Attributes:
        source: Id of the node it starts from.
        kind: Name of its link kind, such as `owned_by`.
        target: Id of the node it leads to. In a batch it may be the exact name of one node of an allowed kind.
        fields: `strength` (1 to 3), `basis`, `rationale`, `valid_from`, `valid_to`, `confidence`, `source`, and those
            of its link kind. What is absent has its default (strength 3, basis asserted).
        extra: Columns of the input that its kind does not know, kept as text.
        nth: Which of the links of the same source, kind and target, in time; from 0. Given by the store.
        place: Where it was read. No part of its identity or value.
    """

    source: str
    kind: str
    target: str
    fields: Mapping[str, Value] = field(default_factory=lambda: NOTHING)
    extra: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    nth: int = 0
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """One dated value of a measure.

    Attributes:
        measure: Id of the measure.
        date: Day of the value.
        value: The value in the measure's unit; None where only a gap is known.
        numerator, denominator: The parts of a ratio, or None. Where no value is given, it is numerator / denominator.
        note: What happened then, or empty.
        excluded: True when it is left out of means and limits.
        reason: Why it is excluded, or empty.
        place: Where it was read. No part of its identity or value.
    """

    measure: str
    date: str
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    note: str = ""
    excluded: bool = False
    reason: str = ""
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Aside:
    """A finding that somebody set aside.

    Attributes:
        finding: Id of the finding.
        reason: Why it is not a problem.
        until: Last day it holds, or empty for no end.
        by: Who said so.
        on: Day it was said.
    """

    finding: str
    reason: str
    until: str = ""
    by: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class Lost:
    """What an input held that has no place here.

    Attributes:
        what: The thing, in the words of the input's format.
        count: How many.
        why: The reason, one clause.
    """

    what: str
    count: int
    why: str


@dataclass(frozen=True, slots=True)
class Batch:
    """What a loader read: not stored, not yet checked against the ontology or the store.

    Attributes:
        source: What brought it: the name of the file or folder, without its path.
        nodes, links, readings: In the order of the input.
        problems: Everything wrong with the input so far, in the order of the input.
        lost: What had no place.
        kept_as_structure: Number of elements kept without a kind of their own.
        readable: False when the input as a whole cannot be read: nothing of it is loaded.
    """

    source: str
    nodes: Sequence[Node] = ()
    links: Sequence[Link] = ()
    readings: Sequence[Reading] = ()
    problems: Sequence[Problem] = ()
    lost: Sequence[Lost] = ()
    kept_as_structure: int = 0
    readable: bool = True


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that became, changed or went, as the store's history holds it.

    Attributes:
        what: `node`, `link`, `reading` or `aside`.
        key: Its identity as text; see `graph.records.key_of`.
        old: Its record before, or None when it was not there.
        new: Its record after, or None when it is not there any more.
        origin: What brought it, where it came with a load: the name of a file or folder (see `Batch.source`).
    """

    what: What
    key: str
    old: Record | None
    new: Record | None
    origin: str = ""


UNDO = "undo"
"""The action of a commit that takes another back."""


@dataclass(frozen=True, slots=True)
class Commit:
    """Who changed a store, why and from where; one commit makes one revision.

    Attributes:
        who: Name of the person or program.
        why: Reason in words, or empty.
        source: What brought it: a file, `command line`, …
        action: `load`, `edit`, `undo`, `set aside`, …
        undoes: Revision that it takes back, or 0.
    """

    who: str
    why: str = ""
    source: str = ""
    action: str = "edit"
    undoes: int = 0
