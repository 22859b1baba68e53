"""Canonical JSON: `{"nodes": […], "links": […], "readings": […]}`, fields flat beside id, kind and name.

A node is `{"id", "kind", "name", …}`, a link `{"from", "kind", "to", …}`, a reading `{"measure", "date", "value", …}`;
what the ontology does not know stands under `extra`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from graph.model import Batch, Link, Node, Place, Problem, Reading, Record
from graph.ontology import Ontology
from graph.records import reading_record
from loaders.accepts import Accepts, UnreadableError, refused
from loaders.canonical import read_tables
from loaders.forms import Contents, Written
from loaders.json_sorts import sort_of
from loaders.tables import Row, Table

MOST_BYTES = 256 << 20
MOST_PARTS = 30_000_000
"""Each takes some 60 bytes of memory, however short it is."""

ACCEPTS = Accepts("JSON", (".json",), lambda head: sort_of(head) == "ours")


def read(path: Path, ontology: Ontology) -> Batch:
    """Return what a JSON file holds. The row of a problem is the number of the entry in its list, from 1."""
    import orjson

    problems: list[Problem] = []
    if path.stat().st_size > MOST_BYTES:
        message = f"the file is larger than {MOST_BYTES // 2**20} MB"
        return refused(path.name, Problem("error", message, Place(path.name), suggestion="use CSV tables"))
    try:
        content = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
        if sum(map(content.count, b",[{")) > MOST_PARTS:
            message = f"the file holds more than {MOST_PARTS:,} names and values"
            return refused(path.name, Problem("error", message, Place(path.name), suggestion="use CSV tables"))
        data = orjson.loads(content)
        for key in repeated_keys(content):
            message = f"the key {key} stands twice; the last counts"
            problems.append(Problem("error", message, Place(path.name, column=key), key))
        return read_tables(path.name, _tables(data, path.name, problems), ontology, problems)
    except orjson.JSONDecodeError as error:
        at = Place(path.name, row=error.lineno)
        return refused(path.name, Problem("error", f"not well-formed JSON: {error.msg}", at))
    except UnreadableError as stop:
        return refused(path.name, stop.problem)


def repeated_keys(content: bytes) -> list[str]:
    """Return the keys that stand more than once in one object, each once: of such values only the last is read.

    >>> repeated_keys(b'{"nodes": [{"id": "d1"}], "links": [], "nodes": []}')
    ['nodes']
    """
    repeated: dict[str, None] = {}

    def look(pairs: list[tuple[str, Any]]) -> None:
        if len(dict(pairs)) < len(pairs):
            times = Counter(key for key, _ in pairs)
            repeated.update((key, None) for key in times if times[key] > 1)

    json.loads(content, object_pairs_hook=look)
    return list(repeated)


def write(nodes: Iterable[Node], links: Iterable[Link] = (), readings: Iterable[Reading] = ()) -> bytes:
    """Return canonical JSON in UTF-8, a line an entry, in the order given; `read` gives back the same.

    >>> write([Node("d1", "Need", "Hear sooner", {"importance": 5})]).decode().splitlines()[1]
    '{"id":"d1","kind":"Need","name":"Hear sooner","importance":5}'
    """
    lists = (
        ("nodes", map(node_entry, nodes)),
        ("links", map(link_entry, links)),
        ("readings", map(reading_record, readings)),
    )
    return b"{" + b",\n".join(_list(name, entries) for name, entries in lists) + b"}\n"


def written(contents: Contents) -> Written:
    """Return an organisation as canonical JSON."""
    return Written(write(contents.nodes, contents.links, contents.readings))


def node_entry(node: Node) -> Record:
    """Return the flat entry of a node."""
    return _flat({"id": node.id, "kind": node.kind, "name": node.name}, node.fields, node.extra)


def link_entry(link: Link) -> Record:
    """Return the flat entry of a link."""
    return _flat({"from": link.source, "kind": link.kind, "to": link.target}, link.fields, link.extra)


def _flat(words: Record, fields: Mapping[str, Any], extra: Mapping[str, str]) -> Record:
    plain = {name: list(value) if isinstance(value, tuple) else value for name, value in fields.items()}
    return words | plain | ({"extra": dict(extra)} if extra else {})


def _list(name: str, entries: Iterable[Record]) -> bytes:
    import orjson

    lines = b",\n".join(orjson.dumps(entry) for entry in entries)
    return orjson.dumps(name) + b":[" + (b"\n" + lines + b"\n" if lines else b"") + b"]"


def _tables(data: Any, name: str, problems: list[Problem]) -> Iterator[Table]:
    if not isinstance(data, dict):
        raise UnreadableError("the file holds no lists called nodes, links or readings", Place(name))
    for key, entries in data.items():
        if isinstance(entries, list):
            yield Table(key, Place(name, key), (), _rows(key, entries, name, problems))
        elif entries is not None:
            problems.append(Problem("error", f"{key} is not a list of entries; it is not read", Place(name, key), key))


def _rows(key: str, entries: list[Any], name: str, problems: list[Problem]) -> Iterator[Row]:
    for number, entry in enumerate(entries, 1):
        place = Place(name, key, number)
        if isinstance(entry, dict):
            yield Row(place, {header: cell for header, cell in entry.items() if cell is not None})
        else:
            problems.append(Problem("error", f"an entry of {key} must have names and values", place, str(entry)))
