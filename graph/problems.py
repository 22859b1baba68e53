"""Collects what is wrong with batches while they are checked: each thing said once, in the order of the input."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.model import NOWHERE, Batch, Place, Problem, Value
from graph.ontology import Field
from graph.person_numbers import DIGITS, holds_nhs_number
from graph.problem_list import Found, Problems, TableKey, tables_of
from graph.reading_columns import ReadingColumns
from graph.spool import Spool
from graph.values import fault, is_plainly_right

Row = tuple[str, str, int]
MOST_FINE = 50_000


@dataclass
class Report:
    """The problems found so far.

    Attributes:
        problems: In the order in which they were found; the same of a row may be among them more than once.
    """

    problems: Problems = field(default_factory=Problems)
    _said: array[int] = field(default_factory=lambda: array("q"))
    _wrong_rows: dict[tuple[int, str, str], bytearray] = field(default_factory=dict)
    _fine: dict[tuple[int, type, Value], Field] = field(default_factory=dict)

    def take(self, number: int, batch: Batch) -> None:
        """Take over what a loader found; a row with an error of its loader is wrong as a whole."""
        for problem in batch.problems:
            self.add(problem)
            if problem.severity == "error" and problem.place.row:
                self._note_wrong(number, problem.place)

    def _note_wrong(self, number: int, place: Place) -> None:
        """Note that a row is wrong: a byte each, as there may be millions."""
        rows = self._wrong_rows.setdefault((number, place.file, place.sheet), bytearray())
        rows.extend(bytes(max(place.row + 1 - len(rows), 0)))
        rows[place.row] = True

    def add(self, problem: Problem) -> None:
        """Add a problem; of what is said of a row again, `in_order` tells once."""
        self._said.append(hash((*row_of(problem.place), problem.message)))
        self.problems.append(replace(problem, value="") if holds_nhs_number(problem.value) else problem)

    def error(self, message: str, place: Place, value: str = "", suggestion: str = "") -> None:
        """Add what refuses a row."""
        self.add(Problem("error", message, place, value, suggestion))

    def warning(self, message: str, place: Place, value: str = "", suggestion: str = "") -> None:
        """Add what is wrong with a row that is kept."""
        self.add(Problem("warning", message, place, value, suggestion))

    def is_wrong_row(self, number: int, place: Place) -> bool:
        """Tell whether a loader found an error in this row of the batch of that number."""
        if not self._wrong_rows:
            return False
        rows = self._wrong_rows.get((number, place.file, place.sheet), b"")
        return place.row < len(rows) and bool(rows[place.row])

    def wrong_rows(self, number: int) -> set[int]:
        """Return the rows, of whatever table of the batch of that number, in which a loader found an error."""
        tables = (rows for (batch, _, _), rows in self._wrong_rows.items() if batch == number)
        return {row for rows in tables for row, is_wrong in enumerate(rows) if is_wrong}

    def values(self, fields: Mapping[str, Value], declared: Mapping[str, Field], place: Place) -> bool:
        """Add what is wrong with values of declared fields, and tell whether all can be kept."""
        is_fine = True
        for name, value in fields.items():
            field = declared.get(name)
            if field is None or is_plainly_right(field, value):
                continue
            if problem := self._fault(field, value):
                self.add(replace(problem, place=place.at(name)))
                is_fine &= problem.severity != "error"
        begun, ended = fields.get("valid_from"), fields.get("valid_to")
        if isinstance(begun, str) and isinstance(ended, str) and "" < ended < begun:
            self.error("valid_to is before valid_from", place.at("valid_to"), ended)
            return False
        return is_fine

    def _fault(self, declared: Field, value: Value) -> Problem | None:
        """Return what is wrong with a value. Values repeat themselves: those with which nothing is are remembered."""
        if not isinstance(value, (str, int, float, tuple)):
            return fault(declared, value)
        key = (id(declared), type(value), value)
        if key in self._fine:
            return None
        problem = fault(declared, value)
        if problem is None and len(self._fine) < MOST_FINE:
            self._fine[key] = declared  # kept, so that no other field can come to stand at the same address
        return problem

    def persons(self, texts: Mapping[str, object], place: Place) -> None:
        """Warn of texts, by column, that look like the NHS number of a person; the number itself is not repeated."""
        for column, text in texts.items():
            if isinstance(text, str) and len(text) >= DIGITS and holds_nhs_number(text):
                message = f"{column} holds what looks like a person's NHS number"
                self.warning(message, place.at(column), "", "take it out: an organisation's map needs no persons")

    def unheard(self) -> Unheard:
        """Return a report that knows the same wrong rows, for what is gone through more than once."""
        return Unheard(_wrong_rows=self._wrong_rows)

    def in_order(self, batches: Sequence[Batch]) -> Found:
        """Return all problems in the order of the input: files, then sheets, then rows; nothing twice of a row."""
        return self.problems.in_order(_tables(batches), self._said)


@dataclass
class Unheard(Report):
    """Is told what is wrong and keeps nothing of it.

    Attributes:
        count: How many problems it was told.
    """

    count: int = 0

    def add(self, problem: Problem) -> None:  # noqa: ARG002  it is not kept
        """Count a problem."""
        self.count += 1


MOST_PLAIN = 20_000


@dataclass
class Plain:
    """Remembers fields of which there is nothing to say: loaders let millions of nodes and links share a few."""

    _known: dict[tuple[str, int], Mapping[str, Value]] = field(default_factory=dict)
    _unheard: Unheard = field(default_factory=Unheard)

    def holds(self, kind: str, fields: Mapping[str, Value], declared: Mapping[str, Field]) -> bool:
        """Tell whether there is nothing to say of the fields of a kind that is so declared."""
        key = (kind, id(fields))
        if key in self._known:
            return True
        unheard, before = self._unheard, self._unheard.count
        is_plain = unheard.values(fields, declared, NOWHERE) and fields.keys() <= declared.keys()
        unheard.persons(fields, NOWHERE)
        if not is_plain or unheard.count > before:
            return False
        if len(self._known) < MOST_PLAIN:
            # Kept beside its key, so that no other fields can come to stand at the same address.
            self._known[key] = fields
        return True


def row_of(place: Place) -> Row:
    """Return the row of a place, whatever its column."""
    return place.file, place.sheet, place.row


def at(place: Place) -> str:
    """Return a place as part of a sentence, or nothing where it is not known."""
    return f" ({place})" if str(place) else ""


def with_extra(
    fields: Mapping[str, Value], extra: Mapping[str, str], declared: Mapping[str, Field]
) -> tuple[dict[str, Value], dict[str, str], list[str]]:
    """Return fields and extra with undeclared fields moved to extra as text, and the names of those."""
    moved = [name for name in fields if name not in declared]
    if not moved:
        return dict(fields), dict(extra), moved
    kept = {name: value for name, value in fields.items() if name in declared}
    return kept, {**extra, **{name: _text(fields[name]) for name in moved}}, moved


def _text(value: Value) -> str:
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def _tables(batches: Sequence[Batch]) -> Iterator[TableKey]:
    for batch in batches:
        yield from tables_of(batch.problems)
        for things in (batch.nodes, batch.links):
            if isinstance(things, Spool) and things.is_large:
                yield from things.files
            else:
                yield from ((thing.place.file, thing.place.sheet) for thing in things)
        if isinstance(batch.readings, ReadingColumns):
            yield from ((file, sheet) for file, sheet, _ in batch.readings.places.texts)
        else:
            yield from ((reading.place.file, reading.place.sheet) for reading in batch.readings)
