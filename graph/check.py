"""Checks a batch against the ontology and what is known already: every problem with its place, and what can be loaded.

Nothing raises for bad content. An error refuses the node, link or reading it belongs to; the rest can be loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.check_links import LinkCheck, Triple
from graph.check_nodes import NodeCheck
from graph.check_readings import ReadingCheck
from graph.directory import Directory
from graph.known import NOTHING_KNOWN, Known
from graph.made_ids import made_id
from graph.model import Batch, Link, Node, Problem, Reading, Value
from graph.ontology import Ontology
from graph.problem_list import errors_in, together
from graph.problems import Report
from graph.reading_columns import ReadingColumns, measures_of


@dataclass(frozen=True, slots=True)
class Tally:
    """A number of nodes, of links and of readings."""

    nodes: int = 0
    links: int = 0
    readings: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """What can be loaded of one batch: ids are given, ends and units are ids, values fit their fields.

    Attributes:
        source: What brought it.
        nodes, links, readings: In the order of the input.
    """

    source: str
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    readings: Sequence[Reading]


@dataclass(frozen=True, slots=True)
class Checked:
    """A batch, or several at once, after checking.

    Attributes:
        parts: What can be loaded, one part a batch.
        problems: Everything wrong, in the order of the input; very many are read as they are asked for.
        refused: How many were refused.
        refused_keys: Ids of the refused nodes, and sources, kinds and targets of the refused links, parted by tabs.
        refused_unnamed: True when something was refused of which it cannot be told what it is.
        stored_nodes: The known nodes that it mentions, by id, as they were when it was checked.
        stored_links: The known links of its links' sources, by source, kind and target.
        readable: False when a file cannot be read as a whole: nothing may be loaded.
    """

    parts: tuple[Part, ...]
    problems: Sequence[Problem]
    refused: Tally = Tally()
    refused_keys: frozenset[str] = frozenset()
    refused_unnamed: bool = False
    stored_nodes: Mapping[str, Node] = field(default_factory=dict, compare=False, repr=False)
    stored_links: Mapping[Triple, Sequence[Link]] = field(default_factory=dict, compare=False, repr=False)
    readable: bool = True

    @property
    def has_errors(self) -> bool:
        """Whether anything was refused or could not be read."""
        return errors_in(self.problems) > 0

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The nodes of all parts."""
        return tuple(node for part in self.parts for node in part.nodes)

    @property
    def links(self) -> tuple[Link, ...]:
        """The links of all parts."""
        return tuple(link for part in self.parts for link in part.links)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The readings of all parts."""
        return tuple(reading for part in self.parts for reading in part.readings)


def check(batch: Batch, ontology: Ontology, known: Known = NOTHING_KNOWN) -> Checked:
    """Return what of a batch can be loaded, and everything that is wrong with it; never raises for its content.

    Args:
        batch: What a loader read.
        ontology: What may be.
        known: What is there already, a store for instance.
    """
    return check_all([batch], ontology, known)


def check_all(batches: Sequence[Batch], ontology: Ontology, known: Known = NOTHING_KNOWN) -> Checked:
    """Return what of several batches, which may lead to one another's nodes, can be loaded together; see `check`."""
    if not all(batch.readable for batch in batches):
        rows = [sum(len(getattr(batch, name)) for batch in batches) for name in ("nodes", "links", "readings")]
        return Checked((), together(*(batch.problems for batch in batches)), Tally(*rows), readable=False)
    return _Checking(ontology, known).run(batches)


@dataclass
class _Checking:
    ontology: Ontology
    known: Known
    report: Report = field(default_factory=Report)

    def run(self, batches: Sequence[Batch]) -> Checked:
        directory = Directory(self.known)
        directory.learn(*mentions(batches, self.ontology))
        for number, batch in enumerate(batches):
            self.report.take(number, batch)
        nodes = NodeCheck(self.ontology, directory, self.report)
        kept_nodes = nodes.run(batches)
        links = LinkCheck(self.ontology, directory, self.report, nodes.rows)
        kept_links = links.run(batches)
        readings = ReadingCheck(self.ontology, directory, self.report)
        kept_readings = readings.run(batches)
        found = zip(batches, kept_nodes, kept_links, kept_readings, strict=True)
        return Checked(
            tuple(
                Part(
                    batch.source, tuple(some), tuple(ties), dated if isinstance(dated, ReadingColumns) else tuple(dated)
                )
                for batch, some, ties, dated in found
            ),
            self.report.in_order(batches),
            Tally(nodes.refused, links.refused, readings.refused),
            frozenset(nodes.refused_keys | links.refused_keys),
            nodes.refused_unnamed or links.refused_unnamed,
            directory.stored,
            links.stored,
        )


def mentions(batches: Sequence[Batch], ontology: Ontology) -> tuple[set[str], set[str]]:
    """Return the texts of batches that may be ids or names of nodes, and the names of nodes without an id."""
    texts: set[str] = set()
    names: set[str] = set()
    for batch in batches:
        texts |= named_by(batch.nodes, ontology)
        for node in batch.nodes:
            texts.add(node.id or made_id(node.kind, node.name))
            if not node.id:
                names.add(node.name)
        for link in batch.links:
            texts.update((link.source, link.target))
        texts |= measures_of(batch.readings)
    return texts - {""}, names - {""}


def named_by(nodes: Iterable[Node], ontology: Ontology) -> set[str]:
    """Return the texts of nodes' fields that may be ids or names of nodes."""
    texts: set[str] = set()
    naming = {kind: [one.name for one in ontology.fields_of(kind).values() if one.of] for kind in ontology.kinds}
    # Of a node that does not say its kind, which may be known already, any such field may name nodes.
    of_any = dict.fromkeys(name for fields in naming.values() for name in fields)
    for node in nodes:
        for name in naming.get(node.kind, of_any):
            texts.update(_texts(node.fields.get(name, ())))
    return texts - {""}


def _texts(value: Value) -> Iterable[str]:
    return value if isinstance(value, tuple) else (str(value),)
