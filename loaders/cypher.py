"""An organisation as Cypher, statements to run in Neo4j: labels are kinds, relationship types link kinds in capitals.

Written only. What is alike comes some hundred at a time, a line each: Neo4j takes as long to plan a statement for one
as for many. A line is a list of plain values, since all else that stood in it would be planned as well. Run again, the
statements change nothing: they merge. Dates are native ones. Texts are escaped, so that nothing in a name can become
a statement.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
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
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


@dataclass(frozen=True, slots=True)
class _Row:
    """What is written of one thing.

    Attributes:
        work: What is done with it: how it is found or made, and called.
        ends: What tells it from others, which `work` finds in the first places of its row.
        name: What `work` calls it.
        said: Its properties.
        days: Which of them are days.
    """

    work: str
    ends: tuple[Value, ...]
    name: str
    said: Mapping[str, Value]
    days: frozenset[str] = frozenset()


def written(contents: Contents) -> Written:
    """Return an organisation as statements, each of which ends a line by `;`."""
    kinds, dates = {node.id: node.kind for node in contents.nodes}, _dates(contents.ontology)
    # One without a day merges with any that has one and is there already, so those without come first.
    links = sorted(contents.links, key=lambda link: BEGINS in link.fields)
    rows = chain(
        (_node(node, dates) for node in contents.nodes),
        (_link(link, kinds, dates) for link in links),
        (_reading(reading, kinds) for reading in contents.readings),
    )
    statements = chain(_constraints(contents), _together(rows))
    return Written("".join(f"{statement};\n" for statement in statements).encode())


def _dates(ontology: Ontology) -> Dates:
    """Return by kind of node or link the fields that are dates."""
    declared = [(kind, ontology.fields_of(kind)) for kind in ontology.kinds]
    declared += [(link, ontology.fields_of_link(link)) for link in ontology.links]
    return {name: {field.name for field in fields.values() if field.type == "date"} for name, fields in declared}


def _constraints(contents: Contents) -> Iterator[str]:
    for kind in sorted({node.kind for node in contents.nodes}):
        label = _name(kind)
        yield f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"


def _together(rows: Iterable[_Row]) -> Iterator[str]:
    """Yield the statements that write all rows, those alike together, in the order of the first ones."""
    alike: dict[tuple[str, frozenset[str]], list[_Row]] = {}
    for row in rows:
        strange = frozenset(name for name in row.days & row.said.keys() if not _is_day(row.said[name]))
        alike.setdefault((row.work, strange), []).append(row)
    for (_, strange), some in alike.items():
        for start in range(0, len(some), AT_ONCE):
            yield _statement(some[start : start + AT_ONCE], strange)


def _statement(rows: list[_Row], strange: Collection[str]) -> str:
    """Return the statement that writes rows, in some of which those fields are no days that otherwise are."""
    first, names = rows[0], list(dict.fromkeys(name for row in rows for name in row.said))
    lines = [", ".join(map(literal, (*row.ends, *map(row.said.get, names)))) for row in rows]
    days = first.days.difference(strange)
    told = [_place(at, is_day=name in days) for at, name in enumerate(names, len(first.ends))]
    said = ", ".join(f"{_name(name)}: {place}" for name, place in zip(names, told, strict=True))
    begin = "UNWIND [\n" + ",\n".join(f"  [{line}]" for line in lines) + f"\n] AS row\n{first.work}"
    return f"{begin} SET {first.name} += {{{said}}}" if said else begin


def _place(at: int, *, is_day: bool) -> str:
    return f"date(row[{at}])" if is_day else f"row[{at}]"


def _node(node: Node, dates: Dates) -> _Row:
    said, days = {"name": node.name, **node.fields, **_extra(node.extra)}, frozenset(dates.get(node.kind, ()))
    return _Row(f"MERGE (n:{_name(node.kind)} {{id: row[0]}})", (node.id,), "n", said, days)


def _link(link: Link, kinds: Mapping[str, str], dates: Dates) -> _Row:
    said, days = {**link.fields, **_extra(link.extra)}, frozenset(dates.get(link.kind, ()))
    # Links of one kind between the same two things in turn are told apart by the day they begin.
    begun = said.pop(BEGINS, None)
    key = f" {{{BEGINS}: {_place(2, is_day=BEGINS in days and _is_day(begun))}}}" if begun is not None else ""
    source, target = _name(kinds[link.source]), _name(kinds[link.target])
    match = f"MATCH (a:{source} {{id: row[0]}}), (b:{target} {{id: row[1]}})"
    ends: tuple[Value, ...] = (link.source, link.target, *(() if begun is None else (begun,)))
    return _Row(f"{match} MERGE (a)-[r:{_name(link.kind.upper())}{key}]->(b)", ends, "r", said, days)


def _reading(reading: Reading, kinds: Mapping[str, str]) -> _Row:
    said = {name: value for name, value in reading_record(reading).items() if name not in {"measure", "date"}}
    match = f"MATCH (m:{_name(kinds[reading.measure])} {{id: row[0]}})"
    work = f"{match} MERGE (m)-[:{HAS_READING}]->(r:Reading {{date: date(row[1])}})"
    return _Row(work, (reading.measure, reading.date), "r", said)


def _extra(extra: Mapping[str, str]) -> dict[str, str]:
    return {f"extra_{name}": text for name, text in extra.items()}


def _is_day(value: Value | None) -> bool:
    """Tell whether a value is a day; what is none stays as it is."""
    try:
        return date.fromisoformat(str(value)).isoformat() == value
    except ValueError:
        return False


def _name(text: str) -> str:
    """Return a label, type or property as Cypher takes it. `\\u0060` is a backtick to it: no backslash is left."""
    plain = text.replace("\\", "_")
    return plain if plain.isascii() and plain.isidentifier() else f"`{plain.replace('`', '``')}`"


def literal(value: Value | None) -> str:
    """Return a value as Cypher writes it.

    >>> literal('say "hello"'), literal(("a", "b")), literal(True), literal(2.5), literal(None)
    ('"say \\\\"hello\\\\""', '["a", "b"]', 'true', '2.5', 'null')
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, tuple):
        return "[" + ", ".join(map(literal, value)) + "]"
    return '"' + "".join(ESCAPES.get(letter, letter) for letter in value) + '"'
