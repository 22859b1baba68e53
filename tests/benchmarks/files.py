"""A synthetic organisation as the CSV tables that somebody would load."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import orjson

from graph.columns import Columns


def write_csv(columns: Columns, folder: Path) -> None:
    """Write nodes.csv and links.csv into a folder."""
    nodes, links = columns.nodes, columns.links
    first = ("id", "kind", "name", "status", "valid_to")
    rows = zip(nodes.ids, nodes.kinds, nodes.names, nodes.statuses, nodes.valid_to, strict=True)
    _write(folder / "nodes.csv", first, rows, nodes.bodies)
    first = ("from", "link", "to", "strength", "basis", "valid_to")
    ends = (
        (nodes.ids[source], links.kind_names[kind], nodes.ids[target])
        for source, kind, target in zip(
            links.sources.tolist(), links.kinds.tolist(), links.targets.tolist(), strict=True
        )
    )
    said = zip(links.strengths.tolist(), links.bases, links.valid_to, strict=True)
    _write(folder / "links.csv", first, ((*some, *rest) for some, rest in zip(ends, said, strict=True)), links.bodies)


def _write(path: Path, first: Sequence[str], rows: Iterable[Sequence[Any]], bodies: Sequence[bytes]) -> None:
    """Write rows with what their bodies say in columns of its own."""
    texts = {body: orjson.loads(body) for body in set(bodies)}
    others = sorted({name for body in texts.values() for name in body})
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow((*first, *others))
        for row, body in zip(rows, bodies, strict=True):
            given = texts[body]
            writer.writerow((*row, *(given.get(name, "") for name in others)))
