"""An organisation as an ArchiMate model in the Open Group's exchange format 3.0, to open in any ArchiMate tool.

Types are those of the shipped translation read backward; what ArchiMate has no type for is a grouping or an
association. Properties hold what a node or link is here, so that the model is read back the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from xml.sax.saxutils import escape, quoteattr

from graph.model import Link, Node
from loaders.archimate import FORMAT
from loaders.archimate_ours import DIRECTION, ID, KIND
from loaders.forms import Contents, Written
from loaders.graphml import attributes_of, clean, escaped, not_in_xml, text_of
from loaders.translation import Translation
from loaders.translation_file import shipped_translation

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<model xmlns="http://www.opengroup.org/xsd/archimate/3.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://www.opengroup.org/xsd/archimate/3.0/ '
    'http://www.opengroup.org/xsd/archimate/3.1/archimate3_Model.xsd" identifier="id-golden-thread">\n'
)
NO_TYPE, NO_RELATION = "Grouping", "Association"
PLAIN_ID = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)

Properties = Mapping[str, str]


def written(contents: Contents) -> Written:
    """Return an organisation as an ArchiMate model."""
    translation = shipped_translation(FORMAT, contents.ontology)
    types, ways = _types(translation), _relations(translation)
    defined: dict[str, str] = {}
    elements = [_element(node, types, defined) for node in contents.nodes]
    relations = [_relation(number, link, ways, defined) for number, link in enumerate(contents.links, 1)]
    lines = ['<name xml:lang="en">Golden Thread</name>']
    lines += _section("elements", elements) + _section("relationships", relations)
    lines += _section("propertyDefinitions", _definitions(defined))
    return Written((HEAD + "\n".join([*lines, "</model>"]) + "\n").encode(), not_in_xml(contents))


def _types(translation: Translation) -> dict[str, str]:
    """Return the type that each kind is written as: the first one that becomes it, without fields of its own first."""
    chosen: dict[str, str] = {}
    for name, made in sorted(translation.elements.items(), key=lambda item: bool(item[1].fields)):
        chosen.setdefault(made.kind, name)
    return chosen


def _relations(translation: Translation) -> dict[str, tuple[str, bool]]:
    """Return the type that each link is written as, and whether from its target to its source."""
    chosen: dict[str, tuple[str, bool]] = {}
    for name, ways in translation.relations.items():
        for way in ways:
            chosen.setdefault(way.link, (name, way.is_backward))
    return chosen


def _element(node: Node, types: Mapping[str, str], defined: dict[str, str]) -> str:
    own = _id(node.id)
    said = {name: text_of(value) for name, value in attributes_of(node).items() if name not in {"kind", "name"}}
    said |= {KIND: node.kind} | ({ID: node.id} if own != node.id else {})
    head = f"<element identifier={quoteattr(own)} xsi:type={quoteattr(types.get(node.kind, NO_TYPE))}>"
    return f'{head}<name xml:lang="en">{escape(clean(node.name))}</name>{_properties(said, defined)}</element>'


def _relation(number: int, link: Link, ways: Mapping[str, tuple[str, bool]], defined: dict[str, str]) -> str:
    sort, is_backward = ways.get(link.kind, (NO_RELATION, False))
    source, target = (link.target, link.source) if is_backward else (link.source, link.target)
    said = {name: text_of(value) for name, value in attributes_of(link).items() if name != "kind"}
    said |= {KIND: link.kind} | ({DIRECTION: "backward"} if is_backward else {})
    ends = f"source={quoteattr(_id(source))} target={quoteattr(_id(target))}"
    inside = _properties(said, defined)
    return f'<relationship identifier="id-link-{number}" {ends} xsi:type={quoteattr(sort)}>{inside}</relationship>'


def _properties(said: Properties, defined: dict[str, str]) -> str:
    held = (
        f'<property propertyDefinitionRef="{defined.setdefault(name, f"id-property-{len(defined) + 1}")}">'
        f"<value>{escaped(text)}</value></property>"
        for name, text in said.items()
    )
    return f"<properties>{''.join(held)}</properties>"


def _definitions(defined: Mapping[str, str]) -> Iterator[str]:
    for name, own in defined.items():
        inside = f"<name>{escape(clean(name))}</name>"
        yield f'<propertyDefinition identifier="{own}" type="string">{inside}</propertyDefinition>'


def _section(name: str, lines: Iterable[str]) -> list[str]:
    inside = list(lines)
    return [f"<{name}>", *inside, f"</{name}>"] if inside else []


def _id(given: str) -> str:
    """Return an id that XML takes: as it is, or made from it, always the same."""
    if PLAIN_ID.fullmatch(given) and not given.startswith(("id-link-", "id-property-", "id-golden")):
        return given
    return f"id-{blake2b(given.encode(), digest_size=8).hexdigest()}"
