"""What becomes of a thing when an input says more of it: what the input does not give stays as it is."""

from __future__ import annotations

from dataclasses import replace

from graph.model import Link, Node, Reading

NO_END = "9999-12-31"
SPAN = ("valid_from", "valid_to")
WHEN = ("status", *SPAN)
"""The fields that tell whether and when a thing holds: where one does not give them, it holds now and without end."""


def merged_node(stored: Node | None, given: Node) -> Node:
    """Return the node that a given one makes of a stored one; its place is that of the given one."""
    if stored is None:
        return given
    fields, extra = {**stored.fields, **given.fields}, {**stored.extra, **given.extra}
    return replace(given, kind=given.kind or stored.kind, name=given.name or stored.name, fields=fields, extra=extra)


def filled(first: Node, second: Node) -> Node:
    """Return the first of two nodes that are one, with what only the second says; when it holds, the first tells."""
    more = {name: value for name, value in second.fields.items() if name not in {*WHEN, *first.fields}}
    extra = {name: text for name, text in second.extra.items() if name not in first.extra}
    return replace(first, fields={**first.fields, **more}, extra={**first.extra, **extra})


def otherwise(first: Node, second: Node) -> tuple[str, ...]:
    """Return the fields of which `filled` does not take what the second says, `name` included.

    >>> otherwise(Node("a", "Need", "A", {"importance": 5}), Node("b", "Need", "A", {"importance": 4, "summary": "b"}))
    ('importance',)
    """
    names = () if first.name == second.name else ("name",)
    said = {**second.extra, **second.fields}
    taken = {**first.extra, **first.fields}
    return (*names, *(name for name in said if (name in WHEN or name in taken) and said[name] != taken.get(name)))


def merged_link(stored: Link, given: Link) -> Link:
    """Return the link that a given one makes of a stored one, which keeps its number."""
    fields, extra = {**stored.fields, **given.fields}, {**stored.extra, **given.extra}
    return replace(given, fields=fields, extra=extra, nth=stored.nth)


def merged_reading(stored: Reading | None, given: Reading) -> Reading:
    """Return the reading that a given one makes of a stored one.

    Value, numerator and denominator belong together: if any of them is given, it replaces all three.
    """
    if stored is None:
        return given
    figures = given if has_figures(given) else stored
    return replace(
        given,
        value=figures.value,
        numerator=figures.numerator,
        denominator=figures.denominator,
        note=given.note or stored.note,
        excluded=given.excluded or stored.excluded,
        reason=given.reason or stored.reason,
    )


def has_figures(reading: Reading) -> bool:
    """Tell whether a reading gives a value or a part of a ratio."""
    return any(figure is not None for figure in (reading.value, reading.numerator, reading.denominator))


def span(thing: Node | Link) -> tuple[str, str]:
    """Return first and last day of validity; what is open goes to the ends of time."""
    return str(thing.fields.get("valid_from", "")), str(thing.fields.get("valid_to", "")) or NO_END


def overlap(one: Node | Link, other: Node | Link) -> bool:
    """Tell whether there is a day on which both hold.

    >>> before, after = {"valid_to": "2026-01-01"}, {"valid_from": "2026-01-02"}
    >>> overlap(Link("a", "k", "b", before), Link("a", "k", "b", after))
    False
    """
    (begun, ended), (begun_other, ended_other) = span(one), span(other)
    return begun <= ended_other and begun_other <= ended
