"""An organisation as it would be after changes that are not committed: what a dry run looks at."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from graph.analysis.snapshot import Snapshot
from graph.columns import columns_of
from graph.known import Known
from graph.model import Change, Link, Node, Reading
from graph.ontology import Ontology
from graph.records import key_of, link_of, link_record, node_of, reading_of, reading_record


def snapshot_after(known: Known, changes: Collection[Change], ontology: Ontology, date: str) -> Snapshot:
    """Return the snapshot of what is known with changes applied to it.

    Args:
        known: What is there; it stays as it is.
        changes: In the order in which they would be committed.
        ontology: What kinds and links mean.
        date: The day to judge by, ISO.
    """
    ids = known.columns().nodes.ids
    nodes = dict(known.nodes(ids))
    links = {key_of("link", link_record(link)): link for link in known.links(ids)}
    for change in changes:
        _apply(change, nodes, links)
    readings = {key_of("reading", reading_record(reading)): reading for reading in known.readings()}
    for change in changes:
        _apply_reading(change, readings)
    return Snapshot(ontology, columns_of(nodes.values(), links.values()), date, lambda: _ordered(readings.values()))


def _apply(change: Change, nodes: dict[str, Node], links: dict[str, Link]) -> None:
    if change.what == "node":
        if change.new is None:
            nodes.pop(change.key, None)
        else:
            nodes[change.key] = node_of(change.new)
    elif change.what == "link":
        if change.new is None:
            links.pop(change.key, None)
        else:
            links[change.key] = link_of(change.new)


def _apply_reading(change: Change, readings: dict[str, Reading]) -> None:
    if change.what != "reading":
        return
    if change.new is None:
        readings.pop(change.key, None)
    else:
        readings[change.key] = reading_of(change.new)


def _ordered(readings: Iterable[Reading]) -> Iterator[Reading]:
    return iter(sorted(readings, key=lambda reading: (reading.measure, reading.date)))
