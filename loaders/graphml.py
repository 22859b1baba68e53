"""GraphML: nodes and links with all their fields as typed attributes, ours and those of other programs.

Source: GraphML 1.0 (graphml.graphdrawing.org, specification); yEd's labels. Parallel edges are allowed; readings have
no place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from xml.etree.ElementTree import Element as Xml
from xml.sax.saxutils import escape, quoteattr

from graph.model import Batch, Link, Lost, Node, Place, Value
from graph.ontology import Ontology
from graph.several_texts import joined
from loaders.accepts import Accepts, UnreadableError, refused
from loaders.foreign_model import Model, losses
from loaders.forms import Contents, Written, readings_lost
from loaders.headers import EXTRA_MARK
from loaders.mapping_choice import Mappings
from loaders.network_cells import element_of, relation_of
from loaders.safe_xml import local, read_tree
from loaders.tables import Cell
from loaders.xml_words import children

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)
NOT_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])

FORMAT = "graphml"
NO_DIRECTION = "they have none: the order of their ends is kept"

ACCEPTS = Accepts("GraphML", (".graphml", ".xml"), lambda head: b"<graphml" in head, maps=True)

Attributes = Mapping[str, Value]


def read(path: Path, ontology: Ontology, mappings: Mappings | None = None) -> Batch:
    """Return what a GraphML document holds: what is called `kind` and `name`, or `type` and `label`, as such."""
    try:
        root = read_tree(path)
    except UnreadableError as stop:
        return refused(path.name, stop.problem)
    if local(root.tag) != "graphml":
        message = f"the XML is no GraphML: it starts with {local(root.tag)}"
        return refused(path.name, UnreadableError(message, Place(path.name)).problem)
    return (mappings or Mappings()).translate(_model(root, path.name), ontology)


def written(contents: Contents) -> Written:
    """Return an organisation as GraphML."""
    return Written(write(contents.nodes, contents.links).encode(), not_in_xml(contents))


def _model(root: Xml, file: str) -> Model:
    names = {key.get("id", ""): key.get("attr.name") or "" for key in children(root, "key")}
    usual = {which: dict(_usual(root, which, names)) for which in ("node", "edge")}
    elements, relations = [], []
    lost: Counter[tuple[str, str]] = Counter()
    for part in root.iter():
        if local(part.tag) == "node":
            place = Place(file, column=f"node {part.get('id', '')}")
            elements.append(element_of(part.get("id", ""), usual["node"] | _cells(part, names), place))
        elif local(part.tag) == "edge":
            ends = (part.get("source", ""), part.get("target", ""))
            place = Place(file, column=f"edge {part.get('id') or ' to '.join(ends)}")
            relations.append(relation_of(ends, usual["edge"] | _cells(part, names), place))
        elif local(part.tag) == "graph" and part.get("edgedefault") == "undirected":
            lost["directions of edges", NO_DIRECTION] += len(children(part, "edge"))
        elif local(part.tag) in {"hyperedge", "port"}:
            lost[f"{local(part.tag)}s", "links join two things"] += 1
    return Model(FORMAT, file, "", elements, relations, (), losses(lost))


def _usual(root: Xml, which: str, names: Mapping[str, str]) -> Iterator[tuple[str, Cell]]:
    """Yield the values that hold where a node or edge gives none."""
    for key in children(root, "key"):
        if key.get("for") in {which, "all"} and (name := names[key.get("id", "")]):
            for default in children(key, "default"):
                yield name, "".join(default.itertext())


def _cells(part: Xml, names: Mapping[str, str]) -> dict[str, Cell]:
    """Return the data of a node or edge by name; where a program draws them, the label in the drawing."""
    cells: dict[str, Cell] = {}
    for data in children(part, "data"):
        name = names.get(data.get("key", ""), data.get("key", ""))
        labels = [one for one in data.iter() if local(one.tag) in {"NodeLabel", "EdgeLabel"}]
        if labels:
            cells.setdefault("label", " ".join("".join(labels[0].itertext()).split()))
        elif not len(data) and name and (text := "".join(data.itertext())):
            cells[name] = text
    return cells


def write(nodes: Iterable[Node], links: Iterable[Link] = ()) -> str:
    """Return a GraphML document; link kinds are edges' attribute `kind`, lists are texts parted by `; `.

    >>> print(write([Node("d1", "Need", "Hear sooner")]).splitlines()[-3])
    <node id="d1"><data key="n0">Need</data><data key="n1">Hear sooner</data></node>
    """
    of_nodes = [(node.id, attributes_of(node)) for node in nodes]
    of_links = [(link, attributes_of(link)) for link in links]
    node_keys, link_keys = (
        keys_of("n", (found for _, found in of_nodes)),
        keys_of("e", (found for _, found in of_links)),
    )
    lines = [*_declared("node", node_keys), *_declared("edge", link_keys), '<graph edgedefault="directed">']
    lines += [f"<node id={quoteattr(clean(node_id))}>{_data(found, node_keys)}</node>" for node_id, found in of_nodes]
    for link, found in of_links:
        ends = f"source={quoteattr(clean(link.source))} target={quoteattr(clean(link.target))}"
        lines.append(f"<edge {ends}>{_data(found, link_keys)}</edge>")
    return HEAD + "\n".join([*lines, "</graph>", "</graphml>"]) + "\n"


def attributes_of(thing: Node | Link) -> dict[str, Value]:
    """Return all that a node or link says as attributes, its kind and the name of a node among them."""
    name = {"name": thing.name} if isinstance(thing, Node) else {}
    extra = {f"{EXTRA_MARK} {name}": text for name, text in thing.extra.items()}
    return {"kind": thing.kind, **name, **thing.fields, **extra}


def keys_of(prefix: str, found: Iterable[Attributes]) -> dict[str, tuple[str, str]]:
    """Return the key and type of each attribute, in the order in which they first come up."""
    types: dict[str, set[str]] = {}
    for attributes in found:
        for name, value in attributes.items():
            types.setdefault(name, set()).add(_type(value))
    return {name: (f"{prefix}{number}", _joint(given)) for number, (name, given) in enumerate(types.items())}


def _type(value: Value) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "long"
    return "double" if isinstance(value, float) else "string"


def _joint(types: set[str]) -> str:
    if len(types) == 1:
        return next(iter(types))
    return "double" if types <= {"long", "double"} else "string"


def _declared(what: str, keys: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    for name, (key, kind) in keys.items():
        yield f'<key id="{key}" for="{what}" attr.name={quoteattr(clean(name))} attr.type="{kind}"/>'


def _data(attributes: Attributes, keys: Mapping[str, tuple[str, str]]) -> str:
    return "".join(
        f'<data key="{keys[name][0]}">{escaped(text_of(value))}</data>' for name, value in attributes.items()
    )


def text_of(value: Value) -> str:
    """Return a value as the text of an attribute."""
    if isinstance(value, bool):
        return str(value).lower()
    return clean(joined(value) if isinstance(value, tuple) else str(value))


def clean(text: str) -> str:
    """Return a text without the characters that XML cannot hold."""
    return text.translate(NOT_XML)


def escaped(text: str) -> str:
    """Return a text as the text of an element, whose line ends are kept as they are."""
    return escape(clean(text), {"\r": "&#13;"})


def not_in_xml(contents: Contents) -> tuple[Lost, ...]:
    """Return what a network in XML cannot hold of an organisation: readings, and some characters."""
    return (*readings_lost(contents), *signs_lost((*contents.nodes, *contents.links)))


def signs_lost(things: Iterable[Node | Link]) -> tuple[Lost, ...]:
    """Return how many characters of things XML cannot hold, where there are some."""
    said = (text for thing in things for text in _texts(thing))
    count = sum(len(text) - len(clean(text)) for text in said if not text.isprintable())
    return (Lost("characters", count, "XML holds no control characters"),) if count else ()


def _texts(thing: Node | Link) -> Iterator[str]:
    yield from (thing.id, thing.name) if isinstance(thing, Node) else ()
    yield from (text for pair in thing.extra.items() for text in pair)
    for value in thing.fields.values():
        yield from (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
