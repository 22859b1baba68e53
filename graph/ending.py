"""What ends when a source is loaded anew in full: what it brought before and does not bring any more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.check import Checked
from graph.known import Known
from graph.merge import span
from graph.model import Change, Link, Node, Place, Problem
from graph.records import change_of, key_of, link_record, node_record


@dataclass(frozen=True, slots=True)
class Endings:
    """What ends, and what is to be said about it.

    Attributes:
        changes: Nodes first, then links, each by key.
        problems: Why nothing ends, if so.
    """

    changes: tuple[Change, ...]
    problems: tuple[Problem, ...] = ()


def endings(checked: Checked, known: Known, on: str) -> Endings:
    """Return what ends because the sources of checked batches brought it before and do not bring it now.

    Args:
        checked: All that the sources bring now. What was refused counts as brought.
        known: The store.
        on: Day that becomes the last one of what ends; of what begins later, its first day.
    """
    if checked.refused_unnamed:
        message = "nothing ends: of some refused rows it cannot be told what they are, so nothing is known to be absent"
        place = Place(", ".join(part.source for part in checked.parts))
        return Endings((), (Problem("warning", message, place, "", "mend the refused rows and load again"),))
    sources = {part.source for part in checked.parts}
    brought = {key for key, origin in known.origins().items() if origin in sources}
    return Endings((*_nodes(checked, known, brought, on), *_links(checked, known, brought, on)))


def ended(thing: Node | Link, on: str) -> dict[str, str]:
    """Return the fields of a thing with its last day set."""
    return {**thing.fields, "valid_to": max(on, span(thing)[0])}  # type: ignore[dict-item]


def _nodes(checked: Checked, known: Known, brought: set[str], on: str) -> Iterator[Change]:
    absent = {key for key in brought if "\t" not in key} - {node.id for node in checked.nodes} - checked.refused_keys
    for _, node in sorted(known.nodes(absent).items()):
        if span(node)[1] > on:
            yield change_of("node", node_record(node), node_record(replace(node, fields=ended(node, on))))


def _links(checked: Checked, known: Known, brought: set[str], on: str) -> Iterator[Change]:
    present = {"\t".join((link.source, link.kind, link.target)) for link in checked.links} | checked.refused_keys
    absent = {key for key in brought if "\t" in key and key.rpartition("\t")[0] not in present}
    for link in known.links({key.partition("\t")[0] for key in absent}):
        record = link_record(link)
        if key_of("link", record) in absent and span(link)[1] > on:
            yield change_of("link", record, link_record(replace(link, fields=ended(link, on))))
