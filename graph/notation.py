"""One line of text for one node, link or reading: how small graphs are written in examples and tests.

    Need d1 "Be seen soon" importance=5
    Purpose p1 -exists_to_meet-> Need d1
    m1 -measures[measure_type=outcome]-> p1
    m1 @ 2026-01-01 = 3.5

A node is `Kind id`, then its name in quotes (else its id) and its fields. A link names two nodes, each by id alone or with
its kind, which makes it. Several statements on one line are parted by `;`. Text from `#` on is a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from graph.model import Batch, Link, Node, Reading, Value

_TOKEN = re.compile(r'\s*("(?:[^"\\]|\\.)*"|\[|\]|[^\s"\[\],;=]+|=|,)')
_LINK = re.compile(r"^(?P<source>.*?)\s*-(?P<kind>[a-z_]+)(?:\[(?P<fields>[^\]]*)\])?->\s*(?P<target>.*)$")
_READING = re.compile(r"^(?P<measure>\S+)\s*@\s*(?P<date>\d{4}-\d\d-\d\d)\s*=\s*(?P<value>-?[\d.]+(?:e[-+]?\d+)?)$")
_PLAIN = re.compile(r"[^\s\"\[\],;=#|]+")


def parse(text: str, *, source: str = "notation") -> Batch:
    """Return the batch that a text in the notation describes.

    Raises:
        ValueError: If a statement cannot be read; the message holds it.

    >>> batch = parse("Service s1 -meets-> Need d1 importance=5")
    >>> [(node.kind, node.id, dict(node.fields)) for node in batch.nodes]
    [('Service', 's1', {}), ('Need', 'd1', {'importance': 5})]
    """
    nodes: dict[str, Node] = {}
    links: list[Link] = []
    readings: list[Reading] = []
    for statement in _statements(text):
        if reading := _READING.match(statement):
            readings.append(Reading(reading["measure"], reading["date"], float(reading["value"])))
        elif link := _LINK.match(statement):
            ends = [_mention(link[end], nodes, statement) for end in ("source", "target")]
            fields = _fields(_tokens(link["fields"] or ""), statement)
            links.append(Link(ends[0], link["kind"], ends[1], fields))
        else:
            _mention(statement, nodes, statement)
    return Batch(source, tuple(nodes.values()), tuple(links), tuple(readings))


def write(nodes: Iterable[Node], links: Iterable[Link] = (), readings: Iterable[Reading] = ()) -> str:
    """Return the text that `parse` reads back as the same nodes, links and readings.

    >>> print(write([Node("d1", "Need", "Be seen soon", {"importance": 5})]))
    Need d1 "Be seen soon" importance=5
    """
    lines = [" ".join((node.kind, node.id, _quoted(node.name), *_pairs(node.fields))) for node in nodes]
    for link in links:
        fields = f"[{', '.join(_pairs(link.fields))}]" if link.fields else ""
        lines.append(f"{link.source} -{link.kind}{fields}-> {link.target}")
    lines += [f"{reading.measure} @ {reading.date} = {reading.value!r}" for reading in readings]
    return "\n".join(lines)


def _statements(text: str) -> Iterator[str]:
    for line in text.splitlines():
        for part in re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', line):
            statement = re.sub(r'#(?=(?:[^"]*"[^"]*")*[^"]*$).*', "", part).strip()
            if statement:
                yield statement


def _mention(text: str, nodes: dict[str, Node], statement: str) -> str:
    """Return the id of a mentioned node, and add the node if the text makes it."""
    tokens = _tokens(text)
    if len(tokens) == 1 and tokens[0]:
        return tokens[0]
    if len(tokens) < 2 or not tokens[0][:1].isupper():
        raise ValueError(f"not a node, link or reading: {statement!r}")
    kind, node_id, *rest = tokens
    name = _unquoted(rest.pop(0)) if rest and rest[0].startswith('"') else node_id
    nodes[node_id] = Node(node_id, kind, name, _fields(rest, statement))
    return node_id


def _tokens(text: str) -> list[str]:
    return [match[1] for match in _TOKEN.finditer(text)]


def _fields(tokens: list[str], statement: str) -> dict[str, Value]:
    """Read `name = value`, `name = [value, value]`; commas between fields may stand."""
    fields: dict[str, Value] = {}
    rest = iter([token for token in tokens])
    for name in rest:
        if name == ",":
            continue
        if next(rest, "") != "=":
            raise ValueError(f"a field is written name=value: {statement!r}")
        value = next(rest, "")
        fields[name] = tuple(_list(rest)) if value == "[" else _value(value)
    return fields


def _list(rest: Iterator[str]) -> Iterator[str]:
    for token in rest:
        if token == "]":
            return
        if token != ",":
            yield _unquoted(token) if token.startswith('"') else token


def _value(token: str) -> Value:
    if token.startswith('"'):
        return _unquoted(token)
    if token in {"true", "false"}:
        return token == "true"
    for number in (int, float):
        try:
            return number(token)
        except ValueError:
            continue
    return token


def _pairs(fields: Mapping[str, Value]) -> Iterator[str]:
    for name, value in fields.items():
        yield f"{name}={_written(value)}"


def _written(value: Value) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_quoted(entry) for entry in value)}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value if _PLAIN.fullmatch(value) and _value(value) == value else _quoted(value)
    return repr(value)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _unquoted(token: str) -> str:
    return re.sub(r"\\(.)", r"\1", token[1:-1])
