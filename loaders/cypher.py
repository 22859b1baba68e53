"""An organisation as Cypher, statements to run in Neo4j: labels are kinds, relationship types link kinds in capitals.

Written only. Run again, the statements change nothing: they merge. Dates are native ones. Texts are escaped, so that
nothing in a name can become a statement.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from graph.model import Link, Node, Reading, Value
from graph.ontology import Ontology
from graph.records import reading_record
from loaders.forms import Contents, Written

HAS_READING = "HAS_READING"
Dates = Mapping[str, Collection[str]]
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def written(contents: Contents) -> Written:
    """Return an organisation as statements, each on a line of its own that ends in `;`."""
    kinds, dates = {node.id: node.kind for node in contents.nodes}, _dates(contents.ontology)
    lines = [*_constraints(contents), *(_node(node, dates) for node in contents.nodes)]
    lines += [_link(link, kinds, dates) for link in contents.links]
    lines += [_reading(reading, kinds) for reading in contents.readings]
    return Written("".join(f"{line};\n" for line in lines).encode())


def _dates(ontology: Ontology) -> Dates:
    """Return by kind of node or link the fields that are dates."""
    declared = [(kind, ontology.fields_of(kind)) for kind in ontology.kinds]
    declared += [(link, ontology.fields_of_link(link)) for link in ontology.links]
    return {name: {field.name for field in fields.values() if field.type == "date"} for name, fields in declared}


def _constraints(contents: Contents) -> Iterator[str]:
    for kind in sorted({node.kind for node in contents.nodes}):
        label = _name(kind)
        yield f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"


def _node(node: Node, dates: Dates) -> str:
    said = {"name": node.name, **node.fields, **_extra(node.extra)}
    merge = f"MERGE (n:{_name(node.kind)} {{id: {literal(node.id)}}})"
    return f"{merge} SET n += {_map(said, dates.get(node.kind, ()))}"


def _link(link: Link, kinds: Mapping[str, str], dates: Dates) -> str:
    days = dates.get(link.kind, ())
    ends = ", ".join(
        f"({name}:{_name(kinds[own])} {{id: {literal(own)}}})" for name, own in (("a", link.source), ("b", link.target))
    )
    # Links of one kind between the same two things in turn are told apart by the day they begin.
    begun = {"valid_from": link.fields["valid_from"]} if "valid_from" in link.fields else {}
    kind = _name(link.kind.upper())
    key = f" {_map(begun, days)}" if begun else ""
    return f"MATCH {ends} MERGE (a)-[r:{kind}{key}]->(b) SET r += {_map({**link.fields, **_extra(link.extra)}, days)}"


def _reading(reading: Reading, kinds: Mapping[str, str]) -> str:
    said = {name: value for name, value in reading_record(reading).items() if name not in {"measure", "date"}}
    start = f"MATCH (m:{_name(kinds[reading.measure])} {{id: {literal(reading.measure)}}})"
    merge = f"MERGE (m)-[:{HAS_READING}]->(r:Reading {{date: date({literal(reading.date)})}})"
    return f"{start} {merge} SET r += {_map(said)}"


def _extra(extra: Mapping[str, str]) -> dict[str, str]:
    return {f"extra_{name}": text for name, text in extra.items()}


def _map(said: Mapping[str, Value], dates: Collection[str] = ()) -> str:
    told = {name: _day(value) if name in dates else literal(value) for name, value in said.items()}
    return "{" + ", ".join(f"{_name(name)}: {text}" for name, text in told.items()) + "}"


def _day(value: Value) -> str:
    """Return a day as a native date; what is none stays as it is."""
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        return literal(value)
    return f'date("{day.isoformat()}")'


def _name(text: str) -> str:
    """Return a label, type or property as Cypher takes it. `\\u0060` is a backtick to it: no backslash is left."""
    plain = text.replace("\\", "_")
    return plain if plain.isascii() and plain.isidentifier() else f"`{plain.replace('`', '``')}`"


def literal(value: Value) -> str:
    """Return a value as Cypher writes it.

    >>> literal('say "hello"'), literal(("a", "b")), literal(True), literal(2.5)
    ('"say \\\\"hello\\\\""', '["a", "b"]', 'true', '2.5')
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, tuple):
        return "[" + ", ".join(map(literal, value)) + "]"
    return '"' + "".join(ESCAPES.get(letter, letter) for letter in value) + '"'
