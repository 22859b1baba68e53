"""Canonical CSV out: a folder with one table for each kind, and links and readings beside them.

A text that a spreadsheet would take for a formula (some take signs of full width for one), or for an error of its own,
gets an apostrophe in front; reading takes it off again. Files are UTF-8 with a mark, which Excel needs to see accents.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from graph.model import Link, Node, Reading, Value
from graph.ontology import Ontology
from graph.records import reading_record
from graph.several_texts import joined
from loaders.headers import EXTRA_MARK, READING_FIELDS

ENCODING = "utf-8-sig"

GUARDED = re.compile(r"'*[=+\-@\t\r\n#\uff1d\uff0b\uff0d\uff20]")

Thing = TypeVar("Thing", Node, Link)


def write(
    folder: Path, nodes: Iterable[Node], links: Iterable[Link], readings: Iterable[Reading], ontology: Ontology
) -> list[Path]:
    """Write tables into a folder, which is made if it is not there, and return the files in order.

    Args:
        folder: Where they go. Tables of that name are replaced, other files stay.
        nodes, links, readings: What to write, in any order; rows keep it.
        ontology: Names the tables and orders the columns. Nodes of a kind that it does not know go to `nodes.csv`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    tables: dict[str, list[Node]] = {}
    for node in nodes:
        kind = ontology.kinds.get(node.kind)
        tables.setdefault(kind.table if kind else "nodes", []).append(node)
    files = [
        _write(folder / f"{name}.csv", *_node_table(name, found, ontology)) for name, found in sorted(tables.items())
    ]
    if every := list(links):
        files.append(_write(folder / "links.csv", *_link_table(every, ontology)))
    records = [reading_record(reading) for reading in readings]
    if records:
        names = [name for name in READING_FIELDS if any(name in record for record in records)]
        files.append(
            _write(
                folder / "readings.csv", names, ([cell_of(record.get(name)) for name in names] for record in records)
            )
        )
    return files


def cell_of(value: Value | None) -> str:
    """Return the text of a cell that reads back as the same value.

    >>> cell_of("=1+1"), cell_of(-1), cell_of(("a", "b; c")), cell_of(True)
    ("'=1+1", '-1', 'a; "b; c"', 'true')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return repr(value)
    text = joined(value) if isinstance(value, tuple) else value
    return f"'{text}" if GUARDED.match(text) else text


def _node_table(name: str, nodes: Sequence[Node], ontology: Ontology) -> tuple[list[str], Iterator[list[str]]]:
    words = ["id", "kind", "name"] if name == "nodes" else ["id", "name"]
    known = [field for kind in ontology.kinds for field in ontology.fields_of(kind)]
    fields, extra = _used(nodes, known), _extra(nodes)
    rows = (
        [cell_of(getattr(node, word)) for word in words] + _cells(node.fields, fields) + _cells(node.extra, extra)
        for node in nodes
    )
    return [*words, *fields, *(EXTRA_MARK + column for column in extra)], rows


def _link_table(links: Sequence[Link], ontology: Ontology) -> tuple[list[str], Iterator[list[str]]]:
    known = [field for link in ontology.links for field in ontology.fields_of_link(link)]
    fields, extra = _used(links, known), _extra(links)
    rows = (
        [cell_of(word) for word in (link.source, link.kind, link.target)]
        + _cells(link.fields, fields)
        + _cells(link.extra, extra)
        for link in links
    )
    return ["from", "link", "to", *fields, *(EXTRA_MARK + column for column in extra)], rows


def _used(things: Sequence[Thing], known: Iterable[str]) -> list[str]:
    """Return the fields that any of these has, in the order of the ontology, unknown ones last."""
    used = dict.fromkeys(name for thing in things for name in thing.fields)
    order = {name: number for number, name in enumerate(dict.fromkeys(known))}
    return sorted(used, key=lambda name: order.get(name, len(order)))


def _extra(things: Sequence[Thing]) -> list[str]:
    return list(dict.fromkeys(name for thing in things for name in thing.extra))


def _cells(values: Mapping[str, Value], names: Sequence[str]) -> list[str]:
    return [cell_of(values.get(name)) for name in names]


def _write(file: Path, headers: Sequence[str], rows: Iterable[Sequence[str]]) -> Path:
    with file.open("w", encoding=ENCODING, newline="") as out:
        writer = csv.writer(out)
        writer.writerow(map(cell_of, headers))
        writer.writerows(rows)
    return file
