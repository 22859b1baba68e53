"""GEXF of Gephi: nodes and edges with typed attributes, read from and written to version 1.3.

Source: gexf.net, GEXF 1.3 primer. Where something has a beginning and an end there, it is the time it holds. Positions,
sizes and colours have no place; readings have none in GEXF.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from xml.etree.ElementTree import Element as Xml
from xml.sax.saxutils import quoteattr

from graph.model import Batch, Link, Node, Place
from graph.ontology import Ontology
from loaders.accepts import Accepts, UnreadableError, refused
from loaders.foreign_model import Model, losses
from loaders.forms import Contents, Written
from loaders.graphml import NO_DIRECTION, Attributes, attributes_of, clean, keys_of, not_in_xml, text_of
from loaders.mapping_choice import Mappings
from loaders.network_cells import element_of, relation_of
from loaders.safe_xml import local, read_tree
from loaders.tables import Cell
from loaders.xml_words import children

FORMAT = "gexf"
DRAWN = {"position", "size", "color", "shape", "thickness"}
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
GRAPH = '<graph mode="static" defaultedgetype="directed">'

ACCEPTS = Accepts("GEXF", (".gexf", ".xml"), lambda head: b"<gexf" in head, maps=True)


def read(path: Path, ontology: Ontology, mappings: Mappings | None = None) -> Batch:
    """Return what a GEXF document holds: what is called `kind` and `name`, or `type` and `label`, as such."""
    try:
        root = read_tree(path)
    except UnreadableError as stop:
        return refused(path.name, stop.problem)
    if local(root.tag) != "gexf":
        message = f"the XML is no GEXF: it starts with {local(root.tag)}"
        return refused(path.name, UnreadableError(message, Place(path.name)).problem)
    return (mappings or Mappings()).translate(_model(root, path.name), ontology)


def write(nodes: Iterable[Node], links: Iterable[Link] = ()) -> str:
    """Return a GEXF document; what is written is read back the same."""
    of_nodes = [(node, attributes_of(node)) for node in nodes]
    of_links = [(link, attributes_of(link)) for link in links]
    node_keys, link_keys = (
        keys_of("n", (found for _, found in of_nodes)),
        keys_of("e", (found for _, found in of_links)),
    )
    lines = [GRAPH, *_declared("node", node_keys), *_declared("edge", link_keys), "<nodes>"]
    for node, found in of_nodes:
        name = quoteattr(clean(node.name))
        lines.append(f"<node id={quoteattr(clean(node.id))} label={name}>{_values(found, node_keys)}</node>")
    lines += ["</nodes>", "<edges>"]
    for number, (link, found) in enumerate(of_links):
        ends = f"source={quoteattr(clean(link.source))} target={quoteattr(clean(link.target))}"
        lines.append(f'<edge id="{number}" {ends} label={quoteattr(link.kind)}>{_values(found, link_keys)}</edge>')
    return HEAD + "\n".join([*lines, "</edges>", "</graph>", "</gexf>"]) + "\n"


def written(contents: Contents) -> Written:
    """Return an organisation as GEXF."""
    return Written(write(contents.nodes, contents.links).encode(), not_in_xml(contents))


def _model(root: Xml, file: str) -> Model:
    names = {
        which: {one.get("id", ""): one.get("title", "") for one in _declarations(root, which)}
        for which in ("node", "edge")
    }
    usual = {which: dict(_usual(root, which)) for which in ("node", "edge")}
    elements, relations = [], []
    lost: Counter[tuple[str, str]] = Counter()
    for part in root.iter():
        which = local(part.tag)
        if which == "node":
            place = Place(file, column=f"node {part.get('id', '')}")
            elements.append(element_of(part.get("id", ""), usual[which] | _cells(part, names[which]), place))
        elif which == "edge":
            ends = (part.get("source", ""), part.get("target", ""))
            place = Place(file, column=f"edge {part.get('id') or ' to '.join(ends)}")
            relations.append(relation_of(ends, usual[which] | _cells(part, names[which]), place))
            lost["directions of edges", NO_DIRECTION] += part.get("type") in {"undirected", "mutual"}
        elif which in DRAWN:
            lost["positions, sizes and colours", "how a network is drawn is not kept"] += 1
    return Model(FORMAT, file, "", elements, relations, (), losses(lost))


def _declarations(root: Xml, which: str) -> Iterator[Xml]:
    for part in root.iter():
        if local(part.tag) == "attributes" and part.get("class") == which:
            yield from children(part, "attribute")


def _usual(root: Xml, which: str) -> Iterator[tuple[str, Cell]]:
    """Yield the values that hold where a node or edge gives none."""
    for one in _declarations(root, which):
        for default in children(one, "default"):
            yield one.get("title", ""), "".join(default.itertext())


def _cells(part: Xml, names: Mapping[str, str]) -> dict[str, Cell]:
    spans = {"valid_from": part.get("start", "")[:10], "valid_to": part.get("end", "")[:10]}
    cells: dict[str, Cell] = {"label": part.get("label", ""), **spans}
    for value in (one for holder in children(part, "attvalues") for one in children(holder, "attvalue")):
        reference = value.get("for") or value.get("id") or ""
        cells[names.get(reference) or reference] = value.get("value", "")
    if cells["label"] in {cells.get("name"), cells.get("kind")}:
        del cells["label"]
    weight = part.get("weight", "1")
    cells |= {"weight": weight} if weight not in {"1", "1.0"} else {}
    return {name: cell for name, cell in cells.items() if cell not in ("", None)}


def _declared(which: str, keys: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    if keys:
        yield f'<attributes class="{which}">'
        for name, (key, kind) in keys.items():
            yield f'<attribute id="{key}" title={quoteattr(clean(name))} type="{kind}"/>'
        yield "</attributes>"


def _values(attributes: Attributes, keys: Mapping[str, tuple[str, str]]) -> str:
    values = (
        f'<attvalue for="{keys[name][0]}" value={_attribute(text_of(held))}/>' for name, held in attributes.items()
    )
    return f"<attvalues>{''.join(values)}</attvalues>"


def _attribute(text: str) -> str:
    """Return a text as an attribute whose line breaks are kept."""
    return quoteattr(text, {"\n": "&#10;", "\t": "&#9;"})
