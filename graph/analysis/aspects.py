"""How the four aspects of managing quality, and feedback, hang together: links from each to each, and what is missing.

What belongs to which aspect is told by the reference term that a node is classified as, else by its own field, else by
its kind. Aspects are peers: what is shown is how things are spread, never whether that is much or little.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal, get_args

import numpy as np
import yaml

from graph.analysis.graphs import Bools, Bytes, Ints
from graph.analysis.snapshot import Snapshot
from graph.analysis.wording import listed, quoted
from graph.analysis.words_numbers import so_many
from graph.model import Record
from graph.ontology import Ontology
from graph.packs import pack_text

Aspect = Literal["planning", "improvement", "control", "assurance", "feedback"]
ASPECTS: tuple[Aspect, ...] = get_args(Aspect)
NONE = -1
SCHEME = "qms_aspect"
FIELD = "aspect"
TOOLS = "tools"
EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """The live links from the things of one aspect to those of one, perhaps the same.

    Attributes:
        source, target: The aspects.
        count: How many links there are.
        links: Positions of the first few.
        missing: Where there is none, what that means, in a sentence; else empty.
        suggestions: Where there is none, what could make one, a sentence each.
    """

    source: Aspect
    target: Aspect
    count: int
    links: tuple[int, ...]
    missing: str
    suggestions: tuple[str, ...]


class Aspects:
    """The aspects of an organisation.

    Attributes:
        snapshot: The organisation.

    Source: NHS Wales (2024), §2 and §2.3, after Juran.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    @cached_property
    def codes(self) -> Bytes:
        """Of each node: its aspect as a position in `ASPECTS`; -1 where it belongs to none."""
        codes = np.full(len(self.snapshot), NONE, dtype=np.int8)
        for code, aspect in enumerate(ASPECTS):
            codes[self.snapshot.with_trait(f"aspect_{aspect}")] = code
        for node in self.tools:
            codes[node] = _code(self.snapshot.field(node, FIELD))
        for node, code in self._classified():
            codes[node] = code
        return codes

    @cached_property
    def counts(self) -> Mapping[Aspect, int]:
        """How many live things belong to each aspect."""
        live = self.codes[self.snapshot.live]
        return {aspect: int((live == code).sum()) for code, aspect in enumerate(ASPECTS)}

    @cached_property
    def tools(self) -> list[int]:
        """What says of itself which aspect it belongs to, live or not, in order: tools."""
        ontology = self.snapshot.ontology
        kinds = [kind.name for kind in ontology.kinds.values() if FIELD in kind.fields]
        nodes: list[int] = self.snapshot.of_kind(*kinds).tolist()
        return nodes

    @cached_property
    def unconnected(self) -> list[int]:
        """Live tools without any live link, in order."""
        snapshot = self.snapshot
        linked = np.zeros(len(snapshot), dtype=np.bool_)
        linked[snapshot.sources[snapshot.link_live]] = True
        linked[snapshot.targets[snapshot.link_live]] = True
        return [node for node in self.tools if snapshot.live[node] and not linked[node]]

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """The links from each aspect to each, in the order of `ASPECTS`, row by row."""
        return tuple(self._cell(row, column) for row in range(len(ASPECTS)) for column in range(len(ASPECTS)))

    def record(self) -> Record:
        """Return the documented JSON shape."""
        ids = self.snapshot.ids
        return {
            "counts": [{"aspect": aspect, "count": count} for aspect, count in self.counts.items()],
            "cells": [
                {
                    "source": cell.source,
                    "target": cell.target,
                    "count": cell.count,
                    "missing": cell.missing,
                    "suggestions": list(cell.suggestions),
                }
                for cell in self.cells
            ],
            "unconnected": [ids[tool] for tool in self.unconnected],
        }

    def _cell(self, row: int, column: int) -> Cell:
        source, target = ASPECTS[row], ASPECTS[column]
        links: list[int] = np.flatnonzero(self._between(row, column)).tolist()
        missing, suggestions = ("", ()) if links else (self._missing(source, target), self._suggested(source, target))
        return Cell(source, target, len(links), tuple(links[:EXAMPLES]), missing, suggestions)

    def _between(self, row: int, column: int) -> Bools:
        ends: tuple[Bytes, Bytes] = self._ends
        between: Bools = self.snapshot.link_live & (ends[0] == row) & (ends[1] == column)
        return between

    @cached_property
    def _ends(self) -> tuple[Bytes, Bytes]:
        return self.codes[self.snapshot.sources], self.codes[self.snapshot.targets]

    def _classified(self) -> Iterator[tuple[int, int]]:
        """Yield nodes that are classified as an aspect, with it; of several the one with the smallest id counts."""
        snapshot = self.snapshot
        kinds = [link.name for link in snapshot.ontology.links_with_trait("classifies")]
        links: Ints = np.flatnonzero(snapshot.link_live & snapshot.kind_mask(*kinds)).astype(np.int32)
        order = np.argsort(-snapshot.targets[links], kind="stable")  # the smallest is told last, and stays
        for link in links[order].tolist():
            term = int(snapshot.targets[link])
            if snapshot.field(term, "scheme") == SCHEME:
                yield int(snapshot.sources[link]), _code(snapshot.field(term, "code"))

    # -- what is missing ----------------------------------------------------------------------------------------------

    def _missing(self, source: Aspect, target: Aspect) -> str:
        nothing = [aspect for aspect in dict.fromkeys((source, target)) if not self.counts[aspect]]
        if nothing:
            return f"Nothing of {listed(nothing)} is recorded."
        if source == target:
            return f"Nothing links {so_many(self.counts[source], 'thing', 'things')} of {source} with one another."
        there = " and ".join(f"{so_many(self.counts[one], 'thing', 'things')} of {one}" for one in (source, target))
        return f"There are {there}, and no link leads from {source} to {target}."

    def _suggested(self, source: Aspect, target: Aspect) -> tuple[str, ...]:
        ways = _ways(self.snapshot.ontology, source, target)
        return (*ways[:EXAMPLES], *_tool_ways().get((source, target), ())[:EXAMPLES])


def _ways(ontology: Ontology, source: Aspect, target: Aspect) -> list[str]:
    """Return in sentences what kinds of link may lead from one aspect to another; those that lead anywhere left out."""
    ends = {kind.name: kind.label.en.lower() for kind in ontology.with_trait(f"aspect_{target}")}
    found = []
    for link in ontology.links.values():
        reached = [(kind, set(link.targets(kind.name))) for kind in ontology.with_trait(f"aspect_{source}")]
        starts = [kind.label.en.lower() for kind, targets in reached if targets & ends.keys()]
        fitting = [label for name, label in ends.items() if any(name in targets for _, targets in reached)]
        if starts and not any(targets >= ontology.kinds.keys() for _, targets in reached):
            said = f"{quoted(link.label.en)} may lead from {listed(starts)} to {listed(fitting)}"
            found.append(f"A link {said}: record it where it is so.")
    return found


@cache
def _tool_ways() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Return in sentences which of the tools that come with the product carry results from one aspect to another."""
    pack = yaml.safe_load(pack_text(TOOLS))
    tools = {node["id"]: node for node in pack["nodes"]}
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for link in pack["links"]:
        one, other = tools[link["from"]], tools[link["to"]]
        said = f"Take up {quoted(one['name'])}, whose results are used in {quoted(other['name'])}."
        ends = (one[FIELD], other[FIELD])
        found[ends] = (*found.get(ends, ()), said)
    return found


def _code(aspect: object) -> int:
    return ASPECTS.index(aspect) if aspect in ASPECTS else NONE
