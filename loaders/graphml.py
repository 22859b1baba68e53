"""GraphML for analysts: nodes and links with all their fields as typed attributes. Writes only.

Source: GraphML 1.0 (graphml.graphdrawing.org, specification). Parallel edges are allowed; readings have no place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from graph.model import Link, Node, Value

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)
NOT_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])

Attributes = Mapping[str, Value]


def write(nodes: Iterable[Node], links: Iterable[Link] = ()) -> str:
    """Return a GraphML document; link kinds are edges' attribute `kind`, lists are texts parted by `; `.

    >>> print(write([Node("d1", "Need", "Hear sooner")]).splitlines()[-3])
    <node id="d1"><data key="n0">Need</data><data key="n1">Hear sooner</data></node>
    """
    of_nodes = [
        (node.id, {"kind": node.kind, "name": node.name} | dict(node.fields) | _extra(node.extra)) for node in nodes
    ]
    of_links = [(link, {"kind": link.kind} | dict(link.fields) | _extra(link.extra)) for link in links]
    node_keys, link_keys = _keys("n", (found for _, found in of_nodes)), _keys("e", (found for _, found in of_links))
    lines = [*_declared("node", node_keys), *_declared("edge", link_keys), '<graph edgedefault="directed">']
    lines += [f"<node id={quoteattr(_clean(node_id))}>{_data(found, node_keys)}</node>" for node_id, found in of_nodes]
    for link, found in of_links:
        ends = f"source={quoteattr(_clean(link.source))} target={quoteattr(_clean(link.target))}"
        lines.append(f"<edge {ends}>{_data(found, link_keys)}</edge>")
    return HEAD + "\n".join([*lines, "</graph>", "</graphml>"]) + "\n"


def _extra(extra: Mapping[str, str]) -> dict[str, Value]:
    return {f"extra: {name}": text for name, text in extra.items()}


def _keys(prefix: str, found: Iterable[Attributes]) -> dict[str, tuple[str, str]]:
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
        yield f'<key id="{key}" for="{what}" attr.name={quoteattr(_clean(name))} attr.type="{kind}"/>'


def _data(attributes: Attributes, keys: Mapping[str, tuple[str, str]]) -> str:
    return "".join(f'<data key="{keys[name][0]}">{escape(_text(value))}</data>' for name, value in attributes.items())


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return _clean("; ".join(value) if isinstance(value, tuple) else str(value))


def _clean(text: str) -> str:
    """Return a text without the characters that XML cannot hold."""
    return text.translate(NOT_XML)
