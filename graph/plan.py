"""Plans a load: the changes that make a store say what checked batches say, and how many things they touch.

What the input does not give stays as it is, so loading the same again changes nothing. Nothing is written here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from dataclasses import replace as replaced
from typing import Literal

from graph.check import Checked, Part
from graph.check_links import Triple, triple
from graph.ending import endings
from graph.known import Known
from graph.merge import merged_link, merged_node, merged_reading, overlap, span
from graph.model import Change, Link, Node, Problem, Reading, What
from graph.planned import Changes, Thing
from graph.problem_list import Problems, errors_in, together
from graph.progress import counted
from graph.reading_columns import ReadingColumns, measures_of
from graph.repeats import repeated

Verb = Literal["created", "changed", "same", "ended", "refused"]
Many = Literal["nodes", "links", "readings"]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many things a plan touches.

    Attributes:
        created, changed, same, ended, refused: As said of each row.
    """

    created: int = 0
    changed: int = 0
    same: int = 0
    ended: int = 0
    refused: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done to a store.

    Attributes:
        changes: In the order nodes, links, readings, endings; none when there is nothing to do.
        by: Counts of `nodes`, `links` and `readings`.
        problems: Everything wrong with the input, errors and warnings; very many are read as they are asked for.
    """

    changes: Sequence[Change] = ()
    by: Mapping[Many, Counts] = field(default_factory=dict)
    problems: Sequence[Problem] = ()

    @property
    def counts(self) -> Counts:
        """Nodes, links and readings together."""
        return sum(self.by.values(), Counts())

    @property
    def has_errors(self) -> bool:
        """Whether any problem is an error."""
        return errors_in(self.problems) > 0


def plan(checked: Checked, known: Known, *, replace: bool = False, strict: bool = False, on: str = "") -> Plan:
    """Return what is to be done to load checked batches.

    Args:
        checked: Checked against the same `known`.
        known: The store.
        replace: What the same sources brought before and do not bring now ends.
        strict: With any error, nothing is loaded.
        on: The day of the load, the last one of what ends. Needed with `replace`; without it, nothing is said of rows
            whose thing has ended.

    Returns:
        The plan. It is empty, everything counted as refused, when an input cannot be read or `strict` forbids it.
    """
    if not checked.readable or (strict and checked.has_errors):
        return Plan((), _all_refused(checked), checked.problems)
    planning = Planning(checked, known, on, repeated(triple(link) for part in checked.parts for link in part.links))
    for part in checked.parts:
        planning.take(part)
    ends = endings(checked, known, on) if replace else None
    for change in ends.changes if ends else ():
        planning.changes.append(change)
        planning.count(change.what, "ended")
    for many in ("nodes", "links", "readings"):
        planning.tally[many, "refused"] += getattr(checked.refused, many)
    problems = together(checked.problems, planning.problems, ends.problems if ends else ())
    if strict and errors_in(problems):
        return Plan((), _all_refused(checked), problems)
    return Plan(planning.changes or (), planning.counts(), problems)


@dataclass
class Planning:
    """A load on its way to be planned, as a whole or part by part.

    Attributes:
        checked: What is planned now.
        known: The store.
        on: See `plan`.
        repeated: The hashes of the sources, kinds and targets of links that may come more than once.
        changes: What is to be done.
        problems: What is wrong with it.
    """

    checked: Checked
    known: Known
    on: str
    repeated: frozenset[int] = frozenset()
    changes: Changes = field(default_factory=Changes)
    problems: Problems = field(default_factory=Problems)
    tally: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    _there: dict[Triple, list[Link]] = field(default_factory=dict)

    def take(self, part: Part) -> None:
        """Plan what one source brings."""
        for node in counted(part.nodes, "Comparing nodes"):
            stored = self.checked.stored_nodes.get(node.id)
            self._note("node", stored, stored if stored == node else merged_node(stored, node), part.source)
            self._tell_ended(stored, node, f"{node.kind} {node.name!r}")
        for link in counted(part.links, "Comparing links"):
            self._link(link, part.source)
        stored_readings = self._stored_readings(part.readings)
        if not stored_readings and isinstance(part.readings, ReadingColumns):
            self.changes.add_readings(part.readings, part.source)
            self.tally["readings", "created"] += len(part.readings)
            return
        same = 0
        for reading in counted(part.readings, "Comparing readings"):
            before = stored_readings.get((reading.measure, reading.date))
            if before == reading:
                same += 1
            else:
                self._note("reading", before, merged_reading(before, reading), part.source)
        self.tally["readings", "same"] += same

    def _note(self, what: What, before: Thing | None, after: Thing, source: str) -> None:
        """Count what becomes of a thing, and keep it unless it stays as it is."""
        if before == after:
            self.count(what, "same")
            return
        self.changes.add(what, before, after, "" if before else source)
        self.count(what, "changed" if before else "created")

    def counts(self) -> Mapping[Many, Counts]:
        """Return the counts so far."""
        many: tuple[Many, ...] = ("nodes", "links", "readings")
        return {name: Counts(*(self.tally[name, verb] for verb in Counts.__slots__)) for name in many}

    def count(self, what: str, verb: Verb) -> None:
        """Count one thing."""
        self.tally[f"{what}s", verb] += 1

    # -- links ------------------------------------------------------------------------------------------------------

    def _link(self, link: Link, source: str) -> None:
        """Plan one link: as what is there of the same ends and time, or as the next of its kind between them."""
        ends = triple(link)
        there = self._there.get(ends) or list(self.checked.stored_links.get(ends, ()))
        before = _same_time(link, there)
        number = max((one.nth for one in there), default=-1) + 1
        after = merged_link(before, link) if before else _numbered(link, number)
        beside = [one for one in there if one is not before]
        if (span(after)[0] > span(after)[1]) or any(overlap(after, one) for one in beside):
            self._refuse(link)
            return
        if hash(ends) in self.repeated:
            self._there[ends] = [*beside, after]
        self._note("link", before, after, source)
        self._tell_ended(before, link, f"the link {' '.join(ends)}")

    def _refuse(self, link: Link) -> None:
        message = f"the link {link.source} {link.kind} {link.target} would hold twice at once, or end before it begins"
        hint = "compare valid_from and valid_to with what is there"
        self.problems.append(Problem("error", message, link.place, link.target, hint))
        self.count("link", "refused")

    # -- small parts ------------------------------------------------------------------------------------------------

    def _stored_readings(self, readings: Iterable[Reading]) -> dict[tuple[str, str], Reading]:
        measures = measures_of(readings)
        stored = self.known.readings(measures) if measures else iter(())
        return {(reading.measure, reading.date): reading for reading in stored}

    def _tell_ended(self, before: Node | Link | None, given: Node | Link, name: str) -> None:
        """Warn of a row that seems to bring back what has ended: it does not."""
        if before and span(before)[1] < self.on and not {"valid_from", "valid_to"} & given.fields.keys():
            message = f"{name} ended on {span(before)[1]} and stays so"
            again = "give the day from which it holds again as valid_from"
            hint = again if isinstance(given, Link) else "set its valid_to to bring it back"
            self.problems.append(Problem("warning", message, given.place, "", hint))


def _numbered(link: Link, number: int) -> Link:
    return link if link.nth == number else replaced(link, nth=number)


def _same_time(link: Link, there: list[Link]) -> Link | None:
    """Return which of the links between the same ends one is, by time: begun on the same day, else overlapping.

    One that says nothing of time is the latest.
    """
    latest = sorted(there, key=lambda one: (span(one)[0], one.nth), reverse=True)
    if not {"valid_from", "valid_to"} & link.fields.keys():
        return latest[0] if latest else None
    begun = [one for one in latest if span(one)[0] == span(link)[0]]
    return next(iter(begun + [one for one in latest if overlap(one, link)]), None)


def _all_refused(checked: Checked) -> Mapping[Many, Counts]:
    return {
        "nodes": Counts(refused=checked.refused.nodes + len(checked.nodes)),
        "links": Counts(refused=checked.refused.links + len(checked.links)),
        "readings": Counts(refused=checked.refused.readings + len(checked.readings)),
    }
