"""An organisation as Cypher, statements to run in Neo4j: labels are kinds, relationship types link kinds in capitals.

Written only. What is alike comes some hundred at a time, a row a line: Neo4j takes as long to plan a statement for one
as for many. Run again, the statements change nothing: they merge. Dates are native ones. Texts are escaped, so that
nothing in a name can become a statement.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain

from graph.model import Link, Node, Reading, Value
from graph.ontology import Ontology
from graph.records import reading_record
from loaders.forms import Contents, Written

AT_ONCE = 200
HAS_READING = "HAS_READING"
BEGINS = "valid_from"
Dates = Mapping[str, Collection[str]]
Row = tuple[str, str]
"""What is done with a row, and the row; those with which the same is done come in one statement."""
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def written(contents: Contents) -> Written:
    """Return an organisation as statements, each of which ends a line by `;`."""
    kinds, dates = {node.id: node.kind for node in contents.nodes}, _dates(contents.ontology)
    # One without a day merges with any that has one and is there already, so those without come first.
    links = sorted(contents.links, key=lambda link: BEGINS in link.fields)
    batches = _together(
        chain(
            (_node(node, dates) for node in contents.nodes),
            (_link(link, kinds, dates) for link in links),
            (_reading(reading, kinds) for reading in contents.readings),
        )
    )
    return Written("".join(f"{statement};\n" for statement in chain(_constraints(contents), batches)).encode())


def _dates(ontology: Ontology) -> Dates:
    """Return by kind of node or link the fields that are dates."""
    declared = [(kind, ontology.fields_of(kind)) for kind in ontology.kinds]
    declared += [(link, ontology.fields_of_link(link)) for link in ontology.links]
    return {name: {field.name for field in fields.values() if field.type == "date"} for name, fields in declared}


def _constraints(contents: Contents) -> Iterator[str]:
    for kind in sorted({node.kind for node in contents.nodes}):
        label = _name(kind)
        yield f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"


def _together(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the statements that do with every row what is to be done with it, in the order of the first of each."""
    alike: dict[str, list[str]] = {}
    for work, row in rows:
        alike.setdefault(work, []).append(row)
    for work, some in alike.items():
        for start in range(0, len(some), AT_ONCE):
            yield "UNWIND [\n  " + ",\n  ".join(some[start : start + AT_ONCE]) + f"\n] AS row\n{work}"


def _node(node: Node, dates: Dates) -> Row:
    said = _map({"name": node.name, **node.fields, **_extra(node.extra)}, dates.get(node.kind, ()))
    work = f"MERGE (n:{_name(node.kind)} {{id: row.id}}) SET n += row.said"
    return work, f"{{id: {literal(node.id)}, said: {said}}}"


def _link(link: Link, kinds: Mapping[str, str], dates: Dates) -> Row:
    source, target = _name(kinds[link.source]), _name(kinds[link.target])
    # Links of one kind between the same two things in turn are told apart by the day they begin.
    key = f" {{{BEGINS}: row.said.{BEGINS}}}" if BEGINS in link.fields else ""
    ends = f"(a:{source} {{id: row.a}}), (b:{target} {{id: row.b}})"
    work = f"MATCH {ends} MERGE (a)-[r:{_name(link.kind.upper())}{key}]->(b) SET r += row.said"
    said = _map({**link.fields, **_extra(link.extra)}, dates.get(link.kind, ()))
    return work, f"{{a: {literal(link.source)}, b: {literal(link.target)}, said: {said}}}"


def _reading(reading: Reading, kinds: Mapping[str, str]) -> Row:
    said = {name: value for name, value in reading_record(reading).items() if name not in {"measure", "date"}}
    start = f"MATCH (m:{_name(kinds[reading.measure])} {{id: row.measure}})"
    work = f"{start} MERGE (m)-[:{HAS_READING}]->(r:Reading {{date: row.date}}) SET r += row.said"
    day = f"date({literal(reading.date)})"
    return work, f"{{measure: {literal(reading.measure)}, date: {day}, said: {_map(said)}}}"


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
