"""An organisation of every kind and every link in which every text is hostile: none may become more than a text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from graph.declarations import load_ontology
from graph.model import Change, Commit, Link, Node, Reading, Value
from graph.ontology import Field, Ontology
from graph.records import change_of, link_record, node_record, reading_record
from graph.store.sqlite import SqliteStore

CORPUS = (
    "<script>window.hit=1</script>",
    '"><img src=x onerror="window.hit=1">',
    "'><svg onload=window.hit=1>",
    "</script><script>window.hit=1</script>",
    "</title></style><iframe srcdoc='<script>parent.hit=1</script>'>",
    "javascript:window.hit=1",
    "<a href='javascript:window.hit=1' autofocus onfocus=window.hit=1>x</a>",
    "{{constructor.constructor('window.hit=1')()}}",
    "${window.hit=1}",
    '=HYPERLINK("javascript:window.hit=1")',
    "<!--><body onload=window.hit=1>",
    "\u202e<math><mi//xlink:href='data:x,<script>window.hit=1</script>'>",
)
LONGEST_NAME = 120


def hostile_store(path: Path) -> Path:
    """Return a store that holds one thing of every kind with every text hostile, and every link there can be."""
    ontology = load_ontology()
    store = SqliteStore(path, ontology)
    store.append(Commit(CORPUS[0], CORPUS[1], CORPUS[2]), list(_changes(ontology)))
    return path


def hostile_ids() -> list[str]:
    """Return the id of each thing, one of every kind."""
    return [_id(at) for at, _ in enumerate(load_ontology().kinds)]


def _changes(ontology: Ontology) -> Iterator[Change]:
    nodes = [_node(ontology, at, kind) for at, kind in enumerate(ontology.kinds)]
    ids = {node.kind: node.id for node in nodes}
    yield from (change_of("node", None, node_record(node)) for node in nodes)
    for at, (source, kind, target) in enumerate(_ties(ontology)):
        fields = _fields(ontology.fields_of_link(kind).values(), at)
        yield change_of("link", None, link_record(Link(ids[source], kind, ids[target], fields)))
    measured = [ids[kind.name] for kind in ontology.with_trait("readings")]
    for measure in measured:
        for month in range(1, 10):
            reading = Reading(measure, f"2026-0{month}-01", 10.0 + month, note=CORPUS[month])
            yield change_of("reading", None, reading_record(reading))


def _ties(ontology: Ontology) -> Iterator[tuple[str, str, str]]:
    """Yield every tie of kinds that a link may have, in order."""
    for link in ontology.links.values():
        for source in link.routes:
            yield from ((source, link.name, target) for target in link.targets(source) if target != source)


def _node(ontology: Ontology, at: int, kind: str) -> Node:
    fields = _fields(ontology.fields_of(kind).values(), at)
    return Node(_id(at), kind, f"{at} {CORPUS[at % len(CORPUS)]}"[:LONGEST_NAME], fields, {CORPUS[3]: CORPUS[4]})


def _id(at: int) -> str:
    return f"{at}-<img src=x onerror=hit=1>"


def _fields(fields: object, at: int) -> dict[str, Value]:
    assert hasattr(fields, "__iter__")
    found = {field.name: _value(field, at + place) for place, field in enumerate(fields)}
    return {name: value for name, value in found.items() if value is not None}


def _value(field: Field, at: int) -> Value | None:
    """Return a hostile value of a field; none where its type holds no text, or it would end or hide the thing."""
    text = CORPUS[at % len(CORPUS)]
    if field.type == "text":
        return text[: field.max_length] if field.max_length else text
    if field.type == "list":
        return (text, CORPUS[(at + 1) % len(CORPUS)])
    if field.type == "url":
        return "javascript:window.hit=1"
    return None
