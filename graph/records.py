"""Values to plain records and back: the JSON that stores keep, exports write and events hold."""

from __future__ import annotations

from typing import Any

from graph.model import Aside, Change, Link, Node, Reading, Record, Value, What


def node_record(node: Node) -> Record:
    """Return the record of a node.

    >>> node_record(Node("d1", "Need", "Hear sooner", {"importance": 5}))
    {'id': 'd1', 'kind': 'Need', 'name': 'Hear sooner', 'fields': {'importance': 5}}
    """
    return _spare({"id": node.id, "kind": node.kind, "name": node.name}, node.fields, node.extra)


def link_record(link: Link) -> Record:
    """Return the record of a link, its ends as `from` and `to`."""
    base: Record = {"from": link.source, "kind": link.kind, "to": link.target}
    return _spare(base | ({"nth": link.nth} if link.nth else {}), link.fields, link.extra)


def reading_record(reading: Reading) -> Record:
    """Return the record of a reading; what is empty is left out."""
    record: Record = {"measure": reading.measure, "date": reading.date}
    for name in ("value", "numerator", "denominator"):
        if (number := getattr(reading, name)) is not None:
            record[name] = number
    for name in ("note", "excluded", "reason"):
        if given := getattr(reading, name):
            record[name] = given
    return record


def aside_record(aside: Aside) -> Record:
    """Return the record of a finding set aside."""
    return {name: getattr(aside, name) for name in Aside.__slots__}


def node_of(record: Record) -> Node:
    """Return the node of a record."""
    return Node(record["id"], record["kind"], record["name"], _fields(record), record.get("extra", {}))


def link_of(record: Record) -> Link:
    """Return the link of a record."""
    return Link(
        record["from"], record["kind"], record["to"], _fields(record), record.get("extra", {}), record.get("nth", 0)
    )


def reading_of(record: Record) -> Reading:
    """Return the reading of a record."""
    return Reading(**record)


def aside_of(record: Record) -> Aside:
    """Return the set-aside of a record."""
    return Aside(**record)


def key_of(what: What, record: Record) -> str:
    """Return the identity of a record as one line of text.

    A node by its id; a link by source, kind, target and number; a reading by measure and date; a set-aside by finding.

    >>> key_of("link", {"from": "s1", "kind": "meets", "to": "d1"})
    's1\\tmeets\\td1\\t0'
    """
    if what == "node":
        return str(record["id"])
    if what == "link":
        return "\t".join((record["from"], record["kind"], record["to"], str(record.get("nth", 0))))
    if what == "reading":
        return "\t".join((record["measure"], record["date"]))
    return str(record["finding"])


def value_of(what: What, record: Record) -> Node | Link | Reading | Aside:
    """Return the value of a record, fields that were forgotten left out."""
    if what == "node":
        return node_of(record)
    if what == "link":
        return link_of(record)
    return reading_of(record) if what == "reading" else aside_of(record)


def same(what: What, one: Record | None, other: Record | None) -> bool:
    """Tell whether two records say the same, or neither says anything.

    >>> same("link", {"from": "a", "kind": "k", "to": "b"}, {"from": "a", "kind": "k", "to": "b", "fields": {}})
    True
    """
    if one is None or other is None:
        return one is other
    return one == other or value_of(what, one) == value_of(what, other)


def change_of(what: What, old: Record | None, new: Record | None, origin: str = "") -> Change:
    """Return the change from one record to another; one of them may be None, not both."""
    some = new if new is not None else old
    if some is None:
        raise ValueError("a change needs a record before or after")
    return Change(what, key_of(what, some), old, new, origin)


def _spare(base: Record, fields: Any, extra: Any) -> Record:
    if fields:
        base["fields"] = {name: list(value) if isinstance(value, tuple) else value for name, value in fields.items()}
    if extra:
        base["extra"] = dict(extra)
    return base


def _fields(record: Record) -> dict[str, Value]:
    fields = record.get("fields", {})
    given = {name: value for name, value in fields.items() if value is not None}
    return {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}
