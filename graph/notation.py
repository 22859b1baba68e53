"""One line of text for one node, link or reading: how small graphs are written in examples and tests.

    Need d1 "Be seen soon" importance=5
    Purpose p1 -exists_to_meet-> Need d1
    m1 -measures[measure_type=outcome]-> p1
    m1 @ 2026-01-01 = 3.5 note="new clinic"

A node is `Kind id`, then its name in quotes (else its id) and its fields. A link names two nodes, each by id alone or
with its kind, which makes it; fields add to what an earlier mention said. A reading may lack its value. Several
statements on one line are parted by `;`. Text from `#` on is a comment. What is no plain word stands in quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.model import Batch, Link, Node, Reading, Value

_QUOTED = r'"(?:[^"\\\n]|\\.)*"'
_LISTED = rf'\[(?:{_QUOTED}|[^\]"])*\]'
_PIECE = re.compile(rf'{_QUOTED}|#[^\n]*|[;\n]|[^"#;\n]+|"')
_TOKEN = re.compile(rf'\s*({_QUOTED}|[\[\],=]|[^\s"\[\],=]+)')
_LINK = re.compile(
    rf'(?P<source>(?:{_QUOTED}|[^"])*?)\s*-(?P<kind>[a-z][a-z0-9_]*)'
    rf'(?:\[(?P<fields>(?:{_QUOTED}|{_LISTED}|[^\]\["])*)\])?->\s*(?P<target>.*)'
)
_READING = re.compile(
    rf'(?P<measure>{_QUOTED}|[^\s"]+)\s*@\s*(?P<date>\d{{4}}-\d\d-\d\d)(?:\s*=\s*(?P<value>[^\s"=]+))?(?P<rest>.*)'
)
_PLAIN = re.compile(r"[^\s\"\[\],;=#|<>@]+")
_KIND = re.compile(r"[A-Z]\w*")
_MARKS = frozenset("[],=")
_ESCAPES = {"n": "\n", "r": "\r"}


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
        try:
            if found := _READING.fullmatch(statement):
                readings.append(_reading(found))
            elif found := _LINK.fullmatch(statement):
                links.append(_link(found, nodes))
            else:
                _make(_tokens(statement), nodes)
        except (ValueError, TypeError) as error:
            raise ValueError(f"{error}: {statement!r}") from None
    return Batch(source, tuple(nodes.values()), tuple(links), tuple(readings))


def write(nodes: Iterable[Node], links: Iterable[Link] = (), readings: Iterable[Reading] = ()) -> str:
    """Return the text that `parse` reads back as the same nodes, links and readings.

    The notation has no place for `extra`, nor for which of several links between the same nodes one is.

    >>> print(write([Node("d1", "Need", "Be seen soon", {"importance": 5})]))
    Need d1 "Be seen soon" importance=5
    """
    lines = [" ".join((node.kind, _word(node.id), _quoted(node.name), *_pairs(node.fields))) for node in nodes]
    for link in links:
        fields = f"[{', '.join(_pairs(link.fields))}]" if link.fields else ""
        lines.append(f"{_word(link.source)} -{link.kind}{fields}-> {_word(link.target)}")
    for reading in readings:
        value = [] if reading.value is None else ["=", repr(reading.value)]
        rest = {name: getattr(reading, name) for name in ("numerator", "denominator", "note", "excluded", "reason")}
        given = {name: entry for name, entry in rest.items() if entry not in {None, ""} and entry is not False}
        lines.append(" ".join((_word(reading.measure), "@", reading.date, *value, *_pairs(given))))
    return "\n".join(lines)


def _statements(text: str) -> Iterator[str]:
    statement = ""
    for piece in _PIECE.findall(f"{text}\n"):
        if piece not in {";", "\n"}:
            statement += "" if piece.startswith("#") else piece
        elif statement.strip():
            yield statement.strip()
            statement = ""


def _reading(found: re.Match[str]) -> Reading:
    fields: dict[str, Any] = _fields(_tokens(found["rest"]))
    value = None if found["value"] is None else float(found["value"])
    return Reading(_unquoted(found["measure"]), found["date"], value, **fields)


def _link(found: re.Match[str], nodes: dict[str, Node]) -> Link:
    source, target = (_end(_tokens(found[end]), nodes) for end in ("source", "target"))
    return Link(source, found["kind"], target, _fields(_tokens(found["fields"] or "")))


def _end(tokens: list[str], nodes: dict[str, Node]) -> str:
    """Return the id of a mentioned node, and make the node if its kind is said."""
    if len(tokens) == 1 and tokens[0] not in _MARKS:
        return _unquoted(tokens[0])
    return _make(tokens, nodes)


def _make(tokens: list[str], nodes: dict[str, Node]) -> str:
    """Make a node, or add to one that was mentioned before, and return its id."""
    if len(tokens) < 2 or not _KIND.fullmatch(tokens[0]) or tokens[1] in _MARKS:
        raise ValueError("not a node, link or reading")
    kind, node_id, *rest = tokens
    node_id = _unquoted(node_id)
    known = nodes.get(node_id, Node(node_id, kind, node_id))
    if known.kind != kind:
        raise ValueError(f"{node_id} is of the kind {known.kind} already")
    name = _unquoted(rest.pop(0)) if rest and rest[0].startswith('"') else known.name
    nodes[node_id] = Node(node_id, kind, name, {**known.fields, **_fields(rest)})
    return node_id


def _tokens(text: str) -> list[str]:
    tokens: list[str] = []
    position = 0
    while position < len(text.rstrip()):
        found = _TOKEN.match(text, position)
        if not found:
            raise ValueError("a quotation mark has no partner")
        tokens.append(found[1])
        position = found.end()
    return tokens


def _fields(tokens: list[str]) -> dict[str, Value]:
    """Read `name = value`, `name = [value, value]`; commas between fields may stand."""
    fields: dict[str, Value] = {}
    rest = iter(tokens)
    for name in rest:
        if name == ",":
            continue
        if name in _MARKS or next(rest, "") != "=":
            raise ValueError("a field is written name=value")
        value = next(rest, ",")
        if value in _MARKS - {"["}:
            raise ValueError("a field is written name=value")
        fields[name] = tuple(_list(rest)) if value == "[" else _value(value)
    return fields


def _list(rest: Iterator[str]) -> Iterator[str]:
    for entry in rest:
        if entry == "]":
            return
        if entry in {"[", "="}:
            break
        if entry != ",":
            yield _unquoted(entry)
    raise ValueError("a list is written [one, two]")


def _value(text: str) -> Value:
    if text.startswith('"'):
        return _unquoted(text)
    if text in {"true", "false"}:
        return text == "true"
    for number in (int, float):
        try:
            return number(text)
        except ValueError:
            continue
    return text


def _pairs(fields: Mapping[str, Value]) -> Iterator[str]:
    for name, value in fields.items():
        yield f"{name}={_written(value)}"


def _written(value: Value) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_quoted(entry) for entry in value)}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _word(value) if _value(value) == value else _quoted(value)
    return repr(value)


def _word(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else _quoted(text)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"'


def _unquoted(token: str) -> str:
    if not token.startswith('"'):
        return token
    return re.sub(r"\\(.)", lambda found: _ESCAPES.get(found[1], found[1]), token[1:-1])
