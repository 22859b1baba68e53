"""A table of readings without any store: every series in it by the name of its measure, and what is wrong with it.

For those who only want to look at a file, such as a chart of what stands in it. Nothing is compared with what a store
knows: each name or id in the table is a measure of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph.check_readings import TRAIT, ReadingCheck
from graph.directory import Directory
from graph.known import NOTHING_KNOWN
from graph.model import Batch, Node, Problem, Reading
from graph.ontology import Ontology
from graph.problems import Report
from loaders.mapping_choice import Mappings, Used
from loaders.registry import read_file


@dataclass(frozen=True, slots=True)
class SeriesRead:
    """What a file says over time.

    Attributes:
        series: Readings by name of their measure, each oldest first and one a day; names in the order of the file. A
            reading without any figure is a gap that the file tells of.
        measures: What the file itself says of measures, such as direction and target, by the same names; those that it
            only names are left out.
        problems: Everything wrong with the file, in its order. What an error belongs to is in no series.
        used: How foreign tables were read; a guess is taken as good, since nothing is stored.
        readable: False when the file cannot be read as a whole.
    """

    series: Mapping[str, tuple[Reading, ...]]
    measures: Mapping[str, Node] = field(default_factory=dict)
    problems: Sequence[Problem] = ()
    used: tuple[Used, ...] = ()
    readable: bool = True


def read_series(path: Path, ontology: Ontology, mappings: Mappings | None = None) -> SeriesRead:
    """Return the series of a file: ours, or a foreign table by a mapping that is given or guessed; never raises.

    Args:
        path: A file of any format that holds readings.
        ontology: What kinds, fields and links there are.
        mappings: What foreign tables go through; None: what they are guessed to be.
    """
    chosen = mappings or Mappings(accept=True)
    batch = read_file(path, ontology, chosen)
    report = Report()
    report.take(0, batch)
    kinds = {kind.name for kind in ontology.with_trait(TRAIT)}
    said = [node for node in batch.nodes if node.kind in kinds]
    directory = _directory(batch, said, min(kinds, default=""))
    (kept,) = ReadingCheck(ontology, directory, report).run([batch])
    series = _by_name(kept, directory) if batch.readable else {}
    measures = {node.name or node.id: node for node in said}
    problems = report.in_order([batch])
    return SeriesRead(series, measures, problems, tuple(chosen.used), batch.readable)


def _directory(batch: Batch, said: list[Node], kind: str) -> Directory:
    """Return the measures that a file brings or only names; those of its own are found by id and by name."""
    directory = Directory(NOTHING_KNOWN)
    names = {node.name for node in said if not node.id}
    for node in said:
        directory.add(node if node.id else Node(node.name, node.kind, node.name, node.fields))
    known = names | {word for node in said for word in (node.id, node.name)}
    for name in dict.fromkeys(reading.measure for reading in batch.readings):
        if name and name not in known:
            directory.add(Node(name, kind, name))
    return directory


def _by_name(readings: Sequence[Reading], directory: Directory) -> dict[str, tuple[Reading, ...]]:
    found: dict[str, list[Reading]] = {}
    for reading in readings:
        node = directory.get(reading.measure)
        found.setdefault(node.name or node.id if node else reading.measure, []).append(reading)
    return {name: tuple(sorted(some, key=lambda one: one.date)) for name, some in found.items()}
