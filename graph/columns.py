"""Everything live at one revision as columns: what stores hand over, and what snapshots are built from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import orjson

from graph.model import Link, Node

Int = npt.NDArray[np.int32]

NODE_COLUMNS = ("status", "valid_from", "valid_to")
LINK_COLUMNS = ("strength", "basis", "valid_from", "valid_to")
DEFAULT_STATUS = "active"
DEFAULT_STRENGTH = 3
DEFAULT_BASIS = "asserted"


@dataclass(frozen=True, slots=True)
class NodeColumns:
    """All nodes of a store, ordered by id (by code point), one entry a node in every column.

    Attributes:
        ids, kinds, names, statuses, valid_from, valid_to: Texts; empty where not given, `active` for the status.
        bodies: The other fields of each node as a JSON object in bytes, without the columns above (see `body_of`).
        origins: What brought it (see `Batch.source`), or empty.
        recorded_on: Day of the last change, ISO.
    """

    ids: Sequence[str]
    kinds: Sequence[str]
    names: Sequence[str]
    statuses: Sequence[str]
    valid_from: Sequence[str]
    valid_to: Sequence[str]
    bodies: Sequence[bytes]
    origins: Sequence[str]
    recorded_on: Sequence[str]


@dataclass(frozen=True, slots=True)
class LinkColumns:
    """All links of a store, ordered by source, kind, target and number, one entry a link in every column.

    Attributes:
        sources, targets: Positions in the node columns.
        kinds: Positions in `kind_names`.
        kind_names: Names of link kinds.
        strengths: 1 to 3.
        nths, bases, valid_from, valid_to, bodies, origins, recorded_on: As for nodes.
    """

    sources: Int
    targets: Int
    kinds: Int
    kind_names: Sequence[str]
    strengths: Int
    nths: Sequence[int]
    bases: Sequence[str]
    valid_from: Sequence[str]
    valid_to: Sequence[str]
    bodies: Sequence[bytes]
    origins: Sequence[str]
    recorded_on: Sequence[str]


@dataclass(frozen=True, slots=True)
class Columns:
    """Everything live in a store at one revision, to build a snapshot from; readings come apart."""

    revision: int
    nodes: NodeColumns
    links: LinkColumns


def body_of(fields: Any, extra: Any, columns: Sequence[str]) -> bytes:
    """Return the JSON of the fields without a column of their own; what the ontology does not know is under `extra`.

    >>> body_of({"status": "active", "importance": 5}, {}, NODE_COLUMNS)
    b'{"importance":5}'
    """
    body = {name: value for name, value in fields.items() if name not in columns}
    if extra:
        body["extra"] = dict(extra)
    return orjson.dumps(body) if body else b"{}"


def columns_of(nodes: Iterable[Node], links: Iterable[Link] = (), *, origin: str = "") -> Columns:
    """Return nodes and links as columns, as a store would; links with an unknown end are left out.

    For what is not in a store: examples, tests, and scenarios.
    """
    ordered = sorted(nodes, key=lambda node: node.id)
    position = {node.id: number for number, node in enumerate(ordered)}
    known = [link for link in links if link.source in position and link.target in position]
    known.sort(key=lambda link: (link.source, link.kind, link.target, link.nth))
    return Columns(0, _node_columns(ordered, origin), _link_columns(known, position, origin))


def _node_columns(nodes: list[Node], origin: str) -> NodeColumns:
    return NodeColumns(
        ids=[node.id for node in nodes],
        kinds=[node.kind for node in nodes],
        names=[node.name for node in nodes],
        statuses=[str(node.fields.get("status", DEFAULT_STATUS)) for node in nodes],
        valid_from=[str(node.fields.get("valid_from", "")) for node in nodes],
        valid_to=[str(node.fields.get("valid_to", "")) for node in nodes],
        bodies=[body_of(node.fields, node.extra, NODE_COLUMNS) for node in nodes],
        origins=[origin] * len(nodes),
        recorded_on=[""] * len(nodes),
    )


def _link_columns(links: list[Link], position: dict[str, int], origin: str) -> LinkColumns:
    kind_names = sorted({link.kind for link in links})
    code = {name: number for number, name in enumerate(kind_names)}
    return LinkColumns(
        sources=np.array([position[link.source] for link in links], dtype=np.int32),
        targets=np.array([position[link.target] for link in links], dtype=np.int32),
        kinds=np.array([code[link.kind] for link in links], dtype=np.int32),
        kind_names=kind_names,
        strengths=np.array([link.fields.get("strength", DEFAULT_STRENGTH) for link in links], dtype=np.int32),
        nths=[link.nth for link in links],
        bases=[str(link.fields.get("basis", DEFAULT_BASIS)) for link in links],
        valid_from=[str(link.fields.get("valid_from", "")) for link in links],
        valid_to=[str(link.fields.get("valid_to", "")) for link in links],
        bodies=[body_of(link.fields, link.extra, LINK_COLUMNS) for link in links],
        origins=[origin] * len(links),
        recorded_on=[""] * len(links),
    )
